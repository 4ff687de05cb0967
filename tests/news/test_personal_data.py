"""A member who wrote news: she reads what is held, and goes with or without what she published."""

from wagtail.models import Revision

import pytest

from news.models import NewsPage
from portal.models import PortalPage
from portal.registries.personal_data import personal_data
from tests.factories import make_news, make_person

pytestmark = pytest.mark.django_db
NAME = "Zqautricezq"


@pytest.fixture
def hers(site):
    """A member, what she published with a former state, and a draft of hers; and the news of another."""
    member = make_person("member")
    news = make_news(site, "Une marche", slug="une-marche", author=member, credit=NAME)
    news = NewsPage.objects.get(pk=news.pk)
    news.save_revision()
    make_news(site, "Brouillon", author=member, credit=NAME, live=False).save_revision()
    make_news(site, "Une autre", author=make_person("member"), credit="Une autre").save_revision()
    return member


def entry():
    return personal_data.get("news")


def held():
    return str([revision.content for revision in Revision.objects.all()]) + str(
        list(NewsPage.objects.values())
    )


def test_she_reads_what_she_wrote(hers):
    told = entry().export(hers)
    assert [row["title"] for row in told] == ["Une marche", "Brouillon"]
    assert told[0]["who tells it"] == NAME


def test_erased_her_news_are_gone_and_those_of_others_stay(hers, client_as):
    assert NAME in held()
    entry().erase(hers)
    assert NAME not in held()
    assert list(NewsPage.objects.values_list("title", flat=True)) == ["Une autre"]
    assert PortalPage.find_problems() == ([], [], [], [], [])
    assert "Une autre" in str(Revision.objects.get().content)
    assert "Une marche" not in client_as("visitor").get("/fr/actualites/").content.decode()


def test_what_she_published_may_stay_told_by_a_worker(hers, client_as):
    assert entry().published.number(hers) == 1
    entry().published.release(hers)
    entry().erase(hers)
    assert NAME not in held()
    kept = NewsPage.objects.get(slug="une-marche")
    assert (kept.author, kept.live) == (None, True)
    assert not NewsPage.objects.filter(title="Brouillon").exists()
    text = client_as("visitor").get("/fr/actualites/une-marche/").content.decode()
    assert "Une intervenante" in text
    assert "une-marche" not in client_as("visitor").get(f"/fr/recherche/?q={NAME}").content.decode()


def test_going_back_to_a_former_state_does_not_bring_her_back(hers):
    entry().published.release(hers)
    revision = NewsPage.objects.get(slug="une-marche").revisions.first()
    revision.publish()
    kept = NewsPage.objects.get(slug="une-marche")
    assert (kept.author, kept.credit) == (None, "Une intervenante")


def test_english_news_stay_in_english_words(site):
    member = make_person("member")
    make_news(site, author=member, credit=NAME, language="en")
    entry().published.release(member)
    assert NewsPage.objects.get().credit == "A worker"
