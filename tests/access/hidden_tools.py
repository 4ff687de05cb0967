"""What is hidden around homemade tools: those for members, drafts, their sounds, what members say of them."""

from django.urls import reverse
from django.utils import translation

from portal.models import Region, Theme
from portal.search.models import SearchEntry, SearchState
from tests.access.asking import Ask
from tests.factories import make_file, make_tool
from tests.tools.made import give_voice
from tools.models import ToolUse


def address(name, *args):
    """Return an address in French."""
    with translation.override("fr"):
        return reverse(name, args=args)


def add_tools(site, world):
    """Make them, and put what is asked in `world.paths`, and in `world.things["tool_asks"]`."""
    tools = _tools(site)
    files = [tools[name].files.all()[0].file.url for name in ("members", "draft")]
    sounds = [give_voice(tools[name]).url for name in ("members", "draft")]
    said = _uses(world, tools)
    world.paths["everybody"] += [
        *("/fr/outils/", "/en/tools/", "/fr/outils/?q=zqmembresoutil", "/fr/outils/?contenu=voice"),
        *(f"/fr/outils/{tool.slug}/" for tool in tools.values()),
        *(f"/en/tools/{tool.slug}/" for tool in tools.values()),
        *(address("tool_use", tool.pk) for tool in tools.values()),
        *(address("take_lines_away", use.pk) for use in said),
        *files,
        *sounds,
    ]
    world.things["tool_asks"] = _posts(tools, said)


def _tools(site):
    """Return {name: tool}: one that everybody reads, made of one for members and adapted in others."""
    subjects = {"themes": Theme.objects.filter(slug="monde"), "regions": Region.objects.filter(slug="ici")}
    members = make_tool(
        site,
        "Zqmembresoutil",
        slug="pour-membres",
        audience="members",
        files=[make_file("Zqmembresfeuillet")],
        situations=["Zqsituation"],
        **subjects,
    )
    opened = make_tool(
        site, "Ouvert", slug="ouvert", adapted_from=members, situations=["Zqsituation"], **subjects
    )
    adapted = {"adapted_from": opened, "live": False, "files": [make_file("Zqdraftfeuillet")]}
    draft = make_tool(site, "Zqdraftoutil", slug="en-attente", **adapted, **subjects)
    late = make_tool(site, "Titre zqmembrestardif", slug="tardif", audience="members")
    # Its row is left wider than the tool, as if what narrows it had failed.
    rows = SearchEntry.objects.filter(source="tool", object_id=late.pk)
    rows.update(audience="public", version=SearchState.advance())
    return {"members": members, "open": opened, "draft": draft}


def _uses(world, tools):
    other = world.people["other"]
    return [
        ToolUse.objects.create(page=tools["open"], user=other, lines="Zqmembresligne"),
        ToolUse.objects.create(page=tools["draft"], user=other, lines="Zqdraftligne"),
    ]


def _posts(tools, said):
    """Return what is sent about what one may not read, or may not do."""
    too_long = (("action", "say"), ("lines", "a" * 400))
    asks = [Ask("facilitator", address("take_lines_away", said[1].pk), "post")]
    for name in ("stranger", "member"):
        asks += [
            Ask(name, address("tool_use", tools["draft"].pk), "post", (("action", "add"),)),
            Ask(name, address("tool_use", tools["open"].pk), "post", too_long),
            Ask(name, address("take_lines_away", said[0].pk), "post"),
        ]
    return asks
