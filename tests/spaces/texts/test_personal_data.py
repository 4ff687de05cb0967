"""What somebody added to her spaces: given to her, erased with her, and nobody learns what she chose."""

import json

import pytest

from portal.registries.personal_data import personal_data
from spaces.meetings.coming import come
from spaces.models import Announcement, Ballot, Coming, Meeting, Poll, Resource, SharedText, TextVersion
from spaces.polls.answering import answer
from spaces.texts.writing import save_text
from tests.spaces.making import SHELTERED, take_part
from tests.spaces.things import (
    make_announcement,
    make_file,
    make_meeting,
    make_poll,
    make_text,
    space_with_all,
)

pytestmark = pytest.mark.django_db
MADE = (Resource, Announcement, Meeting, Poll)


def held():
    return personal_data.get("space_things")


@pytest.fixture(params=[{}, SHELTERED], ids=["listed", "sheltered"])
def two(request, site):
    """Somebody who added one of each, and another who answered and wrote with her."""
    space = space_with_all(**request.param)
    hers, other = take_part(space, moderates=True), take_part(space)
    make_file(hers, "Zqfichier")
    make_announcement(hers, "Zqannonce")
    come(hers, make_meeting(hers, "Zqrencontre"))
    poll = make_poll(other, "Zqdautre")
    make_poll(hers, "Zqsondage")
    for who in (hers, other):
        answer(who, poll, [poll.choices.first().pk])
    make_text(hers, "Zqseule")
    text = make_text(hers, "Zqdeux", "Zqancien")
    save_text(other, text, 1, title="Zqdeux", body="Zqnouveau")
    return hers, other


def test_she_takes_away_what_she_added_and_not_what_she_chose(two):
    hers, _other = two
    found = json.dumps(held().export(hers.user))
    assert all(word in found for word in ("Zqfichier", "Zqannonce", "Zqrencontre", "Zqsondage", "Zqancien"))
    assert "Zqdautre" not in found and "Zqnouveau" not in found


def test_erased_nothing_of_hers_is_left_and_what_others_wrote_is(two, django_capture_on_commit_callbacks):
    hers, other = two
    file = Resource.objects.get().kept.file
    with django_capture_on_commit_callbacks(execute=True):
        held().erase(hers.user)
    assert not any(model.objects.filter(author=hers).exists() for model in MADE)
    assert not Coming.objects.exists() and Ballot.objects.count() == 1
    assert Poll.objects.get().author == other and not file.storage.exists(file.name)
    assert SharedText.objects.get().body == "Zqnouveau"
    assert list(TextVersion.objects.values_list("body", flat=True)) == ["Zqnouveau"]


def test_left_without_her_name_her_things_stay_and_her_choice_goes(two):
    hers, _other = two
    assert held().published.number(hers.user) == 6
    held().published.release(hers.user)
    assert not Coming.objects.exists() and Ballot.objects.count() == 1
    assert all(model.objects.filter(author=hers).exists() for model in MADE)
