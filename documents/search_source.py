"""Feeds the search with notices."""

from functools import cache

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from documents.kinds import ALSO_CALLED, DocumentKind
from portal.files.found import found_passages
from portal.links import LANGUAGE_CODES, addresses
from portal.search.names import Names
from portal.search.sources import IndexRecord, SearchSource, search_sources

SOURCE = "notice"
# What a card shows or is marked in: a notice has some sixty columns.
CARD_FIELDS = (
    *("title", "slug", "path", "depth", "audience", "kind", "date", "language", "first_published_at"),
    *("plain_summary", "abstract", "other_title", "other_summary", "for_whom"),
    *("container", "publisher", "series", "note", "file"),
    *("volume", "issue", "pages", "isbn", "issn", "doi", "place", "link"),
)


@cache
def _kind_words(kind):
    """Return what a kind is called: people ask for a video, a thesis, a podcast. "Web" says too little."""
    if kind == DocumentKind.WEB_PAGE:
        return ()
    words = list(ALSO_CALLED.get(kind, ()))
    for language in LANGUAGE_CODES:
        with override(language):
            words.append(str(DocumentKind(kind).label))
    return words


def _subjects(notice):
    """Return kind, themes, regions and keywords in both languages, the genre, the year and identifiers."""
    words = [*_kind_words(notice.kind), notice.genre]
    words += [name for theme in notice.themes.all() for name in (theme.name_fr, theme.name_en)]
    words += [name for region in notice.regions.all() for name in (region.name_fr, region.name_en)]
    words += [tag.name for tag in notice.tags.all()]
    identifiers = [
        str(notice.year or ""),
        notice.isbn,
        notice.issn,
        notice.doi,
        notice.law_citation,
        notice.number,
    ]
    return " ; ".join(text for text in [*words, *identifiers] if text)


def _summary(notice):
    parts = [notice.plain_summary, notice.abstract, notice.other_title, notice.other_summary]
    parts += [notice.for_whom, notice.container, notice.publisher, notice.series, notice.note]
    return "\n".join(part for part in parts if part)


def _names(notice):
    is_law = notice.kind == DocumentKind.LAW
    return Names(
        titles=tuple(title for title in (notice.title, notice.other_title) if title),
        people=tuple(str(contributor) for contributor in notice.contributors.all()),
        doi=notice.doi,
        isbn=notice.isbn,
        issn=notice.issn,
        laws=(notice.title, notice.law_citation, notice.number) if is_law else (),
    )


def _record(notice):
    themes = {str(key) for theme in notice.themes.all() for key in (theme.pk, theme.parent_id) if key}
    return IndexRecord(
        object_id=notice.pk,
        audience=str(notice.audience),
        title=notice.title,
        people=" ; ".join(str(contributor) for contributor in notice.contributors.all()),
        subjects=_subjects(notice),
        summary=_summary(notice),
        text_key=notice.file_id,
        language=notice.language_tag,
        facets={
            "kind": [notice.kind],
            "language": [notice.language],
            "theme": sorted(themes),
            "region": [str(region.pk) for region in notice.regions.all()],
        },
        year=notice.year or 0,
        added=notice.first_published_at,
        names=_names(notice),
    )


def _published():
    from documents.models import DocumentPage

    return DocumentPage.objects.filter(live=True, alias_of__isnull=True)


def records(keys):
    """Yield the records of the published notices among `keys`."""
    notices = _published().filter(pk__in=list(keys))
    for notice in notices.prefetch_related("contributors", "themes", "regions", "tags"):
        yield _record(notice)


def published_keys():
    """Return the keys of all published notices."""
    return _published().order_by("pk").values_list("pk", flat=True).iterator()


def cards(keys, user, highlighter):
    """Return {key: card} of the notices among `keys` that `user` may read, the words searched marked."""
    from documents.models import DocumentPage
    from documents.presentation import NoticeCard

    notices = DocumentPage.objects.visible_to(user).filter(pk__in=keys).only(*CARD_FIELDS)
    notices = list(notices.prefetch_related("contributors"))
    urls = addresses(notices)
    files = {notice.pk: notice.file_id for notice in notices if notice.file_id}
    passages = found_passages(files.values(), files, highlighter)
    return {
        notice.pk: NoticeCard(
            notice,
            urls.get(notice.pk, ""),
            title_marked=highlighter.mark(notice.title),
            snippet=highlighter.snippet(_summary(notice)),
            passage=passages.get(notice.file_id),
        )
        for notice in notices
    }


def register_source():
    """Declare the notices to the search."""
    from documents.models import DocumentPage

    search_sources.register(
        SearchSource(
            SOURCE,
            _("Documents"),
            DocumentPage,
            records,
            cards,
            published_keys,
            lambda: dict(DocumentKind.choices),
        )
    )
