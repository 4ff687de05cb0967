"""Showing that it is she, again, before what counts most (ASVS 7.5.1; research/safety.md, R30)."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from members.second_factor import fresh_sign_in_required, has_factor, passed_lately


def step_up(view):
    """Ask for the second factor, or for a new sign-in where there is none, unless she just showed it.

    Args:
        view: whose page of the same address, asked with GET, holds the form that is sent.
    """

    @wraps(view)
    @login_required
    @fresh_sign_in_required
    def guarded(request, *args, **kwargs):
        if has_factor(request.user) and not passed_lately(request):
            return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return guarded
