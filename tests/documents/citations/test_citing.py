"""How documents are cited: APA in Québec French and in English, whatever the notice lacks or holds."""

import re
from dataclasses import replace
from datetime import date

import pytest

from documents.citations.citing import cite
from documents.references.reading import read
from documents.references.reference import Name
from tests.documents.catalogue import content, needs_catalogue
from tests.documents.exports.samples import BARE, EDITOR, HOSTILE, SAMPLES

TODAY = date(2026, 11, 25)
POULIN = [Name(family="Poulin", given="Richard")]
URL = "https://example.org/a_b%20c?x=1&amp;y=2"
PRESS = "Presses de l'Université du Québec"
EXPECTED = {
    (
        "report",
        "fr",
    ): f"Poulin, R. (2012). <i>{{title}}</i> (Rapport de recherche, nᵒ 2012-4). {PRESS}. {URL}",
    ("report", "en"): "Poulin, R. (2012). <i>{title}</i> (Rapport de recherche 2012-4; Cahiers). "
    + f"{PRESS}. {URL}",
    ("book", "fr"): f"Poulin, R. (2012). <i>{{title}}</i> (2e éd.). {PRESS}. {URL}",
    ("book", "en"): f"Poulin, R. (2012). <i>{{title}}</i> (2nd ed.). {PRESS}. {URL}",
    (
        "chapter",
        "fr",
    ): "Poulin, R. (2012). {title}. Dans M. Dorais (dir.), <i>Femmes et violences</i> (p. 45‑68). "
    + f"{PRESS}. {URL}",
    (
        "chapter",
        "en",
    ): "Poulin, R. (2012). {title}. In M. Dorais (Ed.), <i>Femmes et violences</i> (pp. 45–68). "
    + f"{PRESS}. {URL}",
    (
        "article",
        "fr",
    ): "Poulin, R. (2012). {title}. <i>Nouvelles pratiques sociales</i>, <i>12</i>(3), 45‑68. "
    "https://doi.org/10.1234/nps_2012.3",
    (
        "article",
        "en",
    ): "Poulin, R. (2012). {title}. <i>Nouvelles pratiques sociales</i>, <i>12</i>(3), 45–68. "
    "https://doi.org/10.1234/nps_2012.3",
    ("thesis", "fr"): "Poulin, R. (2012, 15 octobre). <i>{title}</i> [mémoire de maîtrise, "
    + f"{PRESS}]. {URL}",
    ("thesis", "en"): "Poulin, R. (2012). <i>{title}</i> [Mémoire de maîtrise, " + f"{PRESS}]. {URL}",
    ("video", "fr"): "Poulin, R. (2012, 15 octobre). <i>{title}</i> [vidéo]. La CLES. " + f"{PRESS}. {URL}",
    ("video", "en"): "Poulin, R. (2012, October 15). <i>{title}</i> [Video]. " + f"{PRESS}. La CLES. {URL}",
    ("web_page", "fr"): "Poulin, R. (2012, 15 octobre). <i>{title}</i> [fiche]. La CLES. "
    + f"{PRESS}. {URL}",
    ("law", "fr"): f"<i>{{title}}</i>, RLRQ, c. P-34.1, art. 38. {URL}",
    ("law", "en"): f"<i>{{title}}</i>, RLRQ, c. P-34.1, art. 38. {URL}",
    ("guide", "fr"): f"Poulin, R. (2012). <i>{{title}}</i> [Guide]. {PRESS}. {URL}",
}


def sample(kind, **fields):
    """Return the sample of a kind, by one person; a recording without genre."""
    people = [name for name in SAMPLES[kind].contributors if not name.organisation]
    genre = "" if kind == "video" else SAMPLES[kind].genre
    return replace(SAMPLES[kind], **{"contributors": people, "genre": genre, **fields})


@pytest.mark.parametrize(("kind", "language"), EXPECTED)
def test_each_kind_is_cited_as_the_style_asks(kind, language):
    expected = EXPECTED[kind, language].format(title=SAMPLES[kind].title)
    assert cite(sample(kind), language, TODAY).html == expected


