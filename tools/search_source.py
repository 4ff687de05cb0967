"""Feeds the search with homemade tools."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from portal.files.models import FilePage
from portal.links import LANGUAGE_CODES
from portal.search.names import Names
from portal.search.sources import Facet, IndexRecord, SearchSource, facets, search_sources
from tools.choices import Content, Field
from tools.shown import contents_of, searched_text, tool_cards, with_files

SOURCE = "tool"
KIND = "homemade_tool"
KINDS = {KIND: _("Homemade tool")}
PASSAGES = 200  # of the files beside the first, whose text the index takes whole


def _published():
    from tools.models import ToolPage

    return ToolPage.objects.filter(live=True, alias_of__isnull=True)


def _subjects(tool):
    words = []
    for language in LANGUAGE_CODES:
        with override(language):
            words += [str(KINDS[KIND]), str(Field(tool.field).label), *contents_of(tool).values()]
    named = (*tool.situations.all(), *tool.themes.all(), *tool.regions.all())
    words += [name for thing in named for name in (thing.name_fr, thing.name_en)]
    words += [tag.name for tag in tool.tags.all()]
    return " ; ".join(dict.fromkeys(word for word in words if word))


def _other_files(files):
    """Return the text of the files beside the first: an entry of the index has one long text."""
    if not files:
        return ""
    pages = FilePage.objects.filter(text__file__in=files).order_by("pk")
    return "\n".join(pages.values_list("words", flat=True)[:PASSAGES])


def _record(tool):
    files = [row.file_id for row in tool.files.all()]
    themes = {str(key) for theme in tool.themes.all() for key in (theme.pk, theme.parent_id) if key}
    return IndexRecord(
        object_id=tool.pk,
        audience=str(tool.audience),
        title=tool.title,
        people=tool.credit,
        subjects=_subjects(tool),
        summary=searched_text(tool),
        text=_other_files(files[1:]),
        text_key=files[0] if files else None,
        language=tool.language_tag,
        facets={
            "kind": [KIND],
            "field": [tool.field],
            "situation": [str(situation.pk) for situation in tool.situations.all()],
            "theme": sorted(themes),
            "region": [str(region.pk) for region in tool.regions.all()],
            "language": [tool.language],
            "content": list(contents_of(tool)),
        },
        added=tool.first_published_at,
        names=Names(titles=tuple(title for title in (tool.title, tool.other_title) if title)),
    )


def records(keys):
    """Yield the records of the published tools among `keys`."""
    tools = _published().filter(pk__in=list(keys)).select_related("voice")
    for tool in tools.prefetch_related(with_files(), "situations", "themes", "regions", "tags"):
        yield _record(tool)


def published_keys():
    """Return the keys of all published tools."""
    return _published().order_by("pk").values_list("pk", flat=True).iterator()


def cards(keys, user, highlighter):
    """Return {key: card} of the tools among `keys` that `user` may read, the words searched marked."""
    from tools.models import ToolPage

    tools = ToolPage.objects.visible_to(user).filter(pk__in=keys)
    return {card.key: card for card in tool_cards(tools, highlighter=highlighter)}


def _situations():
    from tools.models import Situation

    return {one.slug: (str(one.pk), one.name) for one in Situation.objects.all()}


def _choices(choices):
    return lambda: {code: (code, label) for code, label in choices.choices}


def register_source():
    """Declare the tools to the search, and what narrows them."""
    from tools.models import ToolPage

    search_sources.register(
        SearchSource(SOURCE, _("Homemade tools"), ToolPage, records, cards, published_keys, lambda: KINDS)
    )
    facets.register(Facet("field", "volet", _("Prevention or intervention"), _choices(Field)))
    facets.register(Facet("situation", "situation", _("Situation"), _situations))
    facets.register(Facet("content", "contenu", _("What it is made of"), _choices(Content)))
