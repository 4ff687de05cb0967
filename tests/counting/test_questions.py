"""The words of questions are kept once nobody can be recognised by them, and not before."""

import re
from datetime import date
from html import unescape

import pytest

from portal.models import DailyCount
from portal.search import questions
from portal.search.models import AskedQuestion
from portal.search.reports import plain_cell
from tests.factories import make_notice

NAME = "Zéphirine Zquestionzq"
REPORT = "/admin/reports/questions/"


@pytest.fixture(autouse=True)
def notice(site):
    return make_notice(site, "La prévention", slug="la-prevention")


@pytest.fixture
def search(visit):
    def search(words, *visitors, path="/fr/documentation/", **data):
        for number in visitors:
            assert visit(path, number, {"q": words, **data}).status_code == 200
        questions.write_questions()

    return search


def stored():
    return list(AskedQuestion.objects.values_list("words", "total", "without_result"))


def test_below_five_visitors_only_a_number_is_stored(search):
    search(NAME, 1, 2, 3, 4)
    assert stored() == [("", 4, 4)]
    assert "zephirine" not in str(list(AskedQuestion.objects.values())).lower()


def test_the_words_come_with_the_fifth_visitor(search):
    search("Prévention", 1, 2, 3, 4)
    search("  PREVENTION ", 5)
    assert stored() == [("prevention", 5, 0)]


def test_one_visitor_who_insists_counts_once_a_day(search):
    search(NAME, *[1] * 12)
    assert stored() == [("", 1, 1)]


def test_a_page_that_is_kept_counts_its_question_too(search, visit):
    search("prévention", *range(1, 7))
    assert stored() == [("prévention", 6, 0)]


@pytest.mark.parametrize(
    "words", ["zoe@example.org", "514 555-0199", "https://example.org/zoe", "mot " * 40, "…", ""]
)
def test_what_looks_personal_is_never_taken(search, words):
    search(words, *range(1, 8))
    assert stored() == []


def test_robots_and_the_next_pages_ask_nothing(search, visit):
    search("prévention", 1, page="2")
    visit("/fr/recherche/", 2, {"q": "prévention"}, agent="CCBot/2.0")
    questions.write_questions()
    assert stored() == [("", 1, 0)]


def test_a_choice_that_leaves_nothing_is_no_question_without_result(search):
    search("prévention", 1, type="law")
    assert stored() == [("", 1, 0)]


def test_searches_are_counted_as_such(search):
    from portal import counting

    search("prévention", 1, 2)
    search(NAME, 1, path="/fr/recherche/")
    counting.write_counts()
    totals = dict(DailyCount.objects.filter(robot=False).values_list("name", "total"))
    assert totals["search"] == 3
    assert totals["search without result"] == 1


def test_what_stayed_rare_goes_with_its_month_and_the_rest_after_a_year():
    for month, words in (
        (date(2026, 3, 1), ""),
        (date(2026, 2, 1), ""),
        (date(2026, 2, 1), "gardé"),
        (date(2025, 2, 1), "vieux"),
    ):
        AskedQuestion.objects.create(month=month, digest=f"{words}{month}", words=words, total=1)
    questions.forget_questions(date(2026, 3, 15))
    assert set(AskedQuestion.objects.values_list("words", "month")) == {
        ("", date(2026, 3, 1)),
        ("gardé", date(2026, 2, 1)),
    }


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("visitor", False),
        ("stranger", False),
        ("member", False),
        ("privacy_officer", False),
        ("editor", True),
        ("facilitator", True),
        ("superuser", True),
    ],
)
@pytest.mark.parametrize("path", [REPORT, f"{REPORT}results/", f"{REPORT}?export=xlsx"])
def test_the_report_is_for_editors_and_the_facilitator(client_as, role, reads, path, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    AskedQuestion.objects.create(month=date(2026, 3, 1), digest="a", words="zqmotzq", total=9)
    AskedQuestion.objects.create(month=date(2026, 3, 1), digest="b", words="", total=3)
    response = client_as(role).get(path)
    assert (response.status_code == 200) == reads
    if reads and "export" not in path:
        assert "zqmotzq" in response.content.decode()
        assert [row.total for row in response.context["object_list"]] == [9]
    elif not reads:
        assert "zqmotzq" not in response.content.decode()


def test_without_the_right_the_admin_alone_does_not_open_the_report(client_as, person, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    editor = person("editor")
    editor.groups.first().permissions.filter(codename="view_askedquestion").delete()
    response = client_as("editor").get(REPORT)
    assert response.status_code == 302
    assert response["Location"] == "/admin/"


def test_the_report_says_the_month_in_words_and_leads_to_a_synonym(client_as, person, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    AskedQuestion.objects.create(month=date(2026, 3, 1), digest="a", words="fugue & « rue »", total=9)
    text = client_as("editor").get(REPORT).content.decode()
    assert "mars 2026" in text
    (url,) = re.findall(r'href="(/admin/[^"]*add/[?]wordings=[^"]*)"', text)
    form = client_as("editor").get(unescape(url)).context["form"]
    assert form["wordings"].value() == "fugue & « rue »"
    person("editor").groups.first().permissions.filter(codename="add_synonymgroup").delete()
    assert "wordings=" not in client_as("editor").get(REPORT).content.decode()


def test_a_spreadsheet_takes_no_question_for_a_formula():
    assert [plain_cell(text) for text in ("=cmd|'/c calc'", "+1", "-1", "@a", "fugue", "")] == [
        *("'=cmd|'/c calc'", "'+1", "'-1", "'@a", "fugue", "")
    ]
