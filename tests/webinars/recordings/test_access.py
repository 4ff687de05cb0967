"""Who sees, hears, reads and finds what an event leaves: roles × languages × channels, with canaries."""

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation

import pytest

from members.models import User
from portal.search.models import SearchEntry, SearchState
from tests.access.world import EVENT_LISTS, LANGUAGES
from tests.factories import make_person, make_registration
from tests.webinars.recordings.made import file_of, make_recorded
from webinars.choices import Registration
from webinars.models import Material, Recording, RecordingFile, Sheet
from webinars.recordings import keeping, materials

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
SEES_MEMBERS = {"member", "editor", "facilitator", "superuser"}
WORD = "zqcanarizq"


def pages_of(event, language="fr"):
    """Return {channel: address} of what is refused as if it were absent."""
    with translation.override(language):
        return {
            "captions": reverse("recording_captions", args=[event.pk, "fr"]),
            "text": reverse("recording_text", args=[event.pk]),
            "sheet": reverse("recording_sheet", args=[event.pk]),
            "video": file_of(event).url,
            "audio": file_of(event, RecordingFile.AUDIO).url,
        }


SMALL_GROUP = {"registered": "open", "member": "refused", "editor": "refused", "facilitator": "open"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", SMALL_GROUP)
def test_what_a_small_group_leaves_is_for_who_is_in_it(site, client_as, person, who, language):
    event = make_recorded(site, audience="members", word=WORD, registration=Registration.INVITED)
    material = Material(name=f"Feuille {WORD}", file=ContentFile(b"Texte assez long", name="a.txt"))
    materials.keep(event, material)
    role = "member" if who == "registered" else who
    if who == "registered":
        make_registration(event, person(role))
    client = client_as(role)
    paths = {**pages_of(event, language), "material": material.url}
    assert {channel: outcome(client.get(path)) for channel, path in paths.items()} == dict.fromkeys(
        paths, SMALL_GROUP[who]
    )
    page = client.get(f"/{language}/{EVENT_LISTS[language]}/{event.slug}/").content.decode()
    assert (WORD in page, "<video" in page) == (SMALL_GROUP[who] == "open",) * 2
    found = client.get(f"/{language}/{EVENT_LISTS[language]}/?q={WORD}").content.decode()
    assert "card-passage" not in found


def test_an_event_kept_for_a_small_group_takes_its_words_out_of_the_search(site, client_as):
    event = make_recorded(site, audience="members", word=WORD)
    client, path = client_as("member"), f"/fr/{EVENT_LISTS['fr']}/?q={WORD}"
    assert "card-passage" in client.get(path).content.decode()
    event.registration = Registration.INVITED
    event.save()
    assert "card-passage" not in client.get(path).content.decode()
    assert (
        not SearchEntry.objects.filter(source="recording", object_id=event.pk).exclude(audience="").exists()
    )


def outcome(response):
    return {200: "open", 206: "open", 302: "refused", 404: "refused"}[response.status_code]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("audience", ["public", "members"])
def test_each_channel_opens_for_its_audience_only(site, client_as, audience, role, language):
    event = make_recorded(site, audience=audience, word=WORD)
    expected = "open" if audience == "public" or role in SEES_MEMBERS else "refused"
    client = client_as(role)
    for channel, path in pages_of(event, language).items():
        for method in (client.get, client.head):
            assert outcome(method(path)) == expected, channel
        in_part = client.get(path, headers={"Range": "bytes=0-9"})
        assert outcome(in_part) == expected, channel
        if channel in ("video", "audio") and expected == "open":
            assert (in_part.status_code, len(b"".join(in_part.streaming_content))) == (206, 10)


@pytest.mark.parametrize("role", ["visitor", "stranger"])
def test_a_refusal_is_like_an_absence(site, client_as, role):
    event = make_recorded(site, word=WORD)
    absent = event.pk + 999
    client = client_as(role)
    for channel, path in pages_of(event).items():
        nowhere = path.replace(f"/{event.pk}/", f"/{absent}/")
        nowhere = nowhere.replace(file_of(event).public_id, "A" * 12)
        nowhere = nowhere.replace(file_of(event, RecordingFile.AUDIO).public_id, "A" * 12)
        refused, missing = client.get(path), client.get(nowhere)
        assert refused.status_code == missing.status_code, channel
        assert refused.get("Location", "").split("?")[0] == missing.get("Location", "").split("?")[0]
        assert set(refused.headers) == set(missing.headers)


def test_a_suspended_member_is_refused_at_her_next_request(site, client_as, person):
    event = make_recorded(site)
    client = client_as("member")
    assert {outcome(client.get(path)) for path in pages_of(event).values()} == {"open"}
    User.objects.filter(pk=person("member").pk).update(is_active=False)
    assert {outcome(client.get(path)) for path in pages_of(event).values()} == {"refused"}


@pytest.mark.parametrize("role", ROLES)
def test_a_draft_event_shows_nothing_of_what_it_will_leave(site, client_as, role):
    event = make_recorded(site, audience="public", live=False)
    client = client_as(role)
    assert {outcome(client.get(path)) for path in pages_of(event).values()} == {"refused"}


@pytest.mark.parametrize("role", ROLES)
def test_the_audience_changes_at_once_in_all_channels(site, client_as, role):
    event = make_recorded(site, audience="public", word=WORD)
    client = client_as(role)
    paths = [path for channel, path in pages_of(event).items() if channel != "sheet"]
    assert {outcome(client.get(path)) for path in paths} == {"open"}
    keeping.set_audience(event, "members")
    expected = "open" if role in SEES_MEMBERS else "refused"
    assert {outcome(client.get(path)) for path in paths} == {expected}
    assert (WORD in client.get(f"/fr/recherche/?q={WORD}").content.decode().split("<main")[1]) is (
        role in SEES_MEMBERS
    ) or role not in SEES_MEMBERS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_the_page_says_what_there_is_and_gives_the_way_in(site, client_as, role, language):
    event = make_recorded(site, word=WORD)
    page = client_as(role).get(f"/{language}/{EVENT_LISTS[language]}/{event.slug}/").content.decode()
    main = page.split("<main")[1]
    hers = role in SEES_MEMBERS
    assert 'id="again"' in main
    assert WORD not in main
    for channel, path in pages_of(event, language).items():
        assert (path in main) is hers, channel
    assert ("again-locked" in main) is not hers
    assert ("Les questions" in main) is hers


@pytest.mark.parametrize("role", ROLES)
def test_words_are_found_by_who_may_hear_them_only(site, client_as, role):
    event = make_recorded(site, word=WORD)
    client = client_as(role)
    text_url = pages_of(event)["text"]
    for path in (f"/fr/recherche/?q={WORD}", f"/fr/webinaires/?q={WORD}"):
        main = client.get(path).content.decode().split("<main")[1]
        assert (text_url in main) is (role in SEES_MEMBERS), path


def test_a_visitor_is_told_the_same_as_if_nothing_had_been_said(site, client_as):
    """The twin: two sites, of which one has a transcript for members. Visitors cannot tell them apart."""
    event = make_recorded(site, word="silence")
    client = client_as("visitor")
    paths = [
        *(f"/fr/recherche/?q={word}" for word in (WORD, WORD[:-1], f"{WORD}s", "question ouverte")),
        *(f"/fr/webinaires/?q={word}" for word in (WORD, WORD[:-2])),
        f"/fr/webinaires/{event.slug}/",
        "/fr/webinaires/",
        "/fr/recherche/",
        f"/fr/documentation/suggestions.json?q={WORD[:5]}",
    ]
    before = [client.get(path).content for path in paths]
    keeping.set_words(event, f"[0:10] {WORD} {WORD}s\n\n[12:34] Autre chose {WORD}", event.recording.chapters)
    version = SearchState.current()
    assert [client.get(path).content for path in paths] == before
    member = client_as("member")
    assert any(member.get(path).content != one for path, one in zip(paths, before, strict=True))
    assert SearchState.current() == version


def test_a_row_of_the_index_that_was_left_behind_tells_nothing(site, client_as):
    """The gate is asked again when results are shown: here the row says public, and the event members."""
    event = make_recorded(site, audience="public", word=WORD)
    type(event).objects.filter(pk=event.pk).update(recording_audience="members")
    main = client_as("visitor").get(f"/fr/recherche/?q={WORD}").content.decode().split("<main")[1]
    assert pages_of(event)["text"] not in main
    assert "question" not in main.split("found-list")[1].split("facets")[0] or WORD in main


def test_the_gates_ask_the_same_of_whom_they_are_asked_about(site):
    event = make_recorded(site)
    for model in (Recording, RecordingFile, Sheet):
        assert model.objects.visible_to(None).count() == 0, model
        assert model.objects.visible_to(make_person("member")).count() > 0, model
    assert Recording.objects.visible_to(make_person("stranger")).filter(pk=event.pk).count() == 0
