"""Where « Nouveautés » meets the other parts of the portal."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from home.new.models import VisitMark
from portal.registries.personal_data import PersonalData, personal_data
from portal.registries.sections import Section, sections
from portal.registries.sitemap import PublicAddresses, public_addresses


def _export(user):
    mark = VisitMark.objects.filter(user=user).first()
    if mark is None:
        return {}
    return {
        gettext_noop("last here"): mark.seen_at.isoformat(),
        gettext_noop("end of the visit before"): (
            mark.previous_visit_at.isoformat() if mark.previous_visit_at else None
        ),
        gettext_noop("seen up to"): mark.seen_groups,
    }


def _erase(user):
    VisitMark.objects.filter(user=user).delete()


def register_new():
    """Put « Nouveautés » in the menu and the sitemap; say what is held about people."""
    sections.register(Section("whats_new", _("What is new"), lambda: reverse("whats_new")))
    public_addresses.register(
        PublicAddresses("whats_new", lambda: [reverse("whats_new"), reverse("elsewhere")])
    )
    covers = ("home.VisitMark",)
    personal_data.register(PersonalData("visits", _("Your visits"), _export, _erase, covers=covers))
