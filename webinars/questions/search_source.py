"""Feeds the search with the questions that were answered, for members: without the name of who asked.

What still waits is not found: it is of the moment, and may yet be hidden or put together with another. Those
of a small group are not either: the index knows members, not who is in which group.
"""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from portal.links import addresses
from portal.search import indexing
from portal.search.models import SearchEntry
from portal.search.sources import IndexRecord, SearchSource, search_sources
from portal.visibility import Audience
from webinars.choices import Registration
from webinars.models import Question

SOURCE = "question"
LONGEST_TITLE = 120


@dataclass(frozen=True)
class QuestionCard:
    """A question among results."""

    title: str
    url: str
    title_marked: str
    summary: str
    meta: str
    meta_lang: str
    lang: str = ""
    for_members: bool = True
    kind: str = _("Question with its answer")


def _found(questions):
    answered = questions.filter(answered=True, hidden=False, merged_into=None, event__live=True)
    return answered.exclude(event__registration=Registration.INVITED).select_related("event__locale")


def _title(question):
    return Truncator(" ".join(question.text.split())).chars(LONGEST_TITLE)


def records(keys):
    """Yield the records of the answered questions among `keys`."""
    for question in _found(Question.objects.filter(pk__in=list(keys))):
        yield IndexRecord(
            object_id=question.pk,
            audience=str(Audience.MEMBERS),
            title=_title(question),
            summary=f"{question.text}\n{question.answer}",
            subjects=question.event.title,
            language=question.event.language_tag,
            facets={"kind": [SOURCE]},
            year=question.event.starts_at.astimezone(question.event.tz).year,
            added=question.asked_at,
        )


def published_keys():
    """Return the keys of all answered questions."""
    return _found(Question.objects.order_by("pk")).values_list("pk", flat=True).iterator()


def cards(keys, user, highlighter):
    """Return {key: card} of the questions among `keys` that `user` may read, the words searched marked."""
    found = list(_found(Question.objects.visible_to(user).filter(pk__in=keys)))
    urls = addresses([question.event for question in found])
    return {
        question.pk: QuestionCard(
            title=_title(question),
            url=f"{urls.get(question.event_id, '')}#question-{question.key}",
            title_marked=highlighter.mark(_title(question)),
            summary=highlighter.snippet(question.answer) or Truncator(question.answer).chars(260),
            meta=question.event.title,
            meta_lang=question.event.language_tag,
        )
        for question in found
    }


def is_in_index(key):
    """Tell whether a question is found by somebody."""
    return SearchEntry.objects.filter(source=SOURCE, object_id=key).exclude(audience="").exists()


def follow(keys):
    """Make the index tell what questions are now, in the caller's transaction."""
    indexing.refresh(search_sources.get(SOURCE), keys)


def register_source():
    """Declare the answered questions to the search."""
    kinds = {SOURCE: _("Questions with their answers")}
    search_sources.register(
        SearchSource(
            SOURCE,
            _("Questions with their answers"),
            Question,
            records,
            cards,
            published_keys,
            lambda: kinds,
        )
    )
