"""A password of one's own, for who wants one."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from allauth.account.internal.flows.password_change import finalize_password_change, finalize_password_set

from members.forms import OwnPasswordForm
from members.second_factor import fresh_sign_in_required
from members.ways_in import for_those_who_choose


@method_decorator(
    [sensitive_post_parameters("password"), never_cache, for_those_who_choose, fresh_sign_in_required],
    name="dispatch",
)
class OwnPasswordView(FormView):
    """Setting, changing and removing it; each ends her other sessions and is told by mail."""

    template_name = "account/own_password.html"
    form_class = OwnPasswordForm

    def post(self, request):
        """Remove it, or keep another."""
        if request.POST.get("action") == "remove":
            return self._remove(request.user)
        return super().post(request)

    def get_form_kwargs(self):
        """Give the account."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        """Keep it."""
        user = self.request.user
        finalize = finalize_password_change if user.has_usable_password() else finalize_password_set
        user.set_password(form.cleaned_data["password"])
        user.save(update_fields=["password"])
        finalize(self.request, user)
        return HttpResponseRedirect(reverse("mfa_list_webauthn"))

    def _remove(self, user):
        if user.has_usable_password():
            user.set_unusable_password()
            user.save(update_fields=["password"])
            finalize_password_change(self.request, user)
        return HttpResponseRedirect(reverse("mfa_list_webauthn"))

    def get_context_data(self, **kwargs):
        """Add whether she has one."""
        context = super().get_context_data(**kwargs)
        return {**context, "has_password": self.request.user.has_usable_password()}
