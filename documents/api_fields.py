"""What the interface for programs shows of a notice, field by field: nothing else leaves."""

from wagtail.api import APIField

from portal.api.fields import OfPage, PublicFile, names

SHOWN_WITH = ("contributors", "themes", "regions", "tags")
PLAIN = (
    *("kind", "genre", "date", "year", "publisher", "place", "container", "volume", "issue", "pages"),
    *("edition", "series", "number", "isbn", "issn", "doi", "law_citation", "link", "language"),
    *("rights", "rights_note", "abstract", "plain_summary", "for_whom", "content_note"),
    *("other_title", "other_summary"),
)


def _contributors(notice):
    return [
        {
            "role": contributor.role,
            "family": contributor.family,
            "given": contributor.given,
            "organisation": contributor.organisation,
        }
        for contributor in notice.contributors.all()
    ]


API_FIELDS = [
    *(APIField(name) for name in PLAIN),
    APIField("contributors", serializer=OfPage(_contributors)),
    APIField("themes", serializer=OfPage(lambda notice: names(notice.themes.all()))),
    APIField("regions", serializer=OfPage(lambda notice: names(notice.regions.all()))),
    APIField("keywords", serializer=OfPage(lambda notice: sorted(tag.name for tag in notice.tags.all()))),
    APIField("public_file", serializer=PublicFile(read_only=True)),
]
