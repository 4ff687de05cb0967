"""The pages of who applies: the form, and what has become of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from members.applications.deciding import AlreadyDecided, answer, withdraw
from members.applications.draft import Draft
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


def _step(text):
    """Return the number of a screen, the first one's for what is none."""
    return int(text) if text in {str(number) for number in range(len(STEPS))} else 0


def _screen_url(step, check=False):
    query = {"step": step} | ({"check": 1} if check else {})
    return f"{reverse('apply')}?{urlencode(query)}" if step or check else reverse("apply")


@method_decorator(never_cache, name="dispatch")
class ApplyView(View):
    """Three screens, each at an address of its own: « back » and the other language find what was typed."""

    def get(self, request):
        """Show a screen; a member has nothing to ask."""
        if request.user.is_authenticated:
            return render(request, "members/applications/already.html")
        draft, step = Draft(request), _step(request.GET.get("step", ""))
        typed = draft.typed
        if draft.was_sent and (step or "check" in request.GET):
            # « Back » from the thanks: nothing is missing, and nothing is to be sent again.
            return redirect("application_sent")
        form = STEPS[step](typed) if "check" in request.GET else STEPS[step](initial=typed)
        return self._screen(request, step, form)

    def post(self, request):
        """Go on, go back, or send."""
        if request.user.is_authenticated:
            return redirect("apply")
        step, draft = _step(request.POST.get("step", "")), Draft(request)
        if step == LAST and draft.was_sent and "email" not in request.POST:
            return redirect("application_sent")
        draft.keep(request.POST)
        if "back" in request.POST:
            return redirect(_screen_url(max(step - 1, 0)))
        wrong = next((n for n in range(step + 1) if not STEPS[n](draft.typed).is_valid()), None)
        if wrong is not None:
            return redirect(_screen_url(wrong, check=True))
        return redirect(_screen_url(step + 1)) if step < LAST else self._send(request, draft)

    def _send(self, request, draft):
        given = {}
        for form in (made(draft.typed) for made in STEPS):
            form.is_valid()
            given |= form.cleaned_data
        if not given["website"]:
            if not may_apply(request):
                form = STEPS[LAST](draft.typed)
                form.add_error(
                    None, _("Several applications were just sent from here. Try again in an hour.")
                )
                return self._screen(request, LAST, form, status=TOO_MANY)
            fields = {name: given[name] for name in SENT}
            fields["for_organisation"] = given["kind"] == "organisation"
            ask_to_take_application(fields, Place(site_of(request), interface_language(), given["form_key"]))
        draft.forget()
        return redirect("application_sent")

    def _screen(self, request, step, form, status=200):
        context = {
            "form": form,
            "step": step,
            "number": step + 1,
            "count": len(STEPS),
            "is_last": step == LAST,
            "refused": "check" in request.GET,
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
        return self._page(request, AnswerForm(state=self.application.state))

    def post(self, request, token):
        """Take an answer, or the application back."""
        action, form = request.POST.get("action"), AnswerForm(request.POST, state=self.application.state)
        if action == "withdraw" and "sure" not in request.POST:
            context = {"application": self.application}
            return render(request, "members/applications/withdraw.html", context)
        try:
            if action == "withdraw":
                withdraw(self.application)
                messages.success(request, _("It is withdrawn, and what you wrote is erased."))
            elif self.application.messages.filter(by_form=False).count() >= MOST_MESSAGES:
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
            "word": self.application.word_of_welcome,
            "thread": self.application.messages.all(),
            "form": form,
        }
        return render(request, "members/applications/follow.html", context)
