"""Requests about data: sent by anybody, answered by the privacy officer within thirty days."""

import uuid
from datetime import timedelta

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

import pytest

from members.models import AccessLog, DataRequest, User
from members.privacy.requests import NAME, forget_answered
from portal.registries.personal_data import personal_data
from portal.registries.queues import waiting_for
from tests.factories import make_person
from tests.members.signing import sign_in, text_of

pytestmark = pytest.mark.django_db
FORM = {"fr": "/fr/vie-privee/demande/", "en": "/en/privacy-request/"}
THANKS = {"fr": "/fr/vie-privee/demande/merci/", "en": "/en/privacy-request/thanks/"}
DESK = {"fr": "/fr/bureau-vie-privee/", "en": "/en/privacy-desk/"}
ASKED = {"kind": "access", "words": "Ce que vous gardez", "reply_to": "ana@example.org"}


@pytest.fixture(autouse=True)
def officer(site, outbox):
    cache.clear()
    return make_person("privacy_officer")


@pytest.fixture
def desk(officer):
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def fresh_desk(officer, outbox):
    """The officer's browser, just signed in."""
    client = Client()
    sign_in(client, outbox, officer)
    outbox.clear()
    return client


def make_request(days_ago=0, **fields):
    received = timezone.localdate() - timedelta(days=days_ago)
    return DataRequest.objects.create(**{"kind": "access", "received_on": received, **fields})


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("role", ["visitor", "stranger", "member"])
def test_anybody_asks_and_all_get_the_same_answer(client_as, officer, outbox, person, role, language):
    client = client_as(role)
    answer = client.post(FORM[language], ASKED)
    assert answer.url == THANKS[language]
    assert client.get(answer.url).status_code == 200
    kept = DataRequest.objects.get()
    assert (kept.kind, kept.words, kept.reply_to) == ("access", "Ce que vous gardez", "ana@example.org")
    assert kept.account == (None if role == "visitor" else person(role))
    (message,) = outbox
    assert message.to == [officer.email]
    assert "ana" not in text_of(message)


def test_a_form_sent_twice_is_one_request_and_one_message(outbox):
    form = {**ASKED, "form_key": str(uuid.uuid4())}
    for _ in range(2):
        assert Client().post(FORM["fr"], form).status_code == 302
    assert DataRequest.objects.count() == 1
    assert len(outbox) == 1


@pytest.mark.parametrize(
    "reply_to",
    ["514 555-0123, le matin", "Ana <ana@example.org>", "+33 1 99 00 12 34", "(514) 555-0123 p. 4"],
)
def test_an_address_or_a_telephone_among_words_is_enough(reply_to):
    assert Client().post(FORM["fr"], {**ASKED, "reply_to": reply_to}).status_code == 302


def test_two_requests_of_the_same_kind_are_told_apart(desk):
    # By a number: that a name was read is written down, and this list is not.
    asked = [make_request(name="Ana Exemple"), make_request()]
    places = [DESK["fr"], f"{DESK['fr']}demandes/{asked[0].pk}/", f"{DESK['fr']}demandes/{asked[1].pk}/"]
    listed, *pages = [desk.get(place).content.decode() for place in places]
    assert "Ana Exemple" not in listed
    for found, page in zip(asked, pages, strict=True):
        assert f"Nº\u00a0{found.pk}<" in listed
        assert f"Nº\u00a0{found.pk}<" in page
    DataRequest.objects.update(answered_at=timezone.now())
    assert f"Nº\u00a0{asked[1].pk}<" in desk.get(f"{DESK['fr']}repondues/").content.decode()


def copying(found):
    return f"{DESK['fr']}demandes/{found.pk}/copie/"


