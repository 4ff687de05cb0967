"""What the page of a tool shows to this reader."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from portal.first_words import unless_repeated
from portal.links import addresses, subject_address
from portal.registries.related import related_to
from portal.visibility import Audience
from tools.adapting import propose_url
from tools.models import ToolPage
from tools.shown import contents_of, with_files
from tools.uses.shown import use_variables

MINUTE = 60


@dataclass(frozen=True)
class ToolLink:
    """Another tool, of which this one was made, or that was made of it."""

    title: str
    url: str
    lang: str


def tool_variables(tool, request, canonical):
    """Return the variables of the page of a tool.

    Args:
        tool: the tool; `request`: the reader's.
        canonical: absolute address of the page.
    """
    if not getattr(request, "is_preview", False):
        # A preview shows what is in the form, not in the database.
        prefetch_related_objects([tool], with_files(), "situations", "themes", "regions", "tags")
    user = request.user
    voice = getattr(tool, "voice", None)
    return {
        "lead": unless_repeated(tool.introduction, tool.purpose),
        "credit": "" if tool.credit in tool.told_by else tool.credit,
        "files": [_file_shown(row) for row in tool.files.all()],
        "situations": [str(one) for one in tool.situations.all()],
        "keywords": sorted(tag.name for tag in tool.tags.all()),
        "contents": contents_of(tool),
        "subjects": [(str(one), subject_address(one)) for one in (*tool.themes.all(), *tool.regions.all())],
        "voice": voice,
        "voice_length": _length(voice.seconds) if voice else "",
        "link_host": (urlsplit(tool.link).hostname or "").removeprefix("www.") if tool.link else "",
        "is_public": tool.audience == Audience.PUBLIC,
        **_adaptations(tool, user),
        **use_variables(tool, user),
        "related": related_to(tool, user),
        "share": {"url": canonical, "mail_url": _mail_url(canonical), "print_label": ""},
    }


def _file_shown(row):
    """Return (file, caption) of a file; a caption that is its title already is not said twice."""
    return row.file, row.caption if row.caption != row.file.title else ""


def _adaptations(tool, user):
    """Return what it was adapted from and what was adapted from it, of what `user` may read."""
    keys = [tool.adapted_from_id] if tool.adapted_from_id else []
    near = ToolPage.objects.visible_to(user).order_by("-first_published_at", "-pk")
    found = list(near.filter(pk__in=keys) | near.filter(adapted_from=tool.pk)) if tool.pk else []
    urls = addresses(found) if found else {}
    links = {one.pk: ToolLink(one.title, urls[one.pk], one.language_tag) for one in found if one.pk in urls}
    return {
        "adapted_from": links.pop(tool.adapted_from_id, None),
        "adaptations": list(links.values()),
        "adapt_url": propose_url(tool),
    }


def _length(seconds):
    """Return the length of a sound: "3 min 20 s"; "" where it is not known."""
    if not seconds:
        return ""
    minutes, left = divmod(seconds, MINUTE)
    if not minutes:
        return _("%(seconds)d s") % {"seconds": left}
    return _("%(minutes)d min %(seconds)02d s") % {"minutes": minutes, "seconds": left}


def _mail_url(url):
    """The subject says nothing of what the tool is about: others may see the list of messages."""
    subject = _("A tool")
    return f"mailto:?subject={quote(subject)}&body={quote(url)}"
