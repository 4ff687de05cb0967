"""Running a space in a browser: opened, people invited and let in, a refused setting, closed."""

import pytest

from spaces.models import Participation, Space
from tests.browser.reader import Reader
from tests.factories import make_person, make_profile, make_site
from tests.spaces.making import address, make_spaces_index

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LINES = {"fr": "Ce qui se dit ici reste ici.", "en": "What is said here stays here."}


@pytest.fixture
def people(transactional_db):
    """The facilitator, a member of the directory, and one who will ask."""
    make_spaces_index(make_site())
    invited = make_profile(make_person("member"), name="Invitée de démonstration").user
    return make_person("facilitator"), invited, make_person("member")


class Walk:
    """One person after the other, in the same browser."""

    def __init__(self, visit, screens):
        self.visit, self.look = visit, screens
        self.page = visit.page

    def become(self, user):
        self.page.context.clear_cookies()
        Reader(self.page, self.visit.server).enter(user)

    def go(self, name, *args):
        self.visit.go(address(name, *args, language=self.visit.language))

    def press(self, control):
        self.visit.follow(control)


def test_a_space_from_its_opening_to_its_closing(people, visit, screens):
    facilitator, invited, asking = people
    walk = Walk(visit, screens)
    space = opened(walk, facilitator)
    invites(walk, space, invited)
    accepts_and_signs(walk, space, invited)
    asks_and_is_let_in(walk, space, asking, facilitator)
    is_refused_a_contradiction(walk, space)
    closes(walk, space)
    assert Space.objects.get().is_over


def opened(walk, facilitator):
    walk.become(facilitator)
    walk.go("my_spaces")
    walk.look("my spaces")
    walk.press(f"a[href='{address('open_space', language=walk.visit.language)}']")
    walk.look("kinds of spaces")
    walk.press(f"a[href='{address('open_space_of_kind', 'demande', language=walk.visit.language)}']")
    walk.look("opening")
    fields = {
        "name_fr": "Espace d’essai",
        "name_en": "Trial space",
        "purpose_fr": "Parler",
        "purpose_en": "Talk",
    }
    for name, value in fields.items():
        walk.page.fill(f"[name={name}]", value)
    walk.press("main form.form button[type=submit]")
    space = Space.objects.get()
    for language, line in LINES.items():
        walk.page.fill(f"[name=agreements_{language}]", line)
    walk.press("main form.form > .form-buttons button")
    walk.look("asked before new agreements")
    walk.press(".callout-asks button")
    assert Space.objects.get().agreements_number == 2
    sign(walk, space)
    return space


def sign(walk, space):
    walk.go("space_agreements", space.public_id)
    walk.page.check("[name=agreement_0]")
    walk.press("main form.form button[type=submit]")


def invites(walk, space, invited):
    walk.go("space_invite", space.public_id)
    walk.page.fill("[name=q]", "Invitée")
    walk.press("form[role=search][action*='/p/i/'] button")
    walk.look("inviting")
    walk.press(f"button[name=member][value='{invited.profile.public_id}']")
    walk.look("people, one invited")


def accepts_and_signs(walk, space, invited):
    walk.become(invited)
    walk.go("space_invitation", space.public_id)
    walk.look("invitation")
    walk.press("button[name=yes]")
    walk.look("agreements")
    sign(walk, space)
    assert Participation.objects.of(invited).exists()
    walk.go("space_people", space.public_id)
    walk.look("who is here")


def asks_and_is_let_in(walk, space, asking, facilitator):
    walk.become(asking)
    walk.visit.go({"fr": "/fr/espaces/", "en": "/en/spaces/"}[walk.visit.language])
    walk.look("map")
    walk.press(".space-card a")
    walk.press(f"a.button[href='{address('space_ask', space.public_id, language=walk.visit.language)}']")
    walk.page.fill("[name=request]", "Bonjour")
    walk.press("main form.form button[type=submit]")
    walk.become(facilitator)
    walk.go("space_people", space.public_id)
    walk.look("somebody asks")
    walk.press("main form button[name=yes]")
    assert Participation.objects.get(user=asking).state == "active"
    key = Participation.objects.get(user=asking).public_id
    walk.go("space_person", space.public_id, key)
    walk.look("one person")


def is_refused_a_contradiction(walk, space):
    walk.go("space_settings", space.public_id)
    walk.look("settings")
    walk.page.check("[name=circle][value=discreet]")
    walk.page.check("[name=mail_content][value=full]")
    walk.press("main form.form > .form-buttons button")
    assert walk.page.locator(".error-summary").count() == 1
    walk.look("a contradiction")
    assert Space.objects.get().secrecy == "listed"


def closes(walk, space):
    walk.go("space_see_as", space.public_id)
    walk.look("see as")
    walk.go("space_merge", space.public_id)
    walk.look("no space to join")
    walk.go("space_archive", space.public_id)
    walk.look("closing")
    walk.press("main form.form button[type=submit]")
    walk.look("closed")
