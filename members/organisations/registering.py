"""Where the directory of organisations meets the other parts of the portal."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.registries.sections import Section, sections
from portal.registries.sitemap import PublicAddresses, public_addresses


def _paths():
    from members.models import Organisation

    slugs = Organisation.objects.visible_to(None).order_by("pk").values_list("slug", flat=True)
    return [reverse("organisations"), *(reverse("organisation", args=[slug]) for slug in slugs)]


def register_organisations():
    """Feed the search, the menu and the sitemap; say what waits, and what is held about people."""
    from members.organisations import receivers  # noqa: F401
    from members.organisations.personal_data import register_contacts
    from members.organisations.queue import register_queue
    from members.organisations.search_source import register_source

    register_source()
    register_queue()
    register_contacts()
    label = _("Organisations and services")
    sections.register(Section("organisations", label, lambda: reverse("organisations")))
    public_addresses.register(PublicAddresses("organisations", _paths))
