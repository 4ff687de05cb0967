"""The homemade tools that are new to somebody."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.links import addresses
from portal.registries.novelties import InRegion, Novelties, novelties


def fresh(user, since):
    """Return the tools published since a moment that `user` may read."""
    from tools.models import ToolPage

    return ToolPage.objects.visible_to(user).filter(alias_of=None, first_published_at__gt=since)


def cards(tools, user, most):
    """Return the cards of the newest of some tools."""
    from tools.shown import tool_cards

    return tool_cards(tools.order_by("-first_published_at", "-pk")[:most])


def said(number):
    """Return how many, in words."""
    return ngettext("%(number)s homemade tool", "%(number)s homemade tools", number) % {"number": number}


def in_regions(user, since):
    """Return the tools of the regions published since a moment, and that `user` may read."""
    found = fresh(user, since).filter(regions__isnull=False).distinct()
    found = list(found.prefetch_related("regions").order_by("-first_published_at", "-pk"))
    urls = addresses(found) if found else {}
    return [
        InRegion(
            regions=tuple(region.pk for region in tool.regions.all()),
            day=timezone.localdate(tool.first_published_at),
            title=tool.title,
            url=urls.get(tool.pk, ""),
            kind=str(_("Homemade tool")),
            lang=tool.language_tag,
        )
        for tool in found
    ]


def _list():
    from tools.models import ToolIndexPage

    return ToolIndexPage


def register_novelties():
    """Declare the new tools."""
    novelties.register(
        Novelties("tools", _("Homemade tools"), said, fresh, cards, list_page=_list, in_regions=in_regions)
    )
