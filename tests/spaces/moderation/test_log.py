"""The log of moderation: never content; each space reads its own, the officer the whole; kept for a year."""

from datetime import timedelta

from django.utils import timezone

import pytest

from spaces.models import ModerationAct, PostReport
from spaces.moderation.acts import log
from spaces.moderation.deeds import HOLD, as_seen, decide
from spaces.moderation.reports import report
from spaces.moderation.tasks import forget_moderation
from tests.spaces.making import address, make_space, make_topic, take_part

pytestmark = pytest.mark.django_db
WORDS = ("Zqtitre", "Zqcorps", "Zqmot")


def test_it_says_who_did_what_without_a_word_of_it(listed, as_, client_as):
    topic = make_topic(listed.moderator, "Zqtitre", "Zqcorps")
    post = topic.posts.get()
    decide(listed.colleague, post, HOLD, as_seen(post), word="Zqmot", reason="hurts")
    assert "Zq" not in str(list(ModerationAct.objects.values()))
    path = address("moderation_log", listed.space.public_id)
    third = take_part(listed.space, moderates=True)
    page = as_(third).get(path).content.decode()
    assert "a mis un message de côté" in page and not any(word in page for word in WORDS)
    # What concerns herself is not for her to read.
    assert "a mis un message de côté" not in as_(listed.moderator).get(path).content.decode()
    assert as_(listed.hers).get(path).status_code == 404
    desk = client_as("privacy_officer").get("/fr/bureau-vie-privee/espaces/").content.decode()
    assert "a mis un message de côté" in desk and not any(word in desk for word in WORDS)


def test_another_space_reads_nothing_of_it(listed, as_):
    log(listed.moderator, HOLD)
    other = take_part(make_space(), moderates=True)
    assert not ModerationAct.objects.visible_to(other.user).exists()
    assert ModerationAct.objects.visible_to(listed.colleague.user).count() == 1


def test_it_is_erased_after_a_year_and_reports_three_months_after_they_were_dealt_with(listed):
    post = make_topic(listed.moderator).posts.get()
    report(listed.hers, post, "hurts")
    report(listed.other, post, "hurts")
    old, new = log(listed.moderator, HOLD), log(listed.moderator, HOLD)
    now = timezone.now()
    ModerationAct.objects.filter(pk=old.pk).update(at=now - timedelta(days=366))
    PostReport.objects.filter(reporter=listed.hers).update(settled_at=now - timedelta(days=91))
    forget_moderation.call()
    assert list(ModerationAct.objects.all()) == [new]
    assert PostReport.objects.get().reporter == listed.other
