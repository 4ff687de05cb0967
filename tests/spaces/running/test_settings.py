"""Settings: contradictions are refused, what opens old words is asked about, the rest is kept."""

from datetime import timedelta

from django.utils import timezone

import pytest

from spaces.models import Participation, Post, Space, Topic
from spaces.settings.changes import consequences, why_not
from spaces.settings.forms import version_of
from tests.factories import make_person
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    address,
    client_of,
    make_space,
    make_testimony,
    make_topic,
    take_part,
)
from tests.spaces.things import ALL, make_announcement, make_link, make_meeting, make_poll, make_text

pytestmark = pytest.mark.django_db
LINES = {"agreements_fr": "Une\nDeux", "agreements_en": "One\nTwo"}


class Desk:
    """A moderator at the settings of her space."""

    def __init__(self, **fields):
        self.space = make_space("Zqréglé", **fields)
        self.hers = take_part(self.space, moderates=True)
        self.client = client_of(self.hers)
        self.path = address("space_settings", self.space.public_id)

    def fields(self):
        form = self.client.get(self.path).context["form"]
        found = {name: form[name].value() for name in form.fields}
        return {name: value for name, value in found.items() if value is not None}

    def send(self, *, confirm=False, **changes):
        told = {**self.fields(), **changes}
        response = self.client.post(self.path, told)
        if confirm:
            response = self.client.post(self.path, {**told, "confirmed": response.context["seal"]})
        self.space = Space.objects.get(pk=self.space.pk)
        return response


@pytest.fixture
def desk(site):
    return Desk(**LINES)


def test_names_and_looks_are_kept_at_once(desk):
    assert desk.send(name_en="Zqset", colour="rose", contact="Au 555").status_code == 302
    assert (desk.space.name_en, desk.space.colour, desk.space.contact) == ("Zqset", "rose", "Au 555")


def test_when_moderators_are_there_is_said_before_one_writes(desk):
    assert desk.send(hours_fr="le mardi matin", hours_en="Tuesday mornings").status_code == 302
    for language, words in (("fr", "le mardi matin"), ("en", "Tuesday mornings")):
        about = desk.client.get(address("space_about", desk.space.public_id, language=language))
        assert words in about.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"circle": "discreet", "mail_content": "full"}, "mail_content"),
        ({"agreements_fr": "Une\nDeux\nTrois", "agreements_change": "real"}, "agreements_en"),
        ({"agreements_fr": "Une\nTrois"}, "agreements_change"),
        ({"agreements_fr": "Une", "agreements_en": "One", "agreements_change": "minor"}, "agreements_change"),
        ({"parts": []}, "parts"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"circle": "sheltered"}, "circle"),
        ({"name_fr": "  "}, "name_fr"),
    ],
)
def test_a_contradiction_is_said_at_its_field_and_nothing_is_kept(desk, changes, field):
    before = Space.objects.filter(pk=desk.space.pk).values().get()
    response = desk.send(**changes)
    assert field in response.context["form"].errors
    assert Space.objects.filter(pk=desk.space.pk).values().get() == before


def test_choosing_discreet_is_choosing_by_invitation(desk):
    assert desk.send(circle="discreet").status_code == 302
    assert (desk.space.secrecy, desk.space.admission) == ("discreet", "invitation")


def test_a_wider_circle_is_asked_about_with_the_numbers_of_now(site):
    desk = Desk(**DISCREET)
    make_topic(desk.hers)
    response = desk.send(circle="request")
    assert len(response.context["asked"]) == 2
    assert desk.space.secrecy == "discreet"
    # One more message: what was confirmed is no longer what would be done.
    sealed = response.context["seal"]
    make_topic(desk.hers)
    assert desk.send(circle="request", confirmed=sealed).context["asked"]
    assert desk.send(circle="request", confirm=True).status_code == 302
    assert desk.space.secrecy == "listed"


def test_what_was_written_for_some_is_never_opened_to_all(desk):
    make_topic(desk.hers)
    assert "circle" in desk.send(circle="members").context["form"].errors
    Topic.objects.all().delete()
    member = make_person("member")
    assert desk.send(circle="members", confirm=True).status_code == 302
    assert Participation.objects.filter(space=desk.space, user=member).exists()


@pytest.mark.parametrize(
    "written", [make_link, make_announcement, make_meeting, make_poll, make_text, make_testimony]
)
def test_nor_is_anything_else_that_is_there(site, written):
    desk = Desk(parts=ALL)
    made = written(desk.hers)
    assert "circle" in desk.send(circle="members").context["form"].errors
    type(made).objects.all().delete()
    assert desk.send(circle="members", confirm=True).status_code == 302


def test_nor_is_a_testimony_that_another_space_gave_to_its_people(site):
    desk, author = Desk(), take_part(make_space(**SHELTERED))
    given = make_testimony(author)
    type(given).objects.update(given="practice", asked="practice", practitioners=desk.space)
    assert "circle" in desk.send(circle="members").context["form"].errors
    type(given).objects.update(given="space", asked="space")
    assert desk.send(circle="members", confirm=True).status_code == 302


