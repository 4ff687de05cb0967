"""A member who spoke: what is held about her is hers, and goes when she goes."""

from wagtail.models import Revision

import pytest

from portal.registries.personal_data import personal_data
from tests.factories import make_event, make_person
from webinars.models import Speaker

pytestmark = pytest.mark.django_db
NAME = "Zqoratricezq"


@pytest.fixture
def spoken(site):
    """An event at which a member speaks, with a former state in which she speaks too."""
    member = make_person("member")
    event = make_event(site, speakers=[NAME, "Une autre"])
    event.speakers.filter(name=NAME).update(member=member, biography=NAME, organisation=NAME)
    event = type(event).objects.get(pk=event.pk)
    event.save_revision()
    return member, event


def entry():
    return personal_data.get("speakers")


def held():
    return [revision.content for revision in Revision.objects.all()], list(Speaker.objects.values())


def test_she_reads_where_she_spoke(spoken):
    member, event = spoken
    told = entry().export(member)
    assert [row["event"] for row in told] == [event.title]
    assert told[0]["name"] == NAME


def test_erased_she_is_named_nowhere_and_the_others_are(spoken):
    member, _event = spoken
    entry().erase(member)
    assert NAME not in str(held())
    assert list(Speaker.objects.values_list("name", flat=True)) == ["Une autre"]
    assert "Une autre" in str(Revision.objects.get().content)


def test_what_she_said_may_stay_as_said_by_a_worker(spoken, client_as):
    member, event = spoken
    assert entry().published.number(member) == 1
    entry().published.release(member)
    assert NAME not in str(held())
    text = client_as("visitor").get(f"/fr/webinaires/{event.slug}/").content.decode()
    assert "Une intervenante" in text
    assert client_as("visitor").get(f"/fr/recherche/?q={NAME}").content.decode().count(event.slug) == 0
