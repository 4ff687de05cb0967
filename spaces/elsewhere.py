"""That something waits in a space that the facilitator does not moderate: neither which one, nor what."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.registries.queues import Queue, Waiting, queues
from spaces.choices import ParticipationState, Secrecy
from spaces.models import Participation, QuestionPromise, Space
from spaces.moderation.telling import waiting_posts
from spaces.moderation.things import rows_waiting
from spaces.permissions import may_open_spaces
from spaces.testimonies.waiting import testimonies_waiting


def _decisions(moderated):
    """Tell whether a moderator has to decide about something, in any space."""
    if waiting_posts().exclude(topic__space__in=moderated).exists():
        return True
    if testimonies_waiting().exclude(space__in=moderated).exists():
        return True
    return any(space not in moderated for space, *_more in rows_waiting())


def _questions(moderated, user):
    """Tell whether nobody answers a question, in a space that she knows of."""
    known = Space.objects.known_to(user).exclude(pk__in=moderated)
    return QuestionPromise.objects.late().filter(topic__space__in=known.values("pk")).exists()


def _requests(moderated):
    """Tell whether somebody asks to come in: into a listed space, nobody asks for another."""
    listed = Space.objects.filter(secrecy=Secrecy.LISTED, archived_at=None).exclude(pk__in=moderated)
    asked = Participation.objects.filter(state=ParticipationState.ASKED, user__is_active=True)
    return asked.filter(space__in=listed.values("pk")).exists()


def waits_elsewhere(user):
    """Return that something waits where `user` does not moderate: no place, no number, no date.

    For the facilitator (design.md, 2), who then speaks with those who moderate it.
    """
    if not may_open_spaces(user) or user.must_sign_charter:
        return Waiting(0)
    moderated = set(Space.objects.moderated_by(user).values_list("pk", flat=True))
    waits = _decisions(moderated) or _questions(moderated, user) or _requests(moderated)
    return Waiting(int(waits))


def register_elsewhere():
    """Put it on the list of what waits, once, whatever it is."""
    label = _("Something waits in a space that you do not moderate")
    queues.register(Queue("spaces_elsewhere", label, waits_elsewhere, lambda: reverse("spaces_map")))
