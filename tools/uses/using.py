"""Each deed on « Ça m'a servi », in one transaction; done twice, it does nothing more."""

from django.db import transaction

from members.models import Profile
from portal.search.models import SearchState
from portal.visibility import Audience
from tools.models import ToolUse


@transaction.atomic
def used(tool, user):
    """Note that a tool served a member, with the region that is hers now; once is enough.

    Returns:
        Her `ToolUse`.
    """
    region = Profile.objects.filter(user=user).values_list("region_id", flat=True).first()
    use, made = ToolUse.objects.get_or_create(page_id=tool.pk, user=user, defaults={"region_id": region})
    if made:
        _told(tool)
    return use


@transaction.atomic
def say(tool, user, lines, *, shows_name):
    """Keep the few lines that she writes for other members, in place of those she had; "" takes them away."""
    use = used(tool, user)
    use.lines, use.shows_name = lines, shows_name and bool(lines)
    use.save(update_fields=["lines", "shows_name"])


@transaction.atomic
def take_back(tool, user):
    """Take back that it served her, with what she said."""
    if ToolUse.objects.filter(page_id=tool.pk, user=user).delete()[0]:
        _told(tool)


def take_lines_away(key):
    """Take away the lines of a use, which stays counted."""
    ToolUse.objects.filter(pk=key).update(lines="", shows_name=False)


def _told(tool):
    """Pages that are kept for visitors say how often a tool served."""
    if tool.audience == Audience.PUBLIC:
        SearchState.advance()
