"""Who reads which question: role × language × channel, each with its canary; what a visitor is told."""

from dataclasses import dataclass

from django.core.cache import cache
from django.test import Client

import pytest

from portal.page_cache import store
from portal.search.models import SearchEntry, SearchState
from tests.access.asking import RANDOM, told
from tests.access.world import EVENT_LISTS, LANGUAGES, ROLES, SEES_MEMBERS
from tests.factories import make_event, make_person, make_profile, make_question, make_registration
from tests.standing import made_once
from tests.webinars.questions.conftest import event_path, questions_path
from webinars.choices import Registration
from webinars.models import QuestionHelper
from webinars.questions.asking import remove
from webinars.questions.discussing import discussion_seed
from webinars.questions.link import close_link, make_link
from webinars.questions.moderating import do
from webinars.questions.views import guest_questions_url

pytestmark = pytest.mark.django_db
SEARCH = {"fr": "recherche", "en": "search"}
MODERATE = {"fr": "animer/", "en": "moderate/"}
STATE = {"fr": "animer/etat/", "en": "moderate/state/"}
SPEAKER = {"fr": "intervenante", "en": "speaker"}
GUEST = {"fr": "invitee", "en": "guest"}
SORTS = {"facilitator", "superuser", "helper"}
EVERY_ROLE = [*ROLES, "registered", "helper"]
MEMBERS = {*SEES_MEMBERS, "registered", "helper"}
# Policy, written by hand: who reads each canary in which channel. None other does.
READERS = {
    "waiting": {
        "page": MEMBERS,
        "questions": MEMBERS,
        "moderate": SORTS,
        "guest": EVERY_ROLE,
        "speaker": EVERY_ROLE,
    },
    "answered": {
        "page": MEMBERS,
        "questions": MEMBERS,
        "moderate": SORTS,
        "guest": EVERY_ROLE,
        "search": MEMBERS,
    },
    "signed name": {"page": MEMBERS, "questions": MEMBERS, "moderate": SORTS, "guest": EVERY_ROLE},
    "hidden name": {"guest": EVERY_ROLE},  # her own, where she asks by her own link
    "hidden question": {"moderate": SORTS},
    "merged question": {"moderate": SORTS},
    "small group": {"small group": {"facilitator", "superuser"}},
    "draft": {},
}
WORDS = {name: f"zq{name.replace(' ', '')}zq" for name in READERS}


@dataclass
class World:
    """Events with a canary in each place."""

    event: object
    small: object
    draft: object
    guest: object
    secret: str
    people: dict


def build(site):
    event = make_event(site, "Un midi", registration=Registration.GUESTS)
    small = make_event(site, "Petit groupe", registration=Registration.INVITED)
    draft = make_event(site, "Brouillon", live=False)
    people = {"registered": make_person("member"), "helper": make_person("member")}
    make_registration(event, people["registered"])
    QuestionHelper.objects.create(event=event.eventpage_ptr, user=people["helper"])
    named, unnamed = make_person("member"), make_person("member")
    make_profile(named, name=WORDS["signed name"])
    make_profile(unnamed, name=WORDS["hidden name"])
    make_question(event, named, WORDS["answered"], signed=True, answered=True, answer="Réponse")
    first = make_question(event, unnamed, WORDS["waiting"])
    make_question(event, unnamed, WORDS["hidden question"], hidden=True)
    make_question(event, unnamed, WORDS["merged question"], merged_into=first)
    make_question(small, named, WORDS["small group"], answered=True)
    make_question(draft, named, WORDS["draft"], answered=True)
    guest = make_registration(event, name=WORDS["hidden name"])
    make_question(event, guest, "Une invitée demande")
    do(event, "show", first.key)
    return World(event, small, draft, guest, make_link(event), people)


@pytest.fixture(scope="module")
def standing(kept_site, django_db_blocker):
    with made_once(django_db_blocker, kept_site, build) as made:
        yield made


@pytest.fixture
def world(standing, db):
    return standing[1]


