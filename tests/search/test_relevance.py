"""The search finds what people look for: it is measured, and never gets worse."""

import json
from pathlib import Path

from django.db import transaction
from django.utils import translation

import pytest

from benchmarks.relevance.asking import Answer, UnknownNotices, as_json, ask, from_json
from benchmarks.relevance.measure import ALL, Score, means, ndcg, recall
from benchmarks.relevance.queries import FOLDER, RatedQuery, load
from benchmarks.relevance.report import print_differences
from documents.imports.writing import import_references
from documents.models import DocumentPage
from home.demonstration_site import load_vocabularies
from tests.documents.catalogue import content, needs_catalogue
from tests.factories import make_notice, make_site

FLOOR = json.loads((Path(FOLDER).parent / "floor.json").read_text(encoding="utf-8"))
RATINGS = {"a": 3, "b": 2, "c": 1}
WRONG_QUERIES = {
    "out of the scale": '[[query]]\nwords = "un"\nwants = ""\nratings = { a = 4 }',
    "nothing useful": '[[query]]\nwords = "un"\nwants = ""\nratings = { a = 1 }',
    "no rating": '[[query]]\nwords = "un"\nwants = ""\nratings = {}',
    "twice": '[[query]]\nwords = "un"\nwants = ""\nratings = { a = 3 }\n' * 2,
}


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker):
    """Import the whole catalogue and ask all queries, once; nothing stays in the database."""
    with django_db_blocker.unblock(), translation.override("fr"), transaction.atomic():
        centre = make_site().centre
        load_vocabularies()
        import_references(content("catalogue.bib"), centre)
        imported, found = DocumentPage.objects.count(), ask(load())
        transaction.set_rollback(True)
    assert imported == 947
    return found


@pytest.fixture(scope="module")
def measured(answers):
    return means([Score(query, answers[query.words].found) for query in load()])


def query(ratings, words="mot", family="topic"):
    return RatedQuery(family, words, "Ce qu'elle cherche.", ratings)


@needs_catalogue
@pytest.mark.django_db  # else no database is made where these tests run alone
@pytest.mark.parametrize("family", FLOOR)
class TestTheCatalogue:
    """Of all queries, whose answers are made or lost by matching, and of the broad ones, by their order."""

    def test_the_best_notices_come_first_as_often_as_they_did(self, measured, family):
        assert measured[family].ndcg >= FLOOR[family]["ndcg"]

    def test_the_useful_notices_are_among_the_first_ten_as_often_as_they_were(self, measured, family):
        assert measured[family].recall >= FLOOR[family]["recall"]

    def test_the_floor_follows_what_is_measured(self, measured, family):
        """A search that got better raises the floor: what was won may not be lost again unseen."""
        raise_it = "Write the new floor in benchmarks/relevance/floor.json: 0.01 below what is measured."
        assert measured[family].ndcg - FLOOR[family]["ndcg"] < 0.03, raise_it
        assert measured[family].recall - FLOOR[family]["recall"] < 0.03, raise_it


class TestTheMeasure:
    def test_the_best_order_is_worth_one(self):
        assert ndcg(["a", "b", "c"], RATINGS) == 1

    def test_the_worst_order_of_the_same_notices_is_worth_what_the_formula_says(self):
        # (1/1 + 3/log2(3) + 7/2) / (7/1 + 3/log2(3) + 1/2), by hand
        assert ndcg(["c", "b", "a"], RATINGS) == pytest.approx(6.392789 / 9.392789, abs=1e-6)

    def test_what_is_not_rated_takes_a_place_and_is_worth_nothing(self):
        assert ndcg(["x", "a"], {"a": 3}) == pytest.approx(0.630930, abs=1e-6)  # 1 / log2(3)

    def test_the_eleventh_place_is_worth_nothing(self):
        nothing = [f"x{number}" for number in range(10)]
        assert ndcg([*nothing, "a"], RATINGS) == recall([*nothing, "a"], RATINGS) == 0
        assert ndcg([*nothing[:9], "a"], RATINGS) > 0
        assert recall([*nothing[:9], "a"], RATINGS) == 0.5

    def test_nothing_found_is_worth_nothing(self):
        assert ndcg([], RATINGS) == recall([], RATINGS) == 0

    def test_ten_of_the_best_are_worth_one_where_there_are_more(self):
        ratings = {str(number): 3 for number in range(15)}
        ten = list(ratings)[5:]
        assert ndcg(ten, ratings) == recall(ten, ratings) == 1
        assert recall(ten[:5], ratings) == 0.5

    def test_recall_asks_only_for_what_is_useful(self):
        assert recall(["c"], RATINGS) == 0
        assert recall(["b"], RATINGS) == 0.5
        assert recall(["a", "b"], RATINGS) == 1

    def test_each_query_weighs_the_same_in_the_whole(self):
        scores = [Score(query({"a": 3}, family=f), found) for f, found in (("x", "a"), ("x", "b"), ("y", ""))]
        found = means(scores)
        assert [(name, mean.queries, mean.ndcg) for name, mean in found.items()] == [
            ("x", 2, 0.5),
            ("y", 1, 0),
            (ALL, 3, pytest.approx(1 / 3)),
        ]


class TestTheQueries:
    def test_the_floor_holds_the_whole_and_the_order(self):
        assert list(FLOOR) == [ALL, "broad"]

    def test_there_are_enough_of_them_in_each_family(self):
        families = [query.family for query in load()]
        assert len(families) >= 130
        assert min(families.count(family) for family in families) >= 8

    @pytest.mark.parametrize("text", WRONG_QUERIES.values(), ids=WRONG_QUERIES)
    def test_a_query_that_cannot_be_measured_is_refused(self, text, tmp_path):
        (tmp_path / "topic.toml").write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match="topic.toml, un"):
            load(tmp_path)

    def test_a_rating_of_a_notice_that_is_not_there_is_refused(self, site):
        with pytest.raises(UnknownNotices, match="absent"):
            ask([query({"absent": 3})])

    def test_a_visitor_is_who_asks(self, site):
        for name, audience in (("open", "public"), ("closed", "members")):
            make_notice(site, title=f"Mot {name}", import_key=name, audience=audience)
        assert ask([query({"open": 3})]) == {"mot": Answer(1, [], ["open"])}


class TestTheComparison:
    def test_answers_that_are_alike_are_said_alike(self, capsys):
        answers = {"mot": Answer(2, [], ["a", "b"])}
        assert print_differences(answers, from_json(json.loads(json.dumps(as_json(answers))))) == 0
        assert "1 of 1 queries answered alike" in capsys.readouterr().out

    @pytest.mark.parametrize(
        "other", [Answer(2, [], ["b", "a"]), Answer(3, [], ["a", "b"]), Answer(2, ["le"], ["a", "b"])]
    )
    def test_another_order_number_or_question_is_a_difference(self, other):
        assert print_differences({"mot": Answer(2, [], ["a", "b"])}, {"mot": other}) == 1

    def test_a_query_that_was_not_asked_is_a_difference(self):
        assert print_differences({"mot": Answer(1, [], ["a"])}, {}) == 1
