"""Leaving a space: alone, or with all that one wrote there."""

import pytest

from spaces.models import Participation, Post, Topic
from tests.spaces.making import (
    SHELTERED,
    address,
    attach_voice,
    client_of,
    make_post,
    make_space,
    make_topic,
    take_part,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[{}, SHELTERED], ids=["listed", "sheltered"])
def left(request, site):
    """A space in which she began a topic and answered in another's."""
    space = make_space(**request.param)
    hers, other = take_part(space), take_part(space)
    own, others = make_topic(hers, "Zqtitre", "Zqmots"), make_topic(other, "Un titre", "Des mots")
    attach_voice(make_post(hers, others, "Zqréponse"))
    make_post(other, own, "Une réponse.")
    return hers, other


def leave(hers, **answers):
    return client_of(hers).post(address("space_leave", hers.space.public_id), answers)


def written():
    return " ".join(
        [*Post.objects.values_list("body", flat=True), *Topic.objects.values_list("title", flat=True)]
    )


def test_she_is_asked_what_becomes_of_her_messages(left):
    hers, _other = left
    page = client_of(hers).get(address("space_leave", hers.space.public_id)).content.decode()
    gone_first = hers.space.is_sheltered
    assert ('value="gone" checked' in page) == gone_first
    assert ('value="stay" checked' in page) != gone_first
    nobody = take_part(hers.space)
    page = client_of(nobody).get(address("space_leave", hers.space.public_id)).content.decode()
    assert 'name="messages"' not in page


def test_they_stay_when_she_says_so_or_says_nothing(left):
    hers, _other = left
    leave(hers)
    assert not Participation.objects.of(hers.user).filter(pk=hers.pk).exists()
    assert written().count("Zq") == 3


def test_they_go_with_her_and_the_words_of_others_stay(left, django_capture_on_commit_callbacks, settings):
    hers, other = left
    with django_capture_on_commit_callbacks(execute=True):
        leave(hers, messages="gone")
    assert not Participation.objects.of(hers.user).filter(pk=hers.pk).exists()
    assert "Zq" not in written()
    assert not any(post.files.exists() for post in Post.objects.all())
    assert sorted(Post.objects.filter(author=other).values_list("body", flat=True)) == [
        "Des mots",
        "Une réponse.",
    ]


def test_the_last_moderator_who_may_not_leave_loses_nothing(site):
    space = make_space()
    hers = take_part(space, moderates=True)
    take_part(space)
    make_topic(hers, "Zqtitre", "Zqmots")
    leave(hers, messages="gone")
    assert written().count("Zq") == 2
