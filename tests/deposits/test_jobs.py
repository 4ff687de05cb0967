"""What is done without anybody asking: drafts are forgotten, and what was declined."""

from datetime import timedelta

from django.utils import timezone

import pytest

from deposits import depositing
from deposits.models import Deposit, OnBehalf
from deposits.promises import is_late, promise_in_words, promised_day
from deposits.tasks import forget_old_deposits
from tests.deposits.making import make_approved, make_deposit, make_draft
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def aged(deposit, days):
    moment = timezone.now() - timedelta(days=days)
    Deposit.objects.filter(pk=deposit.pk).update(saved_at=moment)
    Deposit.objects.filter(pk=deposit.pk, decided_at__isnull=False).update(decided_at=moment)
    return deposit


def test_drafts_and_what_was_withdrawn_are_forgotten_after_a_year_and_nothing_else(site):
    author, facilitator = make_person("member"), make_person("facilitator")
    old_draft = aged(make_draft(author), 366)
    old_withdrawn = aged(depositing.withdraw(make_deposit(author), author), 366)
    kept = [aged(make_draft(author), 364), aged(make_deposit(author), 366)]
    kept.append(aged(make_approved(author, facilitator), 800))
    forget_old_deposits.call()
    assert set(Deposit.objects.all()) == set(kept)
    assert old_draft not in kept
    assert old_withdrawn not in kept


def test_the_address_of_who_never_claimed_is_forgotten_after_a_year(site):
    author, facilitator = make_person("member"), make_person("facilitator")
    told = {"consent_way": "telephone", "consent_on": timezone.localdate(), "email": "louise@example.org"}
    for days in (366, 364):
        OnBehalf.objects.create(deposit=aged(make_approved(author, facilitator), days), **told)
    forget_old_deposits.call()
    assert sorted(OnBehalf.objects.values_list("email", flat=True)) == ["", "louise@example.org"]


@pytest.mark.parametrize(
    ("received", "promised"),
    [
        ("2026-11-23T09:00", "2026-11-27"),  # Monday: this Friday
        ("2026-11-25T09:00", "2026-11-27"),  # Wednesday: this Friday
        ("2026-11-26T09:00", "2026-12-04"),  # Thursday: the next one
        ("2026-11-27T23:30", "2026-12-04"),
        ("2026-11-29T12:00", "2026-12-04"),  # Sunday
    ],
)
def test_an_answer_is_promised_by_a_friday_at_least_two_days_away(received, promised):
    moment = timezone.make_aware(timezone.datetime.fromisoformat(received))
    assert promised_day(moment).isoformat() == promised


def test_nothing_is_late_before_the_day_that_was_promised_is_over(site):
    deposit = make_deposit(make_person("member"))
    deposit.waits_since = timezone.make_aware(timezone.datetime(2026, 11, 23, 9))
    assert not is_late(deposit, today=timezone.datetime(2026, 11, 27).date())
    assert is_late(deposit, today=timezone.datetime(2026, 11, 28).date())


def test_a_near_friday_is_named_alone_and_a_far_one_with_its_date():
    moment = timezone.make_aware(timezone.datetime(2026, 11, 26, 9))
    assert promise_in_words(moment, today=moment.date()) == "vendredi 4 décembre"
    assert promise_in_words(moment, today=timezone.datetime(2026, 12, 1).date()) == "vendredi"
