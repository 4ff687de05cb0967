"""A second factor for all who enter the admin or the privacy desk (research/safety.md, R20, R26, R30)."""

import time
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.shortcuts import redirect, resolve_url
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled

from members.privacy.places import DESKS
from members.roles import ENTER_ADMIN, MANAGE_PRIVACY
from portal.headers import ADMIN

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
WITHOUT_FACTOR = ("/admin/login/", "/admin/logout/")
FRESH = 15 * 60
LASTS = 12 * 60 * 60
# Finding and installing an app takes time: what was opened in time may be sent later.
FRESH_WHEN_SENT = 45 * 60
WAYS_IN = ("code", "password", "mfa")


def has_factor(user):
    """Tell whether `user` has a second factor; recovery codes alone are none."""
    return bool(user and user.is_authenticated and is_mfa_enabled(user, FACTORS))


def _age(request, *methods):
    """Return how many seconds ago this session passed one of `methods` for the last time, None if never."""
    records = get_authentication_records(request, request.user)
    times = [record["at"] for record in records if record.get("method") in methods]
    return time.time() - max(times) if times else None


def passed(request):
    """Tell whether this very session showed the second factor.

    A session opened before the factor existed did not. What was shown long ago is to be shown again.
    """
    age = _age(request, "mfa")
    return age is not None and age < LASTS


def passed_lately(request):
    """Tell whether this session showed the second factor a short time ago."""
    age = _age(request, "mfa")
    return age is not None and age < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def fresh_sign_in_required(view):
    """Ask somebody to sign in again, or to show her second factor if she has one, unless she just did.

    allauth never asks again those who have neither password nor factor: whoever found an open
    session could add a factor of her own, and keep the account. What it asks of the others, it asks after
    having put what they sent, passwords too, into the session.

    Args:
        view: the view of something that counts.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated or _is_fresh(request):
            return view(request, *args, **kwargs)
        if has_factor(request.user):
            return _to(reverse("mfa_reauthenticate"), request.get_full_path())
        logout(request)
        messages.info(request, _("You signed in some time ago. Please sign in again first."))
        return _to(resolve_url(settings.LOGIN_URL), request.get_full_path())

    return guarded


def _is_fresh(request):
    if has_factor(request.user):
        return passed_lately(request)
    age = _age(request, *WAYS_IN)
    return age is not None and age < (FRESH_WHEN_SENT if request.method == "POST" else FRESH)


def kept_meanwhile(view):
    """Let a form come in although the second factor was shown too long ago, so that nothing is lost.

    The view may keep what was sent for its sender and do nothing else: `request.factor_is_old` tells
    it. What she then sees asks for the factor as everything does.

    Args:
        view: takes a form in which somebody wrote or pasted much.
    """
    view.keeps_meanwhile = True
    return view


def _to(url, after):
    return redirect(f"{url}?{urlencode({REDIRECT_FIELD_NAME: after})}")


class SecondFactorMiddleware:
    """Have staff make a second factor, and show it, before the admin or the privacy desk opens."""

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on, or send to what is missing."""
        if settings.SECOND_FACTOR_FOR_ADMIN and self._guards(request):
            if not has_factor(request.user):
                return self._send(request, "mfa_activate_totp")
            request.factor_is_old = not passed(request)
            if request.factor_is_old and not self._keeps_meanwhile(request):
                return self._send(request, "mfa_reauthenticate")
        return self.get_response(request)

    def _guards(self, request):
        path, user = request.path_info, request.user
        if path.startswith(DESKS):
            return user.is_authenticated and user.has_perm(MANAGE_PRIVACY)
        inside = path.startswith(ADMIN) and path not in WITHOUT_FACTOR
        return inside and user.is_authenticated and user.has_perm(ENTER_ADMIN)

    def _keeps_meanwhile(self, request):
        try:
            view = resolve(request.path_info).func
        except Resolver404:
            return False
        return request.method == "POST" and getattr(view, "keeps_meanwhile", False)

    def _send(self, request, name):
        # Addresses of the admin have no language: the account's is the right one.
        with override(request.user.language):
            url = reverse(name)
        begins = next((desk for desk in DESKS if request.path_info.startswith(desk)), ADMIN)
        return _to(url, request.get_full_path() if request.method == "GET" else begins)
