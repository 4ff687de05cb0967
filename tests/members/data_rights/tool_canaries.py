"""Canaries of a member in what homemade tools hold of her."""

from django.core.files.base import ContentFile

from tests.factories import make_tool, make_tools_index
from tools.models import ToolUse
from tools.publishing import publish_tool, update_tool

WORDS = {
    "who made a tool": "zqcreditoutilzq",
    "for whom a tool was told": "zqraconteparzq",
    "words of a tool": "zqmotsoutilzq",
    "file of a tool": "zqfichieroutilzq",
    "lines on a tool": "zqlignesoutilzq",
}


def plant_tools(user, site):
    """Leave a canary in each place."""
    make_tools_index(site)
    file = ContentFile(b"Texte assez long", name="a.txt")
    tool = publish_tool(
        title="Un outil",
        words="Des mots d’avant, qui ne restent dans aucun état",
        credit=WORDS["who made a tool"],
        told_by=WORDS["for whom a tool was told"],
        author=user,
    )
    update_tool(
        tool,
        title="Un outil",
        words=WORDS["words of a tool"],
        files=[(file, WORDS["file of a tool"])],
    )
    ToolUse.objects.create(page=make_tool(site), user=user, lines=WORDS["lines on a tool"])
