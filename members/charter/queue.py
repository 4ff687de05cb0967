"""Who would rather talk before she signs waits for the facilitator."""

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.charter.signing import PUBLISH
from members.models import CharterTalk
from portal.registries.queues import Queue, Waiting, queues


def _waiting(user):
    if not user.has_perm(PUBLISH):
        return Waiting(0)
    talks = CharterTalk.objects.filter(settled_at=None)
    return Waiting(talks.count(), talks.aggregate(oldest=Min("asked_at"))["oldest"])


def register_talks():
    """Show them on the admin's home page."""
    label = _("People who would like to talk about the charter")
    queues.register(Queue("charter_talks", label, _waiting, lambda: reverse("charter_people")))
