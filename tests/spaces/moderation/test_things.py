"""What is beside the messages waits in the same queue: reported by anybody, read first, decided once."""

from datetime import timedelta
from uuid import uuid4

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

import pytest

from portal.registries.personal_data import personal_data
from portal.registries.queues import queues
from spaces.choices import ModerationDeed, ReportReason, Standing
from spaces.models import ModerationAct, Participation, PostReport, ThingReport
from spaces.moderation.acts import forget_old
from spaces.moderation.deeds import TooLate
from spaces.moderation.own_queues import spaces_without_anybody
from spaces.moderation.reports import report, report_thing
from spaces.moderation.things import as_seen, decide_thing, queue_of_things, rows_waiting
from spaces.texts.writing import comment, save_text
from spaces.things.kinds import KINDS, kind_of
from tests.factories import make_person
from tests.spaces.making import SHELTERED, address, make_topic
from tests.spaces.moderation.conftest import people_of
from tests.spaces.things import (
    make_announcement,
    make_file,
    make_link,
    make_meeting,
    make_poll,
    make_text,
    space_with_all,
)

pytestmark = pytest.mark.django_db
WORD = "zqsignalementzq"
MAKE = {
    "announcement": make_announcement,
    "resource": make_link,
    "meeting": make_meeting,
    "poll": make_poll,
    "text": make_text,
}
TELEPHONE = "Appelez Jeanne au 514 555-0123"


@pytest.fixture
def refuge(site):
    """A space for survivors that holds every part."""
    return people_of(space_with_all(**SHELTERED))


@pytest.fixture
def open_house(site):
    """A space of members that holds every part, and reads the first messages first."""
    return people_of(space_with_all(first_posts_read=1))


def path(thing, name):
    return address(f"report_{name}", thing.space.public_id, thing.public_id)


def as_now(thing):
    return type(thing).objects.get(pk=thing.pk)


def waits_for(moderator):
    return [item.thing for item in queue_of_things(moderator)]


def made_by(people, name):
    """Make a thing: by a moderator where she alone may."""
    who = people.colleague if name in ("announcement", "meeting") else people.hers
    thing = MAKE[name](who)
    type(thing).objects.update(standing=Standing.PUBLISHED)
    return as_now(thing)


@pytest.mark.parametrize("name", MAKE)
def test_each_kind_is_reported_in_two_actions_and_once(refuge, as_, told, sink, name):
    thing = made_by(refuge, name)
    sink.messages.clear()
    client = as_(refuge.other)
    page = client.get(kind_of(thing).url_of(thing)).content.decode()
    assert path(thing, name) in page
    for _again in range(2):
        answer = client.post(path(thing, name), {"reason": "hurts", "words": WORD})
        assert answer.url == address("report_thanks", refuge.space.public_id)
    assert ThingReport.objects.get().words == WORD
    assert refuge.moderator.user.email in told()
    assert as_now(thing).standing == Standing.PUBLISHED
    [item] = queue_of_things(refuge.moderator)
    assert (item.thing, [one.words for one in item.reports]) == (thing, [WORD])


def test_every_kind_is_tried():
    assert {kind.model for kind in KINDS.values()} == {type_of(name) for name in MAKE}


def type_of(name):
    return next(kind.model for kind in KINDS.values() if kind.model.__name__.lower().endswith(name))


@pytest.mark.parametrize("typed", [{}, {"reason": "x"}, {"reason": "other", "words": "a" * 601}])
def test_bad_input_is_given_back(refuge, as_, typed):
    thing = made_by(refuge, "resource")
    answer = as_(refuge.other).post(path(thing, "resource"), typed)
    assert answer.status_code == 200 and "errorlist" in answer.content.decode()
    assert not ThingReport.objects.exists()


def test_somebody_in_danger_reads_at_once_whom_to_call(refuge, as_):
    thing = made_by(refuge, "resource")
    answer = as_(refuge.other).post(path(thing, "resource"), {"reason": "danger"}, follow=True)
    assert "9-1-1" in answer.content.decode().split("</h1>")[0]