def test_a_correction_leaves_what_was_signed_and_a_real_change_is_signed_anew_by_all(desk):
    other = take_part(desk.space)
    desk.send(agreements_fr="Une\nDeuxx", agreements_change="minor")
    assert Participation.objects.of(other.user).exists()
    asked = desk.send(agreements_fr="Une\nTrois", agreements_change="real").context["asked"]
    assert ["2" in sentence for sentence in asked] == [True]
    assert desk.space.agreements_number == 1
    desk.send(agreements_fr="Une\nTrois", agreements_change="real", confirm=True)
    assert desk.space.agreements_number == 2
    assert not Participation.objects.filter(space=desk.space).counting().exists()
    assert client_of(other).get(address("space", desk.space.public_id)).url == address(
        "space_agreements", desk.space.public_id
    )


def test_a_sheltered_space_keeps_its_promise(site):
    desk = Desk(**SHELTERED)
    assert {"circle", "pseudonyms", "mail_content"} & set(desk.fields()) == set()
    desk.send(circle="members", secrecy="listed", pseudonyms="names", mail_content="full", colour="rose")
    told = (desk.space.secrecy, desk.space.pseudonyms, desk.space.mail_content, desk.space.colour)
    assert told == ("sheltered", "required", "nothing", "rose")
    assert "retention_days" in desk.send(retention_days="").context["form"].errors


def test_what_holds_something_neither_becomes_sheltered_nor_leaves_it(site):
    for fields, other in ((SHELTERED, DISCREET), (DISCREET, SHELTERED)):
        space = make_space(**fields)
        make_topic(take_part(space, moderates=True))
        for name, value in other.items():
            setattr(space, name, value)
        with pytest.raises(Exception, match="secrecy"):
            space.full_clean()


def test_a_shorter_retention_counts_for_what_is_written_and_a_longer_does_not(desk):
    post = make_topic(desk.hers).posts.get()
    Post.objects.filter(pk=post.pk).update(written_at=timezone.now() - timedelta(days=40))
    assert desk.send(retention_days=30).context["asked"]
    desk.send(retention_days=30, confirm=True)
    post.refresh_from_db()
    assert post.expires_at - post.written_at == timedelta(days=30)
    topic = Topic.objects.get(pk=post.topic_id)
    assert topic.title_expires_at - topic.begun_at == timedelta(days=30)
    assert not Post.objects.visible_to(desk.hers.user).exists()
    desk.send(retention_days=300)
    assert not Post.objects.visible_to(desk.hers.user).exists()


def test_two_moderators_do_not_undo_each_other(desk):
    told = desk.fields()
    desk.send(colour="rose")
    response = desk.client.post(desk.path, {**told, "colour": "teal"})
    assert response.context["form"].non_field_errors()
    assert Space.objects.get(pk=desk.space.pk).colour == "rose"
    assert version_of(desk.space) != told["seen"]


@pytest.mark.parametrize("name", ["space_settings", "space_archive", "space_see_as", "space_merge"])
def test_who_takes_part_changes_nothing(desk, name):
    client, path = client_of(take_part(desk.space)), address(name, desk.space.public_id)
    before = Space.objects.filter(pk=desk.space.pk).values().get()
    assert {client.get(path).status_code, client.post(path, {"colour": "rose"}).status_code} <= {404, 405}
    assert Space.objects.filter(pk=desk.space.pk).values().get() == before


def test_an_archived_space_is_read_and_opens_again(desk):
    path = address("space_archive", desk.space.public_id)
    desk.client.post(path)
    space = Space.objects.get(pk=desk.space.pk)
    assert space.is_over
    assert desk.client.get(address("new_topic", space.public_id)).status_code in (200, 302, 404)
    assert desk.client.get(address("space", space.public_id)).status_code == 200
    desk.client.post(path)
    assert not Space.objects.get(pk=desk.space.pk).is_over


def test_nothing_is_asked_about_what_gets_narrower(site):
    wide, narrow = make_space(admission="request", mail_content="full"), make_space(**DISCREET)
    narrow.mail_content = "nothing"
    assert consequences(wide, narrow) == []
    assert why_not(wide, narrow) == ""


def test_under_pseudonyms_one_chooses_ones_own_before_anything_else(desk):
    desk.send(pseudonyms="required")
    page = address("space", desk.space.public_id)
    name = address("space_my_name", desk.space.public_id)
    assert desk.client.get(page).url == name
    take_part(desk.space, pseudonym="Zqprise")
    assert desk.client.post(name, {"pseudonym": "ZQPRISE"}).context["form"].errors
    assert desk.client.post(name, {"pseudonym": "Zqlibre"}).url == page
    assert desk.client.get(page).status_code == 200
