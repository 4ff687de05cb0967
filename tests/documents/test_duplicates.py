"""Notices that may be the same document: which, and how soon."""

import time

from django.core.cache import cache

import pytest

from documents.duplicates.finding import find_pairs, pairs_among
from documents.imports.writing import import_references
from documents.models import Contributor, DistinctPair, DocumentPage
from documents.references.matching import Known, fold
from tests.documents.catalogue import content, needs_catalogue
from tests.factories import make_notice

REPORT = "/admin/reports/duplicates/"
MAY = {"editor", "facilitator", "superuser"}


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def known(*rows):
    """Return notices by (title, year, names); more by name."""
    return [
        Known(pk, fold(title), year, {fold(name) for name in names.split(",") if name}, **more)
        for pk, (title, year, names, more) in enumerate(rows, 1)
    ]


ALIKE = {
    "a letter": (("Livre de démonstration", 2019, "Nom", {}), ("Livre de démonstrations", 2019, "Nom", {})),
    "order of words": (("La traite, une étude", 2019, "Nom", {}), ("Une étude : la traite", 2020, "Nom", {})),
    "no year": (("Livre de démonstration", None, "Nom", {}), ("Livre de démonstration", 2019, "Nom,A", {})),
    "the same link": (
        ("Un site", None, "", {"link": "https://a.b"}),
        ("Un site.", None, "", {"link": "https://a.b"}),
    ),
    "nobody named": (("Un titre", 2019, "", {}), ("Un titre", 2019, "", {})),
}
UNLIKE = {
    "annual reports": (
        ("Rapport annuel 2022-2023", 2023, "Org", {}),
        ("Rapport annuel 2023-2024", 2024, "Org", {}),
    ),
    "a longer title": (
        ("La prostitution juvénile", 2019, "N", {}),
        ("La prostitution juvénile au Canada", 2019, "N", {}),
    ),
    "two years": (("Livre de démonstration", 2019, "Nom", {}), ("Livre de démonstration", 2021, "Nom", {})),
    "other people": (
        ("Livre de démonstration", 2019, "Nom", {}),
        ("Livre de démonstrations", 2019, "Autre", {}),
    ),
    "volumes": (("Traite, tome 1", 2019, "Nom", {}), ("Traite, tome 2", 2019, "Nom", {})),
}


@pytest.mark.parametrize("case", ALIKE)
def test_probable(case):
    assert [(pair.probable, pair.first, pair.second) for pair in pairs_among(known(*ALIKE[case]))] == [
        (True, 1, 2)
    ]


@pytest.mark.parametrize("case", UNLIKE)
def test_not_a_duplicate(case):
    assert pairs_among(known(*UNLIKE[case])) == []


@pytest.mark.parametrize("name", ["doi", "isbn"])
def test_an_equal_identifier_is_certain(name):
    rows = known(("Un", 1990, "A", {name: "10.1/x"}), ("Autre", 2020, "B", {name: "10.1/x"}))
    assert [pair.probable for pair in pairs_among(rows)] == [False]


def test_chapters_share_the_isbn_of_their_book():
    rows = known(("Chapitre un", 2020, "A", {"isbn": "978"}), ("Chapitre deux", 2020, "A", {"isbn": "978"}))
    assert pairs_among(rows, chapters={1, 2}) == []


@pytest.fixture
def pair(site):
    notices = [make_notice(site, title, date="2019") for title in ("Un livre de plus", "Un livre de plus.")]
    for notice in notices:
        notice.contributors.add(Contributor(family="Nom"))
        notice.save_revision().publish()
    return notices


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "privacy_officer", *sorted(MAY)])
def test_only_those_who_may_publish_see_them_and_tell_them_apart(pair, client_as, role):
    client = client_as(role)
    response = client.get(REPORT)
    assert (response.status_code == 200) == (role in MAY)
    assert ("Un livre de plus" in response.content.decode()) == (role in MAY)
    client.post(f"/admin/notices/{pair[1].pk}/apart/{pair[0].pk}/")
    assert DistinctPair.objects.exists() == (role in MAY)


def test_told_apart_they_are_not_shown_again(pair, client_as):
    client = client_as("editor")
    assert len(find_pairs()) == 1
    for _ in range(2):
        client.post(f"/admin/notices/{pair[1].pk}/apart/{pair[0].pk}/")
    assert find_pairs() == []
    assert DistinctPair.objects.count() == 1
    assert DocumentPage.objects.count() == 2


def test_a_notice_corrected_or_erased_is_seen_at_once(pair):
    assert len(find_pairs()) == 1
    pair[0].title = "Tout autre chose"
    pair[0].save_revision().publish()
    assert find_pairs() == []
    pair[0].title = "Un livre de plus"
    pair[0].save_revision().publish()
    assert len(find_pairs()) == 1
    pair[1].delete()
    assert find_pairs() == []


def test_the_report_asks_the_database_as_often_for_many_pairs(site, client_as, django_assert_max_num_queries):
    client, counts = client_as("editor"), []
    for number in (2, 20):
        for n in range(number):
            make_notice(site, f"Titre {number} {n}", date="2019", doi=f"10.1000/{number}.{n}")
            make_notice(site, f"Titre {number} {n}", date="2019", doi=f"10.1000/{number}.{n}")
        client.get(REPORT)
        with django_assert_max_num_queries(25) as queries:
            client.get(REPORT)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_ten_thousand_notices_are_compared_in_seconds():
    words = [f"mot{n}" for n in range(400)]
    rows = [
        (
            f"{words[n % 397]} {words[n * 7 % 389]} {words[n * 13 % 383]} étude",
            1990 + n % 35,
            f"nom{n % 300}",
            {},
        )
        for n in range(10_000)
    ]
    start = time.process_time()
    pairs = pairs_among(known(*rows))
    assert time.process_time() - start < 20
    assert len(pairs) < 10_000


@needs_catalogue
def test_the_catalogue(site):
    import_references(content("catalogue.bib"), site.centre)
    start = time.monotonic()
    pairs = find_pairs()
    titles = dict(DocumentPage.objects.values_list("pk", "title"))
    print(f"{len(pairs)} pairs in {time.monotonic() - start:.2f} s")  # noqa: T201
    for pair in pairs:
        print(pair.probable, titles[pair.first], "|", titles[pair.second])  # noqa: T201
    assert all(pair.first < pair.second for pair in pairs)
