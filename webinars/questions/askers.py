"""Who asks at an event, and who sorts what is asked."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from members.naming import name_of
from portal.visibility import may_read_members
from webinars.choices import Registration
from webinars.models import EventPage, EventRegistration, Question, QuestionHelper, RegistrationState
from webinars.permissions import looks_after_events
from webinars.questions.hours import takes_questions
from webinars.questions.marks import mark_of_guest, mark_of_member
from webinars.registrations.own import is_registered


@dataclass(frozen=True)
class Asker:
    """Somebody before the questions of an event: a member, or a guest by her registration.

    Args:
        event: an `EventPage`.
        mark: what stands for her at this event.
        takes_part: whether she asks and supports, while the event takes questions.
        moderates: whether she sorts the questions.
        user: her account; `guest`: her registration, where she has no account.
    """

    event: object
    mark: str
    takes_part: bool
    moderates: bool = False
    user: object = None
    guest: object = None

    @property
    def may_ask(self):
        """Whether she may ask and support now."""
        return self.takes_part and takes_questions(self.event)

    @property
    def signature(self):
        """The name that others read where she signs, "" where she has none."""
        return self.guest.name if self.guest else name_of(self.user)

    def questions(self):
        """Return the questions of the event that she reads, and her own whatever became of them."""
        own = Question.objects.asked_under(self.mark).filter(event=self.event.pk)
        if self.guest:
            return Question.objects.visible_to_guest(self.guest) | own
        return Question.objects.visible_to(self.user).filter(event=self.event.pk) | own


def member_asker(event, user):
    """Return what a member may do with the questions of an event, or None: they are not for her.

    Those ask who are registered: the speaker answers people who are there, and a question sent by somebody
    who does not come takes the turn of somebody who does. Where nobody registers, any member asks. The team
    asks too: it relays what is said over the telephone.
    """
    if not event.live or not may_read_members(user):
        return None
    registered, helps = _standing(event, user)
    team = looks_after_events(user)
    if event.registration == Registration.INVITED and not (registered or team):
        # A small group stays among itself: its helper is one of it.
        return None
    takes_part = registered or team or event.registration == Registration.NONE
    return Asker(event, mark_of_member(event.pk, user), takes_part, team or helps, user=user)


def guest_asker(registration):
    """Return what a guest may do with the questions of her event, or None: she has no place there.

    Args:
        registration: an `EventRegistration`, or None.
    """
    if not is_registered(registration) or registration.user_id or not registration.event.live:
        return None
    return Asker(registration.event, mark_of_guest(registration), True, guest=registration)


def _standing(event, user):
    """Return whether `user` is registered to an event, and whether she helps to sort, in one query."""
    mine = {"event": OuterRef("pk"), "user": user}
    found = EventPage.objects.filter(pk=event.pk).annotate(
        registered=Exists(EventRegistration.objects.filter(**mine, state=RegistrationState.REGISTERED)),
        helps=Exists(QuestionHelper.objects.filter(**mine)),
    )
    return found.values_list("registered", "helps").first() or (False, False)
