"""Passkeys: made by who just signed in, a way in for everybody, a second factor for the admin."""

import json
import random
from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.utils import websafe_decode, websafe_encode

from members.models import PasskeyHandle, SignIn, User
from portal.registries.personal_data import personal_data
from tests.members.authenticator import UNSEEN, Device
from tests.members.signing import FACTOR, RECOVERY, SET_UP, SIGN_IN, app_code, sign_in

pytestmark = pytest.mark.django_db
KEYS = "/fr/compte/cles-d-acces/"
NEW = f"{KEYS}nouvelle/"
ENTER = f"{SIGN_IN}cle-d-acces/"
SHOW = f"{FACTOR}connexion/"
CONFIRM = f"{FACTOR}confirmation/"
PARTS = ["clientDataJSON", "attestationObject"]


@pytest.fixture
def member(site, person):
    return person("member")


def signed_in(client):
    return "_auth_user_id" in client.session


def options_for_all(client):
    return client.get(ENTER, headers={"accept": "application/json"}).json()["request_options"]


def options_of(response):
    return json.loads(response.context["options"])


def make_passkey(client, device, name="Mon téléphone", after="", **how):
    path = f"{NEW}?next={after}" if after else NEW
    answer = device.make(options_of(client.get(path)), **how)
    return client.post(path, {"name": name, "credential": answer})


def enter(client, device, own_device=False, after="", **how):
    answer = device.show(options_for_all(client), **how)
    ticked = {"own_device": "on"} if own_device else {}
    return client.post(ENTER, {"credential": answer, "next": after, **ticked})


@pytest.fixture
def device(member, outbox):
    """A device with a passkey of the member's."""
    client, held = Client(), Device()
    sign_in(client, outbox, member)
    assert make_passkey(client, held).url == KEYS
    return held


def test_she_makes_one_and_enters_with_it_on_the_page_that_she_wanted(device, member):
    client = Client()
    assert enter(client, device, after="/fr/documentation/").url == "/fr/documentation/"
    assert client.session["_auth_user_id"] == str(member.pk)
    page = client.get(KEYS).content.decode()
    assert "Mon téléphone" in page


def test_a_member_with_a_passkey_still_enters_by_code_elsewhere_without_it(device, member, outbox):
    client = Client()
    assert sign_in(client, outbox, member).url == "/fr/"
    assert signed_in(client)
    assert not Authenticator.objects.filter(user=member, type="recovery_codes").exists()


@pytest.mark.parametrize(("own", "lasts"), [(True, timedelta(days=30)), (False, timedelta(hours=12))])
def test_the_session_lasts_as_she_says_of_the_device(device, own, lasts):
    client = Client()
    enter(client, device, own_device=own)
    assert client.session["session_ends"] == pytest.approx((timezone.now() + lasts).timestamp(), abs=30)
    assert client.session.get_expire_at_browser_close() is not own


def test_the_device_keeps_a_neutral_name_and_a_handle_without_meaning(member, client, outbox):
    sign_in(client, outbox, member)
    asked = options_of(client.get(NEW))["publicKey"]
    handle = websafe_decode(asked["user"]["id"]).decode()
    assert asked["rp"] == {"name": "Portail", "id": "testserver"}
    assert handle == PasskeyHandle.objects.get(user=member).handle
    assert len(handle) >= 40
    assert options_of(client.get(NEW))["publicKey"]["user"]["id"] == asked["user"]["id"]
    selection = asked["authenticatorSelection"]
    assert (selection["residentKey"], selection["userVerification"]) == ("required", "required")


def test_everybody_is_asked_the_same(device, member):
    answers = []
    for _ in range(2):
        asked = options_for_all(Client())["publicKey"]
        asked.pop("challenge")
        answers.append(asked)
    assert answers[0] == answers[1]
    assert not answers[0].get("allowCredentials")
    assert answers[0]["userVerification"] == "required"


@pytest.mark.parametrize("change", [{"is_active": False}, {"sign_in": SignIn.PASSPHRASE}])
def test_it_opens_no_account_that_a_code_does_not_open(device, member, change):
    User.objects.filter(pk=member.pk).update(**change)
    client = Client()
    assert enter(client, device).url == SIGN_IN
    assert not signed_in(client)


