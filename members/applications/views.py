"""The pages of who applies: the form, and what has become of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from members.applications.deciding import AlreadyDecided, answer, withdraw
from members.applications.forms import STEPS, AnswerForm
from members.applications.limits import may_apply
from members.applications.receiving import Place
from members.models import Application, CharterVersion
from members.tasks import ask_to_take_application
from portal.links import interface_language
from portal.visibility import refuse

TOO_MANY = 429
MOST_MESSAGES = 40
LAST = len(STEPS) - 1
SENT = {"why", "organisation_name", "region", "sector", "first_name", "last_name", "email"}


def site_of(request):
    """Return the address of the site, without a slash at its end."""
    return request.build_absolute_uri("/")[:-1]


@method_decorator(never_cache, name="dispatch")
class ApplyView(View):
    """Three screens. What is typed travels from one to the next, and is kept nowhere until it is sent."""

    def get(self, request):
        """Show the first one; a member has nothing to ask."""
        if request.user.is_authenticated:
            return render(request, "members/applications/already.html")
        return self._screen(request, 0, STEPS[0](), None)

    def post(self, request):
        """Go on, go back, or send."""
        if request.user.is_authenticated:
            return redirect("apply")
        step = request.POST.get("step", "")
        step = int(step) if step in {str(number) for number in range(len(STEPS))} else 0
        if "back" in request.POST:
            return self._screen(request, max(step - 1, 0), None, request.POST)
        wrong = next((n for n in range(step + 1) if not STEPS[n](request.POST).is_valid()), None)
        if wrong is not None:
            return self._screen(request, wrong, STEPS[wrong](request.POST), request.POST)
        if step < LAST:
            return self._screen(request, step + 1, None, request.POST)
        return self._send(request)

    def _send(self, request):
        given = {}
        for form in (made(request.POST) for made in STEPS):
            form.is_valid()
            given |= form.cleaned_data
        if not given["website"]:
            if not may_apply(request):
                form = STEPS[LAST](request.POST)
                form.add_error(
                    None, _("Several applications were just sent from here. Try again in an hour.")
                )
                return self._screen(request, LAST, form, request.POST, status=TOO_MANY)
            fields = {name: given[name] for name in SENT}
            fields["for_organisation"] = given["kind"] == "organisation"
            ask_to_take_application(fields, Place(site_of(request), interface_language(), given["form_key"]))
        return redirect("application_sent")

    def _screen(self, request, step, form, data, status=200):
        """Show a screen, with what was typed in the others beside it, unseen.

        Args:
            step: its number.
            form: its form; without one, it begins with what was typed there before, if anything.
            data: what was sent.
        """
        if form is None:
            typed = {name: data[name] for name in STEPS[step].base_fields if name in data}
            form = STEPS[step](initial=typed)
        own = set(form.fields)
        carried = [
            (name, data[name])
            for made in STEPS
            for name in made.base_fields
            if name not in own and name in (data or {})
        ]
        context = {
            "form": form,
            "step": step,
            "number": step + 1,
            "count": len(STEPS),
            "is_last": step == LAST,
            "carried": carried,
            "has_charter": CharterVersion.objects.in_force() is not None,
        }
        return render(request, "members/applications/apply.html", context, status=status)


@require_safe
def application_sent(request):
    """Say that it is with us, whoever sent it and whatever was known of her."""
    return render(request, "members/applications/sent.html")


@method_decorator(never_cache, name="dispatch")
class FollowView(View):
    """The page that the link of her mail leads to: where it stands, what was asked, her answer."""

    def dispatch(self, request, token):
        """Find the application of the link; refuse one that leads nowhere."""
        self.application = Application.objects.of_token(token)
        if self.application is None:
            return refuse(request)
        return super().dispatch(request, token)

    def get(self, request, token):
        """Show where it stands."""
        return self._page(request, AnswerForm())

    def post(self, request, token):
        """Take an answer, or the application back."""
        action, form = request.POST.get("action"), AnswerForm(request.POST)
        if action == "withdraw" and "sure" not in request.POST:
            context = {"application": self.application}
            return render(request, "members/applications/withdraw.html", context)
        try:
            if action == "withdraw":
                withdraw(self.application)
                messages.success(request, _("It is withdrawn, and what you wrote is erased."))
            elif self.application.messages.count() >= MOST_MESSAGES:
                messages.warning(request, _("You have written much already: wait for the answer."))
            elif form.is_valid():
                answer(self.application, form.cleaned_data["text"])
                messages.success(request, _("Your answer is with the facilitator."))
            else:
                return self._page(request, form)
        except AlreadyDecided:
            messages.warning(request, _("It was decided meanwhile: here is the answer."))
        return redirect(request.path)

    def _page(self, request, form):
        context = {
            "application": self.application,
            "state": self.application.state,
            "thread": self.application.messages.all(),
            "form": form,
        }
        return render(request, "members/applications/follow.html", context)
