"""News in a browser: from the home page to those of one region, to one of them, and to its region."""

from datetime import timedelta

from django.utils import timezone

import pytest

from portal.models import Region, Theme
from tests.browser.reader import Reader
from tests.factories import make_news, make_person, make_site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = {"fr": "/fr/actualites/", "en": "/en/news/"}
HOMES = {"fr": "/fr/", "en": "/en/"}
BLOCKS = [
    {"type": "heading", "value": {"text": "Une section", "level": "2"}},
    {"type": "text", "value": '<p>Un texte, <a href="https://example.org/">avec un lien</a>.</p>'},
    {"type": "quote", "value": {"text": "Des mots.", "source": "Une participante de démonstration"}},
]


@pytest.fixture
def news(transactional_db):
    """News of two regions, one with all that one may have, one for members."""
    tree = make_site()
    regions = [
        Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie"),
        Region.objects.create(code="09", slug="cote-nord", name_fr="Côte-Nord", name_en="Côte-Nord"),
    ]
    theme = Theme.objects.create(slug="jeunes", name_fr="Jeunes", name_en="Young people")
    full = make_news(
        tree,
        "Une halte ouvre ses portes",
        slug="halte",
        introduction="Trois lignes.\nQui disent ce qui s’est passé.",
        credit="Une intervenante de la Côte-Nord",
        link="https://exemple.example.org/halte",
        other_title="A day centre opens",
        other_summary="Three lines.",
        regions=[regions[1]],
        themes=[theme],
    )
    full.body = full.body.stream_block.to_python(BLOCKS)
    full.save()
    before = timezone.localdate() - timedelta(days=3)
    make_news(tree, "Une marche", slug="marche", regions=regions[:1], published_on=before)
    make_news(tree, "Autre halte", slug="autre", regions=regions[1:], published_on=before)
    make_news(tree, "Entre nous", slug="entre-nous", regions=regions[:1], audience="members")
    return full


def test_a_visitor_goes_from_the_home_page_to_what_happens_in_one_region(news, visit, screens):
    visit.go(HOMES[visit.language])
    page = visit.page
    assert page.locator("[aria-labelledby=news-title] h3").count() == 3
    screens("home")
    visit.follow("[aria-labelledby=news-title] a.more")
    assert visit.at() == LISTS[visit.language]
    assert page.locator(".card").count() == 3
    screens("list")
    visit.follow("[aria-labelledby=by-region-title] a >> text=Côte-Nord")
    assert page.locator(".card h3").all_inner_texts() == ["Une halte ouvre ses portes", "Autre halte"]
    screens("region chosen")
    visit.follow(".card h3 a >> nth=0")
    assert visit.at() == f"{LISTS[visit.language]}halte/"
    screens("news")
    visit.follow("article .choices a >> text=Côte-Nord")
    assert page.locator("[aria-labelledby=news-title] h3").count() == 2
    screens("page of the region")
    visit.go(LISTS[visit.language])
    page.fill("#search-words", "zqabsentzq")
    visit.follow("form.search button")
    screens("nothing found")


def test_a_member_reads_what_is_for_members_and_is_told_who_sees_it(news, visit, screens):
    Reader(visit.page, visit.server).enter(make_person("member"))
    visit.go(f"{LISTS[visit.language]}entre-nous/")
    assert visit.page.locator("article .badge").count() == 1
    screens("for members")
