"""The feed of the list of news (`portal.feeds`)."""

from django.utils.text import Truncator

from news.models import NewsPage
from news.search_source import SOURCE
from portal.feeds import BEFORE_EVERYTHING, MOST, WORDS, begin_feed, feed_response, plain
from portal.links import addresses, interface_language
from portal.search.result_page import ResultPage


def newest(found):
    """Return the newest news that a search finds and that everybody may read, the newest first.

    Args:
        found: a `ResultPage`.
    """
    keys = [key for _source, key in found.newest_for_everybody(MOST)]
    news = NewsPage.objects.visible_to(None).filter(pk__in=keys).defer("body").prefetch_related("themes")
    by_key = {one.pk: one for one in news}
    return [by_key[key] for key in keys if key in by_key]


def feed_of(index, request):
    """Answer with the feed of the list that the address asks, or tell that it has not changed.

    Args:
        index: the page whose feed it is.
        request: its parameters are those of the list.
    """
    found = ResultPage(request, sources=[SOURCE])
    feed = begin_feed(index, found, request)
    news = newest(found)
    urls = addresses(news)
    for one in news:
        if one.pk in urls:
            feed.add_item(**_entry(one, request.build_absolute_uri(urls[one.pk])))
    return feed_response(feed, request)


def _entry(news, url):
    published = news.first_published_at or BEFORE_EVERYTHING
    other = news.other_summary if news.language != interface_language() else ""
    return {
        "title": plain(news.title),
        "link": url,
        "description": plain(Truncator(other or news.introduction).words(WORDS)),
        "unique_id": f"urn:uuid:{news.translation_key}",
        "pubdate": published,
        "updateddate": max(published, news.last_published_at or published),
        "authors": [plain(news.credit)] if news.credit else [],
        "themes": [(theme.slug, plain(theme.name)) for theme in news.themes.all()],
        "language": news.language_tag,
        "enclosures": [],
    }
