"""What the pages of testimonies and of spaces say reads as French, whatever the name."""

import pytest

from spaces.choices import Standing, WaitReason
from spaces.models import Post
from tests.spaces.making import address, client_of, make_testimony, make_topic, take_part, topic_address

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["Alizée", "Hélène", "Sitelle"])
def test_the_name_under_a_testimony_needs_no_elision(refuge, name):
    held = make_testimony(refuge.author, pseudonym=name)
    for path in ("space_testimony", "space_testimonies"):
        args = [refuge.space.public_id, held.public_id][: 2 if path == "space_testimony" else 1]
        page = refuge.hers.get(address(path, *args)).content.decode()
        assert f"Témoignage · {name}" in page and f"de {name}" not in page


def test_who_may_read_it_is_asked_once(refuge):
    held = make_testimony(refuge.author)
    page = refuge.hers.get(address("space_testimony", refuge.space.public_id, held.public_id))
    assert page.content.decode().count("Qui peut le lire") == 1


def test_a_space_is_named_without_an_article_that_would_be_missing(refuge):
    type(refuge.space).objects.update(name_fr="Zqespace des survivantes", welcome_fr="Bienvenue.")
    page = refuge.hers.get(address("space", refuge.space.public_id)).content.decode()
    assert "Vous êtes ici\u00a0: Zqespace des survivantes" in page and "Ici, c’est" not in page


def test_why_a_message_waits_is_a_whole_sentence_for_who_moderates(refuge):
    topic = make_topic(take_part(refuge.space))
    Post.objects.update(standing=Standing.WAITING, waits_for=WaitReason.SPOTS)
    page = client_of(refuge.moderator).get(topic_address(topic)).content.decode()
    assert "ressemble à un numéro ou à une adresse.</p>" in page
