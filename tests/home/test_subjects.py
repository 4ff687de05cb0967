"""The pages of themes and regions: what they gather, where they lead, and that they never lag."""

import re

from django.test import Client

import pytest

from portal.models import Region, Theme
from tests.factories import make_dossier, make_notice

ADDRESSES = ["/fr/themes/", "/fr/regions/", "/fr/themes/jeunes/", "/fr/regions/estrie/"]


@pytest.fixture
def themes(site):
    wider = Theme.objects.create(
        slug="prevention",
        name_fr="Prévenir",
        name_en="Prevention",
        description_fr="Agir avant.",
        description_en="Acting before.",
    )
    Theme.objects.create(slug="jeunes", name_fr="Jeunes", name_en="Young people", parent=wider)
    Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Eastern Townships")
    return {theme.slug: theme for theme in Theme.objects.all()}


def main(path):
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main")[0]


def test_a_theme_gathers_its_paths_and_what_its_narrower_themes_hold(site, themes):
    make_notice(site, "Une notice des jeunes", themes=[themes["jeunes"]])
    make_notice(site, "Une autre notice")
    make_dossier(site, "Comment parler aux jeunes?", themes=[themes["jeunes"]])
    for slug in ("jeunes", "prevention"):
        text = main(f"/fr/themes/{slug}/")
        assert "Une notice des jeunes" in text
        assert "Comment parler aux jeunes?" in text
        assert "Une autre notice" not in text
        assert f'href="/fr/documentation/?theme={slug}"' in text
        assert f'<input type="hidden" name="theme" value="{slug}">' in text
    assert 'href="/fr/themes/jeunes/"' in main("/fr/themes/prevention/")
    assert 'href="/fr/themes/prevention/"' in main("/fr/themes/jeunes/")


def test_the_number_is_that_of_the_list_it_leads_to(site, themes):
    for _ in range(3):
        make_notice(site, themes=[themes["jeunes"]])
    make_dossier(site, "Comment parler aux jeunes?", themes=[themes["jeunes"]])
    said = re.search(r'theme=jeunes">\D*(\d+)', main("/fr/themes/jeunes/"))
    listed = re.search(r'id="results">\s*(\d+)', main("/fr/documentation/?theme=jeunes"))
    assert said[1] == listed[1] == "3"


@pytest.mark.parametrize("path", ADDRESSES)
def test_each_page_says_its_address_in_both_languages(themes, path):
    english = path.replace("/fr/", "/en/")
    for own, other in ((path, english), (english, path)):
        head = Client().get(own, {"x": "1"}).content.decode()
        assert f'<link rel="canonical" href="http://testserver{own}">' in head
        assert f'hreflang="fr" href="http://testserver{path}"' in head
        assert f'hreflang="en" href="http://testserver{english}"' in head
        assert f'hreflang="x-default" href="http://testserver{path}"' in head
        assert re.search(rf'<a href="{other}(\?x=1)?" lang="\w\w" hreflang', head)


def test_the_feed_of_a_subject_is_declared_and_shown(themes):
    text = Client().get("/en/themes/jeunes/").content.decode()
    assert text.count('href="/en/documentation/flux.atom?theme=jeunes"') == 2
    assert 'type="application/atom+xml"' in text.split("</head>")[0]


def test_the_sitemap_names_the_subjects_in_both_languages(themes):
    text = Client().get("/sitemap.xml").content.decode()
    for path in ADDRESSES:
        for address in (path, path.replace("/fr/", "/en/")):
            assert f"<loc>http://testserver{address}</loc>" in text


def test_a_notice_leads_to_its_themes_and_regions(site, themes):
    notice = make_notice(site, themes=[themes["jeunes"]], regions=Region.objects.all())
    for language in ("fr", "en"):
        text = main(f"/{language}/documentation/{notice.slug}/")
        assert f'href="/{language}/themes/jeunes/"' in text
        assert f'href="/{language}/regions/estrie/"' in text


CHANGES = {
    "renamed": lambda theme, site: _set(theme, name_fr="Adolescentes"),
    "described": lambda theme, site: _set(theme, description_fr="Une description."),
    "moved": lambda theme, site: _set(theme, parent=None),
    "a notice more": lambda theme, site: make_notice(site, themes=[theme]),
    "a path more": lambda theme, site: make_dossier(site, "Comment?", themes=[theme]),
}


def _set(theme, **fields):
    for name, value in fields.items():
        setattr(theme, name, value)
    theme.save()


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows_at_once_to_visitors(site, themes, change):
    before = main("/fr/themes/jeunes/")
    assert main("/fr/themes/jeunes/") == before
    CHANGES[change](themes["jeunes"], site)
    assert main("/fr/themes/jeunes/") != before


def test_a_theme_that_is_deleted_is_gone_at_once(themes):
    main("/fr/themes/jeunes/")
    themes["jeunes"].delete()
    assert Client().get("/fr/themes/jeunes/").status_code == 302


def test_a_subject_made_without_an_address_gets_one(themes):
    theme = Theme.objects.create(name_fr="Santé et conséquences", name_en="Health")
    assert "Santé et conséquences" in main(f"/fr/themes/{theme.slug}/")
    assert theme.slug == "sante-et-consequences"
