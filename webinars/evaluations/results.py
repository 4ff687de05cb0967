"""What the answers say together."""

from collections import Counter
from dataclasses import dataclass

from portal.search.analyser import fold
from webinars.models import EvaluationAnswer, Useful

FEW = 5  # a group of fewer people is not shown apart


@dataclass(frozen=True)
class Results:
    """The answers to an event, none tied to another of the same person.

    Args:
        number: how many.
        useful: [(label, number)].
        groups: [(label, [(label, number)])], empty where one of them is too small.
        takes_away, wishes: the words, each list in the order of the alphabet.
    """

    number: int
    useful: list
    groups: list
    takes_away: list
    wishes: list


def results_of(event, group_labels):
    """Return the `Results` of an event.

    Args:
        event: an `EventPage`.
        group_labels: what members and guests are called, in this order.
    """
    answers = list(EvaluationAnswer.objects.filter(event_id=event.pk))
    groups = [[one for one in answers if one.by_guest is by_guest] for by_guest in (False, True)]
    # With one of two shown, the other is what is left of the total: both are, or neither.
    apart = all(len(group) >= FEW for group in groups)
    return Results(
        number=len(answers),
        useful=_useful(answers),
        groups=list(zip(group_labels, map(_useful, groups), strict=True)) if apart else [],
        takes_away=_words(answers, "takes_away"),
        wishes=_words(answers, "wishes"),
    )


def _useful(answers):
    numbers = Counter(answer.useful for answer in answers)
    return [(label, numbers[value]) for value, label in Useful.choices]


def _words(answers, name):
    return sorted(filter(None, (getattr(answer, name) for answer in answers)), key=lambda text: fold(text))
