"""What is held of who deposits: given to her, and erased with her, files and revisions too."""

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from wagtail.models import Revision

import pytest

from deposits import moderating
from deposits.models import Deposit, DepositFile, DepositMessage, OnBehalf
from members.data_rights.erasing import erase_person
from members.data_rights.exporting import sections_of
from tests.deposits.making import TITLE, WHY, make_approved, make_deposit, make_draft
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def dump():
    """Return all that deposits hold, as text."""
    rows = [str(row) for model in (Deposit, DepositMessage, OnBehalf) for row in model.objects.values()]
    return "\n".join([*rows, *(str(row.content) for row in Revision.objects.for_instance(Deposit()))])


def test_she_reads_and_takes_along_what_she_deposited(site):
    author = make_person("member")
    make_deposit(author)
    assert TITLE in str(sections_of(author))
    assert TITLE not in str(sections_of(make_person("member")))


def test_what_she_deposited_goes_with_her_files_and_revisions_too(site, django_capture_on_commit_callbacks):
    author = make_person("member")
    make_deposit(author, files=[SimpleUploadedFile("a.txt", b"Zqfichierzq")])
    make_draft(author)
    path = Path(settings.PRIVATE_ROOT) / DepositFile.objects.get().file.name
    assert path.read_bytes() == b"Zqfichierzq"
    assert WHY in dump()
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(author, by=author)
    assert not path.exists()
    assert "Zq" not in dump()
    assert not Deposit.objects.exists()


def test_what_was_accepted_may_stay_without_her(site):
    author, facilitator = make_person("member"), make_person("facilitator")
    deposit = make_approved(author, facilitator)
    erase_person(author, keep_published=True, by=author)
    kept = Deposit.objects.get(pk=deposit.pk)
    assert (kept.author, kept.typed_by, kept.answers) == (None, None, {})
    assert kept.page is not None
    assert "Zq" not in dump()


def test_the_facilitator_who_leaves_takes_no_deposit_with_her(site):
    author, facilitator = make_person("member"), make_person("facilitator")
    make_person("facilitator")
    deposit = make_deposit(author, taken_by=facilitator)
    moderating.propose_edit(deposit, facilitator, "why", "Mieux.")
    erase_person(facilitator, by=facilitator)
    deposit.refresh_from_db()
    assert (deposit.author, deposit.assigned_to) == (author, None)
    assert deposit.edits.get().proposed_by is None


def test_who_types_for_others_does_not_take_their_words_along(site):
    facilitator = make_person("facilitator")
    Deposit.objects.filter(pk=make_deposit(facilitator).pk).update(author=None)
    assert TITLE not in str(sections_of(facilitator))
