"""« Nouveautés »: to each what is new of what she reads, and nothing that she may not."""

from datetime import timedelta

from django.utils import timezone, translation

import pytest

from home.new.groups import groups_for
from home.new.models import VisitMark
from home.new.visits import noted
from members.models import Profile
from portal import page_cache
from portal.models import PortalPage
from spaces.choices import Standing
from tests.factories import make_event, make_news, make_notice, make_person, make_profile, make_tool
from tests.spaces.making import (
    SHELTERED,
    make_post,
    make_space,
    make_survivor,
    make_topic,
    set_standing,
    take_part,
)

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=1)


def numbers(user, mark=None):
    return {group.name: group.number for group in groups_for(user, mark)}


def old(page, days):
    PortalPage.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - days * DAYS)


def make_one_of_each(site, audience):
    fields = {"audience": audience, "first_published_at": timezone.now()}
    make_notice(site, f"Notice {audience}", **fields)
    make_tool(site, **fields)
    make_event(site, **fields)
    make_news(site, audience=audience)


def test_everybody_is_shown_what_everybody_reads_and_members_the_rest(site, person):
    for audience in ("public", "members"):
        make_one_of_each(site, audience)
    listed = make_profile(make_person("member"), ["name"], name="Nouvelle venue")
    assert Profile.objects.get(pk=listed.pk).listed_at
    public = {"documents": 1, "webinars": 1, "tools": 1, "regions": 1}
    assert numbers(person("visitor")) == numbers(person("stranger")) == public
    both = dict.fromkeys(public, 2)
    assert numbers(person("member")) == {**both, "people": 1}


def test_the_groups_of_a_long_page_are_led_to_from_its_top(site, client_as):
    make_notice(site, first_published_at=timezone.now())
    alone = client_as("visitor").get("/fr/nouveautes/").content.decode()
    assert 'id="documents"' in alone and "on-this-page" not in alone
    page_cache.store.clear()
    make_tool(site, first_published_at=timezone.now())
    shown = client_as("visitor").get("/fr/nouveautes/").content.decode()
    for group in ("documents", "tools"):
        assert shown.count(f'href="#{group}"') == shown.count(f'id="{group}"') == 1


def test_what_is_old_or_seen_is_new_no_more(site):
    user, now = make_person("member"), timezone.now()
    old(make_tool(site, "Ancien"), 40)
    old(make_tool(site, "Récent"), 3)
    mark = noted(user, now - 20 * DAYS)
    assert numbers(user, mark) == {"tools": 1}
    mark = noted(user, now)
    assert mark.previous_visit_at and numbers(user, mark) == {"tools": 1}
    old(make_tool(site, "Entre deux"), 25)
    assert numbers(user, mark) == {"tools": 1}


def test_a_discussion_is_new_when_others_wrote_what_she_may_read_and_has_not(site):
    space = make_space()
    hers, other = take_part(space), take_part(space)
    topic = make_topic(other)
    make_topic(hers)
    assert numbers(hers.user) == numbers(other.user) == {"discussions": 1}
    assert numbers(make_person("member")) == {}
    for post in topic.posts.all():
        set_standing(post, Standing.HELD)
    assert numbers(hers.user) == {}


def test_what_waits_for_a_moderator_makes_nothing_new_to_the_others(site):
    space = make_space()
    hers, other = take_part(space), take_part(space)
    topic = make_topic(hers)
    set_standing(make_post(other, topic), Standing.WAITING)
    assert numbers(hers.user) == {}


def test_a_survivor_is_shown_what_everybody_is_and_nothing_of_her_space(site, client):
    space = make_space("Zqrefuge", **SHELTERED)
    survivor = make_survivor()
    take_part(space, survivor)
    make_topic(take_part(space), "Zqsujet")
    make_tool(site, "Pour les membres", audience="members", first_published_at=timezone.now())
    client.force_login(survivor, backend="django.contrib.auth.backends.ModelBackend")
    for path in ("/fr/", "/fr/nouveautes/"):
        page = client.get(path).content.decode()
        assert "Pour les membres" not in page and "Zqsujet" not in page
        assert "Zqrefuge" not in page and space.public_id not in page
        # Her way there.
        assert "/fr/e/m/" in page


@pytest.mark.parametrize(
    ("language", "path", "said"), [("fr", "/fr/nouveautes/", "Nouveautés"), ("en", "/en/new/", "What is new")]
)
def test_the_page_says_each_group_and_all_is_seen_in_one_click(site, client_as, person, language, path, said):
    make_one_of_each(site, "members")
    client = client_as("member")
    page = client.get(path).content.decode()
    assert said in page and 'id="tools"' in page and 'id="documents"' in page
    with translation.override(language):
        client.post(f"{path}{'vu' if language == 'fr' else 'seen'}/", {"group": "tools"})
    page = client.get(path).content.decode()
    assert 'id="tools"' not in page and 'id="documents"' in page
    client.post("/fr/nouveautes/vu/", {"home": "1"})
    assert numbers(person("member"), VisitMark.objects.get()) == {}


def test_a_visitor_marks_nothing(site, client):
    assert client.post("/fr/nouveautes/vu/").status_code == 302
    assert client.get("/fr/nouveautes/vu/").status_code == 405
    assert not VisitMark.objects.exists()


def test_the_page_of_visitors_is_kept_and_that_of_members_never(site, client, client_as):
    page_cache.store.clear()
    client.get("/fr/nouveautes/")
    assert page_cache.store._size
    page_cache.store.clear()
    client_as("member").get("/fr/nouveautes/")
    assert not page_cache.store._size


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_the_pages_ask_the_database_as_often_whatever_the_content(
    site, client_as, role, django_assert_max_num_queries
):
    client, space = client_as(role), make_space()
    other = take_part(space)
    if role == "member":
        from members.models import User

        take_part(space, User.objects.get(pk=client.session["_auth_user_id"]))
    for path in ("/fr/nouveautes/", "/fr/nouveautes/ailleurs/"):
        counts = []
        for _round in range(2):
            for number in range(3):
                make_one_of_each(site, "public")
                make_topic(other)
                make_profile(make_person("member"), ["name"], name=f"Membre {number}")
            for _ in range(2):
                client.get(path)
                page_cache.store.clear()
            with django_assert_max_num_queries(20 if role == "visitor" else 29) as queries:
                assert client.get(path).status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1] >= 3
