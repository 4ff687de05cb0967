"""Signing in: an address, then the code that it received; or an address and a password."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import clear_login
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.account.utils import passthrough_next_redirect_url
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView

from members.adapter import LOGIN_CODE
from members.codes import fingerprint
from members.devices import keep_device
from members.limits import may_ask_for_code, may_try_code
from members.models import SignInHelp, SignInLink, User
from members.passkey_forms import PasskeySignInForm
from members.tasks import NOBODY
from portal.headers import ADMIN
from portal.traces import BEHIND_LETTERS, leave_none
from portal.visibility import refuse


def staff_sign_in(request):
    """Send to the sign-in page whoever asks for the admin; somebody signed in without the right gets 404.

    allauth would send back here somebody signed in, and Wagtail to the sign-in page, for ever.
    """
    if request.user.is_authenticated:
        return refuse(request)
    return redirect(f"{resolve_url('account_login')}?next=/admin/")


def code_under_way(request):
    """Return the code that this browser waits for, or None: none asked for, too old, tried too often."""
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    return LoginCodeVerificationProcess.resume(stage) if stage else None


def start_again(request, message):
    """Go back to the first form, saying why, without losing where she was going."""
    messages.warning(request, message)
    return HttpResponseRedirect(passthrough_next_redirect_url(request, reverse("account_login"), "next"))


def keep_no_code(process):
    """Put in the session what stands for the code, in the place of the code."""
    if process.code:
        process.state["code"] = fingerprint(process.state["email"], process.code)
        process.persist()


def work_as_for_an_account(request, address):
    """Do for an address that nobody has what is done for another: the time of the answer tells nothing."""
    adapter = get_adapter()
    # The account is read once more for somebody who has one.
    User.objects.filter(pk=NOBODY).first()
    adapter.send_mail(LOGIN_CODE, address, {"request": request, "code": adapter.generate_login_code()})


class SignInView(RequestLoginCodeView):
    """The first form. It is also where a visitor lands when a page is absent or not for her."""

    def dispatch(self, request, *args, **kwargs):
        """Leave no name of the site in a history where it stands for a page of a sheltered place."""
        if BEHIND_LETTERS.match(self.get_next_url() or ""):
            leave_none(request)
        return super().dispatch(request, *args, **kwargs)

    def _redirect_to_pending_stage(self, request, stage):
        # allauth would skip this page while a code is awaited: one could not correct her address.
        return None

    def form_valid(self, form):
        """Let her in by her password, or have the code sent and show the form for it."""
        if form.cleaned_data["password"]:
            return self._enter(form._user, form.cleaned_data["own_device"])
        response = super().form_valid(form)
        if form._user is None:
            work_as_for_an_account(self.request, form.cleaned_data["email"])
        else:
            keep_no_code(code_under_way(self.request))
        return response

    def _enter(self, user, own_device):
        keep_device(self.request, own=own_device)
        login = Login(user=user, redirect_url=self.get_next_url(), email=user.email)
        return perform_password_login(self.request, {"email": user.email}, login)

    def get_context_data(self, **kwargs):
        """Add the way to the second form, for who has a code, and whether she wanted a page."""
        context = super().get_context_data(**kwargs)
        code_url = self.passthrough_next_url(reverse("account_confirm_login_code"))
        wanted = self.get_next_url() or ""
        return {
            **context,
            "behind_letters": bool(BEHIND_LETTERS.match(wanted)),
            "phrase_url": f"{reverse('phrase_enter')}?{urlencode({'next': wanted})}",
            "code_url": code_url if code_under_way(self.request) else None,
            "passkey_url": reverse("mfa_login_webauthn"),
            "passkey_form": PasskeySignInForm(auto_id="passkey_%s"),
            "looked_for_a_page": not (self.get_next_url() or ADMIN).startswith(ADMIN),
        }


class SignInCodeView(ConfirmLoginCodeView):
    """The second form."""

    def dispatch(self, request, *args, **kwargs):
        """Go back to the first form when no code is awaited."""
        if not request.user.is_authenticated and not code_under_way(request):
            return start_again(
                request,
                _("This code is too old, or was asked for in another browser. Please ask for a new one."),
            )
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        """Let no code be right once its tries are used up; nothing typed is no try."""
        kwargs = super().get_form_kwargs()
        if self.request.POST.get("code", "").strip() and "code" in kwargs and not may_try_code(self._process):
            # Not even one read over the telephone.
            kwargs["code"] = None
        if "code" in kwargs:
            kwargs["address"] = self._process.state["email"]
        return kwargs

    def _uses_up(self, form):
        if form.by_telephone:
            return SignInHelp.objects.use(form.address, form.cleaned_data["code"])
        return SignInLink.objects.may_be_used(self._process.code)

    def _verify_form_valid(self, form):
        if self._process.user is None:
            # The account was suspended since: nothing tells it from a wrong code.
            form.add_error("code", get_adapter().validation_error("incorrect_code"))
            return self.form_invalid(form)
        if not self._uses_up(form):
            clear_login(self.request)
            return start_again(self.request, _("This code was used already. Please ask for a new one."))
        keep_device(self.request, own=form.cleaned_data["own_device"])
        return super()._verify_form_valid(form)

    def _resend_form_valid(self, form):
        address = self._process.state["email"]
        if may_ask_for_code(self.request, address):
            SignInLink.objects.spend(code=self._process.code)
            self._process.resend()
            if self._process.user is None:
                work_as_for_an_account(self.request, address)
            else:
                keep_no_code(self._process)
            messages.success(self.request, _("A new code is on its way. The one before no longer works."))
        else:
            messages.warning(self.request, get_adapter().error_messages["rate_limited"])
        return HttpResponseRedirect(self.passthrough_next_url(reverse("account_confirm_login_code")))

    def form_invalid(self, form):
        """Show the form again, or go back to the first one after too many tries; nothing typed is no try."""
        if not form.has_error("code", "incorrect_code"):
            return self.render_to_response(self.get_context_data(form=form))
        if self._process.record_invalid_attempt():
            return self.render_to_response(self.get_context_data(form=form))
        return start_again(
            self.request, _("That was not the right code, several times. Please ask for a new one.")
        )

    def get_context_data(self, **kwargs):
        """Add the way back to the first form."""
        context = super().get_context_data(**kwargs)
        return {**context, "start_again_url": self.passthrough_next_url(reverse("account_login"))}
