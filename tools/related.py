"""Tools that go with what somebody reads: those on the same themes, and for the same situations."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from portal.links import addresses
from portal.models import PortalPage
from portal.registries.related import Related, RelatedSource, related_sources

MOST = 3


def related_tools(thing, user):
    """Return the tools nearest to a page by its themes, and for a tool by its situations too.

    Args:
        thing: a page that leads to the tools on its themes; of anything else, nothing.
        user: the reader.
    """
    from tools.models import ToolPage

    if not isinstance(thing, PortalPage) or thing.pk is None or not thing.leads_to_tools:
        return []
    # Of a page that is not a tool, themes are not read apart: one question finds the tools.
    is_tool = isinstance(thing, ToolPage)
    themes = [theme.pk for theme in thing.themes.all()] if is_tool else _themes_of(thing)
    situations = [one.pk for one in thing.situations.all()] if is_tool else []
    if is_tool and not themes and not situations:
        return []
    shared = Count("themes", filter=Q(themes__in=themes), distinct=True)
    same = Count("situations", filter=Q(situations__in=situations), distinct=True)
    near = (
        ToolPage.objects.visible_to(user)
        .filter(Q(themes__in=themes) | Q(situations__in=situations))
        .exclude(pk__in=_told_apart(thing))
        .annotate(shared=shared, same=same)
        .order_by("-shared", "-same", "-pk")
    )
    found = list(near[:MOST])
    urls = addresses(found) if found else {}
    return [
        Related(tool.title, urls[tool.pk], _reason(tool), tool.language_tag)
        for tool in found
        if tool.pk in urls
    ]


def _themes_of(page):
    """Return the keys of the themes of a page as they stand in the database, without reading them."""
    return type(page).objects.filter(pk=page.pk).values("themes")


def _told_apart(thing):
    """Return the keys of a page, of what it was adapted from and what was adapted from it."""
    from tools.models import ToolPage

    if not isinstance(thing, ToolPage):
        return [thing.pk]
    near = ToolPage.objects.filter(adapted_from=thing.pk).values("pk")
    own = ToolPage.objects.filter(Q(pk=thing.pk) | Q(pk=thing.adapted_from_id) | Q(pk__in=near))
    return own.values("pk")


def _reason(tool):
    if tool.shared:
        return _("Homemade tool on the same theme")
    return _("Homemade tool for the same situation")


def register_related():
    """Declare the tools to those who show related things."""
    related_sources.register(RelatedSource("tools", related_tools))
