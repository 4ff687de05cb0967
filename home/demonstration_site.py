"""Builds the demonstration: the tree of pages in both languages, vocabularies, accounts."""

import csv
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.utils.text import slugify

from wagtail.models import Locale, Page, Site

from documents.models import DocumentIndexPage
from home.models import HomePage, StandardPage
from home.prose import blocks, read_prose
from members.models import User
from portal.models import PortalPage, Region, SiteSettings, Theme

FOLDER = Path(__file__).parent / "demonstration"
LANGUAGES = ("fr", "en")
CENTRE = {
    "fr": {
        "title": "Centre de documentation",
        "introduction": "Rapports, livres, articles, lois et vidéos sur l'exploitation sexuelle, choisis "
        "pour celles qui accompagnent, enseignent ou cherchent.",
    },
    "en": {
        "title": "Documentation centre",
        "introduction": "Reports, books, articles, laws and videos on sexual exploitation, chosen for those "
        "who support, teach or do research.",
    },
}
# address: groups
ACCOUNTS = {
    "animatrice": ("Animatrice de démonstration", ["Animatrice"]),
    "redactrice": ("Rédactrice de démonstration", ["Rédactrice"]),
    "vieprivee": ("Responsable de démonstration", ["Responsable de la vie privée"]),
    "admin": ("Administratrice de démonstration", []),
    "membre": ("Membre de démonstration", ["Membre"]),
    "membre2": ("Membre de démonstration (Outaouais)", ["Membre"]),
    "praticienne": ("Praticienne de démonstration", ["Membre"]),
    "groupe": ("Membre de groupe de démonstration", ["Membre"]),
    "ancienne": ("Ancienne membre de démonstration", []),
}
DOMAIN = "demo.example"
CONTACTS = {
    "contact_email": f"bonjour@{DOMAIN}",
    "privacy_officer": "Responsable de démonstration",
    "privacy_email": f"vieprivee@{DOMAIN}",
}


def rows(name):
    """Return the lines of a CSV file of the demonstration, as dictionaries.

    Raises:
        ValueError: a line has more cells than the header, or fewer.
    """
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    if any(None in row or None in row.values() for row in found):
        raise ValueError(f"A line of {name} has not as many cells as its header.")
    return found


def load_vocabularies():
    """Make the regions and the two levels of themes."""
    for row in rows("regions.csv"):
        Region.objects.update_or_create(
            code=row["code"],
            defaults={
                "name_fr": row["name_fr"],
                "name_en": row["name_en"],
                "slug": slugify(row["name_fr"].replace("–", "-")),
            },
        )
    for row in sorted(rows("themes.csv"), key=lambda row: bool(row["parent"])):
        parent = Theme.objects.get(slug=row["parent"]) if row["parent"] else None
        Theme.objects.get_or_create(
            slug=row["code"],
            defaults={
                "parent": parent,
                **{name: row[name] for name in ("name_fr", "name_en", "description_fr", "description_en")},
            },
        )


def load_settings():
    """Say whom to reach, where nobody said so yet."""
    site_settings = SiteSettings.load()
    for name, value in CONTACTS.items():
        if not getattr(site_settings, name):
            setattr(site_settings, name, value)
    site_settings.save()


def load_accounts():
    """Make the accounts of the demonstration. Roles must exist."""
    for name, (full_name, groups) in ACCOUNTS.items():
        first, _, last = full_name.partition(" ")
        user, made = User.objects.get_or_create(
            email=f"{name}@{DOMAIN}", defaults={"first_name": first, "last_name": last}
        )
        if made and name in ("admin", "ancienne"):
            user.is_staff = user.is_superuser = name == "admin"
            user.is_active = name == "admin"
            user.save()
        if made:
            user.groups.set(Group.objects.filter(name__in=groups))


