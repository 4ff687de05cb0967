"""Atom feeds (RFC 4287) of lists: what was added last, for a search and its choices.

A feed holds what everybody may read, whoever fetches it: programs keep what they fetch, on devices and
servers that nobody knows, long after a membership has ended. A member's cookie adds nothing to it.
"""

import hashlib
import re
from datetime import UTC, datetime

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.http import http_date
from django.utils.translation import gettext as _

from portal.links import interface_language
from portal.site_settings import site_settings

FEED = "flux.atom"
MOST = 50  # entries
WORDS = 60  # of a summary
# What XML 1.0 (§2.2) cannot hold, whatever a field holds.
NOT_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
BEFORE_EVERYTHING = datetime(2000, 1, 1, tzinfo=UTC)


def plain(text):
    """Return a text in one line, without the characters that XML cannot hold."""
    return " ".join(NOT_XML.sub(" ", str(text)).split())


class ListFeed(Atom1Feed):
    """Atom as Django writes it, with each author apart, plain summaries, and languages."""

    def item_attributes(self, item):
        """Tell the language of the thing, where it has one."""
        return {"xml:lang": item["language"]} if item["language"] else {}

    def latest_post_date(self):
        """Return the date of the newest entry; an empty feed does not change with the hour."""
        return max((item["updateddate"] for item in self.items), default=BEFORE_EVERYTHING)

    def add_item_elements(self, handler, item):
        """Write one entry."""
        handler.addQuickElement("title", item["title"])
        handler.addQuickElement("link", "", {"href": item["link"], "rel": "alternate", "type": "text/html"})
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        for term, label in item["themes"]:
            handler.addQuickElement("category", "", {"term": term, "label": label})
        if item["description"]:
            handler.addQuickElement("summary", item["description"], {"type": "text"})
        for enclosure in item["enclosures"]:
            attributes = {"rel": "enclosure", "href": enclosure.url, "type": enclosure.mime_type}
            if enclosure.length:
                attributes["length"] = enclosure.length
            handler.addQuickElement("link", "", attributes)


def begin_feed(index, found, request):
    """Return the feed of a list, without its entries.

    Args:
        index: the page whose list it is.
        found: the `ResultPage` of what the address asks.
        request: its parameters are those of the list.
    """
    name = site_settings(request).name
    title = " – ".join(part for part in (name, index.title, found.in_words) if part)
    own = request.build_absolute_uri(found.address_as(FEED))
    return ListFeed(
        title=plain(title),
        link=request.build_absolute_uri(found.list_address),
        description=None,
        subtitle=plain(_("What was added last, for everybody.")),
        language=interface_language(),
        author_name=plain(name) or index.title,
        feed_url=own,
        feed_guid=own,
    )


def feed_response(feed, request):
    """Answer with a feed, or tell that it has not changed."""
    body = feed.writeString("utf-8").encode()
    changed = feed.latest_post_date()
    # A weak mark: the same feed is also given compressed.
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    response = HttpResponse(body, content_type=feed.content_type)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed.timestamp())
    # Kept only as long as it is asked again: what leaves the list leaves its feeds.
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag, int(changed.timestamp()), response)
