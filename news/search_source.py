"""Feeds the search with news."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from news.shown import news_cards
from portal.links import LANGUAGE_CODES
from portal.search.names import Names
from portal.search.sources import IndexRecord, SearchSource, search_sources

SOURCE = "news"
KINDS = {"news": _("News item")}


def _subjects(news):
    words = []
    for language in LANGUAGE_CODES:
        with override(language):
            words.append(str(KINDS["news"]))
    words += [
        name for thing in (*news.themes.all(), *news.regions.all()) for name in (thing.name_fr, thing.name_en)
    ]
    return " ; ".join([*words, str(news.published_on.year)])


def text_of(news):
    """Return the words of the text of a piece of news."""
    return "\n".join(str(part) for part in news.body.stream_block.get_searchable_content(news.body))


def _summary(news):
    return "\n".join(part for part in (news.introduction, news.other_title, news.other_summary) if part)


def _moment(news):
    """Return the day of the news at the hour when it came, so that those of one day are in order."""
    came = timezone.localtime(news.first_published_at).time() if news.first_published_at else time.min
    return timezone.make_aware(datetime.combine(news.published_on, came))


def _record(news):
    themes = {str(key) for theme in news.themes.all() for key in (theme.pk, theme.parent_id) if key}
    return IndexRecord(
        object_id=news.pk,
        audience=str(news.audience),
        title=news.title,
        people=news.credit,
        subjects=_subjects(news),
        summary=_summary(news),
        text=text_of(news),
        language=news.language_tag,
        facets={
            "kind": ["news"],
            "language": [news.language],
            "theme": sorted(themes),
            "region": [str(region.pk) for region in news.regions.all()],
        },
        year=news.published_on.year,
        # The list is in the order of the days on which things happened.
        added=_moment(news),
        names=Names(titles=tuple(title for title in (news.title, news.other_title) if title)),
    )


def _published():
    from news.models import NewsPage

    return NewsPage.objects.filter(live=True, alias_of__isnull=True)


def records(keys):
    """Yield the records of the published news among `keys`."""
    for news in _published().filter(pk__in=list(keys)).prefetch_related("themes", "regions"):
        yield _record(news)


def published_keys():
    """Return the keys of all published news."""
    return _published().order_by("pk").values_list("pk", flat=True).iterator()


def cards(keys, user, highlighter):
    """Return {key: card} of the news among `keys` that `user` may read, the words searched marked."""
    from news.models import NewsPage

    found = NewsPage.objects.visible_to(user).filter(pk__in=keys)
    return {card.key: card for card in news_cards(found, highlighter=highlighter)}


def register_source():
    """Declare the news to the search."""
    from news.models import NewsPage

    search_sources.register(
        SearchSource(SOURCE, _("News"), NewsPage, records, cards, published_keys, lambda: KINDS)
    )