def load_tree(library):
    """Make the home pages, the documentation centre and the standard pages, in both languages.

    Args:
        library: {name: key} of the pictures and files that pages show.

    Returns:
        {language: home page} and {language: {name: page}} of what stands under them.
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    homes = _homes(locales)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": homes["fr"]},
    )
    centres = pair(
        homes,
        lambda code: DocumentIndexPage(slug="documentation", show_in_menus=True, **CENTRE[code]),
    )
    pages = _standard_pages(homes, library)
    return homes, {code: {**pages[code], "documentation": centres[code]} for code in LANGUAGES}


def _homes(locales):
    root = Page.objects.get(depth=1)
    for welcome in root.get_children().exclude(pk__in=PortalPage.objects.values("pk")):
        welcome.delete()
    root = Page.objects.get(depth=1)
    homes = {}
    for code, slug in (("fr", "accueil"), ("en", "home")):
        home = HomePage.objects.filter(locale=locales[code]).first()
        if home is None:
            home = HomePage(title="Accueil" if code == "fr" else "Home", slug=slug, locale=locales[code])
            if "fr" in homes:
                home.translation_key = homes["fr"].translation_key
            root.add_child(instance=home)
            root.refresh_from_db()
        homes[code] = home
    return homes


def pair(homes, make):
    """Find or make a page in both languages, as translations of each other.

    Args:
        homes: {language: page under which it stands}.
        make: makes the page of a language, unsaved.
    """
    pages = {}
    for code in LANGUAGES:
        page = make(code)
        parent = homes[code]
        found = PortalPage.objects.child_of(parent).filter(slug=page.slug).first()
        if found is None:
            page.locale = parent.locale
            if "fr" in pages:
                page.translation_key = pages["fr"].translation_key
            parent.refresh_from_db()
            parent.add_child(instance=page)
            page.save_revision().publish()
            found = page
        pages[code] = found.specific
    return pages


def _standard_pages(homes, library):
    names = sorted({path.name.split(".")[0] for path in (FOLDER / "pages").glob("*.md")})
    prose = {
        code: {name: read_prose(FOLDER / "pages" / f"{name}.{code}.md") for name in names}
        for code in LANGUAGES
    }
    made = {code: {} for code in LANGUAGES}
    for name in names:
        pages = pair(homes, lambda code, name=name: _standard_page(prose[code][name]))
        for code, page in pages.items():
            made[code][page.slug] = made[code][name] = page
    for code in LANGUAGES:
        for name in names:
            page = made[code][name]
            if not page.body:
                raw = blocks(prose[code][name].text, made[code], library)
                page.body = page.body.stream_block.to_python(raw)
                page.save_revision().publish()
    return made


def _standard_page(prose):
    fields = prose.fields
    return StandardPage(
        title=fields["title"],
        slug=fields["slug"],
        introduction=fields.get("introduction", ""),
        search_description=fields.get("seo_description", "")[:250],
        show_in_menus=fields.get("menu") == "yes",
        in_footer=fields.get("footer") == "yes",
    )


def load_front_pages(homes, pages):
    """Write the welcome and the doors of the home pages, once.

    Args:
        homes: {language: home page}.
        pages: {language: {name: page}} that doors lead to; a door to what is not there is left out.
    """
    for code, home in homes.items():
        if home.welcome:
            continue
        prose = read_prose(FOLDER / f"home.{code}.md")
        home.refresh_from_db()
        home.welcome = prose.fields.get("welcome", "")
        home.introduction = prose.fields.get("introduction", "")
        doors = [row for row in rows("doors.csv") if row["page"] in pages[code]]
        home.doors = home.doors.stream_block.to_python([_door(row, code, pages[code]) for row in doors])
        home.save_revision().publish()


def _door(row, code, pages):
    value = {"title": row[f"title_{code}"], "text": row[f"text_{code}"], "page": pages[row["page"]].pk}
    return {"type": "door", "value": value}


def may_load():
    """Tell whether the demonstration may be loaded here without --force."""
    return settings.DEMONSTRATION_WELCOME
