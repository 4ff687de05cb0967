"""A piece of news as it is shown: in words, in a list."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.links import addresses, interface_language
from portal.novelty import is_new

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class NewsCard:
    """A piece of news in a list: what any list of cards shows."""

    key: int
    title: str
    url: str
    kind: str
    meta: str
    meta_lang: str
    summary: str
    lang: str
    for_members: bool
    title_marked: str = ""
    is_new: bool = False


def day_in_words(day):
    """Return a day: "3 décembre 2026", "1er décembre 2026", "3 December 2026"."""
    month, year = date_format(day, "F|Y").split("|")
    number = "1er" if day.day == 1 and interface_language() == "fr" else str(day.day)
    return NBSP.join([number, month, year])


def news_cards(news, *, highlighter=None):
    """Return the cards of news that have passed the gate, in order.

    Args:
        news: a queryset of `NewsPage`.
        highlighter: marks the words of a search, where there was one.
    """
    found = list(news.prefetch_related("regions").defer("body"))
    urls = addresses(found) if found else {}
    return [_card(one, urls.get(one.pk, ""), highlighter) for one in found]


def _card(news, url, highlighter):
    regions = [region.name for region in news.regions.all()]
    parts = [day_in_words(news.published_on), ", ".join(regions), news.credit]
    return NewsCard(
        key=news.pk,
        title=news.title,
        url=url,
        kind=_("News item"),
        meta=" · ".join(part for part in parts if part),
        meta_lang=interface_language(),
        summary=(highlighter and highlighter.snippet(news.introduction)) or news.introduction,
        lang=news.language_tag,
        for_members=news.audience != "public",
        is_new=is_new(news.first_published_at),
        title_marked=highlighter.mark(news.title) if highlighter else "",
    )
