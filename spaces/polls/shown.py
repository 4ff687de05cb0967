"""A poll, as each reader is shown it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from spaces.choices import ShowResults
from spaces.models import Poll
from spaces.permissions import may_change
from spaces.polls.answering import ballot_of, counted
from spaces.things.access import things_in
from spaces.things.shown import address_of, shown

FEWEST_TOLD = 5  # answers, in a space that hides: below, who is who may be guessed


@dataclass(frozen=True)
class Result:
    """How many chose an answer; `percent` of those who answered."""

    words: str
    number: int
    percent: int


def polls_of(participation):
    """Return the polls of her space that she reads, the newest first."""
    return things_in(Poll, participation)


def too_few_words(space):
    """Return what is said beforehand where few answers are not told apart: in a space that hides; else ""."""
    if not space.is_opaque:
        return ""
    said = _("With fewer than %(number)s answers, nobody is shown the results: somebody might be recognised.")
    return said % {"number": FEWEST_TOLD}


def poll_page(poll, participation):
    """Return the variables of the page of a poll.

    Returns:
        {"shown", "poll", "hers": keys that she chose, "reads": whether she reads results now, "results": None
        where they are too few to be told, "answers": how many answered, None where it is not told, "too_few":
        what is said of that before she answers}.
    """
    ballot = ballot_of(poll, participation) if poll.counted_at is None else None
    reads = _reads_results(poll, ballot)
    number, chosen = counted(poll) if reads else (0, {})
    told = reads and not (poll.space.is_opaque and number < FEWEST_TOLD)
    may_close = poll.is_open and may_change(participation, poll)
    return {
        "shown": shown(poll, participation, "poll", has_page=True, changes=False),
        "poll": poll,
        "hers": [str(key) for key in ballot.chosen] if ballot else [],
        "reads": reads,
        "answers": number if told else None,
        "results": _results(poll, number, chosen) if told else None,
        "too_few": too_few_words(poll.space) if poll.is_open and not reads else "",
        "close_url": address_of("close_poll", poll) if may_close else "",
    }


def _reads_results(poll, ballot):
    """Tell whether she reads the results: at the end, or once she answered where the poll says so."""
    if not poll.is_open:
        return True
    return poll.shows == ShowResults.ANSWERED and ballot is not None


def _results(poll, number, chosen):
    return [
        Result(
            choice.words,
            chosen.get(choice.pk, 0),
            round(100 * chosen.get(choice.pk, 0) / number) if number else 0,
        )
        for choice in poll.choices.all()
    ]
