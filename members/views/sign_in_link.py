"""The link of a sign-in message: a page with one button. A program that opens links spends nothing."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views import View
from django.views.decorators.cache import never_cache

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login

from members.devices import keep_device
from members.forms import OwnDeviceForm
from members.limits import may_ask_for_code
from members.models import SignInLink, User
from members.views.sign_in import keep_no_code

GONE = 410


@method_decorator(never_cache, name="dispatch")
class SignInLinkView(View):
    """Opens the account of a link, in whatever browser; a link too old offers another on the spot."""

    http_method_names = ["get", "head", "post"]

    def get(self, request, token):
        """Show the button; nothing is spent."""
        link = SignInLink.objects.named(token)
        if link is None or not link.opens:
            return self._gone(request, link)
        if request.user.is_authenticated and request.user.pk == link.user_id:
            return HttpResponseRedirect(self._after(request, link))
        return self._page(request, link)

    def post(self, request, token):
        """Sign in, or send a new message for a link that no longer opens."""
        link = SignInLink.objects.named(token)
        if link is not None and request.POST.get("action") == "again":
            return self._send_again(request, link)
        form = OwnDeviceForm(request.POST)
        if link is None or not link.opens or not form.is_valid() or not SignInLink.objects.spend(pk=link.pk):
            return self._gone(request, link)
        return self._enter(request, link, form.cleaned_data["own_device"])

    def _enter(self, request, link, own_device):
        if request.user.is_authenticated:
            logout(request)
        keep_device(request, own=own_device)
        record_authentication(request, link.user, method="code", email=link.user.email)
        after = self._after(request, link)
        return perform_login(request, Login(user=link.user, redirect_url=after, email=link.user.email))

    def _send_again(self, request, link):
        user = User.objects.opened_by_code(pk=link.user_id)
        if request.user.is_authenticated or user is None:
            return self._gone(request, None)
        if not may_ask_for_code(request, user.email):
            messages.warning(request, get_adapter().error_messages["rate_limited"])
            return self._gone(request, link)
        SignInLink.objects.spend(pk=link.pk)
        process = LoginCodeVerificationProcess.initiate(request=request, user=user, email=user.email)
        keep_no_code(process)
        url = reverse("account_confirm_login_code")
        return HttpResponseRedirect(f"{url}?{urlencode({'next': link.after})}" if link.after else url)

    def _after(self, request, link):
        safe = link.after and get_adapter().is_safe_url(link.after)
        return link.after if safe else get_adapter().get_login_redirect_url(request)

    def _page(self, request, link):
        return render(request, "account/sign_in_link.html", {"form": OwnDeviceForm()})

    def _gone(self, request, link):
        """Show the way to a new message: a button where the link tells whose it was, else the first form."""
        known = link is not None and not request.user.is_authenticated
        known = known and User.objects.opened_by_code(pk=link.user_id) is not None
        context = {"known": known, "sign_in_url": reverse("account_login")}
        return render(request, "account/sign_in_link_gone.html", context, status=GONE)
