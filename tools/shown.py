"""A tool as it is shown in a list."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from portal.files.found import FoundPassage, found_passages
from portal.links import addresses
from portal.novelty import is_new
from tools.choices import PHOTOS, Content
from tools.models import ToolFile


@dataclass(frozen=True)
class ToolCard:
    """A tool in a list: what any list of cards shows, and what the list of tools adds.

    Args:
        contents: {code: words} of what it is made of; the code is the name of its mark.
        field: the code of its field; `field_words` in words.
    """

    key: int
    title: str
    url: str
    kind: str
    meta: str
    summary: str
    lang: str
    for_members: bool
    field: str
    field_words: str
    contents: dict = field(default_factory=dict)
    title_marked: str = ""
    passage: FoundPassage | None = None
    is_new: bool = False


def with_files():
    """Return what reads the files of tools in one query."""
    return Prefetch("files", ToolFile.objects.select_related("file__text"))


def contents_of(tool):
    """Return {code: words} of what a tool is made of, in the order in which it is looked for."""
    extensions = {row.file.file_extension.lower() for row in tool.files.all() if row.file}
    there = {
        Content.FILE: bool(extensions - PHOTOS),
        Content.PHOTO: bool(extensions & PHOTOS),
        Content.VOICE: getattr(tool, "voice", None) is not None,
        Content.LINK: bool(tool.link),
        Content.WORDS: bool(tool.words.strip()),
    }
    return {content.value: str(content.label) for content, is_there in there.items() if is_there}


def tool_cards(tools, *, highlighter=None):
    """Return the cards of tools that have passed the gate, in order.

    Args:
        tools: a queryset of `ToolPage`.
        highlighter: marks the words of a search, where there was one.
    """
    found = list(tools.select_related("voice").prefetch_related(with_files()))
    urls = addresses(found)
    passages = _passages(found, highlighter)
    return [_card(tool, urls.get(tool.pk, ""), highlighter, passages) for tool in found]


def _passages(tools, highlighter):
    """Return {key of file: passage} of what the words asked found inside the files."""
    files = [row.file_id for tool in tools for row in tool.files.all()]
    if highlighter is None or not files:
        return {}
    return found_passages(files, [tool.pk for tool in tools], highlighter)


def _card(tool, url, highlighter, passages):
    in_files = (passages.get(row.file_id) for row in tool.files.all())
    return ToolCard(
        key=tool.pk,
        title=tool.title,
        url=url,
        kind=_("Homemade tool"),
        meta=tool.credit,
        summary=(highlighter.snippet(searched_text(tool)) if highlighter else "") or tool.introduction,
        lang=tool.language_tag,
        for_members=tool.audience != "public",
        field=tool.field,
        field_words=str(tool.get_field_display()),
        contents=contents_of(tool),
        title_marked=highlighter.mark(tool.title) if highlighter else "",
        is_new=is_new(tool.first_published_at),
        passage=next((passage for passage in in_files if passage), None),
    )


def searched_text(tool):
    """Return the text of a tool in which words are looked for, its files left out."""
    parts = [tool.introduction, tool.purpose, tool.for_whom, tool.when_to_use, tool.how_to_use, tool.words]
    parts += [tool.other_title, tool.other_summary]
    return "\n".join(part for part in parts if part)
