"""Atom feeds (RFC 4287) of the documentation centre: what was added last, for a search and its choices.

A feed holds what everybody may read, whoever fetches it: programs keep what they fetch, on devices and
servers that nobody knows, long after a membership has ended. A member's cookie adds nothing to it.
"""

import hashlib
import re
from datetime import UTC, datetime

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Enclosure, rfc3339_date
from django.utils.http import http_date
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from documents.listing import FEED
from documents.models import DocumentPage
from documents.presentation import NoticeInWords
from documents.search_source import SOURCE
from portal.files.models import PortalFile
from portal.links import addresses, interface_language
from portal.search.result_page import ResultPage
from portal.site_settings import site_settings

MOST = 50  # entries
WORDS = 60  # of a summary
# What XML 1.0 (§2.2) cannot hold, whatever a field holds.
NOT_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
BEFORE_EVERYTHING = datetime(2000, 1, 1, tzinfo=UTC)


def plain(text):
    """Return a text in one line, without the characters that XML cannot hold."""
    return " ".join(NOT_XML.sub(" ", str(text)).split())


class NoticeFeed(Atom1Feed):
    """Atom as Django writes it, with each author apart, plain summaries, and languages."""

    def item_attributes(self, item):
        """Tell the language of the document, where it has one."""
        return {"xml:lang": item["language"]} if item["language"] else {}

    def latest_post_date(self):
        """Return the date of the newest entry; an empty feed does not change with the hour."""
        return max((item["updateddate"] for item in self.items), default=BEFORE_EVERYTHING)

    def add_item_elements(self, handler, item):
        """Write one notice."""
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


def newest(found):
    """Return the notices added last that a search finds and that everybody may read, the newest first.

    Args:
        found: a `ResultPage`.
    """
    keys = [key for _source, key in found.newest_for_everybody(MOST)]
    notices = DocumentPage.objects.visible_to(None).filter(pk__in=keys)
    by_key = {notice.pk: notice for notice in notices.prefetch_related("contributors", "themes")}
    return [by_key[key] for key in keys if key in by_key]


def feed_of(centre, request):
    """Answer with the feed of the search that the address asks, or tell that it has not changed.

    Args:
        centre: the index page whose feed it is.
        request: its parameters are those of the list.
    """
    found = ResultPage(request, sources=[SOURCE])
    name = site_settings(request).name
    title = " – ".join(part for part in (name, centre.title, found.in_words) if part)
    list_url = request.build_absolute_uri(found.list_address)
    feed = NoticeFeed(
        title=plain(title),
        link=list_url,
        description=None,
        subtitle=plain(_("What was added last, for everybody.")),
        language=interface_language(),
        author_name=plain(name) or centre.title,
        feed_url=request.build_absolute_uri(found.address_as(FEED)),
        feed_guid=request.build_absolute_uri(found.address_as(FEED)),
    )
    _fill(feed, newest(found), request)
    return _response(feed, request)


def _fill(feed, notices, request):
    urls = addresses(notices)
    keys = [notice.file_id for notice in notices if notice.file_id]
    # The file has its own gate, which is not the notice's.
    files = PortalFile.objects.visible_to(None).filter(pk__in=keys).in_bulk() if keys else {}
    for notice in notices:
        if notice.pk not in urls:
            continue
        words, file = NoticeInWords(notice, ""), files.get(notice.file_id)
        published = notice.first_published_at or BEFORE_EVERYTHING
        feed.add_item(
            title=plain(notice.title),
            link=request.build_absolute_uri(urls[notice.pk]),
            description=plain(_summary(notice, words)),
            unique_id=f"urn:uuid:{notice.translation_key}",
            pubdate=published,
            updateddate=max(published, notice.last_published_at or published),
            authors=[plain(author) for author in words.author_names],
            themes=[(theme.slug, plain(theme.name)) for theme in notice.themes.all()],
            language=notice.language_tag,
            enclosures=[_enclosure(file, request)] if file else [],
        )


def _summary(notice, words):
    whole = words.other_summary or notice.plain_summary or notice.abstract
    return Truncator(whole).words(WORDS)


def _enclosure(file, request):
    return Enclosure(request.build_absolute_uri(file.url), str(file.file_size or ""), file.content_type)


def _response(feed, request):
    body = feed.writeString("utf-8").encode()
    changed = feed.latest_post_date()
    # A weak mark: the same feed is also given compressed.
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    response = HttpResponse(body, content_type=feed.content_type)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed.timestamp())
    # Kept only as long as it is asked again: what leaves the centre leaves its feeds.
    response["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag, int(changed.timestamp()), response)
