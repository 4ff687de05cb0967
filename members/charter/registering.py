"""Where the charter meets the other parts: who would talk first waits; everybody may read it."""

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.charter.signing import PUBLISH
from members.models import CharterTalk, CharterVersion
from portal.registries.queues import Queue, Waiting, queues
from portal.registries.sections import Section, sections
from portal.registries.sitemap import PublicAddresses, public_addresses


def _waiting(user):
    if not user.has_perm(PUBLISH):
        return Waiting(0)
    talks = CharterTalk.objects.filter(settled_at=None)
    return Waiting(talks.count(), talks.aggregate(oldest=Min("asked_at"))["oldest"])


def _is_in_force():
    return CharterVersion.objects.in_force() is not None


def _paths():
    return [reverse("charter")] if _is_in_force() else []


def register_charter():
    """Show them on the admin's home page, and the charter to everybody."""
    sections.register(Section("charter", _("Charter"), lambda: reverse("charter"), _is_in_force))
    public_addresses.register(PublicAddresses("charter", _paths))
    label = _("People who would like to talk about the charter")
    queues.register(Queue("charter_talks", label, _waiting, lambda: reverse("charter_people")))
