"""The homemade tools of the demonstration: invented, each of another kind, and some that served."""

import json

from django.core.files.base import ContentFile

from home.demonstration_site import DOMAIN, FOLDER, pair, rows
from members.models import User
from portal.models import Region, Theme
from tools.models import Situation, ToolIndexPage, ToolPage, ToolUse
from tools.publishing import publish_tool

FILES = FOLDER / "tools"
INDEX = {
    "fr": {
        "title": "Outils maison",
        "slug": "outils",
        "introduction": "Ce que des intervenantes ont fait avec ce qu’elles avaient : un protocole, un "
        "feuillet, la photo d’un tableau, une pratique racontée. Pas besoin d’être parfait.",
    },
    "en": {
        "title": "Homemade tools",
        "slug": "tools",
        "introduction": "What front-line workers made with what they had: a protocol, a leaflet, the photo "
        "of a flip chart, a practice told in words. It does not have to be perfect.",
    },
}
PLAIN = (
    *("title", "introduction", "purpose", "for_whom", "when_to_use", "how_to_use", "words", "credit"),
    *("told_by", "field", "licence", "audience", "language", "link", "adapted_from_words", "tags"),
)


def load_index(homes):
    """Make the lists of homemade tools, and return them: {language: list}."""
    return pair(homes, lambda code: ToolIndexPage(show_in_menus=True, **INDEX[code]))


def load_tools():
    """Make the situations and the tools; a second run adds nothing."""
    for row in rows("situations.csv"):
        Situation.objects.get_or_create(slug=row["slug"], defaults=row)
    for told in json.loads((FOLDER / "tools.json").read_text(encoding="utf-8")):
        if not ToolPage.objects.filter(title=told["title"]).exists():
            _load(told)


def _load(told):
    tool = publish_tool(
        **{name: told[name] for name in PLAIN if name in told},
        author=_account(told["author"]) if "author" in told else None,
        situations=list(Situation.objects.filter(slug__in=told["situations"])),
        themes=list(Theme.objects.filter(slug__in=told["themes"])),
        regions=list(Region.objects.filter(code__in=told["regions"])),
        adapted_from=ToolPage.objects.filter(slug=told.get("adapted_from")).first(),
        files=[(_file(name), caption) for name, caption in told.get("files", [])],
        voice=_file(told["voice"]) if "voice" in told else None,
    )
    other = {name: told[name] for name in ("other_title", "other_summary") if name in told}
    if other:
        for name, text in other.items():
            setattr(tool, name, text)
        tool.save_revision().publish()
    for account, region, lines, shows_name in told.get("uses", []):
        ToolUse.objects.create(
            page=tool,
            user=_account(account),
            region=Region.objects.get(code=region),
            lines=lines,
            shows_name=shows_name,
        )


def _account(name):
    return User.objects.get(email=f"{name}@{DOMAIN}")


def _file(name):
    return ContentFile((FILES / name).read_bytes(), name=name)
