"""Several deposits of news approved in the same second, with real transactions."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

import pytest

from members.models import User
from news.models import NewsPage
from news.publishing import publish_news, update_news
from portal.models import PortalPage
from portal.search.models import SearchEntry
from tests.factories import make_news_index, make_person, make_site

AT_ONCE = 4
WORDS = {"introduction": "", "text": "Un texte.", "regions": [], "themes": [], "link": "", "credit": ""}
WORDS |= {"author": None, "language": "fr", "audience": "public"}


@pytest.fixture
def facilitators(transactional_db):
    """Those who approve, on a site that has its lists."""
    make_news_index(make_site())
    return [make_person("facilitator").pk for _number in range(AT_ONCE)]


def all_at_once(deed, keys):
    def in_its_own_connection(key):
        try:
            return deed(User.objects.get(pk=key))
        finally:
            connection.close()

    with ThreadPoolExecutor(len(keys)) as pool:
        return list(pool.map(in_its_own_connection, keys))


def test_each_is_published_once_at_an_address_of_its_own(facilitators):
    found = all_at_once(lambda user: publish_news(title="Une marche", user=user, **WORDS), facilitators * 2)
    assert NewsPage.objects.count() == len({news.slug for news in found}) == AT_ONCE * 2
    assert PortalPage.find_problems() == ([], [], [], [], [])
    assert SearchEntry.objects.filter(source="news", audience="public").count() == AT_ONCE * 2


def test_of_two_changes_the_last_one_is_whole(facilitators):
    news = publish_news(title="Une marche", user=User.objects.get(pk=facilitators[0]), **WORDS)

    def change(user):
        update_news(news, title=f"Marche {user.pk}", user=user, **{**WORDS, "credit": f"Racontée {user.pk}"})

    all_at_once(change, facilitators)
    kept = NewsPage.objects.get(pk=news.pk)
    assert kept.title.split()[-1] == kept.credit.split()[-1]
    assert kept.latest_revision.content["title"] == kept.title
    assert kept.revisions.count() == AT_ONCE + 1
