"""Quick exit: `/q` ends the session, whatever the browser can do.

With JavaScript the page leaves by itself and only tells us (POST); the exit never
waits for this server. Without it the link leads here (GET) and on to the target.
"""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.models import SiteSettings
from portal.origin import is_from_elsewhere
from portal.site_settings import site_settings


def exit_target(request=None):
    """Return the address that the exit leads to."""
    chosen = site_settings(request) if request else SiteSettings.load()
    return chosen.quick_exit_url or settings.QUICK_EXIT_URL


def _forget(response):
    known = settings.KNOWN_DEVICE_COOKIE_NAME
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, known, "messages"):
        response.delete_cookie(name, samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "cookies"'
    response["Referrer-Policy"] = "no-referrer"
    add_never_cache_headers(response)
    return response


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def quick_exit(request):
    """End the session; a GET goes on to the target, a POST answers nothing."""
    if request.method == "POST":
        if is_from_elsewhere(request):
            return HttpResponseForbidden()
        logout(request)
        return _forget(HttpResponse(status=204))
    target = exit_target(request)
    response = HttpResponseRedirect(target)
    response.status_code = 303
    if is_from_elsewhere(request):
        return response
    logout(request)
    return _forget(response)
