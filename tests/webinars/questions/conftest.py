"""What the tests of questions share."""

from copy import deepcopy
from uuid import uuid4

from django.core.cache import cache

import pytest

from tests.access.world import EVENT_LISTS
from tests.factories import make_event, make_person, make_registration
from tests.standing import made_once
from webinars.questions.askers import guest_asker, member_asker


def questions_path(event, language="fr"):
    """Return where the questions of an event are, in a language."""
    return f"/{language}/{EVENT_LISTS[language]}/questions/{event.pk}/"


def event_path(event, language="fr"):
    """Return where the page of an event is, in a language."""
    return f"/{language}/{EVENT_LISTS[language]}/{event.slug}/"


def asked(text="Comment aider ?", **fields):
    """Return a form as a browser sends it."""
    return {"deed": "ask", "text": text, "name": "without", "form_key": str(uuid4()), **fields}


def main_of(response):
    """Return the main part of a page."""
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return main.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(autouse=True)
def no_limit_reached():
    """Begin each test without anything counted: accounts have the same numbers again."""
    cache.clear()


@pytest.fixture(scope="module")
def standing(kept_site, django_db_blocker):
    """The site and an event in a week, made once a module: each test works on its own copy."""
    with made_once(django_db_blocker, kept_site, lambda site: make_event(site, "Un midi")) as made:
        yield made


@pytest.fixture
def site(standing, db):
    """The site, as each test may change it."""
    return deepcopy(standing[0])


@pytest.fixture
def event(standing, db):
    """An event in a week, as each test may change it."""
    return deepcopy(standing[1])


@pytest.fixture
def registered(person, event):
    """The member, registered to the event."""
    make_registration(event, person("member"))
    return person("member")


@pytest.fixture
def another(event):
    """Make somebody else who may ask, as the views see her."""

    def of():
        member = make_person("member")
        make_registration(event, member)
        return member_asker(event, member)

    return of


@pytest.fixture
def guest(event):
    """A guest registered to the event, as the views see her."""
    return guest_asker(make_registration(event, name="Zoé Invitée"))
