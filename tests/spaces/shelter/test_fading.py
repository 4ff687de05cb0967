"""What is past its day is gone: at once for every reader, and soon from every row and file."""

from datetime import timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db.models import F
from django.utils import timezone

import pytest

from spaces.discussions.writing import Words, answer, begin_topic
from spaces.models import EntryCode, Post, PostFile, PostFileRole, Topic
from spaces.shelter.fading import fade
from tests.access.refusals import headers_of
from tests.files.corpus_pdf import pdf
from tests.spaces.making import address, make_space, make_topic, take_part, topic_address
from tests.spaces.shelter.coming import code_for, come_in, read_first, shelter
from tests.spaces.shelter.test_codes import all_rows

pytestmark = pytest.mark.django_db
CANARY = "zqdisparu"


def in_days(days):
    """Have the clock stand some days later."""
    return patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=days))


def let_pass(days):
    """Have what was written be some days older; sessions are of today."""
    past = timedelta(days=days)
    Post.objects.update(expires_at=F("expires_at") - past)
    Topic.objects.update(expires_at=F("expires_at") - past, title_expires_at=F("title_expires_at") - past)


def begin(participation, title=CANARY, **words):
    return begin_topic(
        participation, None, kind="discussion", title=title, words=Words(CANARY, **words), language="fr"
    )


def seen_by(client, space, *topics):
    """Return all that a reader is shown of a space, without what changes at each request."""
    seen = []
    for path in (address("space", space.public_id), address("discussions"), *map(topic_address, topics)):
        page = client.get(path)
        html = page.content.decode()
        for secret in [part.split('"')[0] for part in html.split('value="')[1:]]:
            html = html.replace(f'value="{secret}"', "")
        seen.append((page.status_code, html, headers_of(page)))
    return seen


@pytest.fixture
def reader(site):
    """Return (the moderator of a shelter, her who writes there, the browser of her who reads)."""
    moderator = shelter()
    _hers, client, _name = come_in(moderator, "Sarcelle")
    read_first(client)
    return moderator, take_part(moderator.space), client


@pytest.mark.parametrize(("keep", "days"), [(None, 90), (1, 1), (7, 7), (365, 365)])
def test_its_author_says_for_how_long(reader, keep, days):
    _moderator, author, _client = reader
    post = begin(author, keep=keep).posts.get()
    assert abs(post.expires_at - timezone.now() - timedelta(days=days)) < timedelta(minutes=1)
    with in_days(days - 0.1):
        assert Post.objects.visible_to(author.user).exists()
    with in_days(days + 0.1):
        assert not Post.objects.visible_to(author.user).exists()


def test_until_she_erases_it(reader):
    _moderator, author, _client = reader
    topic = begin(author, keep=0)
    let_pass(5000)
    fade.call()
    assert set(Topic.objects.visible_to(author.user)) == {topic}


def test_elsewhere_nobody_chooses(site):
    space = make_space()
    post = begin(take_part(space), keep=1).posts.get()
    assert post.expires_at is None


def test_the_form_offers_it_and_keeps_what_she_chose(reader):
    moderator, _author, client = reader
    path = address("new_topic", moderator.space.public_id)
    assert 'name="keep"' in client.get(path).content.decode()
    sent = {"kind": "discussion", "title": "Un", "body": "Deux", "keep": "7", "form_key": uuid4()}
    assert client.post(path, sent).status_code == 302
    post = Post.objects.get()
    assert abs(post.expires_at - timezone.now() - timedelta(days=7)) < timedelta(minutes=1)


def test_a_topic_past_its_day_was_never_there(reader):
    """Worlds A and B, for somebody who had not read it and for who looks at its address."""
    moderator, author, client = reader
    make_topic(moderator, "Reste", "Un mot.")
    before = seen_by(client, moderator.space)
    topic = begin(author, keep=1)
    absent = client.get(address("topic", moderator.space.public_id, "AAAAAAAAAAAA"))
    let_pass(2)
    for erase in (lambda: None, fade.call):
        erase()
        assert seen_by(client, moderator.space) == before
        assert client.get(topic_address(topic)).status_code == absent.status_code == 404
    assert not any(CANARY in row for row in all_rows())


def test_a_message_past_its_day_was_never_there(reader):
    moderator, author, client = reader
    topic = make_topic(moderator, "Reste", "Un mot.")
    seen_by(client, moderator.space, topic)  # it is new to her no longer
    before = seen_by(client, moderator.space, topic)
    answer(author, topic, None, Words(CANARY, keep=1))
    let_pass(2)
    fade.call()
    assert seen_by(client, moderator.space, topic) == before
    assert answer(moderator, topic, None, Words("Encore.")).number == 2
    assert not any(CANARY in row for row in all_rows())


def test_a_quote_of_what_is_gone_shows_nothing(reader):
    moderator, author, client = reader
    topic = make_topic(moderator, "Reste", "Un mot.")
    quoted = answer(author, topic, None, Words(CANARY, keep=1))
    answer(moderator, topic, None, Words("Je réponds.", quoted=quoted))
    let_pass(2)
    for erase in (lambda: None, fade.call):
        erase()
        assert CANARY not in client.get(topic_address(topic)).content.decode()


def test_the_title_goes_with_the_words_of_who_began_and_the_others_stay(reader):
    moderator, author, client = reader
    topic = begin(author, keep=1)
    answer(moderator, topic, None, Words("Je reste.", keep=30))
    let_pass(2)
    for erase in (lambda: None, fade.call):
        erase()
        page = client.get(topic_address(topic)).content.decode()
        assert CANARY not in page and "Je reste." in page
        assert CANARY not in client.get(address("space", moderator.space.public_id)).content.decode()
    assert not any(CANARY in row for row in all_rows())
    let_pass(30)
    fade.call()
    assert not Topic.objects.exists()


def test_its_files_leave_the_disk(reader, django_capture_on_commit_callbacks):
    _moderator, author, _client = reader
    post = begin(author, keep=1).posts.get()
    file = PostFile(post=post, role=PostFileRole.FILE, digest="0" * 64)
    file.file.save("a.pdf", ContentFile(pdf()), save=False)
    file.save()
    path = Path(file.file.path)
    assert path.exists()
    with in_days(2), django_capture_on_commit_callbacks(execute=True):
        fade.call()
    assert not path.exists()


def test_codes_that_open_nothing_are_forgotten(site):
    moderator = shelter()
    code_for(moderator)
    with in_days(6):
        fade.call()
        assert EntryCode.objects.exists()
    with in_days(8):
        fade.call()
        assert not EntryCode.objects.exists()
