"""Somebody on her way into a sheltered space, with the test client."""

from uuid import uuid4

from django.test import Client

from spaces.models import EntryCode, Participation
from spaces.shelter.codes import make_code
from tests.spaces.making import SHELTERED, address, make_space, take_part

PHRASE = "quatre mots sans lien aucun"


def shelter(**fields):
    """Return the moderator of a new sheltered space."""
    name = fields.pop("name", None)
    return take_part(make_space(name, **{**SHELTERED, **fields}), moderates=True)


def code_for(moderator, whom=None):
    """Make a code, and return it."""
    return make_code(moderator, uuid4(), for_whom=whom)


def with_code(code):
    """Return a browser that has followed a code to the page where one accepts."""
    client = Client()
    response = client.post(address("shelter_code"), {"code": code})
    assert response.headers["Location"] == address("shelter_accept"), response.content.decode()
    return client


def accept(client, space, pseudonym="Mésange", phrase=PHRASE, **more):
    """Accept the invitation, each agreement ticked."""
    ticked = {f"agreement_{number}": "on" for number, _line in enumerate(space.lines())}
    return client.post(
        address("shelter_accept"), {**ticked, "pseudonym": pseudonym, "phrase": phrase, **more}
    )


def come_in(moderator, pseudonym="Mésange", phrase=PHRASE):
    """Bring somebody in by a code, and return (her participation, her browser, her name of entry)."""
    client = with_code(code_for(moderator))
    client.get(address("shelter_accept"))
    name = client.session["entry_name"]
    assert accept(client, moderator.space, pseudonym, phrase).status_code == 302
    hers = Participation.objects.select_related("space", "user").get(
        space=moderator.space, pseudonym=pseudonym
    )
    return hers, client, name


def sign_in(name, phrase=PHRASE, **more):
    """Return (a browser that tried to come in, what it was answered)."""
    client = Client(**more)
    return client, client.post(address("phrase_enter"), {"name": name, "phrase": phrase})


def read_first(client):
    """Go past what is read before the first page."""
    return client.post(address("shelter_read_first"))


def waiting(moderator):
    """Return the codes of a moderator that wait."""
    return EntryCode.objects.waiting().filter(made_by=moderator)
