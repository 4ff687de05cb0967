"""Who enters the admin has a second factor, and has shown it in this very session."""

from datetime import timedelta
from urllib.parse import quote

from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

import pytest
import time_machine
from allauth.mfa.models import Authenticator

from documents.models import ImportBatch
from tests.members.signing import FACTOR, RECOVERY, SET_UP, SIGN_IN, app_code, secret_of, sign_in

pytestmark = pytest.mark.django_db
CONFIRM = f"{FACTOR}confirmation/"
SHOW = f"{FACTOR}connexion/"


@pytest.fixture
def required(settings):
    """Ask for the factor, as in production."""
    settings.SECOND_FACTOR_FOR_ADMIN = True


@pytest.fixture
def set_up(django_capture_on_commit_callbacks):
    """Set up an app in a session, as its owner does."""

    def in_session(client, after=""):
        secret = client.get(f"{SET_UP}?next={after}").context["form"].secret
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(f"{SET_UP}?next={after}", {"code": app_code(secret)})

    return in_session


@pytest.mark.parametrize("role", ["editor", "superuser"])
@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/api/main/pages/", "/admin/nothing/"])
def test_staff_without_a_factor_are_sent_to_set_one_up(site, client_as, required, role, path):
    client = client_as(role)
    assert client.get(path).url.startswith(f"{SET_UP}?next=%2Fadmin%2F")
    assert client.post(path).url == f"{SET_UP}?next=%2Fadmin%2F"


def test_the_language_of_the_account_is_kept(site, person, client_as, required):
    client = client_as("editor")
    type(person("editor")).objects.filter(pk=person("editor").pk).update(language="en")
    assert client.get("/admin/").url.startswith("/en/account/second-factor/app/")


def test_the_rest_of_the_site_is_read_without_a_factor(site, client_as, required):
    assert client_as("editor").get("/fr/").status_code == 200
    assert client_as("member").get("/admin/", follow=True).status_code == 404
    assert Client().get("/admin/", follow=True).redirect_chain[-1][0] == f"{SIGN_IN}?next=/admin/"
    assert client_as("editor").post("/admin/logout/").status_code in (200, 302)


def test_nothing_is_asked_where_the_setting_is_off(site, client_as):
    assert client_as("editor").get("/admin/").status_code == 200


def test_who_signed_in_just_now_sets_an_app_up_and_enters(site, person, client, outbox, required, set_up):
    editor = person("editor")
    sign_in(client, outbox, editor, "/admin/")
    page = client.get(client.get("/admin/").url)
    html = page.content.decode()
    assert "<svg" in html
    assert "data:" not in html
    assert "style=" not in html
    assert page.context["secret"].replace(" ", "") in page.context["form"].secret
    response = set_up(client, "/admin/")
    assert response.url == f"{RECOVERY}?next=%2Fadmin%2F"
    codes = client.get(response.url)
    assert len(codes.context["unused_codes"]) == 10
    assert codes.context["continue_url"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_privacy_officer_goes_on_to_her_desk(site, person, client, outbox, set_up):
    sign_in(client, outbox, person("privacy_officer"))
    set_up(client, "")
    assert client.get(RECOVERY).context["continue_url"] == "/fr/bureau-vie-privee/"


def test_a_wrong_code_of_the_app_loses_nothing(site, person, client, outbox):
    sign_in(client, outbox, person("editor"))
    secret = client.get(SET_UP).context["form"].secret
    response = client.post(SET_UP, {"code": "000000"})
    assert response.status_code == 200
    assert "id_code_error" in response.content.decode()
    assert response.context["form"].secret == secret
    assert client.post(SET_UP, {"code": app_code(secret)}).status_code == 302


def test_a_session_that_is_not_fresh_adds_no_factor(site, client_as, required):
    client = client_as("editor")
    response = client.get(SET_UP, follow=True)
    assert (
        response.redirect_chain[-1][0] == f"{SIGN_IN}?next=%2Ffr%2Fcompte%2Fdeuxieme-facteur%2Fapplication%2F"
    )
    assert 'class="message"' in response.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("minutes", "address"), [(14, None), (16, SIGN_IN)])
def test_a_factor_is_begun_a_quarter_of_an_hour_after_signing_in(
    site, person, client, outbox, minutes, address
):
    sign_in(client, outbox, person("editor"))
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        response = client.get(SET_UP)
        assert response.headers.get("Location", "").split("?")[0] == (address or "")


@pytest.mark.parametrize(("minutes", "kept"), [(44, True), (46, False)])
def test_a_factor_that_was_begun_in_time_may_be_sent_later(site, person, client, outbox, minutes, kept):
    editor = person("editor")
    sign_in(client, outbox, editor)
    secret = client.get(SET_UP).context["form"].secret
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        client.post(SET_UP, {"code": app_code(secret)})
    assert Authenticator.objects.filter(user=editor).exists() is kept


def test_a_session_opened_before_the_factor_does_not_get_in(site, person, client_as, required, give_factor):
    client = client_as("editor")
    secret, _codes = give_factor(person("editor"))
    assert client.get("/admin/pages/").url == f"{CONFIRM}?next=%2Fadmin%2Fpages%2F"
    response = client.post(f"{CONFIRM}?next=/admin/pages/", {"code": app_code(secret)})
    assert response.url == "/admin/pages/"
    assert client.get("/admin/").status_code == 200


