"""Two deeds at the same second, on either database: one is done, whole, and the other is told."""

import uuid

import pytest

from deposits import depositing, moderating
from deposits.claiming import claim
from deposits.copies import copy_of
from deposits.depositing import Moved
from deposits.models import Deposit, DepositState
from documents.models import DocumentPage
from members.data_rights.erasing import erase_person
from tests.deposits.making import label, make_approved, make_deposit
from tests.deposits.test_attacks import typed_for
from tests.factories import make_person
from tests.tools.test_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Do each at the same moment; return what each gave, `Moved` for who came too late."""

    def go(place):
        try:
            return deeds[place]() or "done"
        except Moved:
            return Moved

    return together(go, len(deeds))


def test_one_of_four_claims(site):
    deposit = typed_for(make_person("facilitator"))
    members = [make_person("member") for _number in range(4)]
    told = at_once(*(lambda one=one: claim(Deposit.objects.get(pk=deposit.pk), one) for one in members))
    assert told.count(Moved) == 3
    assert Deposit.objects.get().author == members[[one is not Moved for one in told].index(True)]


def test_she_withdraws_while_it_is_accepted(site):
    author, facilitator = make_person("member"), make_person("facilitator")
    deposit = label(make_deposit(author))
    told = at_once(
        lambda: moderating.approve(deposit, facilitator), lambda: depositing.withdraw(deposit, author)
    )
    assert told.count(Moved) == 1
    state = Deposit.objects.get().state
    assert DocumentPage.objects.count() == (1 if state == DepositState.APPROVED else 0)


def test_she_claims_while_it_is_accepted(site):
    facilitator, member = make_person("facilitator"), make_person("member")
    deposit = label(typed_for(facilitator))
    at_once(lambda: moderating.approve(deposit, facilitator), lambda: claim(deposit, member))
    found = Deposit.objects.get()
    assert (found.author, found.state) == (member, DepositState.APPROVED)


def test_she_goes_while_it_is_accepted(site):
    author, facilitator = make_person("member"), make_person("facilitator")
    deposit = label(make_deposit(author))
    at_once(lambda: moderating.approve(deposit, facilitator), lambda: erase_person(author, by=author))
    assert not Deposit.objects.exists()


def test_one_change_is_begun_by_two_clicks_and_one_by_two_windows(site):
    author, facilitator = make_person("member"), make_person("facilitator")
    deposit, key = make_approved(author, facilitator), uuid.uuid4()
    at_once(*[lambda: copy_of(deposit, author, key, changes=True)] * 2)
    assert deposit.changes.count() == 1
    told = at_once(*[lambda: copy_of(deposit, author, uuid.uuid4(), changes=True)] * 3)
    assert told == [Moved] * 3


def test_what_is_erased_by_two_clicks_is_gone(site):
    author = make_person("member")
    deposit = depositing.withdraw(make_deposit(author), author)
    told = at_once(*[lambda: depositing.discard(deposit)] * 3)
    assert told.count(Moved) == 2
    assert not Deposit.objects.exists()
