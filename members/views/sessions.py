"""Where somebody is signed in, and how she closes it from afar."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from allauth.usersessions.models import UserSession

from members.devices import open_sessions


@method_decorator(never_cache, name="dispatch")
class SessionsView(LoginRequiredMixin, View):
    """The open sessions of an account, for its owner alone."""

    def get(self, request):
        """List them."""
        sessions = open_sessions(request.user, request.session.session_key)
        others = len(sessions) > 1
        return render(request, "account/sessions.html", {"sessions": sessions, "others": others})

    def post(self, request):
        """Close one, or all but this one; one that is closed already stays so."""
        others = UserSession.objects.filter(user=request.user).exclude(
            session_key=request.session.session_key
        )
        chosen = request.POST.get("session", "")
        if chosen != "others":
            others = others.filter(pk=int(chosen) if chosen.isdecimal() and len(chosen) < 18 else 0)
        for session in others:
            session.end()
        messages.success(request, _("Done: who used it must sign in again."))
        return redirect("sessions")
