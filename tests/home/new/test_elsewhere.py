"""« Ailleurs au Québec »: by region and month, small numbers left unsaid."""

from datetime import date, timedelta

from django.utils import timezone

import pytest

from home.new.elsewhere import first_day, months_for
from portal.models import Region
from spaces.models import QuestionPromise, Topic
from tests.factories import make_news, make_tool
from tests.spaces.making import make_space, make_topic, take_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(site):
    return Region.objects.create(code=91, slug="zqregion", name_fr="Zqrégion", name_en="Zqregion")


def answered(participation, region, number):
    for _number in range(number):
        topic = make_topic(participation, kind="question")
        Topic.objects.filter(pk=topic.pk).update(region=region)
        QuestionPromise.objects.filter(topic=topic).update(answered_at=timezone.now())


def test_the_months_begin_five_months_ago():
    assert first_day(date(2026, 11, 27)) == date(2026, 6, 1)
    assert first_day(date(2026, 3, 1)) == date(2025, 10, 1)


def test_what_happened_in_a_region_is_told_to_who_may_read_it(site, region, client, client_as):
    now = {"first_published_at": timezone.now(), "regions": [region]}
    make_tool(site, "Zqpublic", **now)
    make_tool(site, "Zqmembres", audience="members", **now)
    make_news(site, "Zqvieille", regions=[region], published_on=timezone.localdate() - timedelta(days=400))
    page = client.get("/fr/nouveautes/ailleurs/?region=zqregion").content.decode()
    assert "Zqpublic" in page and "Zqmembres" not in page and "Zqvieille" not in page
    assert "Zqmembres" in client_as("member").get("/en/new/elsewhere/").content.decode()
    Region.objects.create(code=92, slug="zqautre", name_fr="Zqautre", name_en="Zqother")
    assert "Zqpublic" not in client.get("/fr/nouveautes/ailleurs/?region=zqautre").content.decode()


def test_few_answered_questions_are_not_counted_and_none_is_named(site, region):
    hers = take_part(make_space())
    answered(hers, region, 4)
    assert months_for(hers.user)[0].regions[0].counted == "Moins de 5 questions ont eu une réponse."
    answered(hers, region, 1)
    [shown] = months_for(hers.user)[0].regions
    assert shown.counted == "5 questions ont eu une réponse." and not shown.things


def test_who_does_not_read_the_space_is_told_of_none(site, region, person):
    answered(take_part(make_space()), region, 6)
    for role in ("visitor", "stranger", "member", "superuser"):
        assert months_for(person(role)) == []
