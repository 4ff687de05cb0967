"""An answer to my question, a new message that I follow: mailed at once, as the space lets mails hold."""

from datetime import timedelta
from html import unescape

from django.utils import timezone

import pytest
from django_tasks_db.models import DBTaskResult

from members.models import User
from portal import mail
from portal.models import OutgoingMessage, Region
from spaces.choices import MailContent, ParticipationState, SpaceRole, Standing
from spaces.discussions import writing
from spaces.discussions.writing import Words
from spaces.mail.tasks import forget_mailed, tell_followers
from spaces.models import Block, MailedPost, Participation, Topic, TopicMark
from spaces.questions import deeds
from spaces.reading.marks import set_follows
from tests.factories import make_profile
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    make_post,
    make_space,
    make_topic,
    set_standing,
    take_part,
    topic_address,
)

pytestmark = pytest.mark.django_db
SUBJECTS = {"fr": "Un message vous attend", "en": "A message waits for you"}
WAITING = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def make_place(language="fr", **fields):
    space = make_space("Zqnom", **{"mail_content": MailContent.FULL, **fields})
    people = {"asker": take_part(space), "other": take_part(space)}
    people["moderator"] = take_part(space, moderates=True, pseudonym="Modo" if space.is_sheltered else "")
    User.objects.filter(pk=people["asker"].user_id).update(language=language)
    topic = make_topic(people["asker"], "Zqtitre", "Zqquestion", kind="question")
    return people | {"space": space, "topic": topic}


def bodies(message):
    return [message.get_body((kind,)).get_content().replace("\u00a0", " ") for kind in ("plain", "html")]


def taken(sink):
    found = list(sink.messages)
    sink.messages.clear()
    return found


@pytest.mark.parametrize(
    ("language", "says", "sees"),
    [
        ("fr", "a répondu à votre question", "Visible par les 3 membres de « Zqnom »"),
        ("en", "answered your question", "Visible to the 3 members of Zqnom"),
    ],
)
def test_an_answer_to_her_question_is_told_in_her_language(site, sink, language, says, sees):
    place = make_place(language)
    make_profile(place["other"].user, name="Zqautrice")
    make_post(place["other"], place["topic"], "Voici **une** adresse.")
    (message,) = taken(sink)
    assert message["To"] == place["asker"].user.email
    assert message["Subject"] == SUBJECTS[language]
    assert message["Content-Language"] == language
    text, html = (unescape(body).replace("\xa0", " ") for body in bodies(message))
    for words in (says, sees, "Zqnom", "Zqtitre", "Zqautrice", topic_address(place["topic"], language)):
        assert words in text
        assert words in html
    assert "Voici **une** adresse." in text
    assert "<strong>une</strong>" in html


def test_the_space_says_how_much_a_mail_holds(site, sink):
    for level, held in (("title", {"Zqnom", "Zqtitre"}), ("nothing", set())):
        place = make_place(mail_content=level)
        make_post(place["other"], place["topic"], "Zqtexte")
        (message,) = taken(sink)
        source = message.as_string() + "".join(bodies(message))
        assert {word for word in ("Zqnom", "Zqtitre", "Zqtexte", "Zqquestion") if word in source} == held
        assert (place["space"].public_id in source) == bool(held)
        assert message["Subject"] == SUBJECTS["fr"]


def test_a_discreet_space_counts_nobody(site, sink):
    place = make_place(**{**DISCREET, "mail_content": MailContent.TITLE})
    make_post(place["other"], place["topic"])
    text, _html = bodies(taken(sink)[0])
    assert "Visible par les personnes de cet espace" in text


def test_what_bears_a_content_note_is_read_on_the_site(site, sink):
    place = make_place()
    make_post(place["other"], place["topic"], "Zqdur", content_note="récit")
    source = "".join(bodies(taken(sink)[0]))
    assert "Zqdur" not in source
    assert "récit" in source


def test_who_follows_is_told_and_who_does_not_or_writes_is_not(site, sink):
    place = make_place()
    follower, _nobody = take_part(place["space"]), take_part(place["space"])
    set_follows(follower, place["topic"], follows=True)
    make_post(place["asker"], place["topic"])
    (message,) = taken(sink)
    assert message["To"] == follower.user.email
    assert "que vous suivez" in bodies(message)[0]


def test_a_survivor_without_an_address_gets_nothing(site, sink):
    place = make_place(**SHELTERED)
    make_post(place["moderator"], place["topic"])
    deeds.say(place["moderator"], place["topic"], "Je cherche.")
    assert OutgoingMessage.objects.count() == 0
    make_post(place["asker"], place["topic"])
    (message,) = taken(sink)
    assert message["To"] == place["moderator"].user.email
    assert "Zq" not in message.as_string() + "".join(bodies(message))


def test_what_is_read_first_is_told_once_it_is_published(site, sink):
    place = make_place(first_posts_read=1)
    # Her question waits too.
    Topic.objects.update(standing=Standing.PUBLISHED)
    post = make_post(place["other"], place["topic"])
    # Who is to read it first hears that something waits, and nobody else.
    assert [message["To"] for message in taken(sink)] == [place["moderator"].user.email]
    set_standing(post, Standing.PUBLISHED)
    tell_followers.call(post.pk)
    assert len(taken(sink)) == 1


