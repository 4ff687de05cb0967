"""Announcements of a space: by its moderators, at the top until their day."""

import uuid
from datetime import timedelta

from django.utils import timezone

import pytest

from spaces.models import Announcement, Space
from tests.spaces.making import address, make_space, take_part
from tests.spaces.things import ALL, make_announcement, signed_in, space_with_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def space(site):
    return space_with_all()


def first_page(participation, name="space"):
    return signed_in(participation).get(address(name, participation.space.public_id)).content.decode()


def test_moderators_announce_and_the_others_read(space):
    moderator, other = take_part(space, moderates=True), take_part(space)
    path = address("new_announcement", space.public_id)
    data = {"form_key": uuid.uuid4(), "title": "Zqtitre", "text": "**gras** <script>alert(1)</script>"}
    assert signed_in(other).post(path, data).status_code == 404 and not Announcement.objects.exists()
    for _time in range(2):
        assert signed_in(moderator).post(path, data).status_code == 302
    assert Announcement.objects.count() == 1
    for name in ("space", "announcements"):
        page = first_page(other, name)
        assert "Zqtitre" in page and "<strong>gras</strong>" in page and "<script>alert" not in page


def test_after_its_last_day_it_leaves_the_top_and_stays_in_the_list(space):
    moderator = take_part(space, moderates=True)
    today = timezone.localdate()
    make_announcement(moderator, "Zqhier", until=today - timedelta(days=1))
    make_announcement(moderator, "Zqaujourdhui", until=today)
    assert "Zqhier" not in first_page(moderator) and "Zqaujourdhui" in first_page(moderator)
    assert "Zqhier" in first_page(moderator, "announcements")


def test_it_is_changed_and_removed_by_moderators_only(space):
    moderator, other = take_part(space, moderates=True), take_part(space)
    news = make_announcement(moderator, "Zqavant")
    path = address("change_announcement", space.public_id, news.public_id)
    assert signed_in(other).post(path, {"title": "Zqvol"}).status_code == 404
    signed_in(moderator).post(path, {"title": "Zqaprès", "text": "", "until": ""})
    assert Announcement.objects.get().title == "Zqaprès"
    path = address("remove_announcement", space.public_id, news.public_id)
    assert signed_in(other).post(path).status_code == 404
    assert signed_in(moderator).post(path).status_code == 302 and not Announcement.objects.exists()


def test_switched_off_they_leave_the_first_page_too(space):
    moderator = take_part(space, moderates=True)
    make_announcement(moderator, "Zqtitre")
    Space.objects.update(parts=["discussions"])
    assert "Zqtitre" not in first_page(moderator)
    assert signed_in(moderator).get(address("announcements", space.public_id)).status_code == 404
    Space.objects.update(parts=ALL)
    assert "Zqtitre" in first_page(moderator)


def test_those_of_another_space_are_not_there(space):
    make_announcement(take_part(make_space(parts=ALL), moderates=True), "Zqailleurs")
    assert "Zqailleurs" not in first_page(take_part(space))
    news = Announcement.objects.get()
    moderator = take_part(space, moderates=True)
    path = address("change_announcement", space.public_id, news.public_id)
    assert signed_in(moderator).get(path).status_code == 404
