"""Pages that hold all that a page may hold."""

from documents.models import Contributor
from portal.models import Region, Theme
from tests.factories import make_file, make_image, make_notice, make_standard_page

TEXT = {
    "fr": '<p>Un texte <b>fort</b>, <i>en italique</i>, <a href="https://example.org/">avec un lien</a>.</p>',
    "en": '<p>A text, <b>strong</b>, <i>in italics</i>, <a href="https://example.org/">with a link</a>.</p>',
}
LISTS = "<ul><li>Un</li><li>Deux</li></ul><ol><li>Premier</li><li>Second</li></ol>"


def make_full_notice(site):
    """Make a notice in which no field is empty, with a word too long for a phone."""
    theme, _ = Theme.objects.get_or_create(slug="tout", name_fr="Tout dire", name_en="Saying all")
    region, _ = Region.objects.get_or_create(code="99", slug="loin", name_fr="Loin", name_en="Far")
    notice = make_notice(
        site,
        "Une notice complète : anticonstitutionnellementintergouvernementalisations",
        slug="notice-complete",
        kind="chapter",
        genre="Mémoire de maîtrise",
        date="2012-10-15",
        publisher="Éditions de démonstration",
        place="Québec",
        container="Une revue de démonstration",
        volume="12",
        issue="3",
        pages="45-67",
        edition="2e édition",
        series="Une collection",
        number="8",
        isbn="9782070360024",
        issn="0317-8471",
        doi="10.1000/anticonstitutionnellement.intergouvernementalisations.2012",
        law_citation="L.R.C. (1985), ch. C-46",
        link="https://example.org/un/chemin",
        file=make_file("Le document entier"),
        cover=make_image("Couverture"),
        rights="cc-by",
        rights_note="Avec l'accord de la revue.",
        abstract="Un résumé.\n\nEn deux paragraphes.",
        plain_summary="Ce que dit le document.\nÀ quoi il sert.",
        for_whom="Intervenantes",
        content_note="Des récits de violence.",
        note="Une note.",
        other_title="A complete notice",
        other_summary="What the document says.",
    )
    notice.themes.add(theme)
    notice.regions.add(region)
    notice.tags.add("mot-clé")
    notice.contributors.add(Contributor(family="Tremblay", given="Alix"))
    notice.contributors.add(Contributor(organisation="Organisme de démonstration", role="editor"))
    notice.save_revision().publish()
    return notice


def make_full_page(home):
    """Make a page of text with each block that there is."""
    language = home.locale.language_code
    text = TEXT[language]
    page = make_standard_page(home, "Tous les blocs", slug="blocs", introduction="Pour tout voir.")
    tones = [
        {"type": "callout", "value": {"tone": tone, "title": f"Ton {tone}", "text": text}}
        for tone in ("info", "warning", "help")
    ]
    image = {"image": make_image("Photo").pk, "alternative": "Un carré bleu", "caption": "Une légende"}
    body = [
        {"type": "heading", "value": {"text": "Une section", "level": "2"}},
        {"type": "text", "value": text + LISTS},
        {"type": "heading", "value": {"text": "Une sous-section", "level": "3"}},
        {"type": "image", "value": image},
        {"type": "image", "value": {**image, "alternative": "", "caption": ""}},
        {"type": "quote", "value": {"text": "Des mots.", "source": "Quelqu'un"}},
        *tones,
        {"type": "question", "value": {"question": "Une question?", "answer": text + LISTS}},
        {"type": "file", "value": {"file": make_file("Un fichier").pk, "description": "Ce que c'est"}},
    ]
    page.body = page.body.stream_block.to_python(body)
    assert {block["type"] for block in body} == set(page.body.stream_block.child_blocks)
    page.save_revision().publish()
    return page


def make_showcase(site):
    """Make the full notice, and the full page in both languages."""
    make_full_notice(site)
    for home in (site.home, site.home_en):
        make_full_page(home)
