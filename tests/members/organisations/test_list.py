"""The list of organisations: choices, words, pages, bad addresses, and how often it asks the database."""

import re

from django.test import Client

import pytest

from members.models import Organisation, ServedPeople, Service
from portal import page_cache
from portal.models import Region
from tests.factories import make_organisation

LIST = "/fr/organismes/"


@pytest.fixture
def regions(site):
    rows = (("05", "estrie", "Estrie"), ("06", "montreal", "Montréal"), ("07", "outaouais", "Outaouais"))
    return {
        slug: Region.objects.create(code=c, slug=slug, name_fr=n, name_en=f"{n} (en)") for c, slug, n in rows
    }


@pytest.fixture
def directory(regions):
    make_organisation(
        "Abri", region=regions["estrie"], town="Magog", services=["Hébergement"], serves=["Femmes"]
    )
    make_organisation("Écoute", acronym="ZQE", region=regions["montreal"], services=["Aide juridique"])
    make_organisation("Partout", province_wide=True, services=["Hébergement"], serves=["Proches"])
    make_organisation("Zone", region=regions["outaouais"], serves=["Femmes", "Proches"])


def main(path=LIST, **asked):
    response = Client().get(path, asked)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main")[0]


def names(path=LIST, **asked):
    return re.findall(r"<h3><a [^>]*>([^<]*)</a>", main(path, **asked))


def test_all_are_in_the_order_of_a_dictionary(directory):
    assert names() == ["Abri", "Écoute", "Partout", "Zone"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"region": "estrie"}, ["Abri", "Partout"]),
        ({"region": ["estrie", "montreal"]}, ["Abri", "Écoute", "Partout"]),
        ({"service": "hebergement"}, ["Abri", "Partout"]),
        ({"service": ["hebergement", "aide-juridique"]}, ["Abri", "Écoute", "Partout"]),
        ({"pour": ["femmes", "proches"]}, ["Abri", "Partout", "Zone"]),
        ({"region": "outaouais", "service": "hebergement"}, ["Partout"]),
        ({"region": "estrie", "service": "hebergement", "pour": "femmes"}, ["Abri"]),
        ({"q": "ecoute"}, ["Écoute"]),
        ({"q": "ÉCOUTE"}, ["Écoute"]),
        ({"q": "zqe"}, ["Écoute"]),
        ({"q": "mago"}, ["Abri"]),
        ({"q": "abri magog"}, ["Abri"]),
        ({"q": "abri montreal"}, []),
        ({"q": "%"}, []),
        ({"q": "_"}, []),
        ({"region": "zqinconnue"}, ["Abri", "Écoute", "Partout", "Zone"]),
        ({"region": ["zqinconnue", "estrie"]}, ["Abri", "Partout"]),
    ],
)
def test_choices_of_one_kind_are_any_of_and_of_several_kinds_all(directory, asked, found):
    assert names(**asked) == found


def test_who_serves_all_of_quebec_is_in_each_region_and_says_so(directory):
    for slug in ("estrie", "montreal", "outaouais"):
        card = main(region=slug).split("Partout</a>")[1].split("</article>")[0]
        assert "Dessert tout le Québec" in card


def test_those_of_the_region_come_before_those_that_serve_it_from_elsewhere(directory):
    make_organisation("Aile", province_wide=True)
    assert names(region="estrie") == ["Abri", "Aile", "Partout"]
    assert names("/fr/regions/estrie/") == ["Abri", "Aile", "Partout"]
    assert names() == ["Abri", "Aile", "Écoute", "Partout", "Zone"]


def test_nothing_found_says_so_and_leads_out(directory):
    text = main(q="zqrien", region="estrie")
    assert "Aucun organisme ne répond à tout cela" in text
    for way in (f"{LIST}?region=estrie", f"{LIST}?q=zqrien", LIST):
        assert f'href="{way}"' in text


def test_a_region_without_what_is_asked_leads_to_the_others_and_says_whom_to_call(directory):
    text = main(region="outaouais", service="aide-juridique")
    out = text.split("callout-title")[1]
    assert f'href="{LIST}?service=aide-juridique">La même chose, dans toutes les régions</a> (1)' in out
    assert f'href="{LIST}?region=outaouais">La même chose, tous services confondus</a> (2)' in out
    assert "ni parmi ceux qui desservent tout le Québec" in out
    assert "9-1-1" in out


def test_no_way_out_leads_to_nothing(directory):
    out = main(region="outaouais", service="aide-juridique", pour="proches").split("callout-title")[1]
    assert re.findall(r"\((\d+)\)", out) == ["2"]
    assert "dans toutes les régions" not in out


def test_what_is_chosen_stays_chosen_and_each_choice_is_taken_away_alone(directory):
    text = main(region=["estrie", "montreal"], service="hebergement", q="abri")
    assert re.findall(r'value="([\w-]+)" checked', text) == ["estrie", "montreal", "hebergement"]
    assert 'value="abri"' in text
    assert f'href="{LIST}?q=abri&amp;region=montreal&amp;service=hebergement"' in text
    assert f'href="{LIST}?region=estrie&amp;region=montreal&amp;service=hebergement"' in text


def test_pages_keep_the_question_and_none_is_lost(regions):
    for number in range(85):
        make_organisation(f"Maison {number:02}", region=regions["estrie"])
    seen = []
    for page in ("1", "2", "3"):
        seen += names(q="maison", region="estrie", page=page)
    assert seen == [f"Maison {number:02}" for number in range(85)]
    second = main(q="maison", region="estrie", page="2")
    assert "Page 2 sur 3" in second
    assert f'href="{LIST}?q=maison&amp;region=estrie" rel="prev"' in second
    assert f'href="{LIST}?q=maison&amp;region=estrie&amp;page=3" rel="next"' in second
    assert names(page="99") == names(page="3")
    assert names(page="zq") == names()


