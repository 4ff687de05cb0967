"""What the team sets once for the whole site."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Site


@register_setting(icon="cogs", order=10)
class SiteSettings(BaseGenericSetting):
    """Name, people to reach, quick exit and safety line."""

    name_fr = models.CharField(_("site name in French"), max_length=80, default="Portail")
    name_en = models.CharField(_("site name in English"), max_length=80, default="Portal")
    contact_email = models.EmailField(_("contact address"), blank=True)
    privacy_officer = models.CharField(_("privacy officer"), max_length=120, blank=True)
    privacy_email = models.EmailField(_("address of the privacy officer"), blank=True)
    quick_exit_url = models.URLField(
        _("quick exit"),
        blank=True,
        help_text=_("Where the quick exit leads: an ordinary site, fast, without personal content."),
    )
    safety_line_fr = models.CharField(
        _("safety line in French"),
        max_length=200,
        blank=True,
        default="En danger ? 9-1-1. SOS violence conjugale, jour et nuit : 1 800 363-9010.",
    )
    safety_line_en = models.CharField(
        _("safety line in English"),
        max_length=200,
        blank=True,
        default="In danger? 9-1-1. SOS violence conjugale, day and night: 1-800-363-9010.",
    )

    panels = [
        FieldRowPanel([FieldPanel("name_fr"), FieldPanel("name_en")]),
        FieldPanel("contact_email"),
        MultiFieldPanel(
            [FieldPanel("privacy_officer"), FieldPanel("privacy_email")], heading=_("Privacy officer")
        ),
        MultiFieldPanel(
            [FieldPanel("quick_exit_url"), FieldPanel("safety_line_fr"), FieldPanel("safety_line_en")],
            heading=_("Safety"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    def clean(self):
        """Refuse an exit that would not leave.

        Raises:
            ValidationError: the address is not https, names an account, or is on this site.
        """
        super().clean()
        parts = urlsplit(self.quick_exit_url)
        if not self.quick_exit_url:
            return
        hosts = set(Site.objects.values_list("hostname", flat=True))
        if parts.scheme != "https" or "@" in parts.netloc or parts.hostname in hosts:
            raise ValidationError({"quick_exit_url": _("Give the https address of another site.")})

    def _in_language(self, field):
        language = "en" if (get_language() or "fr").startswith("en") else "fr"
        return getattr(self, f"{field}_{language}")

    @property
    def name(self):
        """The site's name in the reader's language."""
        return self._in_language("name")

    @property
    def safety_line(self):
        """The safety line in the reader's language."""
        return self._in_language("safety_line")
