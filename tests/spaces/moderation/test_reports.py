"""A report: two actions, once each, told to nobody; where it goes when a moderator is the one reported."""

import pytest

from members.models import AccessLog, Deed
from portal.registries.queues import queues
from spaces.choices import ModerationDeed, ReportReason, Standing
from spaces.discussions.writing import remove
from spaces.models import ModerationAct, Participation, PostReport
from spaces.moderation.deeds import as_seen
from spaces.moderation.reports import report
from spaces.moderation.telling import moderators_for
from tests.factories import make_person
from tests.spaces.making import address, make_post, make_topic, topic_address
from tests.spaces.moderation.test_first_posts import now, reads

pytestmark = pytest.mark.django_db
WORD = "zqsignalementzq"


def path(people, post, name="report_post"):
    return address(name, people.space.public_id, post.public_id)


def test_reported_in_two_actions_and_once(shelter, as_):
    post = make_post(shelter.hers, make_topic(shelter.third))
    client = as_(shelter.other)
    assert path(shelter, post) in client.get(topic_address(post.topic)).content.decode()
    for _again in range(2):
        answer = client.post(path(shelter, post), {"reason": "hurts", "words": WORD})
        assert answer.url == address("report_thanks", shelter.space.public_id)
        assert client.get(answer.url).status_code == 200
    assert PostReport.objects.get().words == WORD


def test_somebody_in_danger_reads_at_once_whom_to_call(shelter, as_):
    post = make_post(shelter.hers, make_topic(shelter.third))
    answer = as_(shelter.other).post(path(shelter, post), {"reason": "danger"}, follow=True)
    assert "9-1-1" in answer.content.decode().split("</h1>")[0]


@pytest.mark.parametrize("typed", [{}, {"reason": "x"}, {"reason": "other", "words": "a" * 601}])
def test_bad_input_is_given_back(shelter, as_, typed):
    post = make_post(shelter.hers, make_topic(shelter.third))
    answer = as_(shelter.other).post(path(shelter, post), typed)
    assert answer.status_code == 200 and "errorlist" in answer.content.decode()
    assert not PostReport.objects.exists()


def test_one_does_not_report_ones_own_nor_what_one_does_not_read(shelter, as_):
    post = make_post(shelter.hers, make_topic(shelter.third))
    assert as_(shelter.hers).post(path(shelter, post), {"reason": "hurts"}).status_code == 404
    report(shelter.other, post, ReportReason.NAMES)
    assert now(post).standing == Standing.HELD
    assert as_(shelter.third).post(path(shelter, post), {"reason": "hurts"}).status_code == 404


def test_three_reports_set_it_aside_in_a_sheltered_space(shelter):
    post = make_post(shelter.hers, make_topic(shelter.third))
    for number, one in enumerate((shelter.other, shelter.third, shelter.colleague), 1):
        report(one, post, ReportReason.HURTS)
        report(one, post, ReportReason.HURTS)
        assert (now(post).standing == Standing.HELD) == (number == 3)


def test_elsewhere_a_moderator_decides(listed):
    post = make_topic(listed.moderator).posts.get()
    for one in (listed.hers, listed.other, listed.third):
        report(one, post, ReportReason.NAMES)
    assert now(post).standing == Standing.PUBLISHED


def test_nobody_learns_who_reported(shelter, as_):
    post = make_post(shelter.hers, make_topic(shelter.third))
    report(shelter.other, post, ReportReason.NAMES, WORD)
    queue = as_(shelter.moderator).get(address("space_moderation", shelter.space.public_id)).content.decode()
    item = as_(shelter.moderator).get(path(shelter, post, "moderate_post")).content.decode()
    assert shelter.hers.pseudonym in queue and WORD in item
    assert shelter.other.pseudonym not in queue + item
    hers = as_(shelter.hers).get(topic_address(post.topic)).content.decode()
    assert WORD not in hers and shelter.other.pseudonym not in hers


def test_a_reported_moderator_is_told_in_no_channel(listed, as_, told):
    post = make_topic(listed.moderator).posts.get()
    report(listed.hers, post, ReportReason.HURTS, WORD)
    pages = ["space_moderation", "moderation_log"]
    seen = {
        one: "".join(as_(one).get(address(name, listed.space.public_id)).content.decode() for name in pages)
        + as_(one).get(topic_address(post.topic)).content.decode()
        for one in (listed.moderator, listed.colleague)
    }
    assert as_(listed.moderator).get(path(listed, post, "moderate_post")).status_code == 404
    assert WORD in as_(listed.colleague).get(path(listed, post, "moderate_post")).content.decode()
    assert "Cela blesse" not in seen[listed.moderator] and "Cela blesse" in seen[listed.colleague]
    waiting = queues.get("space_moderation").waiting
    assert waiting(listed.moderator.user).number == 0 and waiting(listed.colleague.user).number == 1
    assert told() == [listed.colleague.user.email]


def test_where_nobody_else_moderates_the_privacy_officer_is_told_that_something_waits(
    listed, client_as, told
):
    officer = make_person("privacy_officer")
    Participation.objects.filter(pk=listed.colleague.pk).update(role="participant")
    post = make_topic(listed.moderator, "Zqtitre", "Zqcorps").posts.get()
    report(listed.hers, post, ReportReason.HURTS, WORD)
    assert not moderators_for(post.topic.space_id, post.author_id).exists()
    assert told() == [officer.email]
    assert queues.get("space_moderation_alone").waiting(officer).number == 1
    page = client_as("privacy_officer").get("/fr/bureau-vie-privee/espaces/").content.decode()
    assert listed.space.public_id in page
    assert not any(word in page for word in (WORD, "Zqtitre", "Zqcorps", listed.space.name_fr))
    assert AccessLog.objects.filter(deed=Deed.MODERATION_READ).count() == 1


def test_a_colleague_settles_it(listed, as_):
    post = make_topic(listed.moderator).posts.get()
    report(listed.hers, post, ReportReason.HURTS)
    data = {"deed": "kept", "seen": as_seen(post), "reason": "hurts"}
    as_(listed.colleague).post(path(listed, post, "moderate_post"), data)
    assert PostReport.objects.get().settled_at is not None and reads(listed.other, post)
    assert queues.get("space_moderation").waiting(listed.colleague.user).number == 0


def test_a_moderator_who_removes_her_own_reported_message_stands_in_the_log(listed):
    topic = make_topic(listed.hers)
    quiet, reported = (make_post(listed.moderator, topic, words) for words in ("Rien", "Zq"))
    report(listed.other, reported, "hurts")
    remove(listed.moderator, quiet)
    assert not ModerationAct.objects.exists()
    remove(listed.moderator, reported)
    act = ModerationAct.objects.get()
    assert (act.deed, act.actor_id) == (ModerationDeed.REMOVED, listed.moderator.pk)
    assert not PostReport.objects.waiting().exists()