WRONG = {
    "another key": {"key": ec.generate_private_key(ec.SECP256R1())},
    "nobody held the device": {"flags": UNSEEN},
    "another site": {"origin": "https://elsewhere.example"},
    "no owner": {"handle": ""},
    "nobody's": {"handle": websafe_encode(b"personne")},
    "no text": {"handle": websafe_encode(b"\xff\xfe")},
}


@pytest.mark.parametrize("how", WRONG)
def test_a_passkey_that_proves_nothing_lets_nobody_in_and_is_answered_alike(device, how):
    client = Client()
    assert enter(client, device, **WRONG[how]).url == SIGN_IN
    assert not signed_in(client)
    assert "Cette clé d’accès n’ouvre pas de compte ici" in client.get(SIGN_IN).content.decode()


@pytest.mark.parametrize(
    "answer",
    ["", "x", "[]", "{}", '{"response": 1}', '{"response": {}}', '{"response": {"userHandle": 1}}', "null"]
    + ['{"id": "a", "rawId": "a", "type": "public-key", "response": {"userHandle": "YQ"}}', "[" * 9_000]
    + ['{"response": {"userHandle": "%s"}}' % ("A" * 30_000)],
)
def test_an_answer_that_no_browser_gives_is_refused_like_another(device, member, outbox, answer):
    client = Client()
    options_for_all(client)
    assert client.post(ENTER, {"credential": answer}).url == SIGN_IN
    sign_in(client, outbox, member)
    client.get(NEW)
    response = client.post(NEW, {"name": "n", "credential": answer})
    assert (response.status_code, Authenticator.objects.count()) == (200, 1)


def spoilt(answer, name, draw):
    """Return an answer in which some bytes of one part are others."""
    answer = json.loads(answer)
    part = bytearray(websafe_decode(answer["response"][name]))
    for _ in range(draw.randint(1, 4)):
        part[draw.randrange(len(part))] = draw.randrange(256)
    answer["response"][name] = websafe_encode(bytes(part[: draw.randint(1, len(part))]))
    return json.dumps(answer)


@pytest.mark.parametrize("seed", range(3))
def test_spoilt_bytes_break_nothing(member, client, outbox, seed):
    draw = random.Random(seed)
    sign_in(client, outbox, member)
    for _ in range(20):
        answer = Device().make(options_of(client.get(NEW)))
        response = client.post(NEW, {"name": "n", "credential": spoilt(answer, draw.choice(PARTS), draw)})
        # A byte that nothing reads may be another.
        assert response.status_code in {200, 302}
        assert client.get(KEYS).status_code == 200
        Authenticator.objects.all().delete()


def test_an_answer_works_once(device):
    client = Client()
    answer = device.show(options_for_all(client))
    assert client.post(ENTER, {"credential": answer}).url == "/fr/"
    client.post("/fr/compte/deconnexion/")
    assert client.post(ENTER, {"credential": answer}).url == SIGN_IN
    assert not signed_in(client)


def test_tries_are_limited_from_one_place_and_the_code_still_comes(device, member, outbox, client):
    statuses = [client.post(ENTER, {"credential": "{}"}).status_code for _ in range(22)]
    assert statuses == [302] * 20 + [429] * 2
    assert sign_in(client, outbox, member).url == "/fr/"


def test_without_a_script_the_address_of_the_button_leads_to_the_first_form(site, client):
    assert client.get(ENTER).url == SIGN_IN


def test_only_who_just_signed_in_makes_one(member, client_as):
    client = client_as("member")
    assert client.get(NEW).url.startswith(f"{SIGN_IN}?next=")
    assert not signed_in(client)


@pytest.mark.parametrize(("minutes", "kept"), [(44, True), (46, False)])
def test_what_was_begun_in_time_may_be_sent_later(member, client, outbox, minutes, kept):
    sign_in(client, outbox, member)
    answer = Device().make(options_of(client.get(NEW)))
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        client.post(NEW, {"name": "n", "credential": answer})
    assert Authenticator.objects.filter(user=member).exists() is kept


