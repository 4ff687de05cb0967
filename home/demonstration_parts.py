"""What the spaces of the demonstration hold beside their discussions: invented, and said to be."""

import json
import uuid
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from home.demonstration_site import DOMAIN, FOLDER
from spaces.meetings.coming import come
from spaces.models import Announcement, Meeting, Participation, Poll, Resource, SharedText, Space
from spaces.polls.answering import answer, make_choices
from spaces.resources.writing import add_resource
from spaces.texts.writing import begin_text, comment, save_text
from spaces.things.writing import add

DAY = timedelta(days=1)


def load_parts():
    """Fill the parts of the spaces; a second run adds nothing."""
    told = json.loads((FOLDER / "parts.json").read_text(encoding="utf-8"))
    for name, parts in told["switched_on"].items():
        space = Space.objects.get(name_fr=name)
        space.parts = list(dict.fromkeys([*space.parts, *parts]))
        space.save(update_fields=["parts"])
    makers = {
        "links": (Resource, _resource),
        "files": (Resource, _resource),
        "announcements": (Announcement, _announcement),
        "meetings": (Meeting, _meeting),
        "polls": (Poll, _poll),
        "texts": (SharedText, _text),
    }
    for kind, (model, make) in makers.items():
        for row in told[kind]:
            named = {"question": row["question"]} if model is Poll else {"title": row["title"]}
            if not model.objects.filter(space__name_fr=row["space"], **named).exists():
                make(row)


def _in(row, name):
    found = Participation.objects.select_related("space", "user")
    return found.get(space__name_fr=row["space"], user__email=f"{name}@{DOMAIN}")


def _date(thing, row):
    type(thing).objects.filter(pk=thing.pk).update(made_at=timezone.now() - row["days_ago"] * DAY)


def _resource(row):
    lines = row.get("lines")
    upload = SimpleUploadedFile("modele.txt", "\n".join(lines).encode()) if lines else None
    words = {"title": row["title"], "about": row["about"], "link": row.get("link", "")}
    _date(add_resource(_in(row, row["author"]), uuid.uuid4(), upload=upload, **words), row)


def _announcement(row):
    until = timezone.localdate() + row["until_in"] * DAY
    words = {"title": row["title"], "text": row["text"], "language": "fr"}
    _date(add(Announcement, _in(row, row["author"]), uuid.uuid4(), until=until, **words), row)


def _meeting(row):
    day = timezone.localtime() + row["in_days"] * DAY
    starts_at = day.replace(hour=row["hour"], minute=0, second=0, microsecond=0)
    words = {name: row[name] for name in ("title", "place", "room", "places", "text")}
    ends_at = starts_at + timedelta(hours=row["hours"])
    meeting = add(
        Meeting, _in(row, row["author"]), uuid.uuid4(), starts_at=starts_at, ends_at=ends_at, **words
    )
    for name in row["comes"]:
        come(_in(row, name), meeting)


def _poll(row):
    poll = add(
        Poll,
        _in(row, row["author"]),
        uuid.uuid4(),
        then=lambda poll: make_choices(row["choices"], poll),
        question=row["question"],
        several=row["several"],
        closes_at=(timezone.localtime() + row["in_days"] * DAY).replace(hour=23, minute=59, second=59),
    )
    choices = list(poll.choices.all())
    for name, chosen in row["answers"].items():
        answer(_in(row, name), poll, [choices[place - 1].pk for place in chosen])


def _text(row):
    (author, body), *later = row["versions"]
    text = begin_text(_in(row, author), uuid.uuid4(), title=row["title"], body=body, language="fr")
    for number, (name, words) in enumerate(later, 1):
        save_text(_in(row, name), text, number, title=row["title"], body=words)
    for name, words in row["remarks"]:
        comment(_in(row, name), text, uuid.uuid4(), words)
