"""Feeds the search with the pages of text."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from portal.links import page_address
from portal.search.names import Names
from portal.search.sources import IndexRecord, SearchSource, search_sources

SOURCE = "page"


@dataclass
class PageCard:
    """A page of text in a list."""

    title: str
    url: str
    title_marked: str
    summary: str
    lang: str
    for_members: bool
    kind: str = _("Page")
    meta: str = ""


def _text(page):
    return "\n".join(str(part) for part in page.body.stream_block.get_searchable_content(page.body))


def _published():
    from home.models import StandardPage

    return StandardPage.objects.filter(live=True, alias_of__isnull=True)


def records(keys):
    """Yield the records of the published pages among `keys`."""
    for page in _published().filter(pk__in=list(keys)).select_related("locale"):
        language = page.locale.language_code
        yield IndexRecord(
            object_id=page.pk,
            audience=str(page.audience),
            title=page.title,
            summary=page.introduction,
            text=_text(page),
            language=language,
            locale=language,
            facets={"kind": ["page"], "language": [language]},
            added=page.first_published_at,
            names=Names(titles=(page.title,)),
        )


def published_keys():
    """Return the keys of all published pages of text."""
    return _published().order_by("pk").values_list("pk", flat=True).iterator()


def cards(keys, user, highlighter):
    """Return {key: card} of the pages among `keys` that `user` may read."""
    from home.models import StandardPage

    pages = StandardPage.objects.visible_to(user).filter(pk__in=keys).select_related("locale")
    return {
        page.pk: PageCard(
            page.title,
            page_address(page),
            highlighter.mark(page.title),
            highlighter.snippet(f"{page.introduction} {_text(page)}") or page.introduction,
            page.locale.language_code,
            page.audience != "public",
        )
        for page in pages
    }


def register_source():
    """Declare the pages of text to the search."""
    from home.models import StandardPage

    search_sources.register(
        SearchSource(
            SOURCE, _("Pages"), StandardPage, records, cards, published_keys, lambda: {"page": _("Page")}
        )
    )
