"""The list of webinars and meetings: what comes, then everything."""

from django.db.models import Case, IntegerField, Q, When
from django.utils import timezone

from portal.search.questions import note_question
from portal.search.result_page import ResultPage
from webinars.choices import EventStatus
from webinars.recordings.search_source import SOURCE as RECORDING
from webinars.search_source import SOURCE
from webinars.shown import event_cards

MOST_COMING = 60
MOST_SAID = 5


def coming(user, now=None):
    """Return the events to come that `user` may read, the next first, those postponed last."""
    from webinars.models import EventPage

    now = now or timezone.now()
    postponed = Q(status=EventStatus.POSTPONED)
    last = Case(When(postponed, then=1), default=0, output_field=IntegerField())
    events = EventPage.objects.visible_to(user).filter(postponed | Q(ends_at__gt=now))
    return events.order_by(last, "starts_at", "pk")


def next_events(user, now=None):
    """Return the events that take place next and that `user` may read, in order."""
    return coming(user, now).filter(status=EventStatus.PLANNED)


def listing(request):
    """Return the variables of the list: what its address asks, and what comes where nothing is asked."""
    found = ResultPage(request, sources=[SOURCE])
    note_question(request, found)
    above = [] if found.is_narrowed or found.sort else event_cards(coming(request.user)[:MOST_COMING])
    keys = {card.key for card in above}
    return {
        "found": found,
        "search_query": found.query.text,
        "coming": above if found.page == 1 else [],
        "cards": [card for card in found.cards if card.key not in keys],
        "number": max(0, found.results.total - len(above)),
        "said": _said(request, found),
    }


def _said(request, found):
    """Return the cards of the recordings in which the words asked were said, the best first."""
    if not found.query.text or found.page > 1:
        return []
    return ResultPage(request, sources=[RECORDING]).results.first(MOST_SAID)
