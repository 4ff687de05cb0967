"""What a space holds beside its discussions, one line each."""

import uuid
from datetime import timedelta
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from spaces.choices import Part
from spaces.models import Announcement, Meeting, Poll, Resource, SharedText
from spaces.polls.answering import make_choices
from spaces.resources.writing import add_resource
from spaces.texts.writing import begin_text
from spaces.things.writing import add
from tests.files.corpus_pdf import pdf
from tests.spaces.making import make_space

NUMBER = count(1)
ALL = [part.value for part in Part]


def space_with_all(name=None, **fields):
    """Make a space that holds every part."""
    return make_space(name, parts=ALL, **fields)


def signed_in(participation):
    """Return a client of who takes part."""
    client = Client()
    client.force_login(participation.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def upload(content=None, name="secret de Jeanne.pdf"):
    """Return a file as a form sends it."""
    return SimpleUploadedFile(name, content or pdf())


def make_link(participation, title=None, link="https://www.exemple.org/guide", **fields):
    """Add a link to her space."""
    title = title or f"Lien {next(NUMBER)}"
    return add_resource(participation, uuid.uuid4(), title=title, about="", link=link, **fields)


def make_file(participation, title="Feuillet", **fields):
    """Add a file to her space."""
    made = add_resource(participation, uuid.uuid4(), title=title, about="", upload=upload(), **fields)
    return Resource.objects.select_related("kept").get(pk=made.pk)


def make_announcement(participation, title=None, **fields):
    """Announce something in her space."""
    return add(Announcement, participation, uuid.uuid4(), title=title or f"Nouvelle {next(NUMBER)}", **fields)


def make_meeting(participation, title=None, *, in_days=7, hours=2, **fields):
    """Call a meeting in her space."""
    starts_at = fields.pop("starts_at", timezone.now() + timedelta(days=in_days))
    fields = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=hours), **fields}
    made = add(Meeting, participation, uuid.uuid4(), title=title or f"Rencontre {next(NUMBER)}", **fields)
    return Meeting.objects.select_related("space").get(pk=made.pk)


def make_poll(participation, question=None, words=("Lundi", "Mardi"), *, in_days=7, **fields):
    """Ask something in her space."""
    made = add(
        Poll,
        participation,
        uuid.uuid4(),
        then=lambda poll: make_choices(words, poll),
        question=question or f"Question {next(NUMBER)}",
        closes_at=timezone.now() + timedelta(days=in_days),
        **fields,
    )
    return Poll.objects.select_related("space").get(pk=made.pk)


def make_text(participation, title=None, body="Un texte.", **fields):
    """Begin a shared text in her space."""
    fields = {"language": "fr", **fields}
    title = title or f"Texte {next(NUMBER)}"
    made = begin_text(participation, uuid.uuid4(), title=title, body=body, **fields)
    return SharedText.objects.select_related("space").get(pk=made.pk)
