"""What else happened in the same region, for the page of a piece of news."""

from django.utils.translation import gettext as _

from portal.links import addresses
from portal.registries.related import Related, RelatedSource, related_sources

MOST = 4


def related_news(news, user):
    """Return the newest other news of the same regions that `user` may read, as `Related`.

    Args:
        news: a `NewsPage`; of anything else, nothing.
        user: the reader.
    """
    from news.models import NewsPage

    if not isinstance(news, NewsPage) or news.pk is None:
        return []
    regions = {region.pk: region for region in news.regions.all()}
    if not regions:
        return []
    there = NewsPage.regions.through.objects.filter(region__in=regions).values("newspage")
    others = NewsPage.objects.visible_to(user).filter(pk__in=there, alias_of=None).exclude(pk=news.pk)
    others = others.order_by("-published_on", "-pk").defer("body").prefetch_related("regions")
    found = list(others[:MOST])
    urls = addresses(found) if found else {}
    return [
        Related(one.title, urls[one.pk], _reason(one, regions), one.language_tag)
        for one in found
        if one.pk in urls
    ]


def _reason(other, regions):
    shared = next(region for region in other.regions.all() if region.pk in regions)
    return _("Same region: %(region)s") % {"region": shared.name}


def register_source():
    """Declare the news to those who show related things."""
    related_sources.register(RelatedSource("news", related_news))