def test_one_does_not_report_ones_own_nor_what_one_does_not_read(refuge, as_):
    thing = made_by(refuge, "resource")
    assert as_(refuge.hers).post(path(thing, "resource"), {"reason": "hurts"}).status_code == 404
    report_thing(refuge.other, thing, ReportReason.NAMES)
    assert as_now(thing).standing == Standing.HELD
    assert as_(refuge.third).post(path(thing, "resource"), {"reason": "hurts"}).status_code == 404


def test_three_reports_set_it_aside_in_a_sheltered_space_and_not_elsewhere(refuge, open_house):
    for people, standing in ((refuge, Standing.HELD), (open_house, Standing.PUBLISHED)):
        thing = made_by(people, "resource")
        for one in (people.other, people.third, people.colleague):
            report_thing(one, thing, ReportReason.HURTS)
        assert as_now(thing).standing == standing


def test_who_reported_is_read_by_nobody(refuge, as_):
    thing = made_by(refuge, "resource")
    report_thing(refuge.other, thing, ReportReason.HURTS, WORD)
    for name, parts in (("space_moderation", []), ("judge_thing", [thing.public_id])):
        page = as_(refuge.moderator).get(address(name, refuge.space.public_id, *parts)).content.decode()
        assert "Cela blesse" in page
        assert refuge.other.pseudonym not in page


def test_what_a_new_person_adds_waits_in_the_queue_and_is_told(open_house, told):
    thing = make_link(open_house.hers)
    assert as_now(thing).standing == Standing.WAITING
    assert sorted(told()) == sorted([open_house.moderator.user.email, open_house.colleague.user.email])
    assert waits_for(open_house.moderator) == [thing]
    assert queues.get("space_moderation").waiting(open_house.moderator.user).number == 1


@pytest.mark.parametrize("name", ["resource", "poll", "text"])
def test_what_leads_to_somebody_waits_in_a_sheltered_space(refuge, open_house, name):
    assert as_now(MAKE[name](refuge.hers, TELEPHONE)).standing == Standing.WAITING
    assert as_now(MAKE[name](refuge.hers, "Rien de tel")).standing == Standing.PUBLISHED
    assert as_now(MAKE[name](refuge.moderator, TELEPHONE)).standing == Standing.PUBLISHED


def test_and_when_it_is_put_there_later(refuge, as_):
    thing = make_link(refuge.hers, "Rien de tel")
    change = address("change_resource", refuge.space.public_id, thing.public_id)
    as_(refuge.hers).post(change, {"title": TELEPHONE, "about": "", "link": thing.link})
    assert as_now(thing).title == TELEPHONE
    assert as_now(thing).standing == Standing.WAITING
    assert waits_for(refuge.moderator) == [thing]


