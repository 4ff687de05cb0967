"""The feed of the documentation centre (`portal.feeds`): the notices added last."""

from django.utils.feedgenerator import Enclosure
from django.utils.text import Truncator

from documents.models import DocumentPage
from documents.presentation import NoticeInWords
from documents.search_source import SOURCE
from portal.feeds import BEFORE_EVERYTHING, MOST, WORDS, begin_feed, feed_response, plain
from portal.files.models import PortalFile
from portal.links import addresses
from portal.search.result_page import ResultPage


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
    feed = begin_feed(centre, found, request)
    _fill(feed, newest(found), request)
    return feed_response(feed, request)


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
