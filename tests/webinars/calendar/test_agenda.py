"""The agenda: a month in a table or in a list, for everybody."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from lxml import html

from portal import navigation, page_cache
from tests.factories import make_event, make_meeting
from webinars.calendar.month import Month, weekdays
from webinars.choices import EventStatus, Zone
from webinars.scheduling import set_status

pytestmark = pytest.mark.django_db
HOME = ZoneInfo("America/Toronto")
PATHS = {"fr": "/fr/agenda/", "en": "/en/calendar/"}


@pytest.fixture(autouse=True)
def in_december(time_machine):
    time_machine.move_to(datetime(2026, 12, 2, 15, tzinfo=UTC), tick=False)


def at(day, hour=12, month=12, zone=HOME):
    return datetime(2026, month, day, hour, tzinfo=zone)


def page_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.content).find(".//main")


def squares(page):
    """Return {day: titles} of the squares that hold something."""
    found = {}
    for square in page.findall(".//td"):
        titles = [link.text_content() for link in square.findall(".//a")]
        if titles:
            found[square.find(".//time").get("datetime")] = titles
    return found


@pytest.mark.parametrize("language", PATHS)
def test_the_month_is_a_table_with_the_names_of_the_days(site, client, language):
    make_event(site, "Un midi", starts_at=at(9))
    page = page_of(client, PATHS[language])
    (table,) = page.findall(".//table")
    heads = table.findall(".//th")
    assert [head.get("scope") for head in heads] == ["col"] * 7
    assert heads[0].text_content() == {"fr": "dimanche", "en": "Sunday"}[language]
    assert page.find(".//h2").text_content() == {"fr": "décembre 2026", "en": "December 2026"}[language]
    assert squares(page) == {"2026-12-09": ["Un midi"]}


def test_a_meeting_of_several_days_stands_on_each(site, client):
    make_meeting(site, "Deux jours", starts_at=at(30, 9), ends_at=datetime(2027, 1, 1, 0, tzinfo=HOME))
    assert squares(page_of(client, "/fr/agenda/")) == {
        "2026-12-30": ["Deux jours"],
        "2026-12-31": ["Deux jours"],
    }


def test_an_event_stands_on_the_day_of_its_own_clock(site, client):
    paris = ZoneInfo(Zone.PARIS)
    make_event(site, "À Paris", starts_at=at(1, 1, zone=paris), zone=Zone.PARIS)
    assert squares(page_of(client, "/fr/agenda/")) == {"2026-12-01": ["À Paris"]}
    assert squares(page_of(client, "/fr/agenda/?mois=2026-11")) == {}


def test_the_list_shows_the_same_as_the_table(site, client):
    make_event(site, "Un midi", starts_at=at(9))
    make_event(site, "Janvier", starts_at=datetime(2027, 1, 5, 12, tzinfo=HOME))
    page = page_of(client, "/fr/agenda/?vue=liste")
    assert page.findall(".//table") == []
    assert [title.text_content() for title in page.findall(".//h3")] == ["Un midi"]


def test_one_goes_from_month_to_month_and_no_further_than_the_events(site, client):
    make_event(site, "Octobre", starts_at=at(20, month=10))
    make_event(site, "Janvier", starts_at=datetime(2027, 1, 5, 12, tzinfo=HOME))
    for month, before, after in [
        ("2026-10", None, "2026-11"),
        ("2026-12", "2026-11", "2027-01"),
        ("2027-01", "2026-12", None),
        ("2031-05", "2031-04", None),
    ]:
        page = page_of(client, f"/fr/agenda/?mois={month}&vue=liste")
        found = {link.get("rel").split()[0]: link.get("href") for link in page.findall(".//nav/a[@rel]")}
        links = {"prev": before, "next": after}
        assert found == {
            rel: f"/fr/agenda/?mois={month}&vue=liste" for rel, month in links.items() if month
        }, month


@pytest.mark.parametrize(
    "query",
    ["mois=2026-13", "mois=1999-12", "mois=x", "mois=٢٠٢٦-١٢", "genre=%00", "theme=%00a", "vue=autre"],
)
def test_what_the_agenda_cannot_be_asked_counts_for_nothing(site, client, query):
    make_event(site, "Un midi", starts_at=at(9))
    page = page_of(client, f"/fr/agenda/?{query}")
    assert page.find(".//h2").text_content() == "décembre 2026"


def test_it_is_narrowed_by_kind_theme_and_region(site, client):
    from portal.models import Region, Theme

    wide = Theme.objects.create(slug="large", name_fr="Large", name_en="Wide")
    theme = Theme.objects.create(slug="droit", name_fr="Droit", name_en="Law", parent=wide)
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    make_event(site, "Webinaire du droit", starts_at=at(9), themes=[theme])
    make_meeting(site, "Rencontre en Estrie", starts_at=at(10), regions=[region])
    for query, titles in [
        ("", ["Webinaire du droit", "Rencontre en Estrie"]),
        ("&genre=webinaire", ["Webinaire du droit"]),
        ("&genre=rencontre", ["Rencontre en Estrie"]),
        ("&theme=droit", ["Webinaire du droit"]),
        ("&theme=large", ["Webinaire du droit"]),
        ("&region=estrie", ["Rencontre en Estrie"]),
        ("&theme=droit&region=estrie", []),
    ]:
        page = page_of(client, f"/fr/agenda/?vue=liste{query}")
        assert [title.text_content() for title in page.findall(".//h3")] == titles, query


def test_a_cancelled_event_says_so_in_its_square(site, client):
    set_status(make_event(site, "Un midi", starts_at=at(9)), EventStatus.CANCELLED)
    page = page_of(client, "/fr/agenda/")
    assert "Annulé" in page.find(".//table").text_content()


def test_a_draft_is_on_no_square(site, client_as):
    make_event(site, "Brouillon", starts_at=at(9), live=False)
    make_event(site, "Montré", starts_at=at(10))
    for role in ("visitor", "superuser"):
        page_cache.store.clear()
        assert list(squares(page_of(client_as(role), "/fr/agenda/")).values()) == [["Montré"]]


def test_the_agenda_takes_the_same_queries_for_any_number(site, client_as, django_assert_max_num_queries):
    for role, most in (("visitor", 15), ("member", 20)):
        client, counts = client_as(role), []
        for start in (1, 11):
            for day in range(start, start + 10):
                make_event(site, starts_at=at(day))
            for _ in range(2):  # the first visit makes the site's settings
                page_cache.store.clear()
                client.get("/fr/agenda/")
            page_cache.store.clear()
            with django_assert_max_num_queries(most) as queries:
                assert client.get("/fr/agenda/").status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1]


def test_the_agenda_is_in_the_menu_the_sitemap_and_the_list_once_there_is_an_event(site, client):
    assert "/fr/agenda/" not in client.get("/fr/").content.decode()
    event = make_event(site, starts_at=at(9))
    page_cache.store.clear()
    navigation._kept.clear()
    assert "/fr/agenda/" in client.get("/fr/").content.decode()
    assert 'href="/fr/agenda/"' in client.get("/fr/webinaires/").content.decode().split("<main")[1]
    text = client.get("/sitemap.xml").content.decode()
    assert "/fr/agenda/" in text and "/en/calendar/" in text
    page = client.get(f"/fr/webinaires/{event.slug}/").content.decode().split("<main")[1]
    assert f"/fr/webinaires/{event.slug}/agenda.ics" in page


def test_months_follow_each_other():
    assert Month(2026, 12).beside(1) == Month(2027, 1)
    assert Month(2026, 1).beside(-1) == Month(2025, 12)
    assert Month(2026, 3).beside(-15) == Month(2024, 12)
    assert len(weekdays()) == 7
