"""Nothing but the charter opens before it is signed."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import override

from portal.headers import ADMIN
from portal.links import interface_language

OPEN = {
    *("charter", "charter_audio", "charter_sign", "charter_talk", "account_logout", "quick_exit"),
    *("health", "robots", "security_txt", "root"),
    # What the law gives her about her own data waits for no signature.
    *(
        "my_data",
        "my_data_copy",
        "withdraw_consent",
        "erase_my_account",
        "account_erased",
        "ask_about_data",
        "data_request_thanks",
    ),
    *("mfa_reauthenticate", "mfa_authenticate"),
}


class CharterMiddleware:
    """Send to the charter whoever has yet to sign it; the page that she wanted comes after.

    It comes second: `User.has_perm` already closes all that is not for everybody.
    """

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on, or send to the charter."""
        if not request.user.is_authenticated or not request.user.must_sign_charter or self._is_open(request):
            return self.get_response(request)
        language = request.user.language if request.path_info.startswith(ADMIN) else interface_language()
        with override(language):
            url = reverse("charter_sign")
        if request.method not in ("GET", "HEAD"):
            return redirect(url)
        return redirect(f"{url}?{urlencode({'next': request.get_full_path()})}")

    def _is_open(self, request):
        if request.path_info.startswith(settings.STATIC_URL):
            return True
        try:
            return resolve(request.path_info).url_name in OPEN
        except (Resolver404, Http404):
            return False
