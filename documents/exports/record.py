"""Takes from a notice the record that files exchange."""

from urllib.parse import urljoin

from documents.references.reference import Name, Reference

COPIED = (
    *("title", "kind", "date", "genre", "publisher", "place", "container", "volume", "issue", "pages"),
    *("edition", "series", "number", "isbn", "issn", "doi", "law_citation", "link", "abstract", "note"),
)
IN_LISTS = (
    *("title", "kind", "date", "publisher", "place", "container", "volume", "issue", "pages"),
    *("isbn", "issn", "doi", "link"),
)
WITH_ALL = ("contributors", "themes", "regions", "tags")


def reference_of(notice, url="", site="") -> Reference:
    """Return the record of a notice.

    Args:
        notice: with all of `WITH_ALL`.
        url: its address in the portal, given as the link of a document that is read here only.
        site: origin of the portal, that makes the address absolute.
    """
    words = [tag.name for tag in notice.tags.all()]
    words += [item.name_fr for item in (*notice.themes.all(), *notice.regions.all())]
    record = _copied(notice, COPIED)
    record.key = notice.import_key or notice.slug
    record.keywords = list(dict.fromkeys(words))
    if not record.link and notice.file_id and url:
        record.link = urljoin(site, url)
    return record


def short_reference_of(notice) -> Reference:
    """Return what a list tells of a notice: its record without keywords, abstract or series."""
    return _copied(notice, IN_LISTS)


def _copied(notice, fields):
    names = [Name(one.family, one.given, one.organisation, one.role) for one in notice.contributors.all()]
    values = {name: str(getattr(notice, name) or "") for name in fields}
    return Reference(**values, language=notice.language_tag, contributors=names)
