"""`/sitemap.xml`: the public pages, in both languages, with their dates."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from wagtail.models import Site

from portal import links
from portal.models import PortalPage, Region, Theme
from portal.page_cache import kept_for_visitors


def sitemap_entries(request):
    """Return {location, changed} for each address that a visitor may read."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    roots = PortalPage.objects.filter(translation_key=site.root_page.translation_key)
    pages = PortalPage.objects.visible_to(None).none()
    for root in roots:
        pages |= PortalPage.objects.visible_to(None).descendant_of(root, inclusive=True)
    once = {model for model in PortalPage.__subclasses__() if model.lives_once}
    entries = []
    kept = list(pages.select_related("locale", "content_type").order_by("path"))
    living_once = [page for page in kept if page.specific_class in once]
    for language in links.LANGUAGE_CODES:
        found = links.addresses(living_once, language)
        entries += [(page, found[page.pk]) for page in living_once if page.pk in found]
    entries += [(page, links.page_address(page)) for page in kept if page.specific_class not in once]
    found = [(url, page.last_published_at) for page, url in entries if url]
    found += [(url, None) for url in _subject_addresses()]
    return [{"location": request.build_absolute_uri(url), "changed": changed} for url, changed in found]


def _subject_addresses():
    """Return the addresses of the themes, the regions and their lists: public, alike for all."""
    subjects = [*Theme.objects.all(), *Region.objects.all()]
    addresses = []
    for language in links.LANGUAGE_CODES:
        with override(language):
            addresses += [reverse("themes"), reverse("regions")]
            addresses += [links.subject_address(subject) for subject in subjects]
    return addresses


@require_safe
@kept_for_visitors
def sitemap(request):
    """Return the sitemap, alike for all readers."""
    body = render_to_string("sitemap.xml", {"entries": sitemap_entries(request)})
    return HttpResponse(body, content_type="application/xml; charset=utf-8")
