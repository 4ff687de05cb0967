"""Views of the ground floor: pages, the language of the first visit, machine files."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from wagtail.models import Page

from portal.links import DEFAULT_LANGUAGE, LANGUAGE_CODES
from portal.models import SiteSettings
from portal.visibility import refuse


@require_safe
def serve_page(request, path):
    """Show a page, or refuse alike whether it is absent, unpublished or for others.

    Replaces Wagtail's own view: no hook runs before the gate, and no method but GET
    and HEAD is answered, so that none tells more than another.
    """
    try:
        route = Page.route_for_request(request, path)
        if route is None:
            raise Http404
        page, args, kwargs = route
        return page.serve(request, *args, **kwargs)
    except Http404:
        return refuse(request)


@require_safe
def choose_language(request):
    """Send a first visit to the site in the visitor's language, French when in doubt."""
    language = get_language_from_request(request).split("-")[0]
    return redirect(f"/{language if language in LANGUAGE_CODES else DEFAULT_LANGUAGE}/")


@require_safe
def robots(request):
    """Tell robots where the sitemap is. No private path is named here."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request):
    """Tell where to report a security fault (RFC 9116)."""
    contact = SiteSettings.load(request_or_site=request).contact_email
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: mailto:{contact}" if contact else f"Contact: {request.build_absolute_uri('/')}",
        f"Expires: {expires}",
        "Preferred-Languages: fr, en",
        f"Canonical: {request.build_absolute_uri()}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
