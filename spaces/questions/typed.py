"""The deeds about a question that ask for words: their forms, what they do, what is said then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from spaces.questions import deeds
from spaces.questions.forms import PassOnForm, SummaryForm, WordForm


@dataclass(frozen=True)
class Typed:
    """A deed that asks for words.

    Args:
        form: its form; title, button: the words of its page.
        do: does it, from (participation, topic, what was given).
        thanks: what is said once it is done.
    """

    form: type
    title: str
    button: str
    do: Callable
    thanks: str


def _pass_on(participation, topic, given):
    whom = {"person": given.get("person"), "to": given["to"], "region": given.get("region")}
    deeds.pass_on(participation, topic, **whom, news_by=given["news_by"])


def _say(participation, topic, given):
    deeds.say(participation, topic, given["word"], given["news_by"])


def _written_at(given):
    """Return the moment that the form kept, None for none or what is no moment."""
    try:
        return datetime.fromisoformat(given["written_at"]) if given["written_at"] else None
    except ValueError:
        return None


def _sum_up(participation, topic, given):
    deeds.sum_up(participation, topic, given["summary"], written_at=_written_at(given))


def _telephone(participation, topic, given):
    written = _written_at(given)
    deeds.sum_up(participation, topic, given["summary"], written_at=written, by_telephone=True)


TYPED = {
    "pass_on": Typed(
        PassOnForm,
        _("Pass this question on"),
        _("Pass it on"),
        _pass_on,
        _("The question is passed on. Who asked is told."),
    ),
    "say": Typed(
        WordForm,
        _("Give her news"),
        _("Give this news"),
        _say,
        _("Your word is on the page. Who asked is told."),
    ),
    "telephone": Typed(
        SummaryForm,
        _("Answered by telephone"),
        _("Keep the answer"),
        _telephone,
        _("The answer is under the question, for all who read it."),
    ),
    "sum_up": Typed(
        SummaryForm,
        _("Sum up the answer"),
        _("Keep the summary"),
        _sum_up,
        _("The summary is under the question, for all who read it."),
    ),
}
