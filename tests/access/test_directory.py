"""Who sees what of a member: field × role × language × channel; a hidden member leaves no trace."""

import re

from django.test import Client

import pytest

from members.models import Profile, SignIn, User
from members.models.profile import FIELDS
from portal.registries.personal_data import personal_data
from tests.access.refusals import assert_refused_alike, headers_of
from tests.access.world import LANGUAGES
from tests.factories import make_message, make_person, make_profile
from tests.members.directory_world import WORDS, make_full_profile

# Policy, written by hand: who reads what a member shows. What she does not show, she alone reads.
ROLES = {
    "visitor": False,
    "stranger": False,
    "member": True,
    "editor": True,
    "facilitator": True,
    "privacy_officer": True,
    "superuser": True,
}
LIST = {"fr": "/fr/membres/", "en": "/en/members/"}
WRITE = {"fr": "ecrire/", "en": "write/"}
FORM = {"fr": "/fr/compte/profil/", "en": "/en/account/profile/"}
PREVIEW = {"fr": "/fr/compte/profil/apercu/", "en": "/en/account/profile/preview/"}
MESSAGES = {"fr": "/fr/compte/messages/", "en": "/en/account/messages/"}
SEARCH = {"fr": "/fr/recherche/", "en": "/en/search/"}
# It stands in the choices of the filter as well.
SECTOR = {"fr": "<dd>Recherche ou enseignement</dd>", "en": "<dd>Research or teaching</dd>"}
FILTERS = {
    "region": [{"region": "canari"}],
    "themes": [{"theme": "canari"}],
    "sector": [{"secteur": "research"}],
}
QUESTIONS = [{}, {"region": "canari"}, {"theme": "canari"}, {"secteur": "research"}, {"page": "2"}]
# The filters name all regions and themes; with the switch of language they repeat what was asked.
ECHOES = re.compile(r'<form class="filters".*?</form>|[?;]q=[^"&]*', re.DOTALL)


def build(site):
    """Make somebody whose every field holds a canary, and who shows nothing yet."""
    return make_full_profile(make_person("member"))


@pytest.fixture
def her(world):
    """Return her profile as she chooses to show it."""

    def showing(*fields):
        world.show(fields)
        world.save()
        return world

    return showing


def word(field, language):
    return SECTOR[language] if field == "sector" else WORDS[field]


def without_echoes(response):
    return ECHOES.sub("", response.content.decode())


def channels(client, profile, language, field):
    """Return {channel: text} of everywhere where something of her could stand, a field above all."""
    listed, place = LIST[language], f"{LIST[language]}{profile.public_id}/"
    questions = [{}, *FILTERS.get(field, []), {"q": WORDS[field]}]
    return {
        "page": client.get(place).content.decode(),
        "list": "".join(without_echoes(client.get(listed, question)) for question in questions),
        "message form": client.get(f"{place}{WRITE[language]}").content.decode(),
        "preview": client.get(PREVIEW[language]).content.decode(),
        "messages": client.get(MESSAGES[language]).content.decode(),
        "search of the site": client.get(SEARCH[language], {"q": "zq"}).content.decode(),
    }


def seen(texts, needle):
    return {channel for channel, text in texts.items() if needle in text}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_is_not_ticked_is_seen_by_nobody(her, client_as, role, field, language):
    profile = her(*(other for other in FIELDS if other != field))
    texts = channels(client_as(role), profile, language, field)
    assert seen(texts, word(field, language)) == set()
    if ROLES[role]:
        # The control: all the rest is there, unless it is her name that is missing.
        other = "about" if field != "about" else "title"
        assert ("page" in seen(texts, WORDS[other])) == (field != "name")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_that_is_ticked_is_seen_by_members_only(her, client_as, role, field, language):
    profile = her("name", field)
    texts = channels(client_as(role), profile, language, field)
    assert ("page" in seen(texts, word(field, language))) == ROLES[role]
    assert seen(texts, word(field, language)) <= ({"page", "list", "message form"} if ROLES[role] else set())
    others = {WORDS[other] for other in FIELDS if other not in ("name", field, "sector")}
    assert {other for other in others if seen(texts, other)} == set()


FOR_ALL = ["/sitemap.xml", "/sitemap-1.xml", "/api/v2/pages/", "/robots.txt", "/fr/", "/en/"]


@pytest.mark.parametrize("path", FOR_ALL)
@pytest.mark.parametrize("role", ["visitor", "member"])
def test_nothing_for_machines_or_for_all_names_a_member(her, client_as, role, path):
    profile = her(*FIELDS)
    text = client_as(role).get(path).content.decode()
    # The organisation is in the public directory; that she works there is what nobody must read.
    hers = [word for field, word in WORDS.items() if field != "organisation"]
    assert not [needle for needle in (*hers, profile.public_id) if needle in text]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [role for role, reads in ROLES.items() if reads])
@pytest.mark.parametrize(
    ("field", "question"),
    [
        ("region", {"region": "canari"}),
        ("themes", {"theme": "canari"}),
        ("sector", {"secteur": "research"}),
        *((field, {"q": WORDS[field]}) for field in FIELDS if field not in ("sector", "absence", "name")),
    ],
)
def test_she_is_found_by_what_she_shows_only(her, client_as, role, field, question, language):
    client = client_as(role)
    for shown, found in ((("name", field), True), (tuple(f for f in FIELDS if f != field), False)):
        her(*shown)
        assert (WORDS["name"] in without_echoes(client.get(LIST[language], question))) == found


