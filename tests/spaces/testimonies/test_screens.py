"""The pages of testimonies: given, read, withdrawn, in every channel at the next request."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import pytest

from members.data_rights.erasing import erase_person
from portal.registries.personal_data import personal_data
from portal.registries.queues import queues
from portal.registries.sections import sections
from portal.search.models import SearchEntry, SearchState
from spaces import models
from spaces.models.testimony import Circle
from spaces.testimonies import deciding, giving
from spaces.testimonies.giving import Readers
from tests.files import made
from tests.spaces.making import SHELTERED, address, make_space, make_testimony, take_part

pytestmark = pytest.mark.django_db
HOW = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def space(site):
    return make_space("Zqespace", **SHELTERED, parts=["discussions", "testimonies"])


@pytest.fixture
def author(space):
    return take_part(space)


@pytest.fixture
def moderator(space):
    return take_part(space, moderates=True)


@pytest.fixture
def hers(client, author):
    client.force_login(author.user, backend=HOW)
    return client


def give_to(circle, testimony, moderator):
    """Ask for a circle, and have it accepted."""
    held = giving.choose_readers(testimony.author, testimony, Readers(circle))
    return deciding.accept(moderator, held, held.waits_since.isoformat()) if held.waits else held


def outside(testimony, language="fr"):
    return address("testimony", testimony.public_id, language=language)


def send(client, space, **fields):
    typed = {"pseudonym": "Sitelle", "body": "Zqmots.", "circle": "space", "content_note": "", **fields}
    return client.post(address("new_testimony", space.public_id), typed)


def test_she_gives_it_in_writing_and_the_moderator_gives_it_to_the_space(
    hers, space, author, moderator, client_as
):
    assert send(hers, space).status_code == 302
    held = models.Testimony.objects.get()
    page = address("space_testimony", space.public_id, held.public_id)
    assert "Une modératrice le lit d’abord" in hers.get(page).content.decode()
    desk = Client()
    desk.force_login(moderator.user, backend=HOW)
    assert page in desk.get(address("testimonies")).content.decode()
    version = held.waits_since.isoformat()
    decide = address("decide_testimony", space.public_id, held.public_id)
    desk.post(decide, {"deed": "accept", "version": version})
    held.refresh_from_db()
    assert (held.given, held.waits) == (Circle.SPACE, False)
    assert author.pseudonym not in desk.get(page).content.decode()


def test_neither_words_nor_voice_is_refused_and_what_she_typed_is_given_back(hers, space):
    refused = send(hers, space, body="", content_note="Zqnote")
    assert refused.status_code == 200 and "Zqnote" in refused.content.decode()
    assert "Écrivez-le" in refused.content.decode() and not models.Testimony.objects.exists()


def test_a_voice_is_cleaned_and_goes_with_its_testimony(hers, space, moderator, client_as):
    voice = SimpleUploadedFile("moi.wav", made.wav_with_traces(2))
    send(hers, space, body="", voice=voice)
    held = models.Testimony.objects.get()
    give_to(Circle.MEMBERS, held, moderator)
    file = held.voice
    member = client_as("member")
    assert member.get(file.url).status_code == 200 and "moi" not in file.download_name
    assert "no-store" in member.get(file.url)["Cache-Control"]
    path = file.file.path
    giving.choose_readers(held.author, held, Readers(Circle.SPACE))
    assert member.get(file.url).status_code == 404
    assert hers.post(address("erase_testimony", space.public_id, held.public_id)).status_code == 302
    assert hers.get(file.url).status_code == 404
    assert not models.TestimonyVoice.objects.exists() and path


def test_withdrawn_it_is_gone_everywhere_at_the_next_request(hers, space, author, moderator, client_as):
    testimony = make_testimony(author, "Zqmots à lire.", pseudonym="Zqsignature")
    before = SearchState.current()
    give_to(Circle.PUBLIC, testimony, moderator)
    assert SearchState.current() > before
    visitor, member = client_as("visitor"), client_as("member")
    for one in (visitor, member):
        assert "Zqsignature" in one.get(address("testimonies")).content.decode()
        assert "Zqmots" in one.get(outside(testimony)).content.decode()
        assert "Zqmots" in one.get(outside(testimony, "en")).content.decode()
        assert "no-store" in one.get(outside(testimony))["Cache-Control"]
    assert sections.get("testimonies").is_open()
    choose = address("choose_readers", space.public_id, testimony.public_id)
    assert hers.post(choose, {"circle": "nobody"}).status_code == 302
    assert visitor.get(outside(testimony)).status_code == 302
    assert member.get(outside(testimony)).status_code == 404
    for one in (visitor, member):
        assert "Zqsignature" not in one.get(address("testimonies")).content.decode()
    assert not sections.get("testimonies").is_open()


def test_a_refused_one_is_refused_as_one_that_never_was(author, client_as):
    testimony = make_testimony(author)
    for role in ("visitor", "member", "superuser"):
        client = client_as(role)
        refused, missing = client.get(outside(testimony)), client.get("/fr/temoignages/AAAAAAAAAAAA/")
        assert refused.status_code == missing.status_code in (302, 404)


def test_where_a_note_warns_nothing_is_shown_before_it_is_opened(author, moderator, client):
    marked = make_testimony(author, "**Zqgras** & <b>Zqbalise</b>")
    give_to(Circle.PUBLIC, marked, moderator)
    listed = client.get(address("testimonies")).content.decode()
    assert "Zqgras &amp; " in listed and "**" not in listed and "<b>Zq" not in listed
    testimony = make_testimony(author, "Zqdur à lire.", content_note="Zqviolences")
    give_to(Circle.PUBLIC, testimony, moderator)
    listed = client.get(address("testimonies")).content.decode()
    assert "Zqviolences" in listed and "Zqdur" not in listed
    page = client.get(outside(testimony)).content.decode()
    assert "<details" in page[: page.index("Zqdur")] and "<details open" not in page


def test_outside_nothing_says_whose_it_is_nor_where_it_comes_from(space, author, moderator, client_as):
    testimony = make_testimony(author)
    give_to(Circle.PUBLIC, testimony, moderator)
    for role in ("visitor", "member", "superuser"):
        for path in (address("testimonies"), outside(testimony)):
            page = client_as(role).get(path).content.decode()
            for told in (author.pseudonym, author.public_id, space.public_id, "Zqespace"):
                assert told not in page
            assert 'content="noindex, noarchive"' in page


def test_it_is_in_no_search_nor_sitemap(author, moderator, client):
    testimony = make_testimony(author, "Zqintrouvable.")
    give_to(Circle.PUBLIC, testimony, moderator)
    assert not SearchEntry.objects.filter(source="testimony").exists()
    assert "temoignage" not in client.get("/sitemap.xml").content.decode()
    found = client.get("/fr/recherche/?q=Zqintrouvable").content.decode()
    assert outside(testimony) not in found and testimony.pseudonym not in found


def test_what_could_tell_who_she_is_is_marked_for_her_and_the_moderator_alone(
    hers, space, author, moderator, client_as
):
    testimony = make_testimony(author, "Appelez-moi au 819 555-0143.")
    page = address("space_testimony", space.public_id, testimony.public_id)
    assert 'data-kind="telephone"' in hers.get(page).content.decode()
    give_to(Circle.PUBLIC, testimony, moderator)
    assert "data-kind" not in client_as("visitor").get(outside(testimony)).content.decode()


def test_what_waits_is_counted_for_who_moderates_its_space_only(author, moderator, person):
    make_testimony(author)
    waiting = queues.get("testimonies").waiting
    assert waiting(moderator.user).number == 1 and waiting(moderator.user).oldest
    assert [waiting(person(role)).number for role in ("facilitator", "superuser")] == [0, 0]


@pytest.mark.parametrize("stays", [True, False])
def test_her_account_erased_it_goes_unless_she_said_that_it_stays(author, moderator, client, stays):
    testimony = make_testimony(author, "Zqreste.")
    unread = make_testimony(author)
    give_to(Circle.PUBLIC, testimony, moderator)
    assert [row["text"] for row in personal_data.get("testimonies").export(author.user)].count(
        "Zqreste."
    ) == 1
    erase_person(author.user, keep_published=stays, say_so=False)
    assert ("Zqreste" in client.get(outside(testimony)).content.decode()) == stays
    assert not models.Testimony.objects.filter(pk=unread.pk).exists()
    assert models.Testimony.objects.exists() == stays


def test_leaving_the_space_she_says_what_becomes_of_it_and_it_goes_unless_she_does(
    hers, space, author, moderator, client_as
):
    testimony = make_testimony(author)
    give_to(Circle.PUBLIC, testimony, moderator)
    leave = address("space_leave", space.public_id)
    assert 'value="gone" checked' in hers.get(leave).content.decode()
    hers.post(leave)
    assert not models.Testimony.objects.exists()


def test_leaving_it_may_stay(hers, space, author, moderator, client_as):
    testimony = make_testimony(author, "Zqreste.")
    give_to(Circle.PUBLIC, testimony, moderator)
    hers.post(address("space_leave", space.public_id), {"testimonies": "stay"})
    assert "Zqreste" in client_as("visitor").get(outside(testimony)).content.decode()


def test_the_lists_ask_the_database_as_often_for_many_as_for_few(
    space, author, moderator, hers, client_as, django_assert_max_num_queries
):
    counts = []
    for _round in range(2):
        for _number in range(3):
            give_to(Circle.PUBLIC, make_testimony(author), moderator)
        for client, path in (
            (client_as("visitor"), address("testimonies")),
            (hers, address("space_testimonies", space.public_id)),
        ):
            # The first visit ever makes the settings of the site; the next the menu.
            for _warm in range(2):
                client.get(path)
            with django_assert_max_num_queries(20) as queries:
                client.get(path)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
