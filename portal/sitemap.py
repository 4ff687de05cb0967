"""`/sitemap.xml`: the public pages, in both languages, with their dates; in parts when they are many.

A sitemap holds 50,000 addresses at most (sitemaps.org); above, it is an index of parts.
"""

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from wagtail.models import Site

from portal import links
from portal.models import PortalPage, Region, Theme
from portal.page_cache import kept_for_visitors
from portal.registries.sitemap import public_addresses

# Each page may give an address in each language, and each names the others.
PAGES_A_PART = 10_000


def public_pages(request):
    """Return the public pages under the home pages, in the order of the tree."""
    site = Site.find_for_request(request)
    if site is None:
        return PortalPage.objects.none()
    roots = PortalPage.objects.filter(translation_key=site.root_page.translation_key)
    pages = PortalPage.objects.visible_to(None).none()
    for root in roots:
        pages |= PortalPage.objects.visible_to(None).descendant_of(root, inclusive=True)
    return pages.select_related("locale", "content_type").order_by("path")


def sitemap_entries(request, pages):
    """Return {location, changed, alternates} for each address under which a visitor reads one of `pages`.

    Args:
        pages: public pages.
    """
    pages = list(pages)
    once = [page for page in pages if page.specific_class.lives_once]
    found = {language: links.addresses(once, language) for language in links.LANGUAGE_CODES}
    entries = []
    for page in once:
        urls = {code: urls[page.pk] for code, urls in found.items() if page.pk in urls}
        entries += _of_thing(request, page, urls, urls)
    versions = _versions(page for page in pages if not page.specific_class.lives_once)
    for page in pages:
        if not page.specific_class.lives_once:
            code = page.locale.language_code
            urls = versions[page.translation_key]
            entries += _of_thing(request, page, {code: urls.get(code)}, urls)
    return entries


def _versions(pages):
    """Return {translation key: {language: address}} of public pages and of their public translations."""
    keys = [page.translation_key for page in pages]
    versions = {key: {} for key in keys}
    translations = PortalPage.objects.visible_to(None).filter(translation_key__in=set(keys))
    for page in translations.select_related("locale"):
        versions[page.translation_key][page.locale.language_code] = links.page_address(page)
    return versions


def _of_thing(request, page, own, alternates):
    absolute = {code: request.build_absolute_uri(url) for code, url in alternates.items() if url}
    # One second is enough, and a date of W3C's profile of ISO 8601 needs no more.
    changed = page and page.last_published_at and page.last_published_at.replace(microsecond=0).isoformat()
    named = absolute if len(absolute) > 1 else {}
    return [
        {"location": absolute[code], "changed": changed, "alternates": named}
        for code in own
        if code in absolute
    ]


def subject_entries(request):
    """Return the entries of the themes, the regions, their lists, and what apps show: alike for all."""
    subjects = [*Theme.objects.all(), *Region.objects.all()]
    found = {}
    for language in links.LANGUAGE_CODES:
        with override(language):
            found[language] = [reverse("themes"), reverse("regions")]
            found[language] += [links.subject_address(subject) for subject in subjects]
            found[language] += [path for shown in public_addresses for path in shown.paths()]
    rows = [dict(zip(found, urls, strict=True)) for urls in zip(*found.values(), strict=True)]
    return [entry for urls in rows for entry in _of_thing(request, None, urls, urls)]


def _xml(template, context):
    body = render_to_string(template, context)
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


@require_safe
@kept_for_visitors
def sitemap(request):
    """Return the sitemap, alike for all readers: the whole, or the index of its parts."""
    pages = public_pages(request)
    parts = -(-pages.count() // PAGES_A_PART)
    if parts > 1:
        addresses = [reverse("sitemap_part", args=[number]) for number in range(1, parts + 1)]
        return _xml("sitemap_index.xml", {"parts": [request.build_absolute_uri(url) for url in addresses]})
    return _xml("sitemap.xml", {"entries": sitemap_entries(request, pages) + subject_entries(request)})


@require_safe
@kept_for_visitors
def sitemap_part(request, number):
    """Return one part of the sitemap.

    Raises:
        Http404: there are not so many.
    """
    start = (number - 1) * PAGES_A_PART
    pages = list(public_pages(request)[start : start + PAGES_A_PART]) if 0 < number < 10_000 else []
    if not pages:
        raise Http404
    entries = sitemap_entries(request, pages)
    return _xml("sitemap.xml", {"entries": entries + (subject_entries(request) if number == 1 else [])})
