"""What counts as a consultation, and what is shown of it."""

from datetime import timedelta

from django.test import Client

import pytest
import time_machine

from portal import counting
from portal.models import DailyCount
from tests.counting.conftest import BROWSER
from tests.factories import make_file, make_notice


@pytest.fixture
def notice(site):
    return make_notice(site, "Une notice", slug="une-notice", file=make_file("Rapport"))


PATH = "/fr/documentation/une-notice/"


def counted(name, thing, robot=False):
    counting.write_counts()
    row = DailyCount.objects.filter(name=name, thing=str(thing), robot=robot).first()
    return row.total if row else 0


def test_each_visitor_counts_once_however_often_she_reloads(notice, visit):
    for number in (1, 2, 2, 2, 3):
        assert visit(PATH, number).status_code == 200
    assert counted("notice", notice.pk) == 3


def test_she_counts_again_after_half_a_minute(notice, visit, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("portal.visitors.time.monotonic", lambda: now[0])
    for later in (0, 29, 31):
        now[0] = 1000.0 + later
        visit(PATH)
    assert counted("notice", notice.pk) == 2


def test_a_file_counts_when_it_is_taken_and_not_at_each_part_of_it(notice, visit):
    url = notice.file.url
    visit(url)
    for start in (1, 200):
        assert visit(url, HTTP_RANGE=f"bytes={start}-").status_code == 206
    assert counted("file", notice.file_id) == 1


@pytest.mark.parametrize("method", ["head", "options"])
def test_asking_whether_it_is_there_is_no_consultation(notice, method):
    getattr(Client(HTTP_USER_AGENT=BROWSER), method)(PATH)
    assert counted("notice", notice.pk) == 0


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
        "CCBot/2.0 (https://commoncrawl.org/faq/)",
        "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "",
    ],
)
def test_robots_are_counted_apart(notice, visit, agent):
    visit(PATH, agent=agent)
    assert counted("notice", notice.pk, robot=True) == 1
    assert counted("notice", notice.pk) == 0


def test_what_is_refused_is_not_counted(site, visit):
    hidden = make_notice(site, "Cachée", slug="cachee", audience="members")
    assert visit("/fr/documentation/cachee/").status_code == 302
    assert counted("notice", hidden.pk) == 0


def test_no_address_is_kept_anywhere(notice, visit):
    visit(PATH, 77)
    kept = f"{counting._pending} {counting.recent._until}"
    assert "198.51.100.77" not in kept
    counting.write_counts()
    assert "198.51.100" not in " ".join(str(list(DailyCount.objects.values())))


def test_a_mark_is_of_no_use_the_next_day(rf):
    from portal.visitors import visitor_mark

    request = rf.get("/", REMOTE_ADDR="198.51.100.9", HTTP_USER_AGENT=BROWSER)
    with time_machine.travel("2026-03-01 15:00 +0000") as clock:
        first = visitor_mark(request)
        assert visitor_mark(request) == first
        clock.shift(timedelta(days=1))
        assert visitor_mark(request) != first


@pytest.mark.parametrize("role", ["editor", "facilitator"])
@pytest.mark.parametrize(("number", "shown"), [(4, False), (5, True)])
def test_an_editor_reads_the_figures_of_a_notice_from_five_up(
    notice, client_as, number, shown, role, settings
):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    DailyCount.objects.create(day="2026-01-01", name="notice", thing=str(notice.pk), total=number)
    DailyCount.objects.create(day="2026-01-02", name="notice", thing=str(notice.pk), total=90, robot=True)
    DailyCount.objects.create(day="2026-01-01", name="file", thing=str(notice.file_id), total=71)
    text = client_as(role).get(f"/admin/pages/{notice.pk}/edit/").content.decode()
    figures = text.split('id="notice-figures"')[1].split("</p>")[0]
    assert ("fewer than 5" not in figures and "moins de 5" not in figures) == shown
    assert "71" in figures
    assert "90" not in figures
    assert "4 " not in figures
