"""The language of the admin is that of the account."""

from django.utils import translation

from portal.headers import ADMIN


class AdminLanguageMiddleware:
    """Speak to staff in the language of their account, whatever the language of the browser.

    Wagtail goes on to the language that somebody chose in her own settings, if she did.
    """

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Answer in the account's language in the admin."""
        if request.path_info.startswith(ADMIN) and request.user.is_authenticated:
            translation.activate(request.user.language)
        return self.get_response(request)