@pytest.fixture
def as_role(world, client_as):
    def of(role):
        if role not in world.people:
            return client_as(role)
        client = Client()
        client.force_login(world.people[role], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return of


def channels(world, language):
    lists = f"/{language}/{EVENT_LISTS[language]}/"
    return {
        "page": [event_path(world.event, language)],
        "questions": [questions_path(world.event, language)],
        "moderate": [questions_path(world.event, language) + MODERATE[language]],
        "state": [questions_path(world.event, language) + STATE[language]],
        "guest": [f"{lists}questions/{GUEST[language]}/{world.guest.key}/"],
        "speaker": [f"{lists}{SPEAKER[language]}/{world.secret}/"],
        "small group": [event_path(world.small, language), questions_path(world.small, language)],
        "draft": [event_path(world.draft, language), questions_path(world.draft, language)],
        "search": [f"/{language}/{SEARCH[language]}/?q={word}" for word in WORDS.values()],
        "search of events": [f"{lists}?q={word}" for word in WORDS.values()],
        "elsewhere": [lists, f"/{language}/", "/sitemap.xml"],
        "api": [f"/api/v2/pages/{world.event.pk}/?fields=*", "/api/v2/pages/?fields=*"],
    }


def words_in(client, paths):
    text = ""
    for path in paths:
        page = client.get(path).content.decode().replace("<mark>", "").replace("</mark>", "")
        # The words asked for are shown again in their field and in the heading: results alone tell.
        results = [part.split("</article>")[0] for part in page.split("<article")[1:]]
        text += " ".join(results) if "?q=" in path else page
    return {name for name, word in WORDS.items() if word in text}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", EVERY_ROLE)
def test_each_question_is_read_by_its_readers_in_its_channels_only(world, as_role, role, language):
    client = as_role(role)
    for channel, paths in channels(world, language).items():
        expected = {name for name, where in READERS.items() if role in where.get(channel, ())}
        assert words_in(client, paths) == expected, channel


def test_each_canary_that_somebody_may_read_is_read_by_somebody(world, as_role):
    found = {
        name for paths in channels(world, "fr").values() for name in words_in(as_role("facilitator"), paths)
    }
    assert found == {name for name, where in READERS.items() if where}


@pytest.mark.parametrize("role", ["visitor", "stranger"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_may_not_read_is_told_the_same_with_questions_and_without(site, as_role, role, language):
    event = make_event(site, "Autre")

    def answers():
        store.clear()
        cache.clear()
        client = as_role(role)
        lists = f"/{language}/{EVENT_LISTS[language]}/"
        paths = [event_path(event, language), questions_path(event, language), lists]
        paths += [f"/{language}/{SEARCH[language]}/?q=zqquestionzq", f"{questions_path(event, 'fr')}animer/"]
        return [RANDOM.sub("", str(told(client.get(path)))) for path in paths]

    # The first visit ever makes what is kept of the site.
    answers()
    before = answers()
    question = make_question(event, make_person("member"), "zqquestionzq", signed=True)
    do(event, "answer", question.key, "zqquestionzq")
    assert answers() == before
    assert "zqquestionzq" in as_role("member").get(event_path(event)).content.decode()


@pytest.mark.parametrize("role", ["visitor", "stranger", "member"])
def test_what_is_not_for_her_is_answered_as_what_is_not_there(world, as_role, role):
    client = as_role(role)
    keys = [world.small.pk, world.draft.pk, 999_999]
    answers = [client.get(f"/fr/webinaires/questions/{key}/") for key in keys]
    assert len({answer.status_code for answer in answers}) == 1
    assert answers[0].status_code == (302 if role == "visitor" else 404)
    posted = [client.post(f"/fr/webinaires/questions/{key}/", {"deed": "ask"}) for key in keys]
    assert {answer.status_code for answer in posted} == {answers[0].status_code}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_reads_one_sentence_with_the_way_in(world, as_role, language):
    page = as_role("visitor").get(event_path(world.event, language)).content.decode()
    section = page.split('id="questions"')[1].split("</section>")[0]
    assert {"fr": "/fr/adhesion/", "en": "/en/join/"}[language] in section
    assert "<form" not in section


def test_a_revoked_link_of_the_speaker_tells_nothing(world, as_role):
    close_link(world.event)
    answer = as_role("visitor").get(f"/fr/webinaires/intervenante/{world.secret}/")
    assert answer.status_code == 404
    assert WORDS["waiting"] not in answer.content.decode()


def test_the_link_of_a_guest_who_cancelled_tells_nothing(world, as_role):
    type(world.guest).objects.filter(pk=world.guest.pk).update(state="cancelled")
    assert as_role("visitor").get(guest_questions_url(world.guest)).status_code == 404


def test_what_is_hidden_or_withdrawn_is_no_longer_found(world, as_role):
    client = as_role("member")
    path = f"/fr/recherche/?q={WORDS['answered']}"
    question = world.event.questions.get(text=WORDS["answered"])
    assert "answered" in words_in(client, [path])
    for deed in ("hide", "bring_back"):
        do(world.event, deed, question.key)
        assert ("answered" in words_in(client, [path])) is (deed == "bring_back"), deed
    for deed, found in (("reopen", False), ("answer", True)):
        do(world.event, deed, question.key, "Réponse")
        assert ("answered" in words_in(client, [path])) is found, deed
    page = type(world.event).objects.get(pk=world.event.pk)
    page.unpublish()
    assert "answered" not in words_in(client, [path])


def test_what_is_erased_is_no_longer_found(world, as_role):
    path = f"/fr/recherche/?q={WORDS['answered']}"
    assert "answered" in words_in(as_role("member"), [path])
    remove(world.event.questions.get(text=WORDS["answered"]))
    assert words_in(as_role("member"), [path]) == set()
    assert not SearchEntry.objects.filter(source="question").exclude(audience="").exists()


def test_sorting_what_waits_leaves_the_pages_kept_for_visitors(world):
    version = SearchState.current()
    waiting = world.event.questions.get(text=WORDS["waiting"])
    for deed in ("next", "later", "hide", "bring_back"):
        do(world.event, deed, waiting.key)
    assert SearchState.current() == version
    do(world.event, "answer", waiting.key)
    assert SearchState.current() > version


def test_a_discussion_begins_with_what_its_opener_may_read(world, person):
    answered, hidden = (world.event.questions.get(text=WORDS[n]) for n in ("answered", "hidden question"))
    seed = discussion_seed(person("member"), answered.key)
    assert (seed.question, seed.answer, seed.name) == (WORDS["answered"], "Réponse", WORDS["signed name"])
    assert discussion_seed(person("member"), hidden.key) is None
    assert discussion_seed(person("visitor"), answered.key) is None
    assert discussion_seed(person("member"), world.event.questions.get(text=WORDS["waiting"]).key).name == ""