def test_who_entered_with_a_passkey_just_signed_in(device):
    client = Client()
    enter(client, device)
    assert client.get(NEW).status_code == 200


def test_a_passkey_that_does_not_know_who_holds_it_is_not_kept(member, client, outbox):
    sign_in(client, outbox, member)
    assert make_passkey(client, Device(), flags=UNSEEN).status_code == 200
    assert not Authenticator.objects.exists()


def test_a_new_one_ends_the_other_sessions_and_is_told(member, outbox, django_capture_on_commit_callbacks):
    elsewhere, here = Client(), Client()
    for client in (elsewhere, here):
        sign_in(client, outbox, member)
    del outbox[:]
    with django_capture_on_commit_callbacks(execute=True):
        make_passkey(here, Device())
    assert elsewhere.get(KEYS).url.startswith(SIGN_IN)
    assert here.get(KEYS).status_code == 200
    assert [message.to for message in outbox] == [[member.email]]


def test_she_renames_and_removes_it(device, member, outbox, django_capture_on_commit_callbacks):
    client = Client()
    enter(client, device)
    key = Authenticator.objects.get().pk
    client.post(f"{KEYS}{key}/nom/", {"name": "<b>Portable</b>"})
    assert "&lt;b&gt;Portable" in client.get(KEYS).content.decode()
    assert client.post(f"{KEYS}{key}/nom/", {"name": "n" * 61}).status_code == 200
    del outbox[:]
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{KEYS}{key}/retrait/").url == KEYS
    assert [message.to for message in outbox] == [[member.email]]
    assert signed_in(client)
    client.logout()
    assert enter(client, device).url == SIGN_IN


def test_nobody_touches_somebody_elses(device, outbox, person):
    key = Authenticator.objects.get().pk
    other = Client()
    sign_in(other, outbox, person("stranger"))
    for action in ("nom", "retrait"):
        assert other.get(f"{KEYS}{key}/{action}/").status_code == 404
        assert other.post(f"{KEYS}{key}/{action}/", {"name": "n"}).status_code == 404
    assert Authenticator.objects.get().wrap().name == "Mon téléphone"


def test_an_account_of_the_other_kind_and_a_visitor_have_no_such_pages(member, client_as, client):
    User.objects.filter(pk=member.pk).update(sign_in=SignIn.PASSPHRASE)
    for path in (KEYS, NEW, f"{KEYS}1/nom/", f"{KEYS}1/retrait/", "/fr/compte/mot-de-passe/"):
        assert client_as("member").get(path).status_code == 404
        assert client.get(path).url.startswith(SIGN_IN)
        assert client.post(path).url.startswith(SIGN_IN)


def test_ten_are_enough(member, client, outbox):
    sign_in(client, outbox, member)
    for _ in range(10):
        assert make_passkey(client, Device()).status_code == 302
    assert NEW not in client.get(KEYS).content.decode()
    assert make_passkey(client, Device()).status_code == 200
    assert Authenticator.objects.count() == 10


def test_what_a_browser_adds_is_not_kept(member, client, outbox):
    sign_in(client, outbox, member)
    answer = json.loads(Device().make(options_of(client.get(NEW))))
    answer["more"] = answer["response"]["more"] = answer["clientExtensionResults"]["more"] = "surplus"
    client.post(NEW, {"name": "n", "credential": json.dumps(answer)})
    assert "surplus" not in str(Authenticator.objects.get().data)


def test_what_is_held_is_given_and_erased(device, member):
    held = personal_data.get("passkeys")
    assert [line["name"] for line in held.export(member)] == ["Mon téléphone"]
    held.erase(member)
    assert not Authenticator.objects.filter(user=member).exists()
    assert not PasskeyHandle.objects.filter(user=member).exists()