def test_a_law_whose_title_holds_its_citation_says_it_once():
    law = sample(
        "law", title="Code criminel, L.R.C. (1985), ch. C-46", law_citation="L.R.C. (1985), ch. C-46", link=""
    )
    assert cite(law, "fr", TODAY).html == "<i>Code criminel, L.R.C. (1985), ch. C-46</i>."


@pytest.mark.parametrize(("language", "no_date"), [("fr", "s. d."), ("en", "n.d.")])
def test_a_title_alone_is_given_once(language, no_date):
    assert cite(BARE, language, TODAY).html == f"<i>Un titre seul</i>. ({no_date})."


def test_without_author_the_publisher_answers_for_the_work():
    html = cite(sample("book", contributors=[], link=""), "fr", TODAY).html
    assert html == f"{PRESS}. (2012). <i>{SAMPLES['book'].title}</i> (2e éd.)."


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "Dorais, M. et Zéro, M. (dir.). (2012). <i>T</i>. " + PRESS + "."),
        ("en", "Dorais, M., &amp; Zéro, M. (Eds.). (2012). <i>T</i>. " + PRESS + "."),
    ],
)
def test_editors_cited_first_are_told_once(language, expected):
    people = [EDITOR, replace(EDITOR, family="Zéro")]
    book = sample("book", title="T", contributors=people, edition="", link="")
    assert cite(book, language, TODAY).html == expected


def test_a_question_needs_no_full_stop():
    assert "Pourquoi ? <i>Nouvelles" in cite(sample("article", title="Pourquoi ?"), "fr", TODAY).html


@pytest.mark.parametrize("language", ["fr", "en"])
def test_of_more_than_twenty_authors_the_first_nineteen_and_the_last_are_named(language):
    people = [Name(family=f"Nom{number}", given="Ada") for number in range(1, 24)]
    html = cite(sample("report", contributors=people), language, TODAY).html
    assert "Nom18, A., Nom19, A., … Nom23, A. (2012)" in html
    assert "Nom20" not in html


@pytest.mark.parametrize(
    ("language", "people", "expected"),
    [
        ("fr", ["Ada"], "(Ada, 2012)"),
        ("fr", ["Ada", "Bea"], "(Ada et Bea, 2012)"),
        ("en", ["Ada", "Bea"], "(Ada & Bea, 2012)"),
        ("fr", ["Ada", "Bea", "Cléo"], "(Ada et al., 2012)"),
    ],
)
def test_the_running_text_names_authors_and_year(language, people, expected):
    names = [Name(family=family) for family in people]
    assert cite(sample("report", contributors=names), language, TODAY).in_text == expected


def test_an_undated_page_says_when_it_was_read_in_english():
    html = cite(sample("web_page", date=""), "en", TODAY).html
    assert "Retrieved November 25, 2026, from https://example.org" in html


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("value", HOSTILE)
def test_no_field_can_write_html(value, language):
    people = [Name(organisation=value), Name(family=value, given=value)]
    fields = dict.fromkeys(
        ("title", "publisher", "container", "genre", "edition", "volume", "law_citation"), value
    )
    for kind in SAMPLES:
        html = cite(replace(SAMPLES[kind], contributors=people, **fields), language, TODAY).html
        assert re.findall(r"<(?!/?(?:i|sup|sub)>)", html) == [], kind
        assert "\n" not in html
        assert not re.search("[\ue000-\ue002\u202a-\u202e]", html)


@needs_catalogue
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_whole_catalogue_is_cited_without_a_visible_fault(language):
    references = read(content("catalogue.bib")).references
    assert len(references) == 947
    faults = re.compile(r"\(\s*\)|\[\s*\]|\( | \.(?!\.)(?: |$)|(?<!\.)\.\.(?!\.)|None|\b2nd éd")
    wrong = []
    for reference in references:
        text = cite(reference, language, TODAY).text
        if faults.search(text.split("http")[0].replace(reference.title, "Titre")):
            wrong.append(text)
    assert wrong == []
