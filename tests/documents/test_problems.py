"""A reader reports a problem; the team settles it; time erases it."""

import uuid
from datetime import timedelta

from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

import pytest

from documents.models import ProblemReport
from documents.problems.reports import NAME, forget_settled, report_url
from portal.registries.personal_data import personal_data
from portal.registries.queues import queues, waiting_for
from tests.factories import make_notice, make_problem


@pytest.fixture
def notice(site):
    cache.clear()
    return make_notice(site, "Une notice")


@pytest.fixture
def report(notice):
    """Send the form of the notice, from the place of that number."""

    def report(place=1, **data):
        data = {"kind": "error", "words": "Le titre est faux", **data}
        return Client().post(report_url(notice), data, REMOTE_ADDR=f"198.51.100.{place}")

    return report


def test_what_she_says_reaches_the_team_and_no_mail_leaves(notice, report):
    response = report(email="lectrice@example.org")
    assert response.status_code == 302
    kept = ProblemReport.objects.get()
    assert (kept.notice_id, kept.kind, kept.words) == (notice.pk, "error", "Le titre est faux")
    assert (kept.email, kept.language, kept.state) == ("lectrice@example.org", "fr", "waiting")
    assert mail.outbox == []


def test_the_form_and_the_thanks_say_where_they_are_and_lead_back(notice, report):
    sent = report()
    for url in (report_url(notice), sent["Location"]):
        text = Client().get(url).content.decode()
        crumbs = text.partition('class="breadcrumbs"')[2].partition("</nav>")[0]
        assert crumbs.index('href="/fr/documentation/"') < crumbs.index(f"/documentation/{notice.slug}/")
        assert text.count(f'href="/fr/documentation/{notice.slug}/"') == 2