@pytest.mark.parametrize("field", FIELDS)
def test_she_gets_back_all_that_she_wrote_and_nobody_gets_hers(her, world, person, field):
    her()
    client = Client()
    client.force_login(world.user, backend="django.contrib.auth.backends.ModelBackend")
    needle = 'value="research" selected' if field == "sector" else WORDS[field]
    assert needle in client.get(FORM["fr"]).content.decode()
    for role in ("member", "facilitator", "superuser"):
        held = str([entry.export(person(role)) for entry in personal_data])
        assert WORDS[field] not in held


HIDING = {
    "nothing ticked": lambda profile: Profile.objects.filter(pk=profile.pk).update(shown=""),
    "all but her name": lambda profile: Profile.objects.filter(pk=profile.pk).update(
        shown=f",{','.join(FIELDS[1:])},"
    ),
    "inactive": lambda profile: User.objects.filter(pk=profile.user_id).update(is_active=False),
    "no longer a member": lambda profile: profile.user.groups.clear(),
    "a passphrase": lambda profile: User.objects.filter(pk=profile.user_id).update(
        sign_in=SignIn.PASSPHRASE, login_name="zqpseudozq"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("hiding", HIDING)
def test_a_hidden_member_is_as_if_she_were_not(her, client_as, role, hiding, language):
    profile = her(*FIELDS)
    profile.pivot_regions.add(profile.region)
    for name in ("Alix", "Béa"):
        make_profile(make_person("member"), ["name", "region"], name=name, region=profile.region)
    client = client_as(role)
    client.get(LIST[language])

    def answers():
        place = f"{LIST[language]}{profile.public_id}/"
        questions = [*QUESTIONS, {"q": WORDS["about"]}, {"q": "alix"}]
        found = [client.get(LIST[language], question) for question in questions]
        found += [client.get(place), client.get(f"{place}{WRITE[language]}"), client.post(place)]
        return [(answer.status_code, headers_of(answer), answer.content) for answer in found]

    shown = answers()
    HIDING[hiding](profile)
    hidden = answers()
    profile.user.delete()
    assert hidden == answers()
    assert (shown == hidden) == (not ROLES[role])


METHODS = ["get", "head", "post", "options", "put", "delete"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ["visitor", "stranger", "member"])
@pytest.mark.parametrize("end", ["", "ecrire/"])
def test_a_refusal_is_the_same_whether_she_exists_or_not(her, client_as, role, method, end):
    profile = her()
    client = client_as(role)
    url, absent = (f"/fr/membres/{key}/{end}" for key in (profile.public_id, "zqabsentezq0"))
    hidden, missing = getattr(client, method)(url), getattr(client, method)(absent)
    assert_refused_alike(hidden, missing, profile.public_id, "zqabsentezq0")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("change", "status"), [("suspended", 302), ("no longer a member", 404)])
def test_a_reader_who_loses_her_right_is_refused_at_the_next_request(
    her, client_as, person, change, status, language
):
    profile, reader = her(*FIELDS), person("member")
    thread = make_message(profile.user, reader, "zqtextezq").thread
    client = client_as("member")
    place = f"{LIST[language]}{profile.public_id}/"
    paths = [LIST[language], place, f"{place}{WRITE[language]}", FORM[language], PREVIEW[language]]
    paths += [MESSAGES[language], f"{MESSAGES[language]}{thread}/"]
    assert [client.get(path).status_code for path in paths] == [200] * len(paths)
    if change == "suspended":
        User.objects.filter(pk=reader.pk).update(is_active=False)
    else:
        reader.groups.clear()
    answers = [client.get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [status] * len(paths)
    assert not [word for word in WORDS.values() for answer in answers if word in answer.content.decode()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_message_is_for_its_two_people(her, client_as, role, language):
    profile = her("name")
    other = make_profile(make_person("member"), name="zqautrezq").user
    message = make_message(profile.user, other, "zqtextezq")
    end = {"fr": ("effacer/", "bloquer/", "signaler/"), "en": ("erase/", "block/", "report/")}[language]
    place = f"{MESSAGES[language]}{message.thread}/"
    paths = [place, f"{place}{end[0]}", f"{place}{end[1]}", f"{MESSAGES[language]}{end[2]}{message.key}/"]
    client = client_as(role)
    for path in paths:
        for answer in (client.get(path), client.post(path, {"text": "a", "choice": "block"})):
            assert answer.status_code == (302 if role == "visitor" else 404)
            assert "zqtextezq" not in answer.content.decode()
    assert "zqautrezq" not in client.get(MESSAGES[language]).content.decode()
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    assert "zqtextezq" in client.get(place).content.decode()


def test_another_site_cannot_send_the_forms(her, person):
    profile = her("name")
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("member"), backend="django.contrib.auth.backends.ModelBackend")
    place = f"{LIST['fr']}{profile.public_id}/ecrire/"
    for path, given in ((FORM["fr"], {"name": "Alix"}), (place, {"text": "Bonjour"})):
        assert client.post(path, given).status_code == 403
    assert not Profile.objects.filter(name="Alix").exists()
