"""A survivor is in no list, number, log, mail or screen of anybody's (research/safety.md, R10, R11)."""

from io import StringIO

from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver

import pytest

from members.models import User
from portal.models import OutgoingMessage
from spaces.models import Participation
from tests.access.test_routes import routes
from tests.factories import make_person
from tests.spaces.making import make_topic
from tests.spaces.shelter.coming import code_for, come_in, read_first, shelter

pytestmark = pytest.mark.django_db
NAME = "zqcanari-zqnom-77"
TEAM = ["superuser", "facilitator", "editor", "privacy_officer", "member"]


@pytest.fixture
def survivor(site, settings):
    """Return the participation of somebody who wrote, and her browser."""
    settings.SECOND_FACTOR_FOR_ADMIN = False
    moderator = shelter()
    hers, client, _name = come_in(moderator, "Mésange")
    User.objects.filter(pk=hers.user_id).update(login_name=NAME)
    read_first(client)
    make_topic(hers, "Sujet", "Mots")
    code_for(moderator, hers)
    return hers, client


def simple_addresses():
    """Return every address of the portal that takes nothing, in both languages."""
    found = {route for route in routes(get_resolver()) if "<" not in route and "(" not in route}
    paths = {f"/{route.removeprefix('^').removesuffix('$')}" for route in found}
    # Wagtail's page that fails on purpose is none of ours.
    left_out = ("\\", "logout", "failwhale")
    return sorted(path for path in paths if path != "/q" and not any(part in path for part in left_out))


def test_no_screen_of_the_team_has_her(survivor):
    hers, _client = survivor
    asked = 0
    for role in TEAM:
        client = Client()
        client.force_login(make_person(role), backend="django.contrib.auth.backends.ModelBackend")
        for path in simple_addresses():
            page = client.get(path)
            if page.status_code == 200 and not page.streaming:
                assert NAME not in page.content.decode(errors="replace"), (role, path)
                asked += 1
    assert asked > 150
    assert hers.user_id


def test_the_admin_neither_lists_nor_counts_nor_opens_her(survivor):
    hers, _client = survivor
    client = Client()
    client.force_login(make_person("superuser"), backend="django.contrib.auth.backends.ModelBackend")
    listed = client.get("/admin/users/")
    shown = list(listed.context["users"])
    assert shown and hers.user not in shown
    for deed in ("edit", "delete", "history", "usage", "copy"):
        hidden, absent = (f"/admin/users/{deed}/{key}/" for key in (hers.user_id, 987654))
        assert client.get(f"/admin/users/{deed}/{shown[0].pk}/").status_code in (200, 302, 404)
        for method in ("get", "post"):
            refused, missing = getattr(client, method)(hidden), getattr(client, method)(absent)
            assert refused.status_code == missing.status_code != 200, hidden
            assert refused.get("Location", "").replace(hidden, absent) == missing.get("Location", "")
    assert client.get(f"/admin/users/edit/{shown[0].pk}/").status_code == 200
    for action in ("delete", "assign_role", "set_active_state"):
        path = f"/admin/bulk/members/user/{action}/"
        refused, missing = client.get(path, {"id": hers.user_id}), client.get(path, {"id": 987654})
        assert refused.status_code == missing.status_code != 200
        everybody = client.get(path, {"id": "all"})
        assert everybody.status_code == 200
        assert f'value="{hers.user_id}"' not in everybody.content.decode()
    client.post("/admin/bulk/members/user/delete/?id=all")
    assert User.objects.filter(pk=hers.user_id).exists()


def test_her_own_pages_never_show_how_she_signs_in(survivor):
    hers, client = survivor
    for path in simple_addresses():
        page = client.get(path)
        if page.status_code == 200 and not page.streaming:
            html = page.content.decode(errors="replace")
            assert NAME not in html, path


def test_no_mail_and_no_command_names_her(survivor):
    said = StringIO()
    call_command("check_access_log", stdout=said)
    assert NAME not in said.getvalue()
    assert not mail.outbox and not OutgoingMessage.objects.exists()


def test_the_numbers_of_the_members_leave_her_out(survivor):
    from members.charter.signing import who_would_sign
    from members.people.suspending import members
    from members.sign_in_help import found_by

    hers, _client = survivor
    for found in (who_would_sign(), members()):
        assert hers.user not in found
    assert hers.user not in found_by("zqcanari")


def test_nothing_joins_her_two_accounts(site):
    """A member who is a survivor too has another account: no row holds both."""
    member = make_person("member")
    browser = Client()
    browser.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    browser.logout()
    hers, client, _name = come_in(shelter())
    assert hers.user_id != member.pk
    for model in User._meta.related_objects:
        rows = model.related_model._base_manager.filter(**{model.field.name: hers.user_id})
        names = [field.name for field in model.related_model._meta.fields if field.related_model is User]
        for row in rows:
            assert all(getattr(row, f"{name}_id") in (None, hers.user_id) for name in names), model
    held = client.session.items()
    assert not any(str(member.pk) == str(value) for _key, value in held)
    assert Participation.objects.get(user=hers.user).trusted.user_id != member.pk
