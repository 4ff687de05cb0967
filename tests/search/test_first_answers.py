"""First answers: which questions they answer, in which language, and that they come once."""

from django.core.exceptions import ValidationError

import pytest

from portal.search.models import FirstAnswer
from tests.factories import make_notice, make_standard_page
from tests.search.wording import CENTRE, make_answer

SITE = {"fr": "/fr/recherche/", "en": "/en/search/"}


def shown(client, words, path=SITE["fr"], **parameters):
    """Return the part of the page that the team chose, and what follows it."""
    html = client.get(path, {"q": words, **parameters}).content.decode().split("<main")[1]
    first, _, rest = html.partition('<section class="first-answers"')[2].partition("</section>")
    return first, rest or html


@pytest.mark.parametrize("asked", ["Où aller", "ou aller ?", "OÙ ALLER", "aller", "« aller » où"])
def test_the_question_is_known_whatever_its_accents_capitals_and_small_words(site, client_as, asked):
    make_answer(make_standard_page(site.home, "Les ressources", slug="ressources"), questions=["où aller"])
    assert 'href="/fr/ressources/"' in shown(client_as("visitor"), asked)[0]


@pytest.mark.parametrize("asked", ["où aller dormir", "alleer", ""])
def test_another_question_is_not(site, client_as, asked):
    make_answer(make_standard_page(site.home, "Les ressources"), questions=["où aller"])
    assert shown(client_as("visitor"), asked)[0] == ""


def test_pages_come_in_the_order_of_the_team_and_once_on_the_page(site, client_as):
    second = make_notice(site, "Aller loin", slug="loin")
    first = make_notice(site, "Aller près", slug="pres")
    make_notice(site, "Aller ailleurs", slug="ailleurs")
    make_answer(first, second, questions=["aller"])
    chosen, rest = shown(client_as("visitor"), "aller", CENTRE)
    assert chosen.index("/pres/") < chosen.index("/loin/")
    assert "/ailleurs/" in rest
    assert "/pres/" not in rest
    assert "/loin/" not in rest


@pytest.mark.parametrize("parameters", [{"tri": "titre"}, {"langue": "fr"}, {"page": "2"}])
def test_they_stand_above_the_first_results_only(site, client_as, parameters):
    for number in range(25):
        make_notice(site, f"Aller {number}")
    make_answer(make_notice(site, "Réponse", slug="reponse"), questions=["aller"])
    assert "/reponse/" in shown(client_as("visitor"), "aller", CENTRE)[0]
    assert shown(client_as("visitor"), "aller", CENTRE, **parameters)[0] == ""


def test_a_page_is_shown_in_the_language_of_the_reader(site, client_as):
    page = make_standard_page(site.home, "Les ressources", slug="ressources")
    make_standard_page(site.home_en, "Resources", slug="resources", translation_key=page.translation_key)
    make_answer(page, questions=["aller", "go"])
    assert "/fr/ressources/" in shown(client_as("visitor"), "go", SITE["fr"])[0]
    english = shown(client_as("visitor"), "go", SITE["en"])[0]
    assert "/en/resources/" in english
    assert "ressources" not in english


def test_the_first_page_of_a_section_may_answer(site, client_as):
    make_answer(site.centre, questions=["documents"])
    assert f'href="{CENTRE}"' in shown(client_as("visitor"), "documents")[0]


def test_an_answer_to_nothing_else_found_is_no_empty_page(site, client_as):
    make_answer(make_standard_page(site.home, "Sécurité", slug="securite"), questions=["zqzq"])
    chosen, rest = shown(client_as("visitor"), "zqzq")
    assert "/securite/" in chosen


def test_what_is_said_of_the_results_stands_under_the_answer(site, client_as):
    make_answer(make_standard_page(site.home, "Sécurité", slug="securite"), questions=["vie privée"])
    make_notice(site, "La vie en ville")
    chosen, rest = shown(client_as("visitor"), "vie privée", CENTRE)
    assert "/securite/" in chosen
    assert 'id="results"' in rest
    assert 'id="dropped"' in rest


def test_a_change_shows_at_once_to_visitors_too(site, client_as):
    client, page = client_as("visitor"), make_standard_page(site.home, "Sécurité", slug="securite")
    assert shown(client, "zqzq")[0] == ""
    answer = make_answer(page, questions=["zqzq"])
    assert "/securite/" in shown(client, "zqzq")[0]
    page.unpublish()
    assert shown(client, "zqzq")[0] == ""
    answer.delete()


def test_a_question_of_small_words_is_refused(db):
    with pytest.raises(ValidationError):
        FirstAnswer(wordings="de la").full_clean()
