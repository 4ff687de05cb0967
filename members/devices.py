"""How long somebody stays signed in: on a device of her own, on one that others use, or sheltered."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from allauth.usersessions.models import UserSession

OWN = timedelta(days=30)
SHARED = timedelta(hours=12)
# The session of a survivor (research/safety.md, R27): one that she left open closes by itself.
SHELTERED, IDLE = timedelta(hours=4), timedelta(minutes=15)
COUNTED_EVERY = 20  # seconds: a session is not written again for each page
LAST_FORM = timedelta(hours=12)  # after the end: what somebody was writing still comes in
CHOICE, END, SEEN = "own_device", "session_ends", "session_seen"  # keys of the session
KINDS = {
    "phone": gettext_lazy("Telephone"),
    "tablet": gettext_lazy("Tablet"),
    "computer": gettext_lazy("Computer"),
}


def kind_of(browser):
    """Return a key of `KINDS`: as much as is kept of what a browser says of itself.

    Args:
        browser: its `User-Agent` header.
    """
    if "iPad" in browser or "Tablet" in browser or ("Android" in browser and "Mobi" not in browser):
        return "tablet"
    return "phone" if "Mobi" in browser else "computer"


@dataclass(frozen=True)
class OpenSession:
    """A place where somebody is signed in, as she is shown it.

    Args:
        key: of the `UserSession`.
        kind: of device, in words.
        opened, ends: when; `ends` is None for a session that has no end of its own.
        current: whether she looks from there.
    """

    key: int
    kind: str
    opened: datetime
    ends: datetime | None
    current: bool


def open_sessions(user, current_key):
    """Return the sessions that are open on somebody's account, the one she looks from first.

    Args:
        user: whose.
        current_key: of the session she looks from.
    """
    found = [
        OpenSession(
            session.pk,
            KINDS.get(session.data.get("kind"), KINDS["computer"]),
            session.created_at,
            _end_of(session),
            session.session_key == current_key,
        )
        for session in UserSession.objects.purge_and_list(user)
    ]
    return sorted(found, key=lambda session: (not session.current, -session.opened.timestamp()))


def _end_of(session):
    end = session._session_store(session.session_key).get(END)
    return datetime.fromtimestamp(end, tz=timezone.get_current_timezone()) if end else None


def keep_device(request, *, own):
    """Remember what she says of the device, until she is signed in."""
    request.session[CHOICE] = bool(own)


def begin(request, user):
    """Give a new session its end: on a shared device with the browser, and within twelve hours.

    That of a survivor ends with the browser, after a few hours, and when it is left alone.
    """
    own = request.session.pop(CHOICE, False) and not user.signs_with_phrase
    lasts = OWN if own else SHARED
    if user.signs_with_phrase:
        lasts, request.session[SEEN] = SHELTERED, time.time()
    # A browser may bring back the sessions of the day before: the end is ours to keep too.
    request.session[END] = time.time() + lasts.total_seconds()
    # The row of a sheltered session does not outlive it; its cookie goes with the browser (`portal.traces`).
    dated = own or user.signs_with_phrase
    request.session.set_expiry(int(lasts.total_seconds()) if dated else 0)
    return own


def _is_over(request, grace=timedelta(0)):
    end = request.session.get(END, float("inf"))
    return time.time() > end + grace.total_seconds()


def _is_left_alone(request):
    return time.time() > request.session.get(SEEN, float("inf")) + IDLE.total_seconds()


def _keep_seen(request):
    if time.time() > request.session.get(SEEN, float("inf")) + COUNTED_EVERY:
        request.session[SEEN] = time.time()


class SessionEndMiddleware:
    """Sign out who stays longer than she asked for; a form that she was filling in is taken first.

    Not so in a sheltered session, where somebody else may sit before the page that she left: there the form
    is kept for her, and waits until she is back (`members.kept_words`).
    """

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on, the session ended if it is too old."""
        if request.user.is_authenticated and SEEN in request.session:
            if _is_over(request) or _is_left_alone(request):
                request.was_sheltered = True
                self._sign_out(request)
            else:
                _keep_seen(request)
            return self.get_response(request)
        if not request.user.is_authenticated or not _is_over(request):
            return self.get_response(request)
        if request.method != "POST" or _is_over(request, LAST_FORM):
            self._sign_out(request)
            return self.get_response(request)
        return self._take_last_form(request)

    def _take_last_form(self, request):
        """Let a form in; whoever sent it is shown nothing, and leaves."""
        response = self.get_response(request)
        self._sign_out(request)
        if "Location" in response:
            return HttpResponseRedirect(response["Location"])
        return redirect_to_login(request.path)

    def _sign_out(self, request):
        logout(request)
        messages.info(request, _("You were signed out, as on a computer that others use."))
