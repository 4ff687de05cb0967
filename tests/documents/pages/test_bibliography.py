"""« Ma bibliographie » : set aside, seen, taken away, sent, forgotten."""

import re

from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client

import pytest

from documents.bibliography.basket import MOST
from documents.bibliography.views import AN_HOUR, pace
from portal.models import OutgoingMessage
from tests.access.world import LANGUAGES, NOTICES, READERS, ROLES, make_world
from tests.documents.exports.samples import SAMPLES
from tests.documents.pages.making import notice_of
from tests.factories import make_notice

HERE = {"fr": "/fr/ma-bibliographie/", "en": "/en/my-bibliography/"}
CHANGE = "/fr/ma-bibliographie/changer/"
SEND = "/fr/ma-bibliographie/envoyer/"


@pytest.fixture(autouse=True)
def _a_new_hour():
    pace.clear()


def titles_in(text):
    return re.findall(r'<p class="citation"[^>]*>.*?<i>(.*?)</i>', text)


def test_a_visitor_sets_a_notice_aside_without_script_and_takes_it_out(site):
    client, notice = Client(enforce_csrf_checks=True), notice_of(site, SAMPLES["report"])
    page = f"/fr/documentation/{notice.slug}/"
    assert f'name="add" value="{notice.pk}"' in client.get(page).content.decode()
    response = client.post(CHANGE, {"add": notice.pk, "next": page}, follow=True)
    assert response.request["PATH_INFO"] == page
    assert f'name="remove" value="{notice.pk}"' in response.content.decode()
    assert titles_in(client.get(HERE["fr"]).content.decode()) == [SAMPLES["report"].title]
    client.post(CHANGE, {"remove": notice.pk})
    assert titles_in(client.get(HERE["fr"]).content.decode()) == []


def test_looking_makes_no_session(site):
    client, notice = Client(), notice_of(site, SAMPLES["report"])
    client.get(f"/fr/documentation/{notice.slug}/")
    client.get(HERE["fr"])
    assert Session.objects.count() == 0


def test_what_one_reader_sets_aside_is_on_nobody_elses_page(site):
    notice = notice_of(site, SAMPLES["report"])
    Client().post(CHANGE, {"add": notice.pk})
    text = Client().get(f"/fr/documentation/{notice.slug}/").content.decode()
    assert f'name="add" value="{notice.pk}"' in text


def test_a_second_click_changes_nothing_more(site):
    client, notice = Client(), notice_of(site, SAMPLES["report"])
    for _ in range(2):
        client.post(CHANGE, {"add": notice.pk})
    assert len(titles_in(client.get(HERE["fr"]).content.decode())) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_only_what_she_may_read_is_set_aside_shown_and_given(site, client_as, role, language):
    world, client = make_world(site), client_as(role)
    for name in NOTICES:
        client.post(CHANGE, {"add": world[name].page.pk})
    text = client.get(HERE[language]).content.decode()
    file = client.get(f"{HERE[language]}export.ris").content.decode()
    for name in NOTICES:
        assert (world[name].canary in text) == (role in READERS[name]), name
        assert (world[name].canary in file) == (role in READERS[name]), name


def test_what_becomes_for_members_leaves_the_page_and_the_file(site):
    client, notice = Client(), notice_of(site, SAMPLES["report"])
    client.post(CHANGE, {"add": notice.pk})
    notice.set_audience("members")
    assert titles_in(client.get(HERE["fr"]).content.decode()) == []
    assert client.get(f"{HERE['fr']}export.ris").content == b""


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}]
)
def test_another_site_cannot_change_it(site, headers):
    client, notice = Client(), notice_of(site, SAMPLES["report"])
    assert client.post(CHANGE, {"add": notice.pk}, headers=headers).status_code == 403
    assert titles_in(client.get(HERE["fr"]).content.decode()) == []


