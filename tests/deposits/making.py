"""How the tests of deposits make them: a trait for each state, and what a form sends."""

import uuid

from django.utils.datastructures import MultiValueDict

from deposits import depositing, moderating
from deposits.models import FileRole
from deposits.receiving import take_files
from portal.models import Region

TITLE = "Zqtitrezq des premiers contacts"
WHY = "Zqraisonzq : on sait quoi dire la première fois."
ANSWERS = {
    "document": {
        "title": [TITLE],
        "why": [WHY],
        "authors": ["Zqauteurezq"],
        "year": ["2024"],
        "link": ["https://exemple.org/document"],
        "doi": [""],
    },
    "resource": {
        "title": [TITLE],
        "what": [WHY],
        "town": [""],
        "known": ["Zqconnuzq par une collègue."],
        "website": ["https://exemple.org/"],
        "phone": [""],
    },
    "tool": {
        "title": [TITLE],
        "purpose": [WHY],
        "credit": ["her"],
        "link": ["https://exemple.org/outil"],
        "audience": ["members"],
    },
    "news": {"title": [TITLE], "text": [WHY], "credit": ["her"], "audience": ["members"]},
}
LABELS = {
    "document": {"kind": ["report"]},
    "resource": {"kind": ["community"]},
    "tool": {"field": ["intervention"], "audience": ["members"]},
    "news": {"audience": ["members"]},
}


def make_region(code="05", name="Estrie"):
    """Make a region, or return the one that is there."""
    region, _made = Region.objects.get_or_create(code=code, defaults={"name_fr": name, "name_en": name})
    return region


def answers_for(kind):
    """Return {field: [what is typed]} of a whole deposit of that kind."""
    answers = dict(ANSWERS[kind])
    if kind == "resource":
        answers["region"] = [str(make_region().pk)]
    return answers


def make_draft(author, kind="document", **answers):
    """Make a draft that could be sent."""
    typed = {**answers_for(kind), **{name: [value] for name, value in answers.items()}}
    return depositing.begin(author, kind, uuid.uuid4(), language="fr", answers=typed)


def make_deposit(author, kind="document", *, taken_by=None, files=(), photos=(), **answers):
    """Make a deposit that was sent, followed by `taken_by` if she is given.

    Args:
        files, photos: [Django file], sent as files and as photos.
    """
    draft = make_draft(author, kind, **answers)
    sent = [(FileRole.FILE, file) for file in files] + [(FileRole.PHOTO, photo) for photo in photos]
    assert take_files(draft, sent) == []
    deposit = depositing.submit(draft, author)
    if taken_by:
        moderating.take(deposit, taken_by)
        deposit.refresh_from_db()
    return deposit


def make_with_changes_asked(author, by, text="Dites pour qui, s’il vous plaît.", **fields):
    """Make a deposit of which changes were asked."""
    deposit = make_deposit(author, **fields)
    moderating.ask_changes(deposit, by, text, uuid.uuid4())
    deposit.refresh_from_db()
    return deposit


def label(deposit, **labels):
    """Choose the labels of a deposit."""
    chosen = {**LABELS[deposit.kind], **{name: [value] for name, value in labels.items()}}
    return moderating.keep_labels(deposit, deposit.depositable.labels(), MultiValueDict(chosen))


def make_approved(author, by, **fields):
    """Make a deposit that was accepted."""
    return moderating.approve(label(make_deposit(author, **fields)), by)