def test_the_factor_is_asked_for_at_sign_in(site, person, client, outbox, required, give_factor):
    editor = person("editor")
    secret, _codes = give_factor(editor)
    assert sign_in(client, outbox, editor, "/admin/").url == SHOW
    assert client.get("/admin/").status_code == 302
    wrong = client.post(SHOW, {"code": "000000"})
    assert "id_code_error" in wrong.content.decode()
    assert client.post(SHOW, {}).url == SHOW
    assert client.post(SHOW, {"code": app_code(secret)}).url == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(("hours", "asked"), [(11, False), (13, True)])
def test_the_factor_is_asked_for_again_after_half_a_day(
    site, person, client, outbox, required, set_up, hours, asked
):
    sign_in(client, outbox, person("editor"), "/admin/", own_device=True)
    set_up(client, "/admin/")
    assert client.get("/admin/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=hours)):
        response = client.get("/admin/")
        assert (response.status_code == 302) == asked
        assert not asked or response.url.startswith(CONFIRM)


def test_a_sign_in_left_too_long_starts_again(site, person, client, outbox, give_factor):
    editor = person("editor")
    secret, _codes = give_factor(editor)
    sign_in(client, outbox, editor)
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert client.post(SHOW, {"code": app_code(secret)}).url == SIGN_IN
        assert 'class="message"' in client.get(SIGN_IN).content.decode()


def test_a_recovery_code_lets_in_once(site, person, outbox, required, give_factor):
    editor = person("editor")
    _secret, codes = give_factor(editor)
    for client, expected in ((Client(), 302), (Client(), 200)):
        sign_in(client, outbox, editor, "/admin/")
        assert client.post(SHOW, {"code": codes[0]}).status_code == expected


def test_codes_of_the_app_cannot_be_guessed_without_end(site, person, client, outbox, give_factor):
    editor = person("editor")
    secret, _codes = give_factor(editor)
    sign_in(client, outbox, editor)
    for _ in range(5):
        client.post(SHOW, {"code": "000000"})
    assert client.post(SHOW, {"code": app_code(secret)}).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        assert client.post(SHOW, {"code": app_code(secret)}).status_code == 302


def test_recovery_codes_are_shown_after_the_factor_only(site, person, client_as, give_factor):
    client = client_as("editor")
    secret, codes = give_factor(person("editor"))
    for path in (RECOVERY, f"{RECOVERY}telecharger/", f"{RECOVERY}nouveaux/", f"{SET_UP}retrait/"):
        assert client.get(path).url.startswith(CONFIRM)
    client.post(CONFIRM, {"code": app_code(secret)})
    file = client.get(f"{RECOVERY}telecharger/")
    assert codes[0] in file.content.decode()
    assert "Portail" not in file.content.decode()
    assert file["Cache-Control"] == "private, no-store"
    with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
        assert client.get(RECOVERY).url.startswith(CONFIRM)


def test_setting_an_app_up_ends_the_other_sessions(site, person, client, outbox, set_up):
    editor, elsewhere = person("editor"), Client()
    sign_in(elsewhere, outbox, editor)
    sign_in(client, outbox, editor)
    assert elsewhere.get("/admin/").status_code == 200
    set_up(client)
    assert elsewhere.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200


def test_who_removes_her_app_sets_up_another_before_the_admin(site, person, client, outbox, required, set_up):
    editor = person("editor")
    sign_in(client, outbox, editor)
    set_up(client)
    assert client.get(SET_UP).url == FACTOR
    assert client.get(FACTOR).status_code == 200
    assert client.post(f"{SET_UP}retrait/").url == FACTOR
    assert client.get(FACTOR).status_code == 200
    assert not Authenticator.objects.filter(user=editor).exists()
    assert client.get("/admin/").url.startswith(SET_UP)


def test_the_database_holds_no_secret_in_the_clear(site, person, client, outbox, set_up):
    editor = person("editor")
    sign_in(client, outbox, editor)
    secret = client.get(SET_UP).context["form"].secret
    client.post(SET_UP, {"code": app_code(secret)})
    assert secret_of(editor) == secret
    kept = {row.type: row for row in Authenticator.objects.filter(user=editor)}
    assert set(kept) == {"totp", "recovery_codes"}
    assert secret.rstrip("=") not in str(kept["totp"].data)
    codes = kept["recovery_codes"].wrap().generate_codes()
    assert not any(code in str(kept["recovery_codes"].data) for code in codes)
    assert all(row.data.get("secret", row.data.get("seed")).startswith("gAAAA") for row in kept.values())
    assert secret not in str(dict(client.session))


def test_who_lost_everything_is_let_in_by_the_administrator(site, person, client, outbox, give_factor):
    editor = person("editor")
    give_factor(editor)
    call_command("reset_second_factor", editor.email.upper())
    assert not Authenticator.objects.filter(user=editor).exists()
    assert outbox[-1].to == [editor.email]
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "personne@example.org")


def test_what_was_pasted_outlives_a_factor_of_long_ago(site, person, client, outbox, required, set_up):
    sign_in(client, outbox, person("editor"), "/admin/", own_device=True)
    set_up(client, "/admin/")
    bring, source = "/admin/notices/import/", "@book{a, title={Un titre}}"
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        shown = client.post(bring, {"text": source}).url
        batch = ImportBatch.objects.get()
        assert (shown, bytes(batch.content).decode()) == (f"{bring}{batch.pk}/", source)
        assert client.get(shown).url == f"{CONFIRM}?next={quote(shown, safe='')}"
        client.post(f"{shown}decide/", {"choice-0": "keep", "action": "confirm"})
        batch.refresh_from_db()
        assert (batch.state, batch.entries.get().choice) == ("ready", "keep")
        assert client.post(f"{shown}discard/").url.startswith(CONFIRM)
        assert ImportBatch.objects.exists()
