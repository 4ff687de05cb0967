"""What tools hold about a member whom they served."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, Published, personal_data
from portal.search.models import SearchState
from tools.models import ToolUse


def _of(user):
    return ToolUse.objects.filter(user=user)


def _export(user):
    return [
        {
            gettext_noop("tool"): use.page.title,
            gettext_noop("served on"): use.made_at.isoformat(),
            gettext_noop("your lines"): use.lines,
            gettext_noop("your name is shown beside them"): use.shows_name,
        }
        for use in _of(user).select_related("page").order_by("pk")
    ]


def _release(user):
    """Leave what she said, by « une intervenante »."""
    _of(user).exclude(lines="").update(user=None, shows_name=False)


def _erase(user):
    _of(user).delete()
    SearchState.advance()


def register_uses():
    """Declare what is held about those whom tools served."""
    label = _("Tools that served you")
    published = Published(lambda user: _of(user).exclude(lines="").count(), _release)
    personal_data.register(
        PersonalData("tool_uses", label, _export, _erase, published, covers=("tools.ToolUse",))
    )
