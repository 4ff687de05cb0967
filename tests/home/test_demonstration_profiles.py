"""The members of the demonstration: each shows what she chose, one is away, one message waits."""

from django.core.management import call_command
from django.test import Client

import pytest

from home import demonstration_profiles, demonstration_site
from members.directory.shown import shown_to
from members.models import MemberMessage, Profile, User
from portal.models import Region

DOMAIN = "demo.example"


@pytest.fixture
def demonstration(site):
    call_command("setup_roles", verbosity=0)
    demonstration_site.load_vocabularies()
    demonstration_site.load_accounts()
    demonstration_profiles.load_profiles()


def account(name):
    return User.objects.get(email=f"{name}@{DOMAIN}")


def test_each_shows_what_she_chose(demonstration):
    reader = account("membre")
    shown = {
        profile.user.email.split("@")[0]: shown_to(profile, reader)
        for profile in Profile.objects.select_related("user")
    }
    assert shown["membre"].pivot_regions == ("Estrie",)
    assert shown["membre2"].absence.until
    assert shown["praticienne"].about == ""
    assert shown["groupe"] is None
    assert all("démonstration" in profile.name for profile in Profile.objects.all())


def test_one_message_waits_for_the_member(demonstration):
    client = Client()
    client.force_login(account("membre"), backend="django.contrib.auth.backends.ModelBackend")
    assert "Nouveau" in client.get("/fr/compte/messages/").content.decode()


def test_a_second_run_adds_nothing_and_changes_nothing_that_she_changed(demonstration):
    profile = account("groupe").profile
    profile.region = Region.objects.get(code="01")
    profile.show(["name"])
    profile.save()
    before = Profile.objects.count(), MemberMessage.objects.count()
    demonstration_profiles.load_profiles()
    assert (Profile.objects.count(), MemberMessage.objects.count()) == before == (4, 1)
    profile.refresh_from_db()
    assert (profile.region.code, profile.shown) == ("01", ",name,")
