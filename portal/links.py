"""The only maker of addresses: of a page in each language, in lists, mails, feeds and the sitemap.

Two kinds of pages. Editorial pages are translated one by one: the English address is
the translation's. Pages that live once (notices, webinars, tools, news) stand under
the French index page; their English address is the English index page's, with the
same last part, and the same page is shown in the English interface.
"""

from django.conf import settings
from django.utils.translation import get_language, override

from wagtail.models import Page

LANGUAGE_CODES = [code for code, _label in settings.LANGUAGES]
DEFAULT_LANGUAGE = settings.LANGUAGE_CODE


def interface_language():
    """Return the language of the interface, "fr" when in doubt."""
    language = (get_language() or DEFAULT_LANGUAGE).split("-")[0]
    return language if language in LANGUAGE_CODES else DEFAULT_LANGUAGE


def _parent_path(page):
    return page.path[: -page.steplen]


def _index_addresses(pages, language):
    """Return {path of an index page: its address in `language`} for the parents of `pages`."""
    paths = {_parent_path(page) for page in pages}
    indexes = Page.objects.filter(path__in=paths).only("path", "translation_key", "url_path", "locale_id")
    keys = {index.translation_key: index.path for index in indexes}
    translations = Page.objects.filter(translation_key__in=keys, locale__language_code=language, live=True)
    return {keys[page.translation_key]: page.get_url() for page in translations}


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
            return page.get_url()
        translation = page.get_translations().filter(live=True, locale__language_code=language).first()
        return translation.get_url() if translation else None


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
    own = alternates.get(interface_language()) or request.build_absolute_uri(page.get_url(request) or "/")
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
    return translation.get_url() if translation else None
