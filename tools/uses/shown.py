"""What is said of the uses of a tool: numbers from five up, words for members only."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Profile
from portal.counting import FLOOR
from portal.visibility import may_read_members
from tools.models import ToolUse
from tools.permissions import looks_after_tools
from tools.uses.forms import UseLinesForm

MOST_LINES = 12


@dataclass(frozen=True)
class UseSaid:
    """The few lines of a member: `who` is « une intervenante de… » unless she shows her name."""

    key: int
    who: str
    lines: str


def use_variables(tool, user):
    """Return what the page of a tool says of its uses, and what `user` may say of hers."""
    may = bool(tool.pk) and may_read_members(user) and tool.author_id != user.pk
    numbers = _numbers(tool, user)
    own = ToolUse.objects.filter(pk=numbers["own"]).first() if may and numbers["own"] else None
    return {
        "used": in_words(numbers["uses"], numbers["regions"]),
        "may_use": may,
        "own_use": own,
        "lines_form": UseLinesForm(instance=own) if own else None,
        "uses_said": _said(tool, user),
        "may_take_away": looks_after_tools(user),
    }


def _numbers(tool, user):
    """Return how many people a tool served, of how many regions, and the key of what `user` said of it."""
    mine = Max("pk", filter=Q(user=user.pk))
    uses = ToolUse.objects.filter(page_id=tool.pk)
    return uses.aggregate(uses=Count("pk"), regions=Count("region", distinct=True), own=mine)


def in_words(number, regions):
    """Return "used 14 times in 6 regions", regions counted and never named; "" under five uses."""
    if number < FLOOR:
        return ""
    if not regions:
        return _("Used %(number)d times") % {"number": number}
    words = ngettext(
        "Used %(number)d times in %(regions)d region", "Used %(number)d times in %(regions)d regions", regions
    )
    return words % {"number": number, "regions": regions}


def used_of(pages):
    """Return {key: how often it served, in words} of the tools that served five times or more."""
    uses = ToolUse.objects.filter(page__in=[page.pk for page in pages]).values("page").order_by("page")
    counted = uses.annotate(uses=Count("pk"), regions=Count("region", distinct=True))
    words = {row["page"]: in_words(row["uses"], row["regions"]) for row in counted}
    return {key: said for key, said in words.items() if said}


def _said(tool, user):
    said = ToolUse.objects.visible_to(user).filter(page_id=tool.pk)
    said = list(said.select_related("region")[:MOST_LINES])
    named = [use.user_id for use in said if use.shows_name]
    names = dict(Profile.objects.filter(user__in=named).values_list("user_id", "name")) if named else {}
    return [UseSaid(use.pk, _who(use, names.get(use.user_id, "")), use.lines) for use in said]


def _who(use, name):
    if use.shows_name and name:
        return name
    if use.region:
        return _("A worker, %(region)s") % {"region": use.region.name}
    return _("A worker")
