"""What the page of an event shows of its preparation: to those who are registered, and to the team."""

from dataclasses import dataclass

from django.db.models import Q

from members.naming import name_to_members
from portal.visibility import may_read_members
from webinars.models import PreparationAnswer, RegistrationState
from webinars.permissions import looks_after_events
from webinars.preparations.forms import PreparationForm
from webinars.registrations.own import is_registered, registration_of


@dataclass(frozen=True)
class AnswerShown:
    """What somebody wrote, under the name by which members know her."""

    name: str
    text: str


def takes_part(event, user):
    """Tell whether `user` answers and reads the answers: a member who has a place."""
    return may_read_members(user) and is_registered(registration_of(event, user))


def answers_of(event):
    """Return the answers of those who still have a place, as a list of `PreparationAnswer`."""
    has_place = Q(
        user__event_registrations__event=event.pk,
        user__event_registrations__state=RegistrationState.REGISTERED,
    )
    answers = PreparationAnswer.objects.filter(has_place, event=event.pk, user__is_active=True)
    return list(answers.select_related("user__profile").order_by("pk"))


def preparation_variables(event, user, registration):
    """Return {"preparation": what to prepare, the answers and her form, or None}.

    Without a prompt there is no query; who is not registered learns nothing of it.

    Args:
        event: an `EventPage`; `user`: the reader.
        registration: hers (`registration_of`), or None.
    """
    prompt = getattr(event, "preparation", "")
    if not prompt or not may_read_members(user):
        return {"preparation": None}
    writes = is_registered(registration)
    if not writes and not looks_after_events(user):
        return {"preparation": None}
    answers = answers_of(event)
    own = next((answer for answer in answers if answer.user_id == user.pk), None)
    others = [AnswerShown(name_to_members(a.user), a.text) for a in answers if a.user_id != user.pk]
    form = PreparationForm(initial={"text": own.text if own else ""}) if writes else None
    return {"preparation": {"prompt": prompt, "own": own, "others": others, "form": form}}
