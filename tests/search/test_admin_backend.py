"""Wagtail's own search, in the admin: any question gives a page, and a save touches its own row only."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from documents.models import DocumentPage
from tests.factories import make_notice

QUESTIONS = [
    '"',
    'mot "',
    "*",
    ":",
    "(",
    "' OR 1",
    "\x00",
    "mot\x00",
    "🙂",
    "   ",
    "a" * 5000,
    "NOT",
    "a AND",
    "\\",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_any_question_gives_a_page(site, client_as, question):
    make_notice(site, "Un mot")
    assert client_as("editor").get("/admin/notices/", {"q": question}).status_code == 200
    assert client_as("editor").get("/admin/pages/search/", {"q": question}).status_code == 200


def test_an_editor_finds_a_notice_by_the_words_of_its_title(site, client_as):
    make_notice(site, "Rapport zqcherchezq")
    make_notice(site, "Autre chose")
    text = client_as("editor").get("/admin/notices/", {"q": "zqcherchezq"}).content.decode()
    assert "Rapport zqcherchezq" in text
    assert "Autre chose" not in text


def test_saving_a_page_does_not_read_the_whole_index(site):
    notice = make_notice(site, "Une notice")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        notice.save_revision().publish()
    statements = [query["sql"].lower() for query in queries]
    assert any("indexentry" in sql for sql in statements)
    assert [sql for sql in statements if "indexentry" in sql and "avg(" in sql] == []


def test_all_the_hits_are_there_on_both_databases(site):
    made = {make_notice(site, f"Mot rare {number}").pk for number in range(3)}
    make_notice(site, "Autre chose")
    assert {page.pk for page in DocumentPage.objects.search("rare")} == made
    assert DocumentPage.objects.search("rare").count() == 3
