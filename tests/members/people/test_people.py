"""The facilitator's list of members: their files, her notes, and who is let in."""

import json
import re
import uuid

from django.test import Client

import pytest
from django_tasks_db.models import DBTaskResult

from members.models import AccessLog, MemberNote, Organisation, Profile, User
from members.people.suspending import has_a_role
from members.sealing import seal
from portal.models import OutgoingMessage, Region
from portal.registries.personal_data import personal_data
from tests.factories import make_notice, make_person
from tests.members.signing import sign_in

pytestmark = pytest.mark.django_db
LIST = "/admin/members/"
SUSPEND = {"action": "suspend", "sure": "on"}
OTHER_ROLES = ["editor", "facilitator", "privacy_officer", "superuser"]


@pytest.fixture
def member(site, person):
    user = person("member")
    User.objects.filter(pk=user.pk).update(first_name="Zoé", last_name="Exemple")
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    organisation = Organisation.objects.create(name="Maison de démonstration")
    Profile.objects.create(user=user, region=region, organisation=organisation, sector="community")
    user.refresh_from_db()
    return user


@pytest.fixture
def desk(site, settings):
    """The facilitator's browser, inside the admin."""
    settings.SECOND_FACTOR_FOR_ADMIN = False
    client = Client()
    client.force_login(make_person("facilitator"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def file_of(user):
    return f"{LIST}{user.pk}/"


def access_of(user):
    return f"{LIST}{user.pk}/access/"


@pytest.mark.parametrize("q", ["zoé exemple", "Exemple", "member-", ""])
def test_she_is_found_by_her_name_or_her_address(desk, member, q):
    assert f'href="{file_of(member)}"' in desk.post(LIST, {"q": q}).content.decode()


def test_she_is_found_by_her_region(desk, member):
    other = Region.objects.create(code="07", slug="outaouais", name_fr="Outaouais", name_en="Outaouais")
    assert file_of(member) in desk.post(LIST, {"region": member.profile.region.pk}).content.decode()
    assert file_of(member) not in desk.post(LIST, {"region": other.pk}).content.decode()


@pytest.mark.parametrize(
    "query", [{"q": "x" * 300}, {"region": "x"}, {"region": "9" * 40}, {"p": "x"}, {"q": "%"}]
)
def test_any_question_gets_an_answer(desk, member, query):
    assert desk.post(LIST, query).status_code == 200


def test_what_is_looked_for_stands_in_no_address(desk, member):
    for number in range(31):
        account = make_person("member")
        User.objects.filter(pk=account.pk).update(last_name="Exemple", first_name=f"Ana {number}")
    page = desk.post(LIST, {"q": "exemple"}).content.decode()
    main = page.split("<main")[-1]
    assert 'method="get"' not in main.split('action="/admin/members/"')[1]
    assert "?" not in "".join(re.findall(r'href="(/admin/members/[^"]*|\?[^"]*)"', main))
    assert "exemple" in main and 'name="p" value="2"' in main
    second = desk.post(LIST, {"q": "exemple", "p": "2"}).content.decode()
    assert file_of(member) in page + second
    assert 'name="p" value="1"' in second
    asked = desk.get(LIST, {"q": "zqpersonne"}).content.decode()
    assert file_of(member) in asked or 'name="p" value="2"' in asked


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_who_has_a_role_is_neither_listed_nor_suspended(desk, role):
    account = make_person(role)
    assert has_a_role(account)
    assert file_of(account) not in desk.get(LIST).content.decode()
    assert desk.get(file_of(account), follow=True).status_code == 404
    desk.post(access_of(account), SUSPEND)
    account.refresh_from_db()
    assert account.is_active


def test_the_list_asks_the_database_as_often_for_many_as_for_few(desk, member, django_assert_max_num_queries):
    desk.get(LIST)
    with django_assert_max_num_queries(40) as first:
        desk.get(LIST)
    number = len(first)
    for _ in range(15):
        make_person("member")
    with django_assert_max_num_queries(number):
        desk.get(LIST)


def test_her_file_says_what_is_known_and_that_it_was_read(desk, member):
    page = desk.get(file_of(member)).content.decode()
    for words in ("Zoé Exemple", member.email, "Estrie", "Maison de démonstration"):
        assert words in page
    assert AccessLog.objects.get().deed == "file_read"


def test_a_note_sent_twice_is_written_once_and_she_may_read_it(desk, member, client_as):
    form = {"text": "Préfère le téléphone", "form_key": str(uuid.uuid4())}
    for _ in range(2):
        assert desk.post(file_of(member), form).status_code == 302
    assert "Préfère le téléphone" in desk.get(file_of(member)).content.decode()
    assert MemberNote.objects.count() == 1
    (held,) = personal_data.get("member_notes").export(member)
    assert held["text"] == "Préfère le téléphone"
    assert "Préfère le téléphone" in client_as("member").get("/fr/compte/mes-donnees/").content.decode()


@pytest.mark.parametrize("text", ["", "x" * 2001])
def test_a_note_empty_or_too_long_is_not_written(desk, member, text):
    assert desk.post(file_of(member), {"text": text}).status_code == 200
    assert not MemberNote.objects.exists()


def test_hostile_words_are_kept_as_words(desk, member):
    desk.post(file_of(member), {"text": "<script>zq()</script>"})
    page = desk.get(file_of(member)).content.decode()
    assert "<script>zq()" not in page
    assert "&lt;script&gt;zq()" in page


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "editor", "privacy_officer"])
def test_nobody_else_sees_the_list_a_file_or_a_note(client_as, member, person, role, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    MemberNote.objects.create(about=member, text="zqnotezq", form_key=uuid.uuid4())
    client = client_as(role)
    for path in (LIST, file_of(member)):
        answer = client.get(path, follow=True)
        assert "zqnotezq" not in answer.content.decode()
        assert "Zoé Exemple" not in answer.content.decode() or role == "member"
        assert client.get(path).status_code != 200
    client.post(access_of(member), SUSPEND)
    client.post(file_of(member), {"text": "zq"})
    member.refresh_from_db()
    assert member.is_active
    assert MemberNote.objects.count() == 1


@pytest.fixture
def her_devices(member, outbox):
    """A computer and a telephone on which she is signed in."""
    devices = Client(), Client()
    for device in devices:
        sign_in(device, outbox, member)
    outbox.clear()
    return devices


def test_a_suspension_acts_at_the_next_request(desk, site, member, her_devices, outbox):
    notice = make_notice(site, "Entre nous", audience="members")
    paths = [f"/fr/documentation/{notice.slug}/", "/fr/compte/", "/fr/documentation/flux.atom"]
    assert [her_devices[0].get(path).status_code for path in paths] == [200] * 3
    assert "Entre nous" in her_devices[0].get("/fr/documentation/").content.decode()
    desk.post(access_of(member), SUSPEND)
    for device in her_devices:
        assert [device.get(path).status_code for path in paths] == [302, 302, 200]
        for path in ("/fr/documentation/", "/fr/documentation/flux.atom"):
            assert "Entre nous" not in device.get(path).content.decode()
        assert "_auth_user_id" not in device.session
    late = Client()
    late.post("/fr/compte/connexion/", {"email": member.email})
    assert outbox == []


def test_a_suspension_drops_what_waits_to_leave_to_her_and_nothing_else(desk, member):
    for to in (member.email, "autre@example.org"):
        OutgoingMessage.objects.create(recipients=[to], source=f"Subject: a\n\n{member.email}".encode())
    sealed = seal(json.dumps([f"{member.pk:020d}", "ABCD-EFGH", "https://example.org", ""]))
    row = {"queue_name": "default", "backend_name": "default", "run_after": "2030-01-01T00:00:00Z"}
    given = {"args": [sealed], "kwargs": {}}
    DBTaskResult.objects.create(task_path="members.tasks.send_code", args_kwargs=given, **row)
    desk.post(access_of(member), SUSPEND)
    assert OutgoingMessage.objects.get().recipients == ["autre@example.org"]
    assert not DBTaskResult.objects.exists()


def test_she_is_let_in_again(desk, member, her_devices, outbox):
    for action in ("suspend", "suspend", "reinstate", "reinstate"):
        desk.post(access_of(member), {"action": action, "sure": "on"})
    again = Client()
    sign_in(again, outbox, member)
    assert again.get("/fr/compte/").status_code == 200
    assert her_devices[0].get("/fr/compte/").status_code == 302
    deeds = list(AccessLog.objects.order_by("number").values_list("deed", flat=True))
    assert deeds == ["suspended", "reinstated"]


def test_nobody_is_suspended_by_one_press(desk, member, her_devices):
    answer = desk.post(access_of(member), {"action": "suspend"}, follow=True)
    assert "Cochez la case" in answer.content.decode()
    assert her_devices[0].get("/fr/compte/").status_code == 200
    assert not AccessLog.objects.filter(deed="suspended").exists()


@pytest.mark.parametrize("action", ["", "zq"])
def test_no_other_action_changes_anything(desk, member, action):
    desk.post(access_of(member), {"action": action})
    member.refresh_from_db()
    assert member.is_active


@pytest.mark.parametrize("key", ["0", "99999999", "9" * 40])
def test_a_number_of_nobody_is_absent(desk, key):
    assert desk.get(f"{LIST}{key}/", follow=True).status_code == 404
    assert desk.post(f"{LIST}{key}/access/", SUSPEND, follow=True).status_code == 404
