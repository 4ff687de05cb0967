"""The only maker of addresses: of a page in each language, in lists, mails, feeds and the sitemap.

Two kinds of pages. Editorial pages are translated one by one: the English address is
the translation's. Pages that live once (notices, webinars, tools, news) stand under
the French index page; their English address is the English index page's, with the
same last part, and the same page is shown in the English interface.
"""

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

from wagtail.models import Page, Site

from asgiref.local import Local

LANGUAGE_CODES = [code for code, _label in settings.LANGUAGES]
DEFAULT_LANGUAGE = settings.LANGUAGE_CODE
HOME_DEPTH = 2  # of the tree: root, home page
SECTION_DEPTH = HOME_DEPTH + 1


def interface_language():
    """Return the language of the interface, "fr" when in doubt."""
    language = (get_language() or DEFAULT_LANGUAGE).split("-")[0]
    return language if language in LANGUAGE_CODES else DEFAULT_LANGUAGE


_of_request = Local()


def _forget_roots(begun):
    def forget(**kwargs):
        _of_request.begun, _of_request.roots, _of_request.versions = begun, None, {}

    return forget


request_started.connect(_forget_roots(True), weak=False, dispatch_uid="links_request_started")
request_finished.connect(_forget_roots(False), weak=False, dispatch_uid="links_request_finished")


def site_roots():
    """Return the roots of the site in each language, as Wagtail's `SiteRootPath`, read once a request."""
    roots = getattr(_of_request, "roots", None)
    if roots is None:
        roots = Site.get_site_root_paths()
        if getattr(_of_request, "begun", False):
            _of_request.roots = roots
    return roots


def root_path(language):
    """Return the `url_path` of the home page in `language`, or None on a site without one."""
    return next((root.root_path for root in site_roots() if root.language_code == language), None)


def page_address(page):
    """Return the address of a page as it stands in the tree, or None outside the site."""
    page._wagtail_cached_site_root_paths = site_roots()
    return page.get_url()


def _parent_path(page):
    return page.path[: -page.steplen]


def _versions_of(paths):
    """Return the pages at some paths in all languages.

    Within a request, all the lists of the site are read at once: a page of results leads to several.
    """
    if not getattr(_of_request, "begun", False):
        return _read_versions(Page.objects.filter(path__in=paths))
    kept = _of_request.versions
    if any(len(path) != SECTION_DEPTH * Page.steplen for path in paths):
        if paths not in kept:
            kept[paths] = _read_versions(Page.objects.filter(path__in=paths))
        return kept[paths]
    if "sections" not in kept:
        kept["sections"] = _read_versions(Page.objects.filter(depth=SECTION_DEPTH))
    keys = {page.translation_key for page in kept["sections"] if page.path in paths}
    return [page for page in kept["sections"] if page.translation_key in keys]


def _read_versions(pages):
    versions = Page.objects.filter(translation_key__in=pages.values("translation_key"))
    return list(
        versions.select_related("locale").only(
            *("path", "depth", "slug", "url_path", "live", "translation_key", "locale__language_code")
        )
    )


def _index_addresses(pages, language):
    """Return {path of an index page: its address in `language`} for the parents of `pages`."""
    paths = frozenset(_parent_path(page) for page in pages)
    versions = _versions_of(paths)
    keys = {page.translation_key: page.path for page in versions if page.path in paths}
    return {
        keys[page.translation_key]: page_address(page)
        for page in versions
        if page.live and page.locale.language_code == language and page.translation_key in keys
    }


def addresses(pages, language=None):
    """Return the address of each of `pages` that live once, in two queries for any number.

    Args:
        pages: pages with `path` and `slug`.
        language: "fr" or "en"; the interface's by default.

    Returns:
        {page.pk: address}; a page whose index has no version in that language gets
        its address in the default language.
    """
    pages = list(pages)
    indexes = _index_addresses(pages, language or interface_language())
    missing = [page for page in pages if _parent_path(page) not in indexes]
    if missing:
        indexes |= _index_addresses(missing, DEFAULT_LANGUAGE)
    return {
        page.pk: f"{indexes[_parent_path(page)]}{page.slug}/"
        for page in pages
        if _parent_path(page) in indexes
    }


def address(page, language=None):
    """Return the address of one page in `language`, or None where it has none."""
    language = language or interface_language()
    if getattr(page, "lives_once", False):
        return addresses([page], language).get(page.pk)
    with override(language):
        if page.locale.language_code == language:
            return page_address(page)
        translation = page.get_translations().filter(live=True, locale__language_code=language).first()
        return page_address(translation) if translation else None


def opaque_address(key):
    """Return an address of the page of that key that tells nothing of it; the gate decides who follows."""
    return f"/{interface_language()}/p/{key}/"


def subject_address(subject):
    """Return the address of the page of a theme or a region, in the interface's language."""
    return reverse(subject._meta.model_name, args=[subject.slug])


def view_links(request):
    """Return the addresses to declare on what is not a page: as `canonical_links`, without the question."""
    alternates = {
        language: request.build_absolute_uri(translate_url(request.path, language))
        for language in LANGUAGE_CODES
    }
    return {"canonical": alternates[interface_language()], "alternates": alternates}


def canonical_links(page, request):
    """Return the addresses to declare on a page: its own, and one in each language.

    Only versions that the reader may see are named.

    Returns:
        {"canonical": absolute address, "alternates": {language: absolute address}}.
    """
    alternates = {}
    for language in LANGUAGE_CODES:
        path = _visible_address(page, language, request.user)
        if path:
            alternates[language] = request.build_absolute_uri(path)
    own = alternates.get(interface_language()) or request.build_absolute_uri(page_address(page) or "/")
    return {"canonical": own, "alternates": alternates}


def _visible_address(page, language, user):
    if page.lives_once or page.locale.language_code == language:
        return address(page, language)
    translations = (
        type(page)
        .objects.visible_to(user)
        .filter(translation_key=page.translation_key, locale__language_code=language)
    )
    translation = translations.first()
    return page_address(translation) if translation else None


def addresses_of_editorial(pages, key):
    """Return {value of `key`: address} of editorial pages, those of the interface's language.

    Args:
        pages: a queryset that has passed the gate.
        key: the name of the field by which they are looked for.
    """
    found = pages.filter(locale__language_code=interface_language(), alias_of__isnull=True)
    return {getattr(page, key): page_address(page) for page in found}