def test_told_again_after_a_kill_nobody_hears_twice(site, sink):
    place = make_place()
    followers = [take_part(place["space"]) for _number in range(4)]
    for follower in followers:
        set_follows(follower, place["topic"], follows=True)
    post = make_post(place["other"], place["topic"])
    assert len(taken(sink)) == 5
    tell_followers.call(post.pk)
    assert taken(sink) == []
    # As if it had been killed in the middle.
    MailedPost.objects.filter(participation__in=followers[2:]).delete()
    tell_followers.call(post.pk)
    assert sorted(message["To"] for message in taken(sink)) == sorted(one.user.email for one in followers[2:])


def test_a_message_to_two_hundred_is_one_task_in_the_transaction(site, settings):
    place = make_place()
    people = [take_part(place["space"]) for _number in range(5)]
    TopicMark.objects.bulk_create(
        [TopicMark(participation=one, topic=place["topic"], follows=True) for one in people]
    )
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
    make_post(place["other"], place["topic"])
    assert [row.task_path for row in DBTaskResult.objects.all()] == ["spaces.mail.tasks.tell_followers"]
    assert OutgoingMessage.objects.count() == 0


# {what changes between the writing and the leaving: how}; each is done to (place, post).
MEANWHILE = {
    "left": lambda place, post: _hers(place).update(state=ParticipationState.LEFT),
    "new agreements": lambda place, post: type(place["space"]).objects.update(agreements_number=9),
    "muted": lambda place, post: _hers(place).update(mail_muted=True),
    "follows no more": lambda place, post: TopicMark.objects.update(follows=False),
    "blocked": lambda place, post: Block.objects.create(blocker=place["asker"], blocked=place["other"]),
    "was blocked": lambda place, post: Block.objects.create(blocker=place["other"], blocked=place["asker"]),
    "set aside": lambda place, post: set_standing(post, Standing.HELD),
    "removed": lambda place, post: writing.remove(place["other"], post),
    "changed": lambda place, post: writing.edit(place["other"], post, Words("Autre chose.")),
    "topic set aside": lambda place, post: Topic.objects.update(standing=Standing.HELD),
    "expired": lambda place, post: type(post).objects.update(expires_at=timezone.now()),
    "mails hold less": lambda place, post: type(place["space"]).objects.update(mail_content="title"),
    "moved": lambda place, post: Topic.objects.update(space=make_space()),
    "erased": lambda place, post: post.delete(),
    "no member": lambda place, post: place["asker"].user.groups.clear(),
}


def _hers(place):
    return Participation.objects.filter(pk=place["asker"].pk)


@pytest.mark.parametrize("what", [None, *MEANWHILE])
def test_rights_are_asked_again_when_it_leaves(site, sink, settings, what):
    place = make_place()
    immediate, settings.TASKS = settings.TASKS, WAITING
    post = make_post(place["other"], place["topic"])
    tell_followers.call(post.pk)
    kept = OutgoingMessage.objects.get()
    settings.TASKS = immediate
    if what:
        MEANWHILE[what](place, post)
        sink.messages.clear()
    mail.deliver.call(str(kept.pk))
    assert len(sink.messages) == (0 if what else 1)
    kept.refresh_from_db()
    assert (bytes(kept.source), kept.recipients, kept.about) == (b"", [], "")


def test_the_asker_hears_at_each_step_and_not_of_her_own_deeds(site, sink):
    place = make_place()
    deeds.see(place["moderator"], place["topic"])
    deeds.pass_on(place["moderator"], place["topic"], to="Zoé")
    deeds.say(place["moderator"], place["topic"], "Pas encore trouvé.")
    deeds.sum_up(place["moderator"], place["topic"], "Au refuge.", written_at=None, by_telephone=True)
    told = taken(sink)
    assert {message["To"] for message in told} == {place["asker"].user.email}
    said = [bodies(message)[0] for message in told]
    for words, text in zip(("a lu", "passée", "Pas encore trouvé.", "Au refuge."), said, strict=True):
        assert words in text
    Participation.objects.filter(pk=place["asker"].pk).update(role=SpaceRole.MODERATOR)
    deeds.say(place["asker"], place["topic"], "Je cherche aussi.")
    assert taken(sink) == []


def test_the_pivot_members_of_a_region_who_are_here_are_told(site, sink):
    place, region = (
        make_place(),
        Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie"),
    )
    here, elsewhere = take_part(place["space"]), take_part(make_space())
    for hers in (here, elsewhere):
        make_profile(hers.user).pivot_regions.add(region)
    deeds.pass_on(place["moderator"], place["topic"], region=region)
    told = {message["To"]: bodies(message)[0] for message in taken(sink)}
    assert set(told) == {here.user.email, place["asker"].user.email}
    assert "membres pivots" in told[here.user.email]


def test_what_was_mailed_is_forgotten_after_a_month(site, sink, time_machine):
    place = make_place()
    make_post(place["other"], place["topic"])
    forget_mailed.call()
    assert MailedPost.objects.count() == 1
    time_machine.move_to(timezone.now() + timedelta(days=31), tick=False)
    forget_mailed.call()
    assert MailedPost.objects.count() == 0