BAD = [
    {"region": "\x00"},
    {"q": "\x00"},
    {"q": "x" * 500},
    {"q": "\u202eabc \u05d0\u05d1"},
    {"q": "<script>zq()</script>"},
    {"q": "'; drop table members_organisation; --"},
    {"q": '"' * 90},
    {"service": ["zq"] * 3000},
    {"page": "-1"},
    {"page": "9" * 5000},
    {"page": "\u0661"},
    {"pour": "<script>zq()</script>"},
    {"q": "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16")},
]


@pytest.mark.parametrize("asked", BAD, ids=lambda asked: ascii(asked)[:40])
def test_a_bad_address_is_answered_calmly(directory, asked):
    text = main(**asked)
    assert "<h1>" in text
    assert "<script>zq" not in text


def test_hostile_words_in_a_sheet_are_shown_as_words(site):
    organisation = make_organisation(
        "<script>zq()</script> \u202e \u05d0",
        town="<b>Ville</b>",
        description_fr="<img src=x onerror=zq()>",
        website="https://exemple.org/?a=<b>",
    )
    for path in (LIST, f"{LIST}{organisation.slug}/"):
        text = main(path)
        assert "<script>zq" not in text and "<img src=x" not in text and "<b>Ville" not in text


@pytest.mark.parametrize("name", ["\u05d0\u05d1\u05d2", "!!!", "x" * 200])
def test_any_name_gets_an_address_of_its_own(site, name):
    first = make_organisation(name)
    second = make_organisation(f"{name[:-1]}!" if len(name) > 3 else f"{name}?")
    assert first.slug != second.slug
    assert name in main(f"{LIST}{first.slug}/")


def test_links_dial_write_and_open_without_saying_where_one_comes_from(site):
    organisation = make_organisation(
        "Abri", phone="819 555-0142", email="abri@example.org", website="https://www.example.org/abri"
    )
    for path in (LIST, f"{LIST}{organisation.slug}/"):
        text = main(path)
        assert 'href="tel:+18195550142"' in text
        assert 'href="mailto:abri@example.org"' in text
        assert '<a href="https://www.example.org/abri" rel="noreferrer">example.org</a>' in text
        assert text.index("819 555-0142") < text.index("abri@example.org")


def test_each_page_says_its_address_in_both_languages(directory):
    for path, other in ((LIST, "/en/organisations/"), (f"{LIST}abri/", "/en/organisations/abri/")):
        text = Client().get(path).content.decode()
        assert f'<link rel="canonical" href="http://testserver{path}">' in text
        assert f'hreflang="en" href="http://testserver{other}"' in text
        assert f'href="{other}" lang="en" hreflang="en"' in text


def test_a_description_in_the_other_language_says_which(site):
    organisation = make_organisation("Abri", description_fr="Un abri.")
    assert '<div lang="fr"><p>Un abri.</p></div>' in main(f"/en/organisations/{organisation.slug}/")
    assert "<div><p>Un abri.</p></div>" in main(f"{LIST}{organisation.slug}/")


CHANGES = {
    "renamed": lambda one: _set(one, name="Refuge"),
    "another number": lambda one: _set(one, phone="819 555-0199"),
    "a service more": lambda one: one.services.add(Service.objects.create(name_fr="Santé", name_en="Health")),
    "a service renamed": lambda one: _set(one.services.get(), name_fr="Un toit"),
    "people gone": lambda one: ServedPeople.objects.all().delete(),
    "no longer shown": lambda one: _set(one, published=False),
    "deleted": lambda one: one.delete(),
    "the telephone is for members now": lambda one: _set(one, phone_for_members=True),
}


def _set(thing, **fields):
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save()


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", [LIST, f"{LIST}abri/", "/fr/regions/estrie/"])
def test_a_change_shows_at_once_to_visitors(directory, regions, path, change):
    abri = Organisation.objects.get(name="Abri")
    _set(abri, phone="819 555-0142")
    before = Client().get(path).content
    assert Client().get(path).content == before
    CHANGES[change](abri)
    assert Client().get(path).content != before


@pytest.mark.parametrize("role", ["visitor", "member"])
@pytest.mark.parametrize(
    "path",
    [
        *(LIST, f"{LIST}?q=maison&region=estrie", f"{LIST}maison-0/"),
        *("/fr/regions/estrie/", "/fr/recherche/?q=maison"),
    ],
)
def test_pages_ask_as_often_for_many_as_for_few(
    regions, client_as, role, path, django_assert_max_num_queries
):
    counts, client = [], client_as(role)
    for start in (0, 20):
        for number in range(start, start + 20):
            services, serves = [f"Service {number}", "Écoute"], [f"Gens {number}", "Femmes"]
            make_organisation(f"Maison {number}", region=regions["estrie"], services=services, serves=serves)
        for _ in range(2):
            client.get(path)
            page_cache.store.clear()
        with django_assert_max_num_queries(15 + (5 if role == "member" else 0)) as queries:
            assert client.get(path).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] >= 3


@pytest.mark.parametrize(("phone", "says"), [("514 555-0123", True), ("", False)])
def test_nobody_is_told_to_call_where_no_telephone_stands(site, phone, says):
    organisation = make_organisation("Abri", phone=phone)
    page = main(f"{LIST}{organisation.slug}/")
    assert "Aucune adresse n’est donnée ici" in page
    assert ("téléphonez d’abord" in page) is says
