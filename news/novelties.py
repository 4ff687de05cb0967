"""The news of the regions that are new to somebody."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from news.listing import current_news
from news.shown import news_cards
from portal.links import addresses
from portal.registries.novelties import InRegion, Novelties, novelties


def fresh(user, since):
    """Return the news published since a moment, still current, that `user` may read."""
    return current_news(user).filter(first_published_at__gt=since)


def cards(news, user, most):
    """Return the cards of the newest of some news."""
    return news_cards(news[:most])


def said(number):
    """Return how many, in words."""
    return ngettext("%(number)s news item of the regions", "%(number)s news items of the regions", number) % {
        "number": number
    }


def in_regions(user, since):
    """Return the news of the regions since a moment that `user` may read, current or past."""
    from news.models import NewsPage

    found = NewsPage.objects.visible_to(user).filter(alias_of=None, regions__isnull=False).distinct()
    found = found.filter(published_on__gt=timezone.localdate(since)).defer("body")
    found = list(found.prefetch_related("regions").order_by("-published_on", "-pk"))
    urls = addresses(found) if found else {}
    return [
        InRegion(
            regions=tuple(region.pk for region in news.regions.all()),
            day=news.published_on,
            title=news.title,
            url=urls.get(news.pk, ""),
            kind=str(_("News item")),
            lang=news.language_tag,
        )
        for news in found
    ]


def _list():
    from news.models import NewsIndexPage

    return NewsIndexPage


def register_novelties():
    """Declare the new news."""
    novelties.register(
        Novelties(
            "regions", _("News of the regions"), said, fresh, cards, list_page=_list, in_regions=in_regions
        )
    )