@pytest.mark.parametrize(("format_", "type_"), [("csv", "text/csv"), ("json", "application/json")])
def test_she_takes_a_copy_for_somebody_who_cannot_sign_in(fresh_desk, person, format_, type_):
    member = person("member")
    found = make_request(way="telephone")
    assert copying(found) in fresh_desk.get(f"{DESK['fr']}demandes/{found.pk}/").content.decode()
    assert fresh_desk.get(copying(found)).status_code == 200
    AccessLog.objects.all().delete()
    answer = fresh_desk.post(copying(found), {"email": member.email.upper(), "format": format_, "sure": "on"})
    assert answer["Content-Type"].startswith(type_)
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert member.email in answer.content.decode()
    line = AccessLog.objects.get(deed="data_copied")
    assert (line.actor, line.thing) != (line.thing, line.thing)


@pytest.mark.parametrize(
    "change", [{"email": "zq@example.org"}, {"email": ""}, {"sure": ""}, {"format": "xml"}, {"format": ""}]
)
def test_nobody_s_copy_is_taken_by_mistake(fresh_desk, person, change):
    form = {"email": person("member").email, "format": "csv", "sure": "on", **change}
    answer = fresh_desk.post(copying(make_request()), form)
    assert answer.status_code == 200
    assert "Content-Disposition" not in answer
    assert not AccessLog.objects.filter(deed="data_copied").exists()


@pytest.mark.parametrize("kind", ["deletion", "complaint"])
def test_no_copy_is_taken_for_who_asked_for_something_else(fresh_desk, person, kind):
    assert fresh_desk.get(copying(make_request(kind=kind)), follow=True).status_code == 404


def test_no_copy_is_taken_of_somebody_with_a_role(fresh_desk, person):
    form = {"email": person("facilitator").email, "format": "csv", "sure": "on"}
    assert "Content-Disposition" not in fresh_desk.post(copying(make_request()), form)


@pytest.mark.parametrize("role", ["visitor", "member", "editor", "facilitator"])
def test_nobody_else_takes_a_copy(client_as, person, role):
    form = {"email": person("stranger").email, "format": "csv", "sure": "on"}
    answer = client_as(role).post(copying(make_request()), form)
    assert "Content-Disposition" not in answer
    assert answer.status_code != 200


def test_an_old_session_of_hers_takes_no_copy(desk, person):
    form = {"email": person("member").email, "format": "csv", "sure": "on"}
    assert desk.post(copying(make_request()), form).url.startswith("/fr/compte/connexion/")


def test_a_program_is_thanked_and_forgotten(outbox):
    assert Client().post(FORM["fr"], {**ASKED, "website": "x"}).url == THANKS["fr"]
    assert not DataRequest.objects.exists()
    assert outbox == []


