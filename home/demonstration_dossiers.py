"""The reading paths of the demonstration: real notices, with the reason why each is there.

A file a path and a language, in `demonstration/dossiers`: front matter, then `## heading` for a group and
`### beginning of a notice's title | minutes` (or `### page:<name> | minutes`) above the reason.
"""

import re

from django.utils import timezone

from documents.models import DocumentPage, DossierIndexPage, DossierItem, DossierPage
from home.demonstration_site import FOLDER, LANGUAGES, pair
from home.prose import read_prose
from portal.models import Theme

NAMES = ("recognise", "support", "law")
INDEX = {
    "fr": {
        "title": "Par où commencer",
        "slug": "dossiers",
        "introduction": "Une question, quelques lectures choisies, dans l’ordre. Pour apprendre d’ici lundi, "
        "ou pour aider une collègue à le faire.",
    },
    "en": {
        "title": "Where to start",
        "slug": "guides",
        "introduction": "A question, a few chosen readings, in order. To learn before Monday, or to help a "
        "colleague do so.",
    },
}
ITEM = re.compile(r"^### (?P<what>[^|]+?)(?: \| (?P<minutes>\d+))?$")


def load_index(homes):
    """Make the lists of reading paths, and return them: {language: list}."""
    return pair(homes, lambda code: DossierIndexPage(show_in_menus=True, **INDEX[code]))


def load_dossiers(indexes, centre, pages):
    """Make the reading paths in both languages; a second run adds nothing.

    Args:
        indexes: {language: list of reading paths}.
        centre: the French documentation centre, with its notices.
        pages: {language: {name: page}} of the pages of text.

    Returns:
        {language: {"dossier:" and name: reading path}}.
    """
    made = {code: {} for code in LANGUAGES}
    for name in NAMES:
        prose = {code: read_prose(FOLDER / "dossiers" / f"{name}.{code}.md") for code in LANGUAGES}
        paths = pair(indexes, lambda code, prose=prose: _path(prose[code], centre, pages[code]))
        for code, path in paths.items():
            made[code][f"dossier:{name}"] = path
    return made


def _path(prose, centre, pages):
    fields = prose.fields
    path = DossierPage(
        reviewed_on=timezone.localdate(),
        search_description=fields["seo_description"],
        **{name: fields[name] for name in ("title", "slug", "introduction", "for_whom")},
    )
    path.themes = Theme.objects.filter(slug__in=fields["themes"].split(", "))
    path.items = list(_items(prose.text, centre, pages))
    for place, item in enumerate(path.items.all()):
        item.sort_order = place
    return path


def _items(text, centre, pages):
    heading = ""
    for chunk in re.split(r"\n\s*\n", text):
        if chunk.startswith("## "):
            heading = chunk[3:].strip()
            continue
        first, _, why = chunk.partition("\n")
        found = ITEM.match(first)
        page = _thing(found["what"], centre, pages)
        yield DossierItem(heading=heading, page=page, why=why.strip(), minutes=found["minutes"])
        heading = ""


def _thing(what, centre, pages):
    if what.startswith("page:"):
        return pages[what.removeprefix("page:")].portalpage_ptr
    return DocumentPage.objects.child_of(centre).get(title__startswith=what).portalpage_ptr
