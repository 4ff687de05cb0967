"""An open session whose right was taken a second ago, and one of the team without a second factor."""

from django.contrib.auth.models import Group
from django.utils import timezone

import pytest

from members.charter.signing import sign
from members.models import CharterVersion, DataRequest, User
from members.people.suspending import suspend
from spaces.models import Participation, Post, Space
from tests.factories import (
    make_application,
    make_charter,
    make_file,
    make_message,
    make_notice,
    make_organisation,
    make_person,
    make_profile,
)
from tests.spaces.making import make_space, make_topic, take_part

WORD = "zqrevoquezq"
ROLES = ["member", "editor", "facilitator", "privacy_officer"]
TEAM = {"editor", "facilitator"}
# Policy, written by hand: {what opens: (its address, who opens it while she has the right)}.
ADDRESSES = {
    "notice": ("/fr/documentation/revoquee/", set(ROLES)),
    "list": ("/fr/documentation/", set(ROLES)),
    "search": ("/fr/recherche/?q=zqrevoq*", set()),
    "feed": ("/fr/documentation/flux.atom", set()),
    "suggestions": ("/fr/documentation/suggestions.json?q=zqrevo", set(ROLES)),
    "directory": ("/fr/membres/", set(ROLES)),
    "profile": ("/fr/membres/{profile}/", set(ROLES)),
    "organisation": ("/fr/organismes/revoquee/", set(ROLES)),
    "exchange": ("/fr/compte/messages/{thread}/", set(ROLES)),
    "application": ("/admin/applications/file/{application}/", {"facilitator"}),
    "pages": ("/admin/pages/{centre}/", TEAM),
    "space": ("/fr/e/{space}/", set(ROLES)),
    "topic": ("/fr/e/{space}/t/{topic}/", set(ROLES)),
    "discussions": ("/fr/discussions/", set(ROLES)),
    "request": ("/fr/bureau-vie-privee/demandes/{request}/", {"privacy_officer"}),
}
FILE = "file"
IN_SPACES = {"space", "topic", "discussions"}


def build(site):
    """Make one thing of each kind, and everybody in the charter's good order."""
    space = make_space()
    topic = make_topic(take_part(space, moderates=True), WORD, WORD)
    make_charter()
    world = {"centre": site.centre.pk, "space": space.public_id, "topic": topic.public_id}
    file = make_file("Joint")
    make_notice(site, f"Titre {WORD}", slug="revoquee", audience="members", file=file)
    make_organisation("Révoquée", slug="revoquee", notes=WORD)
    world["profile"] = make_profile(make_person("member"), ["name", "about"], about=WORD, name=WORD).public_id
    world["application"] = make_application(last_name=WORD).pk
    world["request"] = DataRequest.objects.create(kind="access", words=WORD).pk
    return {**world, FILE: file.url}


@pytest.fixture
def hers(world, person, client_as, settings):
    """Open a session in a role, and return (who, her client, {what: its address})."""
    settings.SECOND_FACTOR_FOR_ADMIN = False

    def in_role(role):
        who, client = person(role), client_as(role)
        sign(who, CharterVersion.objects.in_force(), "fr")
        take_part(Space.objects.get(public_id=world["space"]), who)
        thread = make_message(make_person("member"), who, WORD).thread
        paths = {name: path.format(thread=thread, **world) for name, (path, _who) in ADDRESSES.items()}
        return who, client, {**paths, FILE: world[FILE]}

    return in_role


def told(client, path):
    response = client.get(path)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, body.decode("utf-8", "replace") + str(response.headers)


def opened(client, paths):
    """Return what holds the word, or is a file that comes whole."""
    found = {name: told(client, path) for name, path in paths.items()}
    return {
        name for name, (status, text) in found.items() if WORD in text or (name == FILE and status == 200)
    }


def take_role(who):
    who.groups.clear()


def take_account(who):
    User.objects.filter(pk=who.pk).update(is_active=False)


def change_charter(who):
    make_charter()


def suspend_her(who):
    suspend(who, None)


@pytest.mark.parametrize("role", ROLES)
def test_each_opens_what_is_hers_while_she_has_the_right(hers, role):
    """The control: without it, the next could pass on nothing."""
    _who, client, paths = hers(role)
    allowed = {name for name, (_path, roles) in ADDRESSES.items() if role in roles}
    assert opened(client, paths) == allowed | {FILE}


@pytest.mark.parametrize("how", [take_role, take_account, change_charter, suspend_her])
@pytest.mark.parametrize("role", ROLES)
def test_nothing_opens_a_second_after_the_right_is_taken(hers, role, how):
    who, client, paths = hers(role)
    assert opened(client, paths)
    how(who)
    assert opened(client, paths) == set()


@pytest.mark.parametrize("role", ["editor", "facilitator", "privacy_officer"])
def test_without_a_second_factor_no_desk_opens(hers, settings, role):
    _who, client, paths = hers(role)
    settings.SECOND_FACTOR_FOR_ADMIN = True
    desks = {name for name, path in paths.items() if path.startswith(("/admin/", "/fr/bureau"))}
    assert {told(client, paths[name])[0] for name in desks} <= {302, 404}
    assert opened(client, paths) & desks == set()


def test_a_role_given_and_taken_again_gives_nothing_back(hers):
    who, client, paths = hers("facilitator")
    group = Group.objects.get(name="Membre")
    who.groups.set([group])
    assert "application" not in opened(client, paths)
    assert "notice" in opened(client, paths)


def be_taken_out(participation):
    Participation.objects.filter(pk=participation.pk).update(state="removed")


def be_suspended_there(participation):
    Participation.objects.filter(pk=participation.pk).update(state="suspended")


def change_agreements(participation):
    Space.objects.filter(pk=participation.space_id).update(agreements_number=2)


@pytest.mark.parametrize("how", [be_taken_out, be_suspended_there, change_agreements])
def test_what_closes_a_space_closes_nothing_else_and_opens_it_to_no_role(hers, how):
    who, client, paths = hers("facilitator")
    before = opened(client, paths)
    assert before >= IN_SPACES
    how(Participation.objects.get(user=who))
    assert opened(client, paths) == before - IN_SPACES


def test_in_a_space_archived_a_second_ago_one_reads_and_writes_nothing(hers):
    who, client, paths = hers("member")
    Space.objects.update(archived_at=timezone.now())
    assert client.post(paths["topic"], {"body": "Trop tard"}).status_code == 409
    assert opened(client, paths) >= IN_SPACES
    assert not Post.objects.filter(author__user=who).exists()