def test_a_double_click_makes_one_report(notice, report):
    form = Client().get(report_url(notice)).context["form"]
    key = form["form_key"].value()
    assert uuid.UUID(key)
    for _ in range(2):
        assert report(form_key=key).status_code == 302
    assert ProblemReport.objects.count() == 1
    assert report(form_key="no key").status_code == 302
    assert ProblemReport.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "zq"}, "kind"),
        ({"email": "zq"}, "email"),
        ({"words": "x" * 2001}, "words"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(notice, report, data, wrong):
    response = report(**{"words": "Ce que j'ai écrit", **data})
    assert response.status_code == 200
    assert wrong in response.context["form"].errors
    typed = data.get("words", "Ce que j'ai écrit")
    assert response.context["form"]["words"].value() == typed
    assert not ProblemReport.objects.exists()


def test_hostile_words_are_kept_as_words(report, client_as, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    report(words="<script>zq()</script> \u202e")
    kept = ProblemReport.objects.get()
    assert kept.words.startswith("<script>zq()</script>")
    text = client_as("editor").get(f"/admin/problems/edit/{kept.pk}/").content.decode()
    assert "<script>zq()" not in text
    assert "&lt;script&gt;zq()" in text


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(report):
    assert report(website="https://example.org").status_code == 302
    assert not ProblemReport.objects.exists()


def test_a_place_that_insists_waits_and_closes_nobody_elses_way(report):
    answers = [report(1).status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]
    refused = report(1, words="gardé")
    assert refused.context["form"]["words"].value() == "gardé"
    assert report(2).status_code == 302
    assert ProblemReport.objects.count() == 11


def test_no_cache_keeps_the_form(notice):
    assert "no-store" in Client().get(report_url(notice))["Cache-Control"]


@pytest.mark.parametrize(
    ("role", "waits"), [("editor", 1), ("facilitator", 1), ("member", 0), ("privacy_officer", 0)]
)
def test_it_waits_on_the_home_page_of_who_deals_with_it(notice, person, role, waits):
    old = make_problem(notice, reported_at=timezone.now() - timedelta(days=3))
    make_problem(notice, state="settled")
    found = {queue.name: waiting for queue, waiting in waiting_for(person(role))}
    assert (NAME in found) == bool(waits)
    if waits:
        assert (found[NAME].number, found[NAME].oldest) == (1, old.reported_at)


def test_the_queue_leads_to_what_waits(notice, client_as, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    waiting, settled = make_problem(notice), make_problem(notice, state="settled")
    response = client_as("facilitator").get(queues.get(NAME).url())
    assert [report.pk for report in response.context["object_list"]] == [waiting.pk]
    assert settled.settled_at is not None


@pytest.mark.parametrize("place", ["", "edit/{}/"])
def test_the_desk_leads_to_the_notice(notice, client_as, settings, place):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    kept = make_problem(notice)
    text = client_as("editor").get(f"/admin/problems/{place.format(kept.pk)}").content.decode()
    assert f'href="/admin/pages/{notice.pk}/edit/"' in text
    seen = client_as("editor").get(f"/fr/p/{notice.pk}/", follow=True)
    assert f'href="/fr/p/{notice.pk}/"' in text
    assert "Une notice" in seen.content.decode()


def test_settling_in_the_form_dates_it_and_changes_nothing_she_said(notice, client_as, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    kept = make_problem(notice, words="Ses mots")
    address = f"/admin/problems/edit/{kept.pk}/"
    response = client_as("editor").post(address, {"state": "settled", "words": "Autres mots"})
    assert response.status_code == 302
    kept.refresh_from_db()
    assert (kept.state, kept.words) == ("settled", "Ses mots")
    assert kept.settled_at is not None


def test_half_a_year_after_it_was_settled_it_is_erased(notice):
    def settled(days):
        kept = make_problem(notice, state="settled")
        ProblemReport.objects.filter(pk=kept.pk).update(settled_at=timezone.now() - timedelta(days=days))
        return kept.pk

    gone, there, waits = settled(181), settled(179), make_problem(notice).pk
    forget_settled()
    assert set(ProblemReport.objects.values_list("pk", flat=True)) == {there, waits}
    assert gone not in {there, waits}


def sign(client, notice, **data):
    """Send the form of the notice as whoever is signed in."""
    data = {"kind": "error", **data}
    assert client.post(report_url(notice), data).status_code == 302


def test_what_she_sent_while_signed_in_is_given_to_her_and_nothing_else(notice, report, client_as, person):
    member, other = person("member"), client_as("facilitator")
    sign(client_as("member"), notice, words="À mon adresse", email=member.email)
    sign(client_as("member"), notice, words="À une autre", email="ailleurs@example.org")
    # Whoever types her address is not her, signed in or not.
    report(words="D'une étrangère", email=member.email)
    sign(other, notice, words="D'une collègue", email=member.email)
    given = personal_data.get(NAME).export(member)
    assert [row["words"] for row in given] == ["À une autre", "À mon adresse"]


def test_who_leaves_no_address_stays_unnamed_even_when_signed_in(notice, client_as, person):
    sign(client_as("member"), notice, words="Sans adresse")
    assert ProblemReport.objects.get().reporter is None
    assert personal_data.get(NAME).export(person("member")) == []


def test_her_address_is_erased_with_what_was_said_under_it(notice, report, client_as, person):
    member = person("member")
    sign(client_as("member"), notice, words="Le mien", email="ailleurs@example.org")
    report(words="Pas connectée", email=member.email.upper())
    sign(client_as("facilitator"), notice, words="D'une collègue", email=member.email)
    report(email="autre@example.org", words="D'une autre")
    report(words="Sans adresse")
    personal_data.get(NAME).erase(member)
    kept = dict(ProblemReport.objects.values_list("words", "email"))
    # What a colleague wrote stays hers; the address that she gave does not stay.
    assert kept == {"D'une collègue": "", "D'une autre": "autre@example.org", "Sans adresse": ""}


def test_who_has_no_address_holds_nothing(notice):
    from members.models import User

    make_problem(notice)
    nobody = User.objects.create_user(login_name="demo-zq")
    assert personal_data.get(NAME).export(nobody) == []
    personal_data.get(NAME).erase(nobody)
    assert ProblemReport.objects.count() == 1