@pytest.mark.parametrize(
    "next_url", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_it_leads_back_to_this_site_only(site, next_url):
    response = Client().post(CHANGE, {"next": next_url})
    assert response["Location"] == HERE["fr"]


@pytest.mark.parametrize("name", ["account_logout", "1", "a\x00b", "[]"])
def test_the_name_of_a_page_leads_nowhere_and_breaks_nothing(site, name):
    response = Client().post(CHANGE, {"next": name})
    assert response.status_code == 302
    assert "deconnexion" not in response["Location"]


@pytest.mark.parametrize("value", ["", "x", "-1", "99999999999999999999", "²", "1 OR 1=1"])
def test_what_is_no_notice_is_left_out(site, value):
    client = Client()
    assert client.post(CHANGE, {"add": value, "remove": value}).status_code == 302
    assert titles_in(client.get(HERE["fr"]).content.decode()) == []


def test_a_full_one_says_so_and_loses_nothing(site):
    client, notice = Client(), notice_of(site, SAMPLES["report"])
    session = client.session
    session["bibliography"] = [*range(10_001, 10_001 + MOST - 1), make_notice(site, "Déjà là").pk]
    session.save()
    client.cookies["session"] = session.session_key
    response = client.post(CHANGE, {"add": notice.pk, "next": "/fr/"}, follow=True)
    assert response.request["PATH_INFO"] == HERE["fr"]
    assert str(MOST) in response.content.decode()
    assert titles_in(response.content.decode()) == ["Déjà là"]


def test_all_is_taken_out_at_once(site):
    client = Client()
    for kind in ("report", "book"):
        client.post(CHANGE, {"add": notice_of(site, SAMPLES[kind]).pk})
    client.post(CHANGE, {"clear": "1"})
    assert titles_in(client.get(HERE["fr"]).content.decode()) == []


def test_emptying_it_asks_first(site):
    client = Client()
    for kind in ("report", "book"):
        client.post(CHANGE, {"add": notice_of(site, SAMPLES[kind]).pk})
    text = client.get(HERE["fr"]).content.decode()
    assert 'name="clear"' not in text
    assert f'href="{HERE["fr"]}vider/"' in text
    asked = client.get(f"{HERE['fr']}vider/").content.decode()
    assert f'action="{CHANGE}"' in asked
    assert 'name="clear"' in asked
    assert len(titles_in(client.get(HERE["fr"]).content.decode())) == 2


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_each_change_is_said_once_where_she_is(site, client_as, role):
    client, notice = client_as(role), notice_of(site, SAMPLES["report"])
    page = f"/fr/documentation/{notice.slug}/"

    def said(data):
        found = client.post(CHANGE, data, follow=True).content.decode()
        return re.findall(r'class="message" role="status">([^<]+)<', found.split("<main")[1])

    words = [
        said({"add": notice.pk, "next": page}),
        said({"remove": notice.pk}),
        said({"add": notice.pk}),
        said({"clear": "1"}),
    ]
    assert [len(one) for one in words] == [1, 1, 1, 1]
    assert words[0] == words[2]
    assert len({one[0] for one in words}) == 3
    assert 'role="status">' not in client.get(HERE["fr"]).content.decode().split("<main")[1]
    assert said({"clear": "1"}) == said({"remove": notice.pk}) == []


@pytest.mark.parametrize("place", ["", "vider/"])
def test_it_says_where_it_stands(site, place):
    text = Client().get(HERE["fr"] + place).content.decode()
    crumbs = text.partition('class="breadcrumbs"')[2].partition("</nav>")[0]
    assert 'href="/fr/documentation/"' in crumbs
    assert (f'href="{HERE["fr"]}"' in crumbs) == bool(place)


def test_a_member_sends_it_to_her_own_address_once(
    site, client_as, person, settings, django_capture_on_commit_callbacks
):
    cache.clear()
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client, notice = client_as("member"), notice_of(site, SAMPLES["report"])
    client.post(CHANGE, {"add": notice.pk})
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            client.post(SEND, {"to": "victim@example.org"})
    assert [message.to for message in mail.outbox] == [[person("member").email]]
    assert (
        SAMPLES["report"].title in mail.outbox[0].message().get_payload(0).get_payload(decode=True).decode()
    )


def test_a_visitor_cannot_make_the_portal_write_to_anybody(site):
    client, notice = Client(), notice_of(site, SAMPLES["report"])
    client.post(CHANGE, {"add": notice.pk})
    assert client.post(SEND, {"to": "victim@example.org"}).status_code == 404
    assert OutgoingMessage.objects.count() == 0
    assert "mailto:?" in client.get(HERE["fr"]).content.decode()


def test_the_quick_exit_forgets_it(site):
    client, notice = Client(), notice_of(site, SAMPLES["report"])
    client.post(CHANGE, {"add": notice.pk})
    client.post("/q")
    assert titles_in(client.get(HERE["fr"]).content.decode()) == []


def test_a_long_one_takes_as_many_queries_as_a_short_one(site, django_assert_max_num_queries):
    client = Client()
    for number in range(6):
        client.post(CHANGE, {"add": notice_of(site, SAMPLES["report"], slug=f"rapport-{number}").pk})
    client.get(HERE["fr"])
    with django_assert_max_num_queries(15):
        assert len(titles_in(client.get(HERE["fr"]).content.decode())) == 6


def test_the_list_leads_back_to_it(site):
    client, notice = Client(), notice_of(site, SAMPLES["report"])
    assert f'href="{HERE["fr"]}"' not in client.get("/fr/documentation/").content.decode()
    client.post(CHANGE, {"add": notice.pk})
    assert f'href="{HERE["fr"]}"' in client.get("/fr/documentation/").content.decode()
    assert f'href="{HERE["fr"]}"' not in Client().get("/fr/documentation/").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_that_starts_too_many_is_told_and_makes_no_more_rows(site, language):
    notice = make_notice(site, "Une notice")
    change = HERE[language] + {"fr": "changer/", "en": "change/"}[language]
    first = Client()
    answers = [
        client.post(change, {"add": notice.pk}) for client in [first, *(Client() for _ in range(AN_HOUR))]
    ]
    assert [answer.status_code for answer in answers] == [302] * AN_HOUR + [429]
    assert Session.objects.count() == AN_HOUR
    assert '<p class="callout" role="alert">' in answers[-1].content.decode()
    assert f'<html lang="{language}"' in answers[-1].content.decode()
    assert "no-store" in answers[-1]["Cache-Control"]
    # Another place starts hers, and who has begun goes on.
    assert Client().post(change, {"add": notice.pk}, REMOTE_ADDR="198.51.100.2").status_code == 302
    other = make_notice(site, "Une autre")
    assert first.post(change, {"add": other.pk}).status_code == 302
    assert len(titles_in(first.get(HERE[language]).content.decode())) == 2


def test_a_made_up_cookie_is_no_session(site):
    notice = make_notice(site, "Une notice")
    answers = []
    for number in range(AN_HOUR + 1):
        client = Client()
        client.cookies["session"] = f"{number:032d}"
        answers.append(client.post(CHANGE, {"add": notice.pk}).status_code)
    assert answers == [302] * AN_HOUR + [429]
    assert Session.objects.count() == AN_HOUR


def test_what_starts_nothing_is_not_counted(site, client_as):
    hidden, notice = make_notice(site, "Cachée", live=False), make_notice(site, "Une notice")
    member = client_as("member")
    for _ in range(AN_HOUR + 1):
        Client().post(CHANGE, {"add": hidden.pk, "clear": "1"})
        member.post(CHANGE, {"add": notice.pk})
        member.post(CHANGE, {"remove": notice.pk})
    assert Client().post(CHANGE, {"add": notice.pk}).status_code == 302