DEEDS = {
    ModerationDeed.KEPT: Standing.PUBLISHED,
    ModerationDeed.HELD: Standing.HELD,
    ModerationDeed.REMOVED: None,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_each_decision_is_done_once_and_written_down(refuge, as_, deed):
    thing = made_by(refuge, "resource")
    report_thing(refuge.other, thing, ReportReason.HURTS)
    page = address("judge_thing", refuge.space.public_id, thing.public_id)
    sent = {"deed": deed, "seen": as_seen(thing), "reason": "hurts"}
    client = as_(refuge.moderator)
    assert client.post(page, sent).status_code == 302
    assert client.post(page, sent).status_code in (404, 409)
    found = type(thing).objects.filter(pk=thing.pk).first()
    assert (found.standing if found else None) == DEEDS[deed]
    act = ModerationAct.objects.get()
    assert (act.deed, act.reason, act.actor) == (deed, "hurts", refuge.moderator)
    assert WORD not in str(vars(act)) and thing.title not in str(vars(act))
    assert bool(waits_for(refuge.moderator)) == (deed == ModerationDeed.HELD)


def test_what_was_set_aside_appears_again(refuge):
    thing = made_by(refuge, "resource")
    report_thing(refuge.other, thing, ReportReason.NAMES)
    held = as_now(thing)
    decide_thing(refuge.moderator, held, ModerationDeed.PUBLISHED, as_seen(held))
    assert as_now(thing).standing == Standing.PUBLISHED
    assert waits_for(refuge.moderator) == []


def test_of_two_moderators_one_decides(refuge):
    thing = made_by(refuge, "resource")
    report_thing(refuge.other, thing, ReportReason.HURTS)
    seen = as_seen(thing)
    decide_thing(refuge.moderator, thing, ModerationDeed.HELD, seen)
    with pytest.raises(TooLate):
        decide_thing(refuge.colleague, thing, ModerationDeed.KEPT, seen)
    assert ModerationAct.objects.count() == 1


def test_no_moderator_lets_her_own_reported_thing_appear_or_vanish_unseen(refuge, as_):
    thing = MAKE["announcement"](refuge.moderator)
    report_thing(refuge.other, thing, ReportReason.NAMES)
    client = as_(refuge.moderator)
    listed = client.get(address("announcements", refuge.space.public_id)).content.decode()
    judge = address("judge_thing", refuge.space.public_id, thing.public_id)
    assert judge not in listed
    assert client.post(judge, {"deed": "published", "seen": as_seen(as_now(thing))}).status_code == 404
    assert as_now(thing).standing == Standing.HELD
    client.post(address("remove_announcement", refuge.space.public_id, thing.public_id))
    assert [act.deed for act in ModerationAct.objects.all()] == [ModerationDeed.REMOVED]


def test_what_a_moderator_removes_from_its_list_is_in_the_log_and_ones_own_is_not(refuge, as_):
    hers, own = made_by(refuge, "resource"), make_link(refuge.moderator)
    for thing in (hers, own):
        as_(refuge.moderator).post(address("remove_resource", refuge.space.public_id, thing.public_id))
    assert not type(hers).objects.exists()
    act = ModerationAct.objects.get()
    assert (act.deed, act.note_words) == (ModerationDeed.REMOVED, "Fichiers et liens")


@pytest.mark.parametrize(("reader", "word"), [("fr", "Fichiers et liens"), ("en", "Files and links")])
def test_the_log_says_of_what_part_in_the_readers_language(refuge, as_, reader, word):
    thing = made_by(refuge, "resource")
    with translation.override("fr" if reader == "en" else "en"):
        decide_thing(refuge.moderator, thing, ModerationDeed.HELD, as_seen(thing))
    page = as_(refuge.moderator).get(address("moderation_log", refuge.space.public_id, language=reader))
    assert word in page.content.decode()


def test_a_report_that_came_meanwhile_is_not_settled_unread(refuge):
    thing = made_by(refuge, "resource")
    report_thing(refuge.other, thing, ReportReason.OTHER)
    seen = as_seen(thing)
    report_thing(refuge.third, thing, ReportReason.DANGER)
    with pytest.raises(TooLate):
        decide_thing(refuge.moderator, thing, ModerationDeed.KEPT, seen)
    assert ThingReport.objects.waiting().count() == 2
    # What takes it away need not wait.
    decide_thing(refuge.moderator, thing, ModerationDeed.HELD, seen)
    assert as_now(thing).standing == Standing.HELD


def test_what_was_left_as_it_is_may_be_reported_again(refuge):
    thing = made_by(refuge, "resource")
    report_thing(refuge.other, thing, ReportReason.OTHER)
    decide_thing(refuge.moderator, thing, ModerationDeed.KEPT, as_seen(thing))
    report_thing(refuge.other, thing, ReportReason.NAMES, "Encore")
    assert as_now(thing).standing == Standing.HELD
    assert [report.words for report in ThingReport.objects.waiting()] == ["Encore"]


def test_nobody_decides_about_her_own_words_in_what_another_began(refuge, as_):
    text = made_by(refuge, "text")
    save_text(refuge.moderator, text, text.number, title=text.title, body="Zqméchant")
    report_thing(refuge.other, as_now(text), ReportReason.HURTS, WORD)
    assert waits_for(refuge.moderator) == []
    page = address("judge_thing", refuge.space.public_id, text.public_id)
    assert as_(refuge.moderator).get(page).status_code == 404
    assert waits_for(refuge.colleague) == [text]
    # She who began it may report what was put under her title.
    assert path(text, "text") in as_(refuge.hers).get(kind_of(text).url_of(text)).content.decode()


def test_nor_about_a_report_of_what_was_hers_once_another_wrote_after_her(refuge, as_):
    text = made_by(refuge, "text")
    save_text(refuge.moderator, text, text.number, title=text.title, body="Zqméchant")
    report_thing(refuge.other, as_now(text), ReportReason.HURTS, WORD)
    save_text(refuge.hers, as_now(text), 2, title=text.title, body="Zqméchant.")
    assert waits_for(refuge.moderator) == []
    page = address("judge_thing", refuge.space.public_id, text.public_id)
    sent = {"deed": ModerationDeed.KEPT, "seen": as_seen(as_now(text)), "reason": "other"}
    assert as_(refuge.moderator).post(page, sent).status_code == 404
    with pytest.raises(TooLate):
        decide_thing(refuge.moderator, text, ModerationDeed.KEPT, as_seen(as_now(text)))
    assert waits_for(refuge.colleague) == [text]
    Participation.objects.filter(pk=refuge.colleague.pk).update(role="participant")
    assert spaces_without_anybody() == [refuge.space.public_id]


def test_what_made_a_text_wait_does_not_come_out_with_the_version_that_follows(refuge, as_):
    text = make_text(refuge.hers, body=TELEPHONE)
    assert as_now(text).standing == Standing.WAITING
    save_text(refuge.hers, as_now(text), 1, title=text.title, body="Sans le numéro.")
    decide_thing(refuge.moderator, text, ModerationDeed.PUBLISHED, as_seen(as_now(text)))
    first = text.versions.get(number=1)
    former = address("text_version", refuge.space.public_id, text.public_id, first.public_id)
    assert first.body == "" and first.erased_at
    assert "555-0123" not in as_(refuge.other).get(former).content.decode()
    # What others read before it waited stays among its versions.
    save_text(refuge.hers, as_now(text), 2, title=text.title, body=TELEPHONE)
    assert text.versions.get(number=2).body == "Sans le numéro."


def test_a_text_changed_to_hold_a_number_waits_and_a_remark_is_refused(refuge):
    text = made_by(refuge, "text")
    save_text(refuge.hers, text, text.number, title=text.title, body=TELEPHONE)
    assert as_now(text).standing == Standing.WAITING
    assert waits_for(refuge.moderator) == [text]
    other = make_text(refuge.third)
    with pytest.raises(ValidationError):
        comment(refuge.other, other, uuid4(), TELEPHONE)
    assert not other.comments.exists()
    assert comment(refuge.other, other, uuid4(), "Rien de tel.").body == "Rien de tel."


def test_the_answers_of_a_poll_are_read_by_the_detector_too(refuge, as_):
    day = timezone.localdate() + timedelta(days=7)
    sent = {"question": "Quand ?", "choices": f"Lundi\n{TELEPHONE}", "shows": "answered", "until": day}
    as_(refuge.hers).post(address("new_poll", refuge.space.public_id), {"form_key": uuid4(), **sent})
    poll = type_of("poll").objects.get()
    assert poll.standing == Standing.WAITING
    page = as_(refuge.moderator).get(address("judge_thing", refuge.space.public_id, poll.public_id))
    assert TELEPHONE in page.content.decode()


def test_who_wrote_what_waited_is_told_of_what_comes_after(refuge, told, sink):
    report_thing(refuge.other, MAKE["announcement"](refuge.moderator), ReportReason.HURTS)
    sink.messages.clear()
    report_thing(refuge.other, made_by(refuge, "resource"), ReportReason.HURTS)
    assert refuge.moderator.user.email in told()
    assert refuge.colleague.user.email not in told()


def test_the_oldest_is_the_oldest_wait_and_not_the_oldest_thing(refuge):
    thing = made_by(refuge, "resource")
    type(thing).objects.update(made_at=timezone.now() - timedelta(days=60))
    report_thing(refuge.other, thing, ReportReason.HURTS)
    oldest = queues.get("space_moderation").waiting(refuge.moderator.user).oldest
    assert timezone.now() - oldest < timedelta(minutes=5)


def test_a_report_that_nobody_can_see_to_is_erased_after_a_year(refuge):
    report_thing(refuge.other, made_by(refuge, "resource"), ReportReason.HURTS)
    forget_old(timezone.now() + timedelta(days=364))
    assert ThingReport.objects.count() == 1
    forget_old(timezone.now() + timedelta(days=366))
    assert ThingReport.objects.count() == 0


def test_a_broken_form_decides_nothing(refuge, as_):
    thing = made_by(refuge, "resource")
    page = address("judge_thing", refuge.space.public_id, thing.public_id)
    broken = ({"deed": "removed"}, {"deed": "removed", "seen": "x"}, {"deed": "x", "seen": as_seen(thing)})
    for sent in broken:
        assert as_(refuge.moderator).post(page, sent).status_code == 409
    assert as_now(thing).standing == Standing.PUBLISHED


def test_a_moderator_who_is_the_one_reported_sees_nothing_of_it(refuge, as_):
    thing = MAKE["announcement"](refuge.moderator)
    report_thing(refuge.other, thing, ReportReason.HURTS)
    assert waits_for(refuge.moderator) == []
    page = address("judge_thing", refuge.space.public_id, thing.public_id)
    assert as_(refuge.moderator).get(page).status_code == 404
    assert queues.get("space_moderation").waiting(refuge.moderator.user).number == 0
    assert waits_for(refuge.colleague) == [thing]


def test_where_nobody_else_moderates_the_officer_is_told(refuge, told, sink):
    officer = make_person("privacy_officer")
    Participation.objects.filter(pk=refuge.colleague.pk).update(role="participant")
    thing = MAKE["announcement"](refuge.moderator)
    sink.messages.clear()
    report_thing(refuge.other, thing, ReportReason.HURTS)
    assert told() == [officer.email]
    assert spaces_without_anybody() == [refuge.space.public_id]
    assert queues.get("space_moderation_alone").waiting(officer).number == 1


def test_the_facilitator_learns_elsewhere_only_that_something_waits(refuge):
    facilitator = make_person("facilitator")
    assert queues.get("spaces_elsewhere").waiting(facilitator).number == 0
    for _number in range(2):
        report_thing(refuge.other, made_by(refuge, "resource"), ReportReason.HURTS)
    told = queues.get("spaces_elsewhere").waiting(facilitator)
    assert (told.number, told.oldest) == (1, None)
    assert queues.get("space_moderation").waiting(facilitator).number == 0


@pytest.mark.parametrize("how", ["removed", "part switched off"])
def test_what_is_no_longer_there_does_not_wait(refuge, how):
    thing = made_by(refuge, "resource")
    report_thing(refuge.other, thing, ReportReason.HURTS)
    assert len(rows_waiting()) == 1
    if how == "removed":
        thing.delete()
        assert not ThingReport.objects.exists()
    else:
        type(refuge.space).objects.update(parts=["discussions"])
        cache.clear()
    assert rows_waiting() == [] and waits_for(refuge.moderator) == []


def test_the_queue_takes_the_same_queries_for_one_and_for_ten(refuge, as_, django_assert_max_num_queries):
    client = as_(refuge.moderator)
    path_of_queue = address("space_moderation", refuge.space.public_id)
    report_thing(refuge.other, made_by(refuge, "resource"), ReportReason.HURTS)
    with django_assert_max_num_queries(60) as first:
        client.get(path_of_queue)
    for _number in range(9):
        report_thing(refuge.other, made_by(refuge, "resource"), ReportReason.HURTS)
    with django_assert_max_num_queries(len(first.captured_queries)):
        page = client.get(path_of_queue)
    assert len(page.context["things"]) == 10


def test_a_file_too_is_judged(refuge, as_):
    thing = make_file(refuge.hers)
    report_thing(refuge.other, thing, ReportReason.OTHER)
    page = as_(refuge.moderator).get(address("judge_thing", refuge.space.public_id, thing.public_id))
    assert thing.title in page.content.decode()


def test_what_one_reported_is_ones_own_and_goes_with_one(refuge):
    post = make_topic(refuge.third).posts.get()
    report(refuge.other, post, ReportReason.HURTS, f"{WORD} un")
    report_thing(refuge.other, made_by(refuge, "resource"), ReportReason.OTHER, f"{WORD} deux")
    section = next(one for one in personal_data if one.name == "space_reports")
    assert [one["in a few words"] for one in section.export(refuge.other.user)] == [
        f"{WORD} un",
        f"{WORD} deux",
    ]
    assert section.export(refuge.hers.user) == []
    section.erase(refuge.other.user)
    kept = [
        *PostReport.objects.values_list("words", "reporter"),
        *ThingReport.objects.values_list("words", "reporter"),
    ]
    assert kept == [("", None), ("", None)]
