"""When a visit begins and ends: it ends after an hour of absence (research/community.md, 3.5).

Her presence is noted on « Nouveautés » and the home page, and from then on wherever she reads, every five
minutes at most. Nobody who signs in with a passphrase is noted.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from home.new.models import VisitMark
from members.directory.access import has_profile
from portal.novelty import NEW_FOR

AWAY = timedelta(hours=1)
OFTEN = timedelta(minutes=5)
KEY = "visit"  # in the session: when her presence was last noted


def visit_of(request):
    """Note that she is here, and return her `VisitMark`; None for whom none is kept."""
    if not has_profile(request.user):
        return None
    now = timezone.now()
    if request.session.get(KEY, 0) < (now - OFTEN).timestamp():
        request.session[KEY] = now.timestamp()
    return noted(request.user, now)


def noted(user, now):
    """Return the mark of `user`, her presence at `now` noted; it is written every few minutes at most."""
    mark, _made = VisitMark.objects.get_or_create(user=user, defaults={"seen_at": now})
    # With the moment that was read: of two pages asked at once, one begins the visit.
    hers = VisitMark.objects.filter(pk=mark.pk, seen_at=mark.seen_at)
    if mark.seen_at <= now - AWAY:
        hers.update(previous_visit_at=F("seen_at"), seen_at=now)
        mark.refresh_from_db()
    elif mark.seen_at <= now - OFTEN:
        hers.update(seen_at=now)
    return mark


def since(mark, group):
    """Return from when on things of a group are new.

    Args:
        mark: a `VisitMark`, or None for everybody: the last thirty days.
        group: the name of a group.
    """
    now = timezone.now()
    begins = timezone.localtime(now - NEW_FOR).replace(hour=0, minute=0, second=0, microsecond=0)
    if mark is None:
        return begins
    seen = mark.seen_groups.get(group)
    moments = [mark.previous_visit_at or begins, *([parse_datetime(seen)] if seen else [])]
    return max(moments)


@transaction.atomic
def keep_seen(user, groups, until):
    """Keep that she has seen some groups, up to the moment of the page that she had before her.

    Args:
        groups: their names.
        until: a moment; one to come counts as now, an earlier one than what is kept changes nothing.
    """
    mark = VisitMark.objects.select_for_update().get_or_create(user=user)[0]
    until = min(until, timezone.now())
    for group in groups:
        kept = mark.seen_groups.get(group)
        if not kept or parse_datetime(kept) < until:
            mark.seen_groups[group] = until.isoformat()
    mark.save(update_fields=["seen_groups"])


def moment_typed(text):
    """Return the moment that a form carries, now where it carries none."""
    try:
        found = parse_datetime(text or "")
    except ValueError:
        found = None
    return found if isinstance(found, datetime) and timezone.is_aware(found) else timezone.now()


class VisitMiddleware:
    """Keeps a visit going while she reads elsewhere than on « Nouveautés »."""

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Note her presence, where five minutes have passed since it was noted."""
        if request.method == "GET" and settings.SESSION_COOKIE_NAME in request.COOKIES:
            told = request.session.get(KEY)
            if told and told < (timezone.now() - OFTEN).timestamp():
                visit_of(request)
        return self.get_response(request)
