"""What organisations offer, and whom they serve: two vocabularies that the team keeps."""

from django.utils.translation import gettext_lazy as _

from portal.two_languages import TwoLanguageName


class Service(TwoLanguageName):
    """Something that organisations offer: shelter, legal help, exit support…"""

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("service offered")
        verbose_name_plural = _("services offered")


class ServedPeople(TwoLanguageName):
    """People whom organisations serve: women, minors, relatives, practitioners…"""

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("whom they serve")
        verbose_name_plural = _("whom they serve")
