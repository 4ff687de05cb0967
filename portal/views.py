"""Views of the ground floor: pages, the language of the first visit, machine files."""

from datetime import timedelta

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from portal.links import DEFAULT_LANGUAGE, LANGUAGE_CODES, address, interface_language, root_path
from portal.models import FormerAddress, PortalPage
from portal.page_cache import kept_for_visitors
from portal.site_settings import site_settings
from portal.visibility import refuse


def find_page(user, path):
    """Return the page at a path in the interface's language, through the gate.

    One query for the whole path, where Wagtail's own routing asks for each part of it.

    Raises:
        Http404: there is none, or not for this reader.
    """
    root = root_path(interface_language())
    parts = [part for part in path.split("/") if part]
    if root is None:
        raise Http404
    paths = ["/".join([root.rstrip("/"), *parts[:number]]) + "/" for number in range(len(parts) + 1)]
    # The gate comes first, so that a page for others takes the same queries as no page at all.
    nearest = PortalPage.objects.visible_to(user).filter(url_path__in=paths).order_by("-depth").first()
    if nearest is None:
        raise Http404
    model, left = nearest.specific_class, parts[paths.index(nearest.url_path) :]
    page = get_object_or_404(model.objects.visible_to(user).select_related("locale"), pk=nearest.pk)
    found = page.find_below(left, user) if left else page
    if found is None:
        raise _former(page, left, user) or Http404
    return found


class _Moved(Http404):
    """The page at this address, which this reader read, was merged into another, which she may read."""

    def __init__(self, page):
        super().__init__()
        self.page = page


def _former(parent, parts, user):
    """Return what to raise for a former address under `parent`, or None: absent, or not for her."""
    if len(parts) != 1:
        return None
    here = {"slug": parts[0], "parent__translation_key": parent.translation_key}
    former = FormerAddress.objects.visible_to(user).filter(**here).order_by("-pk")
    found = former.select_related("page__locale").first()
    return _Moved(found.page) if found else None


def _move(request, moved, name=""):
    """Lead to where a page stands now."""
    url = address(moved.page.specific)
    return redirect(f"{url}{name}", permanent=True) if url else refuse(request)


@require_safe
@kept_for_visitors
def serve_page(request, path):
    """Show a page, or refuse alike whether it is absent, unpublished or for others.

    Replaces Wagtail's own view: no hook runs before the gate, and no method but GET
    and HEAD is answered, so that none tells more than another.
    """
    try:
        page = find_page(request.user, path)
        request.is_preview = False
        return page.respond(request)
    except _Moved as moved:
        return _move(request, moved)
    except Http404:
        return refuse(request)


@require_safe
@kept_for_visitors
def serve_page_as(request, path, name):
    """Give a page in another form, such as a citation or a feed, through the same gate as the page itself."""
    try:
        page = find_page(request.user, path)
        return page.respond_as(request, name)
    except _Moved as moved:
        return _move(request, moved, name)
    except Http404:
        return refuse(request)


@require_safe
def follow_link(request, key):
    """Lead from a page's number to its address, or refuse alike whether it is absent or for others."""
    former = FormerAddress.objects.visible_to(request.user).filter(old_key=key)
    named = Q(pk=key) | Q(pk__in=former.values("page_id"))
    page = PortalPage.objects.visible_to(request.user).filter(named).select_related("locale").first()
    url = page and (address(page.specific) or address(page.specific, page.locale.language_code))
    return redirect(url) if url else refuse(request)


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
    contact = site_settings(request).contact_email
    expires = (timezone.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: mailto:{contact}" if contact else f"Contact: {request.build_absolute_uri('/')}",
        f"Expires: {expires}",
        "Preferred-Languages: fr, en",
        f"Canonical: {request.build_absolute_uri()}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
