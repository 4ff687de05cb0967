"""Takes from a notice the record that files exchange."""

from urllib.parse import urljoin

from documents.references.reference import Name, Reference

COPIED = (
    *("title", "kind", "date", "genre", "publisher", "place", "container", "volume", "issue", "pages"),
    *("edition", "series", "number", "isbn", "issn", "doi", "law_citation", "link", "abstract", "note"),
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
    record = Reference(**{name: str(getattr(notice, name) or "") for name in COPIED})
    record.key = notice.import_key or notice.slug
    record.language = notice.language_tag
    record.keywords = list(dict.fromkeys(words))
    record.contributors = [
        Name(name.family, name.given, name.organisation, name.role) for name in notice.contributors.all()
    ]
    if not record.link and notice.file_id and url:
        record.link = urljoin(site, url)
    return record
