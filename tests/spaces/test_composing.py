"""Writing in a space: seen before it is published, published once, never lost."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

from django.utils import timezone

import pytest

from members.kept_words import mark_of
from spaces.choices import ParticipationState
from spaces.models import Participation, Post, Space, Topic
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    address,
    make_post,
    make_space,
    make_topic,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
WORDS = "Zqmots, **très** longs."


@pytest.fixture
def hers(site):
    return take_part(make_space("Zqlieu"))


@pytest.fixture
def signed(client, hers):
    client.force_login(hers.user, backend=BACKEND)
    return client


def form(**fields):
    return {"form_key": str(uuid4()), "title": "Un titre", "kind": "question", "body": WORDS, **fields}


def here(hers):
    return address("new_topic", hers.space.public_id)


def text_of(response):
    return response.content.decode()


def test_a_preview_shows_the_words_and_publishes_nothing(signed, hers):
    shown = text_of(signed.post(here(hers), form(preview="1", title="")))
    assert "Zqmots, <strong>très</strong> longs." in shown
    assert WORDS in shown.split("<textarea")[1]
    assert "error-summary" not in shown
    assert not Topic.objects.exists()


def test_a_preview_of_a_change_leaves_the_message(signed, hers):
    post = make_post(hers, make_topic(hers), "Avant")
    path = address("edit_post", hers.space.public_id, post.topic.public_id, post.public_id)
    assert "<strong>très</strong>" in text_of(signed.post(path, form(preview="1")))
    post.refresh_from_db()
    assert post.body == "Avant"


@pytest.mark.parametrize("name", ["body", "title"])
def test_what_is_too_long_is_given_back_whole(signed, hers, name):
    long = "zq " * 33_333
    answer = signed.post(here(hers), form(**{name: long}))
    assert text_of(answer).count("zq") >= 33_000
    assert not Topic.objects.exists()


def test_a_message_that_is_too_long_says_how_long_it_may_be(signed, hers):
    assert "20000" in text_of(signed.post(here(hers), form(body="a" * 100_000)))
    assert "maxlength" not in text_of(signed.get(here(hers))).split("<textarea")[1].split(">")[0]


def test_null_characters_are_taken_out(signed, hers):
    signed.post(here(hers), form(body="a\x00b", title="t\x00u", quoted="\x00"))
    topic = Topic.objects.get()
    assert (topic.title, topic.posts.get().body) == ("tu", "ab")


def test_an_empty_message_is_not_published(signed, hers):
    signed.post(here(hers), form(body="  \n "))
    assert not Topic.objects.exists()


def test_the_same_form_twice_publishes_once(signed, hers):
    sent = form()
    first, second = signed.post(here(hers), sent), signed.post(here(hers), sent)
    assert first.url == second.url
    answered = topic_address(Topic.objects.get())
    again = form()
    assert signed.post(answered, again).url == signed.post(answered, again).url
    assert Post.objects.count() == 2


def test_a_script_is_told_where_to_go(signed, hers):
    told = signed.post(here(hers), form(), headers={"X-Upload": "1"}).json()
    assert told == {"url": topic_address(Topic.objects.get())}


def test_only_the_pages_where_one_writes_may_use_the_microphone(signed, hers):
    topic = make_topic(hers)
    for path in (here(hers), topic_address(topic), address("write_somewhere")):
        headers = signed.get(path).headers
        assert "microphone=(self)" in headers["Permissions-Policy"]
        assert "camera=()" in headers["Permissions-Policy"]
        assert "media-src 'self' blob:;" in headers["Content-Security-Policy"]
    for path in ("/fr/", address("space", hers.space.public_id), address("discussions")):
        headers = signed.get(path).headers
        assert "microphone=()" in headers["Permissions-Policy"]
        assert "blob:" not in headers["Content-Security-Policy"]


# One way in.


def test_the_words_come_first_and_who_sees_them_last(signed, hers):
    other = take_part(make_space("Zqautre", **DISCREET), hers.user)
    shown = text_of(signed.get(address("write_somewhere")))
    places = [shown.index(piece) for piece in ('name="title"', 'name="body"', "Zqlieu", "Zqautre")]
    assert places == sorted(places)
    assert "Visible par les personnes de cet espace" in shown
    assert "checked" not in shown.split("who-will-see")[1]
    sent = form()
    assert not signed.post(address("write_somewhere"), sent).headers.get("Location")
    assert not Topic.objects.exists()
    signed.post(address("write_somewhere"), {**sent, "space": other.space.public_id})
    assert Topic.objects.get().space == other.space


def test_a_single_space_is_shown_and_not_asked(signed, hers):
    shown = text_of(signed.get(address("write_somewhere")))
    assert "Zqlieu" in shown
    assert 'type="radio"' not in shown
    signed.post(address("write_somewhere"), form())
    assert Topic.objects.get().space == hers.space


@pytest.mark.parametrize("why", ["absent", "not hers", "archived", "over"])
def test_a_space_where_she_does_not_write_is_no_choice(signed, hers, why):
    take_part(make_space(), hers.user)
    other = make_space("Zqailleurs")
    if why in ("archived", "over"):
        take_part(other, hers.user)
    if why == "archived":
        Space.objects.filter(pk=other.pk).update(archived_at=timezone.now())
    if why == "over":
        Space.objects.filter(pk=other.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    chosen = "A" * 12 if why == "absent" else other.public_id
    answer = text_of(signed.post(address("write_somewhere"), form(space=chosen)))
    assert not Topic.objects.exists()
    assert WORDS in answer
    assert "Zqailleurs" not in answer


def test_a_survivor_is_offered_her_space_alone(client, site):
    hers = take_part(make_space("Zqabri", **SHELTERED))
    take_part(make_space("Zqmembres"), hers.user)
    client.force_login(hers.user, backend=BACKEND)
    shown = text_of(client.get(address("write_somewhere")))
    assert "Zqabri" in shown
    assert "Zqmembres" not in shown
    # Her history keeps the title of the page.
    assert "question" not in shown.split("<title>")[1].split("</title>")[0].lower()


# Nothing is lost.


@pytest.mark.parametrize("what", ["closed", "moved", "moved away", "merged", "removed"])
def test_an_answer_that_comes_too_late_is_given_back(signed, hers, what):
    topic = make_topic(take_part(hers.space))
    path = topic_address(topic)
    elsewhere = make_space()
    if what == "moved away":
        take_part(elsewhere, hers.user)
    changes = {
        "closed": {"closed_at": timezone.now()},
        "moved": {"space": elsewhere},
        "moved away": {"space": elsewhere},
        "merged": {"merged_into": make_topic(hers)},
        "removed": {"standing": "removed"},
    }[what]
    Topic.objects.filter(pk=topic.pk).update(**changes)
    answer = signed.post(path, form())
    assert answer.status_code == 409
    assert WORDS in text_of(answer)
    assert Post.objects.filter(topic=topic).count() == 1


def test_a_change_that_comes_too_late_is_given_back(signed, hers):
    post = make_post(hers, make_topic(hers), "Avant")
    path = address("edit_post", hers.space.public_id, post.topic.public_id, post.public_id)
    Topic.objects.filter(pk=post.topic_id).update(closed_at=timezone.now())
    answer = signed.post(path, form())
    assert (answer.status_code, WORDS in text_of(answer)) == (409, True)


def test_who_is_taken_out_while_she_writes_gets_her_words_and_nothing_else(signed, hers):
    path = topic_address(make_topic(take_part(hers.space), "Zqtitre"))
    Participation.objects.filter(pk=hers.pk).update(state=ParticipationState.REMOVED)
    sent = form(typed_by=mark_of(hers.user))
    answer = signed.post(path, sent)
    assert answer.status_code == 409
    assert WORDS in text_of(answer)
    assert "Zqtitre" not in text_of(answer)
    assert "Zqlieu" not in text_of(answer)
    absent = signed.post(address("topic", "A" * 12, "B" * 12), sent)
    assert (absent.status_code, WORDS in text_of(absent)) == (409, True)
    assert signed.post(path, form()).status_code == 404
    assert Post.objects.count() == 1


def test_who_is_suspended_while_she_writes_gets_her_words(signed, hers):
    path = topic_address(make_topic(take_part(hers.space), "Zqtitre"))
    Participation.objects.filter(pk=hers.pk).update(state=ParticipationState.SUSPENDED)
    said = text_of(signed.post(path, form(typed_by=mark_of(hers.user))))
    assert WORDS in said
    assert "Zqtitre" not in said
    assert Post.objects.count() == 1


@pytest.mark.parametrize("somewhere", [True, False])
def test_who_signs_in_again_finds_her_words(signed, hers, somewhere):
    path = address("write_somewhere") if somewhere else topic_address(make_topic(hers))
    typed_by = mark_of(hers.user)
    signed.logout()
    answer = signed.post(path, form(typed_by=typed_by))
    assert urlsplit(answer.url).path == address("account_login")
    signed.force_login(hers.user, backend=BACKEND)
    assert WORDS in text_of(signed.get(path))
    assert WORDS not in text_of(signed.get(path))


def test_new_agreements_met_while_writing_lose_no_word(signed, hers):
    path = topic_address(make_topic(hers))
    Space.objects.filter(pk=hers.space_id).update(
        agreements_number=2, agreements_fr="Oui", agreements_en="Yes"
    )
    assert signed.post(path, form(typed_by=mark_of(hers.user))).status_code == 302
    Participation.objects.filter(pk=hers.pk).update(agreed_number=2)
    assert WORDS in text_of(signed.get(path))


# Changed, removed, quoted.


def test_the_author_of_a_topic_changes_its_title_with_its_first_message(signed, hers):
    topic = make_topic(hers, "Zqancien", "Zqvieux")
    path = address("edit_post", hers.space.public_id, topic.public_id, topic.posts.get().public_id)
    signed.post(path, form(title="Neuf", body="Nouveau"))
    shown = text_of(signed.get(topic_address(topic), follow=True))
    assert "Neuf" in shown
    assert "Zqancien" not in shown and "Zqvieux" not in shown


def test_who_removes_goes_back_to_the_topic_and_twice_is_once(signed, hers):
    topic = make_topic(take_part(hers.space))
    post = make_post(hers, topic)
    path = address("remove_post", hers.space.public_id, topic.public_id, post.public_id)
    for _time in range(2):
        assert signed.post(path, follow=True).redirect_chain[-1][0].startswith(topic_address(topic))
    post.refresh_from_db()
    assert (post.body, post.is_removed) == ("", True)


def test_who_removes_the_last_message_goes_back_to_the_space(signed, hers):
    topic = make_topic(hers)
    path = address("remove_post", hers.space.public_id, topic.public_id, topic.posts.get().public_id)
    assert signed.post(path).url == address("space", hers.space.public_id)


def test_a_quote_is_read_from_where_it_stands(signed, hers):
    topic = make_topic(take_part(hers.space), text="Zqcité **fort**")
    quoted = topic.posts.get()
    assert f"?quoted={quoted.public_id}#compose" in text_of(signed.get(topic_address(topic)))
    assert "<blockquote" in text_of(signed.get(topic_address(topic) + f"?quoted={quoted.public_id}"))
    signed.post(topic_address(topic), form(quoted=quoted.public_id))
    assert Post.objects.get(number=2).quoted == quoted
    assert text_of(signed.get(topic_address(topic))).count("Zqcité") == 2
    Post.objects.filter(pk=quoted.pk).update(body="Autre chose")
    assert "Zqcité" not in text_of(signed.get(topic_address(topic)))


@pytest.mark.parametrize("why", ["removed", "held", "expired", "blocked"])
def test_a_quote_of_what_she_may_not_read_shows_nothing(client, hers, why):
    reader = take_part(hers.space)
    topic = make_topic(reader)
    quoted = make_post(hers, topic, "Zqcité")
    make_post(take_part(hers.space), topic, quoted=quoted)
    client.force_login(reader.user, backend=BACKEND)
    path = topic_address(topic)
    assert text_of(client.get(path)).count("Zqcité") == 2
    if why == "blocked":
        reader.blocks.create(blocked=hers)
    else:
        past = timezone.now() - timedelta(days=1)
        changes = {
            "expired": {"expires_at": past},
            "removed": {"standing": "removed", "body": "", "words": ""},
            "held": {"standing": "held"},
        }[why]
        Post.objects.filter(pk=quoted.pk).update(**changes)
    shown = text_of(client.get(path + f"?quoted={quoted.public_id}"))
    assert "Zqcité" not in shown
    assert "<blockquote" not in shown


def test_a_message_with_a_note_is_quoted_by_its_note(signed, hers):
    topic = make_topic(hers)
    quoted = make_post(hers, topic, "Zqdur", content_note="Violence")
    make_post(hers, topic, quoted=quoted)
    shown = text_of(signed.get(topic_address(topic)))
    assert shown.count("Zqdur") == 1
    assert "Violence" in shown.split("<blockquote")[1]


def test_a_message_is_found_on_its_page(signed, hers):
    topic = make_topic(hers)
    posts = [make_post(hers, topic) for _one in range(25)]
    place = address("topic_post", hers.space.public_id, topic.public_id, posts[-1].public_id)
    assert signed.get(place).url == topic_address(topic) + "?page=2#m26"