class TestTheAdmin:
    """A passkey in the place of the app."""

    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.SECOND_FACTOR_FOR_ADMIN = True

    @pytest.fixture
    def editor(self, site, person):
        return person("editor")

    @pytest.fixture
    def device(self, editor, outbox, django_capture_on_commit_callbacks):
        client, held = Client(), Device()
        sign_in(client, outbox, editor, "/admin/")
        set_up = client.get(client.get("/admin/").url)
        assert set_up.context["passkey_url"] == f"{NEW}?next=%2Fadmin%2F"
        with django_capture_on_commit_callbacks(execute=True):
            response = make_passkey(client, held, after="/admin/")
        assert response.url == f"{RECOVERY}?next=%2Fadmin%2F"
        assert len(client.get(response.url).context["unused_codes"]) == 10
        assert client.get("/admin/").status_code == 200
        return held

    def test_a_passkey_alone_opens_it(self, device):
        client = Client()
        assert enter(client, device, after="/admin/").url == "/admin/"
        assert client.get("/admin/").status_code == 200

    def test_after_a_code_the_passkey_is_asked_for(self, device, editor, outbox):
        client = Client()
        assert sign_in(client, outbox, editor, "/admin/").url == SHOW
        page = client.get(SHOW)
        assert page.context["has_app"] is False
        assert client.get("/admin/").status_code == 302
        assert client.post(SHOW, {"credential": "{}"}).status_code == 200
        answer = device.show(options_of(client.get(SHOW)))
        assert client.post(SHOW, {"credential": answer}).url == "/admin/"
        assert client.get("/admin/").status_code == 200

    def test_a_recovery_code_stands_for_it(self, device, editor, outbox):
        codes = Authenticator.objects.get(user=editor, type="recovery_codes").wrap().generate_codes()
        client = Client()
        sign_in(client, outbox, editor, "/admin/")
        assert client.post(SHOW, {"code": codes[0]}).url == "/admin/"

    def test_the_passkey_of_another_account_is_none(self, device, editor, outbox, person):
        other, stranger = Device(), Client()
        sign_in(stranger, outbox, person("stranger"))
        make_passkey(stranger, other)
        client = Client()
        sign_in(client, outbox, editor, "/admin/")
        answer = other.show(options_of(client.get(SHOW)))
        assert client.post(SHOW, {"credential": answer}).status_code == 200
        assert not signed_in(client)

    def test_it_is_shown_again_after_half_a_day(self, device):
        client = Client()
        enter(client, device, own_device=True)
        with time_machine.travel(timezone.now() + timedelta(hours=13)):
            assert client.get("/admin/").url == f"{CONFIRM}?next=%2Fadmin%2F"
            page = client.get(f"{CONFIRM}?next=/admin/")
            assert client.post(f"{CONFIRM}?next=/admin/", {"credential": "{}"}).status_code == 200
            answer = device.show(options_of(client.get(page.request["PATH_INFO"] + "?next=/admin/")))
            assert client.post(f"{CONFIRM}?next=/admin/", {"credential": answer}).url == "/admin/"
            assert client.get("/admin/").status_code == 200

    def test_another_is_made_after_the_first_was_shown_lately(self, device):
        client = Client()
        enter(client, device, own_device=True)
        with time_machine.travel(timezone.now() + timedelta(minutes=11)):
            assert client.get(NEW).url.startswith(CONFIRM)
            assert client.post(NEW, {}).url.startswith(CONFIRM)

    def test_without_her_last_one_she_sets_up_another(self, device, editor):
        client = Client()
        enter(client, device)
        key = Authenticator.objects.get(user=editor, type="webauthn").pk
        assert "seule deuxième étape" in client.get(f"{KEYS}{key}/retrait/").content.decode()
        client.post(f"{KEYS}{key}/retrait/")
        assert not Authenticator.objects.filter(user=editor).exists()
        assert client.get("/admin/").url.startswith(SET_UP)

    def test_she_may_have_the_app_too(self, device, editor):
        client = Client()
        enter(client, device)
        secret = client.get(SET_UP).context["form"].secret
        assert client.post(SET_UP, {"code": app_code(secret)}).status_code == 302
        assert client.get(FACTOR).status_code == 200
        assert "Vos clés d’accès restent" in client.get(f"{SET_UP}retrait/").content.decode()
