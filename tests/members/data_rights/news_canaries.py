"""Canaries of a member in the news that she wrote."""

from news.models import NewsPage
from tests.factories import make_news

WORDS = {"news that she wrote": "zqactualitezq", "who tells it": "zqracontezq", "a draft": "zqbrouillonzq"}


def plant_news(user, site):
    """Leave a canary in each place, former states included."""
    told = {"author": user, "credit": WORDS["who tells it"]}
    for live, word in ((True, WORDS["news that she wrote"]), (False, WORDS["a draft"])):
        news = make_news(site, word, introduction=word, text=word, live=live, **told)
        NewsPage.objects.get(pk=news.pk).save_revision()
