"""What somebody is shown of her own spaces."""

from dataclasses import dataclass

from django.db.models import Count, Min

from portal.registries.queues import Waiting
from spaces.choices import ParticipationState, Secrecy
from spaces.map.shown import may_ask
from spaces.models import Participation, Space
from spaces.permissions import may_open_spaces
from spaces.who_sees import number_of_readers_by_space, who_sees


@dataclass(frozen=True)
class Mine:
    """A space where somebody stands somewhere.

    Args:
        space: the `Space`.
        who: who sees what is inside.
        moderates: whether she looks after it; requests: how many wait there for her.
        answer: what a moderator answered her; may_ask: whether she may ask again.
    """

    space: Space
    who: str = ""
    moderates: bool = False
    requests: int = 0
    answer: str = ""
    may_ask: bool = False


def _reads(user):
    found = Participation.objects.of(user).select_related("space").order_by("space")
    return list(found)


def spaces_of_hers(user):
    """Return {"reads", "to_sign", "invited", "asked", "declined": lists of `Mine`, "may_open"}."""
    reads = _reads(user)
    numbers = number_of_readers_by_space([one.space for one in reads])
    waiting = _requests([one.space_id for one in reads if one.is_moderator])
    others = Participation.objects.filter(user=user, space__archived_at=None).select_related("space")
    opening = Participation.objects.opened_by_signing(user).exclude(pk__in=[one.pk for one in reads])
    return {
        "reads": [
            Mine(
                one.space,
                who_sees(one.space, numbers.get(one.space_id, 0), named=False),
                one.is_moderator,
                waiting.get(one.space_id, 0),
            )
            for one in reads
        ],
        "to_sign": [Mine(one.space) for one in opening.select_related("space")],
        "invited": [Mine(one.space) for one in others.filter(state=ParticipationState.INVITED)],
        "asked": [Mine(one.space) for one in others.filter(state=ParticipationState.ASKED)],
        "declined": [
            Mine(one.space, answer=one.answer, may_ask=may_ask(one.space, one.state))
            for one in others.filter(state=ParticipationState.DECLINED, space__secrecy=Secrecy.LISTED)
        ],
        "may_open": may_open_spaces(user),
    }


def _requests(keys):
    rows = Participation.objects.filter(space__in=keys, state=ParticipationState.ASKED, user__is_active=True)
    return dict(rows.order_by().values_list("space").annotate(number=Count("pk")))


def requests_waiting(user):
    """Return the requests that wait in the spaces that `user` moderates, as `Waiting`."""
    rows = Participation.objects.filter(
        space__in=Space.objects.moderated_by(user), state=ParticipationState.ASKED, user__is_active=True
    )
    found = rows.aggregate(number=Count("pk"), oldest=Min("since"))
    return Waiting(found["number"], found["oldest"])
