"""The file of an application in the Wagtail admin: what she said, what was said, and what to do."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.applications import deciding
from members.applications.deciding import DECIDE, AlreadyDecided, IsSuspended, NotByCode
from members.applications.known import what_is_known
from members.applications.reply_forms import REPLY_FORMS, AcceptForm, DeclineForm, QuestionForm
from members.applications.views import site_of
from members.models import Application, Deed, Organisation
from members.privacy.access_log import record
from members.typing import LineField
from portal.admin_guard import open_to
from portal.models import Region


class DetailsForm(forms.ModelForm):
    """What the team may put right before it accepts."""

    first_name = LineField(label=gettext_lazy("First name"), max_length=150, required=False)
    last_name = LineField(label=gettext_lazy("Last name"), max_length=150, required=False)

    class Meta:
        model = Application
        fields = ["first_name", "last_name", "organisation", "region", "sector"]

    def __init__(self, *args, **kwargs):
        """Offer all organisations, shown or not."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.order_by("name")
        self.fields["organisation"].required = False
        self.fields["region"].queryset = Region.objects.all()


def user_can_decide(user):
    """Tell whether `user` may read applications and decide on them."""
    return user.has_perm(DECIDE)


for_deciders = open_to(user_can_decide)


def _accept(request, application):
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return form
    # The file says it above the button when the account of this address is suspended.
    deciding.accept(application, request.user, site_of(request), reopen=True, word=form.cleaned_data["word"])
    return _("She is a member. A message with a link is on its way to her.")


def _ask(request, application):
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return form
    deciding.ask(application, request.user, form.cleaned_data["question"], site_of(request))
    return _("Your question is in her file, and a message is on its way to her.")


def _decline(request, application):
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return form
    deciding.decline(application, request.user, form.cleaned_data["reason"], site_of(request))
    return _("It is declined, and what she wrote is erased.")


def _take(request, application):
    deciding.assign(application, request.user)
    return _("You follow this application.")


def _leave(request, application):
    deciding.assign(application, None)
    return _("Nobody follows this application any more.")


def _correct(request, application):
    form = DetailsForm(request.POST, instance=application)
    if not form.is_valid():
        return form
    form.save()
    return _("Saved.")


def _fill(request, application):
    return REPLY_FORMS[request.POST["fill"]].filled(request.POST, application.language)


ACTIONS = {
    "accept": _accept,
    "ask": _ask,
    "decline": _decline,
    "take": _take,
    "leave": _leave,
    "correct": _correct,
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
def application_file(request, key):
    """Show a file, or do what its buttons say; one of them only puts a prepared reply in a text.

    Raises:
        Http404: there is no such file, or no such button.
        PermissionDenied: she may not decide.
    """
    application = get_object_or_404(Application.objects.select_related("region", "organisation"), pk=key)
    wrong = {}
    if request.method == "POST":
        fills = "fill" in request.POST
        action = request.POST.get("fill" if fills else "action", "")
        if action not in (REPLY_FORMS if fills else ACTIONS):
            raise Http404
        try:
            if not application.is_open:
                raise AlreadyDecided
            done = (_fill if fills else ACTIONS[action])(request, application)
        except AlreadyDecided:
            messages.warning(request, _("Somebody decided on this application before you: here is what."))
            return redirect("application_file", key=key)
        except NotByCode:
            messages.error(request, _("This address belongs to an account that does not sign in by e-mail."))
            return redirect("application_file", key=key)
        except IsSuspended:
            messages.error(request, _("The account of this address has a role: an administrator decides."))
            return redirect("application_file", key=key)
        if isinstance(done, str):
            messages.success(request, done)
            return redirect("application_file", key=key)
        wrong[action] = done
    record(request.user, Deed.APPLICATION_READ, application)
    return render(request, "members/admin/application.html", _context(application, wrong))


def _context(application, wrong):
    made = {name: wrong.get(name) or form() for name, form in REPLY_FORMS.items()}
    return {
        "application": application,
        "known": what_is_known(application),
        "thread": application.messages.select_related("author"),
        "ask_form": made["ask"],
        "accept_form": made["accept"],
        "decline_form": made["decline"],
        "details_form": wrong.get("correct") or DetailsForm(instance=application),
    }
