"""Questions at the events of the demonstration: now, soon and past. All of them made up."""

import json
import uuid

from home.demonstration_site import DOMAIN, FOLDER
from members.models import User
from webinars.models import EventPage, EventRegistration, Question, QuestionHelper, QuestionVoice
from webinars.questions.askers import Asker
from webinars.questions.asking import ask
from webinars.questions.marks import mark_of_member
from webinars.questions.moderating import do

SPACE = uuid.UUID("0f8a1c52-9f0e-4d0b-8f6d-2f1f6a8f7c11")
HELPER = "membre2"


def load_questions():
    """Make the questions once: what somebody changed since stays. Accounts and events must exist."""
    rows = json.loads((FOLDER / "questions.json").read_text(encoding="utf-8"))
    people = {user.email.split("@")[0]: user for user in User.objects.filter(email__endswith=f"@{DOMAIN}")}
    events = {
        event.slug: event for event in EventPage.objects.filter(slug__in={row["event"] for row in rows})
    }
    made = {}
    for number, row in enumerate(rows):
        key = uuid.uuid5(SPACE, str(number))
        if row["event"] in events and not Question.objects.filter(form_key=key).exists():
            made[number] = _load(row, key, events[row["event"]], people, made)


def _load(row, key, event, people, made):
    for name in (row["by"], *row.get("too", [])):
        EventRegistration.objects.get_or_create(event=event, user=people[name])
    question = ask(
        _asker(event, people[row["by"]]), row["text"], signed=row.get("signed", False), form_key=key
    )
    for name in row.get("too", []):
        QuestionVoice.objects.get_or_create(question=question, mark=mark_of_member(event.pk, people[name]))
    if "answer" in row:
        do(event, "answer", question.key, row["answer"])
    if row.get("same") in made:
        do(event, "merge", question.key, made[row["same"]].key)
    QuestionHelper.objects.get_or_create(event=event, user=people[HELPER])
    return question


def _asker(event, user):
    return Asker(event, mark_of_member(event.pk, user), True, user=user)
