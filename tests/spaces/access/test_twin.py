"""Whoever is in no hidden space is told the same, to the byte, whether there is one or not."""

import re

from django.core import mail
from django.utils import timezone

import pytest

from spaces.models import Post, Testimony
from spaces.models.testimony import Circle
from tests.access.asking import BIBLIOGRAPHY, Ask, Readers, asked_one_by_one, forget_what_is_kept
from tests.factories import make_person, make_profile
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    attach_voice,
    make_post,
    make_spaces_index,
    make_testimony,
    make_topic,
    take_part,
)
from tests.spaces.shelter.test_absent import simple_addresses
from tests.spaces.things import (
    make_announcement,
    make_file,
    make_link,
    make_meeting,
    make_poll,
    make_text,
    space_with_all,
)

ROLES = ["visitor", "member", "superuser"]
LANGUAGES = {
    "fr": (
        "/fr/recherche/",
        "/fr/documentation/",
        "/fr/membres/",
        "/fr/outils/",
        "/fr/webinaires/",
        "/fr/discussions/",
    ),
    "en": (
        "/en/search/",
        "/en/documentation/",
        "/en/members/",
        "/en/tools/",
        "/en/webinars/",
        "/en/discussions/",
    ),
}
LOOKED_FOR = ["zq", "zqtitre", "aubépine", "refuge"]
IN_ADMIN = ["/admin/users/?q=zq", "/admin/pages/search/?q=zq", "/admin/reports/site-history/"]
# What tells the second, or is drawn anew.
OF_THE_MOMENT = re.compile(
    r'(typed_by|seen)" value="[^"]*"|\d\d:\d\d:\d\d(\.\d+)?|&quot;key&quot;: &quot;\w+&quot;'
    # In the answers of the admin that are JSON.
    r'|csrfmiddlewaretoken\\" value=\\"\w+'
)


@pytest.fixture
def people(site, settings):
    """Who is there before any space: two members whom nobody hides, who will be in what is hidden."""
    make_spaces_index(site)
    settings.SECOND_FACTOR_FOR_ADMIN = False
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    made = [make_person("member"), make_person("member")]
    for number, person in enumerate(made):
        make_profile(person, ["name"], name=f"Personne {number}")
    return made


def make_hidden_space(name, people, fields):
    """Make a space that only its people may know, with something of each part in it."""
    space = space_with_all(f"Refuge zq{name}", **fields)
    moderator = take_part(space, people[0], moderates=True, pseudonym="Aubépine zq")
    hers = take_part(space, None if space.is_sheltered else people[1], pseudonym="Bouleau zq")
    topic = make_topic(hers, "Zqtitre", "Zqtexte", kind="question")
    attach_voice(make_post(moderator, topic, "Zqréponse"), transcript="Zqparole")
    for make in (make_announcement, make_meeting, make_poll, make_text, make_link):
        make(moderator, "Zqchose")
    make_file(moderator, "Zqfeuillet")
    testimony = make_testimony(hers, "Zqtémoignage")
    Testimony.objects.filter(pk=testimony.pk).update(given=Circle.SPACE, asked=Circle.SPACE, waits_since=None)
    return space


def asks_of(role):
    """Return every address that takes nothing, and the questions that could find what is hidden."""
    paths = [*simple_addresses(), *BIBLIOGRAPHY]
    for lists in LANGUAGES.values():
        paths += [f"{path}?q={word}" for path in lists for word in LOOKED_FOR]
    paths += ["/fr/espaces/", "/en/spaces/"]
    return [Ask(role, path) for path in dict.fromkeys([*paths, *(IN_ADMIN if role == "superuser" else [])])]


def answers(role, readers, asks=None):
    """Return {address: what is told there}."""
    forget_what_is_kept()
    told = {}
    for ask, (answer, _basket) in asked_one_by_one(asks or asks_of(role), readers):
        status, headers, text = answer
        told[ask.path] = (status, headers, OF_THE_MOMENT.sub("", text))
    return told


@pytest.mark.parametrize("role", ROLES)
def test_a_hidden_space_changes_no_answer_to_who_is_not_in_it(site, people, person, role, time_machine):
    # Some pages of the admin say how long ago a thing was.
    time_machine.move_to(timezone.now(), tick=False)
    readers = Readers({} if role == "visitor" else {role: person(role)})
    before = answers(role, readers)
    assert len(before) > 150
    for name, fields in (("discret", DISCREET), ("protégé", SHELTERED)):
        make_hidden_space(name, people, fields)
    after = answers(role, readers)
    assert [path for path in before if before[path] != after[path]] == []
    # The control: it is there.
    assert Post.objects.filter(body="Zqréponse").count() == 2


def test_the_probes_notice_a_space_that_members_may_know(site, people, person):
    """The control: without it, the others could pass on pages that show no space at all."""
    readers, asks = Readers({"member": person("member")}), [Ask("member", "/fr/espaces/")]
    before = answers("member", readers, asks)
    make_hidden_space("ouvert", people, {})
    assert answers("member", readers, asks) != before


def test_a_hidden_space_writes_to_its_people_only(site, people, person, django_capture_on_commit_callbacks):
    outsiders = [person(role) for role in ("member", "facilitator", "editor", "privacy_officer", "superuser")]
    with django_capture_on_commit_callbacks(execute=True):
        for name, fields in (("discret", DISCREET), ("protégé", SHELTERED)):
            make_hidden_space(name, people, fields)
    written = {one for message in mail.outbox for one in message.to}
    assert written and written <= {one.email for one in people}
    assert not written & {one.email for one in outsiders}