def test_a_place_that_insists_waits_and_closes_nobody_elses_way():
    answers = [Client().post(FORM["fr"], ASKED).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert Client().post(FORM["fr"], ASKED, REMOTE_ADDR="198.51.100.9").status_code == 302


def test_who_is_signed_in_has_her_own_count(client_as):
    for _ in range(5):
        assert Client().post(FORM["fr"], ASKED).status_code == 302
    hers = client_as("member")
    answers = [hers.post(FORM["fr"], {**ASKED, "kind": "deletion"}).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert client_as("editor").post(FORM["fr"], ASKED).status_code == 302


@pytest.mark.parametrize(
    "change",
    [
        {"kind": ""},
        {"kind": "zq"},
        {"words": ""},
        {"words": "x" * 4001},
        {"reply_to": ""},
        {"reply_to": "Comme vous voulez"},
        {"reply_to": "12"},
        {"reply_to": "ana@example"},
        {"name": "x" * 121},
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(change):
    page = Client().post(FORM["fr"], {**ASKED, **change})
    assert page.status_code == 200
    assert "field-wrong" in page.content.decode()
    assert not DataRequest.objects.exists()


def test_hostile_words_are_kept_as_words(desk):
    Client().post(FORM["fr"], {**ASKED, "words": "<script>zq()</script> \u202e"})
    page = desk.get(f"{DESK['fr']}demandes/{DataRequest.objects.get().pk}/").content.decode()
    assert "<script>zq()" not in page
    assert "&lt;script&gt;zq()" in page


@pytest.mark.parametrize(
    ("days_ago", "left", "late", "urgent"),
    [(0, 30, 0, False), (22, 8, 0, False), (23, 7, 0, True), (30, 0, 0, True), (31, -1, 1, True)],
)
def test_the_clock_runs_thirty_days_from_the_day_it_came(days_ago, left, late, urgent):
    found = make_request(days_ago)
    assert (found.days_left, found.days_late, found.is_urgent) == (left, late, urgent)


def test_the_desk_shows_the_first_due_at_the_top_with_its_days(desk):
    make_request(1, kind="deletion")
    make_request(31, kind="complaint")
    page = desk.get(DESK["fr"]).content.decode()
    assert page.index("1 jour de retard") < page.index("29 jours pour répondre")
    assert "29 days left" in desk.get(DESK["en"]).content.decode()


def test_the_desk_asks_the_database_as_often_for_many_as_for_few(desk, django_assert_max_num_queries):
    make_request()
    desk.get(DESK["fr"])
    with django_assert_max_num_queries(25) as first:
        desk.get(DESK["fr"])
    number = len(first)
    for _ in range(20):
        make_request()
    with django_assert_max_num_queries(number):
        desk.get(DESK["fr"])


def test_she_answers_and_the_clock_stops(desk):
    found = make_request(3, words="Mes mots")
    url = f"{DESK['fr']}demandes/{found.pk}/"
    assert "Mes mots" in desk.get(url).content.decode()
    assert desk.post(url, {"done": "", "note": "n"}).status_code == 200
    found.refresh_from_db()
    assert found.answered_at is None
    assert desk.post(url, {"done": "Copie envoyée", "note": "n"}).status_code == 302
    found.refresh_from_db()
    first = found.answered_at
    assert (found.done, found.note) == ("Copie envoyée", "n")
    desk.post(url, {"done": "Copie envoyée deux fois", "note": "n"})
    found.refresh_from_db()
    assert found.answered_at == first
    assert str(found.pk) in desk.get(f"{DESK['fr']}repondues/").content.decode()
    deeds = list(AccessLog.objects.order_by("number").values_list("deed", flat=True))
    assert deeds == ["request_read", "request_read", "request_answered", "request_answered"]


def test_a_request_by_telephone_is_entered_once(desk, outbox):
    yesterday = timezone.localdate() - timedelta(days=1)
    form = {**ASKED, "way": "telephone", "received_on": yesterday.isoformat(), "form_key": str(uuid.uuid4())}
    for _ in range(2):
        answer = desk.post(f"{DESK['fr']}inscrire/", form)
    kept = DataRequest.objects.get()
    assert answer.url == f"{DESK['fr']}demandes/{kept.pk}/"
    assert (kept.way, kept.received_on) == ("telephone", yesterday)


@pytest.mark.parametrize(
    "change", [{"way": "form"}, {"way": ""}, {"received_on": "2999-01-01"}, {"received_on": ""}]
)
def test_what_cannot_be_is_not_entered(desk, change):
    form = {**ASKED, "way": "letter", "received_on": timezone.localdate().isoformat(), **change}
    assert desk.post(f"{DESK['fr']}inscrire/", form).status_code == 200
    assert not DataRequest.objects.exists()


def erasing(found):
    return f"{DESK['fr']}demandes/{found.pk}/effacer/"


def test_she_erases_the_account_of_who_asked(fresh_desk, person, outbox):
    member = person("member")
    found = make_request(kind="deletion", account=member, words="zqmotszq")
    page = fresh_desk.get(erasing(found)).content.decode()
    assert member.email in page
    form = {"email": member.email.upper(), "published": "goes", "sure": "on"}
    assert fresh_desk.post(erasing(found), form).status_code == 302
    assert not User.objects.filter(pk=member.pk).exists()
    found.refresh_from_db()
    assert (found.words, found.account, found.answered_at is None) == ("", None, False)
    assert [message.to for message in outbox] == [[member.email]]


@pytest.mark.parametrize("change", [{"email": "zq@example.org"}, {"sure": ""}, {"published": ""}])
def test_nobody_is_erased_by_mistake(fresh_desk, person, change):
    member = person("member")
    form = {"email": member.email, "published": "goes", "sure": "on", **change}
    assert fresh_desk.post(erasing(make_request(kind="deletion")), form).status_code == 200
    assert User.objects.filter(pk=member.pk).exists()


def test_the_only_facilitator_is_not_erased(fresh_desk, person):
    facilitator = person("facilitator")
    form = {"email": facilitator.email, "published": "goes", "sure": "on"}
    assert fresh_desk.post(erasing(make_request(kind="deletion")), form).status_code == 200
    assert User.objects.filter(pk=facilitator.pk).exists()


@pytest.mark.parametrize("role", ["superuser", "facilitator", "editor", "privacy_officer"])
def test_who_has_a_role_is_erased_by_an_administrator_first_or_by_herself(fresh_desk, role):
    account = make_person(role)
    make_person(role)
    form = {"email": account.email, "published": "goes", "sure": "on"}
    page = fresh_desk.post(erasing(make_request(kind="deletion")), form)
    assert page.status_code == 200
    assert "field-wrong" in page.content.decode()
    assert User.objects.filter(pk=account.pk).exists()


def test_the_officer_is_erased_at_her_own_request(fresh_desk, officer):
    make_person("privacy_officer")
    form = {"email": officer.email, "published": "goes", "sure": "on"}
    fresh_desk.post(erasing(make_request(kind="deletion")), form)
    assert not User.objects.filter(pk=officer.pk).exists()


@pytest.mark.parametrize("kind", ["access", "rectification", "deindexing", "withdrawal", "complaint"])
def test_nobody_is_erased_who_asked_for_something_else(fresh_desk, person, kind):
    member = person("member")
    form = {"email": member.email, "published": "goes", "sure": "on"}
    found = make_request(kind=kind, account=member)
    assert fresh_desk.get(erasing(found), follow=True).status_code == 404
    fresh_desk.post(erasing(found), form)
    assert User.objects.filter(pk=member.pk).exists()


def test_an_old_session_of_hers_erases_nobody(desk, person):
    member = person("member")
    form = {"email": member.email, "published": "goes", "sure": "on"}
    answer = desk.post(erasing(make_request(kind="deletion")), form)
    assert answer.url.startswith("/fr/compte/connexion/")
    assert User.objects.filter(pk=member.pk).exists()


@pytest.mark.parametrize(("role", "waits"), [("privacy_officer", 1), ("facilitator", 0), ("editor", 0)])
def test_it_waits_for_the_privacy_officer_alone(person, role, waits):
    make_request(2)
    make_request(answered_at=timezone.now())
    found = {queue.name: waiting for queue, waiting in waiting_for(person(role))}
    assert (NAME in found) == bool(waits)
    if waits:
        assert found[NAME].number == 1


def test_an_answered_request_is_kept_three_years():
    make_request(answered_at=timezone.now() - timedelta(days=3 * 365 - 1))
    make_request(answered_at=timezone.now() - timedelta(days=3 * 365 + 1))
    make_request(2000)
    forget_answered()
    assert DataRequest.objects.count() == 2


def test_she_gets_what_she_sent_signed_in_and_not_what_a_stranger_signed_for_her(person):
    member = person("member")
    make_request(account=member, words="à moi", done="fait", note="pour l’officière")
    make_request(reply_to=member.email, words="d’une autre")
    (held,) = personal_data.get(NAME).export(member)
    assert (held["words"], held["answer"]) == ("à moi", "fait")
    assert "pour l’officière" not in str(held)


def test_the_desk_wants_a_second_factor(officer, desk, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = True
    for path in (DESK["fr"], f"{DESK['fr']}incidents/", DESK["en"]):
        assert "/application/" in desk.get(path).url
    assert "/application/" in desk.post(f"{DESK['fr']}incidents/export/").url
