"""Two who submit at the same second, again and again: none lost, none doubled; nor when two accept."""

from wagtail.models import Page, WorkflowState

import pytest

from deposits.models import Deposit, DepositState
from documents.models import DocumentPage
from tests.deposits.submitting import accept_at_once, submit_at_once
from tests.factories import make_person, make_site

pytestmark = pytest.mark.django_db(transaction=True)
EACH = 15


@pytest.fixture
def site(transactional_db):
    return make_site()


def test_what_two_submit_at_the_same_second_is_all_there_once(site):
    people = [make_person("member") for _ in range(2)]
    states = submit_at_once(people, EACH)
    assert states == {**dict.fromkeys(DepositState.values, 0), DepositState.RECEIVED: 2 * EACH}
    assert WorkflowState.objects.filter(status="in_progress").count() == 2 * EACH
    accept_at_once([make_person("facilitator") for _ in range(2)])
    assert Deposit.objects.filter(state=DepositState.APPROVED).count() == 2 * EACH
    assert DocumentPage.objects.count() == 2 * EACH
    assert Deposit.objects.exclude(page=None).values("page").distinct().count() == 2 * EACH
    assert [list(found) for found in Page.find_problems()] == [[], [], [], [], []]
