"""The page of a notice: how to cite it, what to read next, a newer version, its rights."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

from django.test import Client

import pytest

from documents.listing import A_MINUTE, pace
from documents.references.reading import read
from portal.models import Region, Theme
from tests.documents.exports.samples import BARE, SAMPLES
from tests.documents.pages.making import notice_of
from tests.factories import make_notice


@pytest.fixture(autouse=True)
def nobody_asked_before():
    pace.clear()


def text_of(notice, client=None, language="fr"):
    response = (client or Client()).get(f"/{language}/documentation/{notice.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def related_of(text):
    return re.findall(r'<li><a href="([^"]+)"[^>]*>[^<]*</a> <span class="reason">([^<]*)</span>', text)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", SAMPLES)
def test_each_kind_says_how_to_cite_it(site, kind, language):
    text = text_of(notice_of(site, SAMPLES[kind]), language=language)
    citation = re.search(r'id="citation"[^>]*>(.*?)</p>', text).group(1)
    assert SAMPLES[kind].title.split(" : ")[0] in citation


def test_a_bare_notice_looks_right(site):
    text = text_of(notice_of(site, BARE))
    assert "<i>Un titre seul</i>. (s. d.)." in text
    assert "None" not in text.split("<main")[1]


@pytest.mark.parametrize(("extension", "start"), [("ris", "TY  - "), ("bib", "@"), ("json", "[")])
def test_the_record_is_kept_as_a_file(site, extension, start):
    notice = notice_of(site, SAMPLES["article"])
    response = Client().get(f"/en/documentation/{notice.slug}/citation.{extension}")
    assert response["Content-Disposition"] == f'attachment; filename="{notice.slug}.{extension}"'
    assert response.content.decode().startswith(start)
    (back,) = read(response.content).references
    assert (back.title, back.doi) == (SAMPLES["article"].title, SAMPLES["article"].doi)


def test_the_list_that_the_address_asks_is_given_whole_and_in_its_order(site):
    for number in range(25):
        make_notice(site, f"Rapport {number:02}", kind="report", date=str(2000 + number))
    make_notice(site, "Une loi", kind="law")
    response = Client().get("/fr/documentation/export.json", {"type": "report", "tri": "ancien"})
    titles = [item["title"] for item in json.loads(response.content)]
    assert titles == [f"Rapport {number:02}" for number in range(25)]


def test_who_takes_whole_lists_without_end_waits_and_others_do_not(site):
    make_notice(site, "Notice")
    path = "/fr/documentation/export.ris"
    answers = [
        Client().get(path, {"q": f"x{number}"}, REMOTE_ADDR="198.51.100.1") for number in range(A_MINUTE + 1)
    ]
    assert [answer.status_code for answer in answers] == [200] * A_MINUTE + [429]
    assert Client().get(path, {"q": "y"}, REMOTE_ADDR="198.51.100.2").status_code == 200


def test_a_list_is_exported_in_as_many_queries_whatever_its_length(site, django_assert_max_num_queries):
    for number in range(6):
        notice_of(site, SAMPLES["report"], slug=f"rapport-{number}")
    Client().get("/fr/documentation/export.ris")
    with django_assert_max_num_queries(15):
        assert Client().get("/fr/documentation/export.ris").content.count(b"TY  - ") == 6


def test_other_works_of_the_same_people_come_next_then_those_with_the_same_keywords(site):
    notice = notice_of(site, SAMPLES["report"])
    same_words = make_notice(site, "Mêmes mots")
    same_words.tags.add(*SAMPLES["report"].keywords)
    same_words.save()
    same_people = notice_of(site, SAMPLES["law"], slug="meme-personne")
    same_people.contributors.create(family="Poulin", given="Richard")
    same_people.tags.clear()
    same_people.save()
    make_notice(site, "Sans rapport")
    found = related_of(text_of(notice))
    assert [url.split("/")[-2] for url, _reason in found] == ["meme-personne", same_words.slug]
    assert "Richard Poulin" in found[0][1]
    assert "2" in found[1][1]


def test_what_is_related_and_for_members_is_shown_to_them_only(site, client_as):
    notice = notice_of(site, SAMPLES["report"])
    notice_of(site, SAMPLES["report"], slug="pour-membres", audience="members")
    notice_of(site, SAMPLES["report"], slug="brouillon", live=False)
    assert related_of(text_of(notice)) == []
    assert [url for url, _reason in related_of(text_of(notice, client_as("member")))] == [
        "/fr/documentation/pour-membres/"
    ]


def test_those_that_share_most_themes_come_first_then_the_region_and_the_title(site):
    themes = [Theme.objects.create(name_fr=f"Sujet {n}", name_en=f"Subject {n}", slug=f"s{n}") for n in "abc"]
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    notice = make_notice(site, "La fugue", themes=themes, regions=[region])
    make_notice(site, "Toutes autres", slug="deux", themes=themes[:2])
    make_notice(site, "D’ici", slug="deux-ici", themes=themes[:2], regions=[region])
    make_notice(site, "Trois", slug="trois", themes=themes)
    make_notice(site, "Fugue", slug="une-fugue", themes=themes[:1])
    for number in range(8):
        make_notice(site, "Une autre", slug=f"une-{number}", themes=themes[:1], date="2024")
    found = related_of(text_of(notice))
    assert [url.split("/")[-2] for url, _reason in found[:4]] == ["trois", "deux-ici", "deux", "une-fugue"]
    assert "Sujet a, Sujet b" in found[1][1]
    assert "Estrie" in found[1][1]
    assert "Sujet a" in found[3][1]
    assert "Estrie" not in found[3][1]


@pytest.mark.parametrize("hidden", [{"live": False}, {"audience": "members"}])
def test_what_is_hidden_from_her_changes_nothing_of_what_she_is_shown(site, hidden):
    theme = Theme.objects.create(name_fr="Sujet", name_en="Subject", slug="sujet")
    notice = notice_of(site, SAMPLES["report"], themes=[theme])
    by_her = replace(SAMPLES["law"], contributors=SAMPLES["report"].contributors)
    notice_of(site, by_her, slug="visible")
    make_notice(site, "Même thème", slug="meme-theme", themes=[theme])
    before = related_of(text_of(notice))
    assert [url.split("/")[-2] for url, _reason in before] == ["visible", "meme-theme"]
    for number in range(22):
        notice_of(site, SAMPLES["report"], slug=f"cache-{number}", **hidden)
    assert related_of(text_of(notice)) == before


@pytest.mark.parametrize(
    ("audience", "live", "told"), [("public", True, True), ("members", True, False), ("public", False, False)]
)
def test_a_newer_version_is_told_to_who_may_read_it(site, audience, live, told):
    newer = make_notice(site, "Édition 2024", slug="edition-2024", audience=audience, live=live)
    older = make_notice(site, "Édition 2012", newer_version=newer)
    assert ("/fr/documentation/edition-2024/" in text_of(older)) == told


@pytest.mark.parametrize(
    ("rights", "licence"), [("cc-by", "licenses/by/4.0"), ("", None), ("reserved", None)]
)
def test_rights_are_said_in_words_with_their_licence(site, rights, licence):
    text = text_of(make_notice(site, "Droits", rights=rights))
    assert 'class="rights"' in text
    assert ("creativecommons.org" in text) == bool(licence)
    assert licence is None or licence in text


class LanguageReader(HTMLParser):
    """Reads of each text the language that the nearest element names."""

    def __init__(self):
        super().__init__()
        self.found, self._open = {}, [("", "")]

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "link", "input", "img", "br"):
            self._open.append((tag, dict(attrs).get("lang", self._open[-1][1])))

    def handle_endtag(self, tag):
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip():
            self.found[" ".join(data.split())] = self._open[-1][1]


def languages_of(text):
    reader = LanguageReader()
    reader.feed(re.search(r"<main[^>]*>(.*)</main>", text, re.S).group(1))
    return reader.found


@pytest.mark.parametrize(("interface", "document"), [("en", "fr"), ("fr", "en")])
def test_what_is_in_the_language_of_the_document_says_so(site, interface, document):
    reference = replace(SAMPLES["report"], language=document, publisher="Éditeur", place="")
    newer = notice_of(site, reference, slug="nouvelle")
    notice = notice_of(
        site,
        reference,
        rights_note="Note de droits",
        for_whom="Pour elles",
        newer_version=newer,
        note="Une note",
    )
    languages = languages_of(text_of(notice, language=interface))
    own = ["Éditeur", "Note de droits", "Pour elles", "Une note", *SAMPLES["report"].keywords]
    assert {words: languages[words] for words in own} == dict.fromkeys(own, document)
    text = text_of(notice, language=interface)
    assert re.findall(r'nouvelle/"([^>]*)>', text) == [f' lang="{document}"'] * 2
    assert re.search(rf'<a href="[^"]*nouvelle/" lang="{document}">[^<]*</a> <span class="reason">', text)
    assert f'id="citation" lang="{document}"' in text


@pytest.mark.parametrize(("interface", "said"), [("en", "October 2012"), ("fr", "octobre 2012")])
def test_in_a_list_the_date_is_in_the_language_of_the_interface(site, interface, said):
    make_notice(site, "Un titre", language="fr" if interface == "en" else "en", date="2012-10")
    text = Client().get(f"/{interface}/documentation/").content.decode()
    assert languages_of(text)[said] == interface
