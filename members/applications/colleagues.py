"""The page of an organisation's contact: who is here for it, and whom she proposes."""

import uuid

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache

from members.applications.receiving import Place, receive
from members.applications.views import site_of
from members.models import Application, ApplicationSource, ApplicationState, Profile
from members.typing import LineField
from portal.links import interface_language
from portal.visibility import may_read_members, refuse

MOST_WAITING = 30


class ColleagueForm(forms.Form):
    """A colleague to propose. She has agreed to it."""

    first_name = LineField(label=gettext_lazy("First name"), max_length=150)
    last_name = LineField(label=gettext_lazy("Last name"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("Her e-mail address"))
    agreed = forms.BooleanField(
        label=gettext_lazy("She agrees that I give her name and address"),
        label_suffix="",
        error_messages={"required": gettext_lazy("Ask her first, then tick this box.")},
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        """Give the form a key of its own, so that sending it twice proposes her once."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_key", uuid.uuid4())


@method_decorator(never_cache, name="dispatch")
class ColleaguesView(LoginRequiredMixin, View):
    """For the contact of an organisation alone."""

    def dispatch(self, request, *args, **kwargs):
        """Refuse everybody else as what is absent."""
        if request.user.is_authenticated:
            profiles = Profile.objects.select_related("organisation", "region")
            self.profile = profiles.filter(user=request.user, represents=True).first()
            if self.profile is None or not self.profile.organisation_id or not may_read_members(request.user):
                return refuse(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        """Show her colleagues, and the form."""
        return self._page(request, ColleagueForm())

    def post(self, request):
        """Keep the proposal: the facilitator decides on it as on any other."""
        form = ColleagueForm(request.POST)
        if not form.is_valid():
            return self._page(request, form)
        if self._waiting().filter(email=form.cleaned_data["email"].lower()).exists():
            return self._thank(request)
        if self._waiting().count() >= MOST_WAITING:
            form.add_error(None, _("Many of your colleagues wait for an answer: let us catch up first."))
            return self._page(request, form)
        given = {name: form.cleaned_data[name] for name in ("first_name", "last_name", "email")}
        given |= {
            "organisation_name": self.profile.organisation.name,
            "region": self.profile.region,
            "sector": self.profile.sector,
        }
        key = form.cleaned_data["form_key"] or uuid.uuid4()
        source = ApplicationSource.INVITATION
        receive(given, Place(site_of(request), interface_language(), key, source, request.user))
        return self._thank(request)

    def _thank(self, request):
        messages.success(request, _("Thank you. The facilitator will write to her once she has said yes."))
        return redirect("colleagues")

    def _waiting(self):
        return Application.objects.open().filter(inviter=self.request.user)

    def _page(self, request, form):
        # Those whom she proposed: a colleague who came by herself says so herself, in the directory.
        people = Application.objects.filter(
            inviter=request.user, state=ApplicationState.ACCEPTED, account__is_active=True
        )
        context = {
            "organisation": self.profile.organisation,
            "people": [application.name for application in people.order_by("last_name", "first_name")],
            "waiting": self._waiting(),
            "form": form,
        }
        return render(request, "members/applications/colleagues.html", context)
