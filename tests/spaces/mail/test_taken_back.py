"""An address that serves no more stands nowhere: not in the messages that wait to leave either."""

import pytest

from members.data_rights.erasing import erase_person
from portal import mail
from portal.models import OutgoingMessage
from spaces.joining import leave
from spaces.mail import choosing
from spaces.mail.stopping import row_of_link, stop, stop_path
from spaces.mail.tasks import tell_followers
from spaces.models import MailChoice, MailKind
from spaces.shelter.fading import fade
from tests.members.data_rights.dump import dump
from tests.spaces.mail.test_choosing import HERS, WAITING, ask
from tests.spaces.mail.test_choosing import place as place
from tests.spaces.making import make_post, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db
OTHERS = "zqvoisine@example.org"


@pytest.fixture
def waiting(place, sink, settings):
    """The place, where a message to her and a test to another wait to leave."""
    ask(place, sink, MailKind.ANSWERS)
    settings.TASKS = WAITING
    tell_followers.call(make_post(place["moderator"], place["topic"]).pk)
    place["other"] = take_part(place["space"])
    choosing.send_test(place["other"], OTHERS)
    assert sorted(one.recipients[0] for one in OutgoingMessage.objects.filter(sent_at=None)) == [HERS, OTHERS]
    return place


def click(place):
    token = stop_path(MailChoice.objects.get(participation=place["hers"])).rstrip("/").rpartition("/")[2]
    stop(*row_of_link(token), everything=True)


def fall_asleep(place):
    type(place["hers"].user).objects.filter(pk=place["hers"].user_id).update(is_active=False)
    fade.call()


ENDS = {
    "forgotten": lambda place: choosing.forget(place["hers"]),
    "stopped": click,
    "erased": lambda place: erase_person(place["hers"].user, by=place["hers"].user),
    "left": lambda place: leave(place["hers"]),
    "asleep": fall_asleep,
    "another address": lambda place: choosing.send_test(place["hers"], "zqneuve@example.org"),
}


@pytest.mark.parametrize("what", ENDS)
def test_her_address_leaves_the_messages_that_wait(waiting, what):
    ENDS[what](waiting)
    left = OutgoingMessage.objects.filter(sent_at=None)
    held = str([(one.recipients, bytes(one.source)) for one in left])
    assert HERS not in held
    assert OTHERS in held
    assert ("zqneuve" in held) == (what == "another address")


def test_once_it_is_forgotten_no_row_holds_it(waiting):
    choosing.forget(waiting["hers"])
    assert HERS not in dump()


def test_what_was_taken_back_is_not_sent_and_breaks_nothing(waiting, sink):
    keys = [str(one.pk) for one in OutgoingMessage.objects.filter(sent_at=None) if one.recipients == [HERS]]
    choosing.forget(waiting["hers"])
    for key in keys:
        mail.deliver.call(key)
    assert not [message for message in sink.messages if message["To"] == HERS]


def test_who_has_an_account_with_an_address_is_erased_from_them_too(site, settings):
    space = make_space()
    asker, other = take_part(space), take_part(space)
    topic = make_topic(asker)
    settings.TASKS = WAITING
    tell_followers.call(make_post(other, topic).pk)
    assert OutgoingMessage.objects.filter(sent_at=None).count() == 1
    erase_person(asker.user, by=asker.user, say_so=False)
    assert not OutgoingMessage.objects.filter(sent_at=None).exists()
