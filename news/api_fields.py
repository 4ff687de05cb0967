"""What the interface for programs shows of a piece of news, field by field: nothing else leaves.

Not its body: a text may name, in a link or by a number, what is not for everybody. Not who wrote it.
"""

from wagtail.api import APIField

from portal.api.fields import OfPage, names

SHOWN_WITH = ("themes", "regions")
PLAIN = ("introduction", "published_on", "language", "link", "credit", "other_title", "other_summary")

API_FIELDS = [
    *(APIField(name) for name in PLAIN),
    APIField("themes", serializer=OfPage(lambda news: names(news.themes.all()))),
    APIField("regions", serializer=OfPage(lambda news: names(news.regions.all()))),
]
