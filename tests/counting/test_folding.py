"""Old days become months: the figures of months and years stay right, and the rows do not pile up."""

from datetime import date

from django.db.models import Sum

import pytest

from portal.counting import DAYS_KEPT_FOR, fold_old_days, total
from portal.jobs.periodic import periodic_jobs
from portal.models import DailyCount

TODAY = date(2026, 11, 26)


def count(day, total, name="notice", thing="7", robot=False):
    DailyCount.objects.create(day=day, total=total, name=name, thing=thing, robot=robot)


def by_month():
    sums = DailyCount.objects.order_by().values_list("day__year", "day__month", "name", "thing", "robot")
    return set(sums.annotate(Sum("total")))


@pytest.fixture
def figures(db):
    for day in (1, 2, 31):
        count(date(2024, 9, min(day, 30)), day)
        count(date(2024, 8, day), day * 10)
        count(date(2024, 8, day), 1, robot=True)
        count(date(2024, 10, day), day)
    count(date(2024, 8, 5), 4, thing="8")
    count(date(2023, 2, 28), 5, name="search", thing="")


def test_days_older_than_the_period_are_one_row_a_month(figures):
    assert DAYS_KEPT_FOR == 25  # months
    before, of_notice = by_month(), total("notice", ["7"])
    fold_old_days(TODAY)
    assert by_month() == before
    assert total("notice", ["7"]) == of_notice
    rows = list(DailyCount.objects.order_by("day", "thing", "robot").values_list("day", "thing", "robot"))
    assert rows[:5] == [
        (date(2023, 2, 1), "", False),
        (date(2024, 8, 1), "7", False),
        (date(2024, 8, 1), "7", True),
        (date(2024, 8, 1), "8", False),
        (date(2024, 9, 1), "7", False),
    ]
    # The oldest whole month that is kept by day.
    assert [row[0].day for row in rows[5:]] == [1, 2, 31]


def test_a_second_run_changes_nothing(figures):
    fold_old_days(TODAY)
    kept = list(DailyCount.objects.order_by("pk").values())
    fold_old_days(TODAY)
    assert list(DailyCount.objects.order_by("pk").values()) == kept


def test_a_fault_in_a_month_loses_nothing(figures, monkeypatch):
    before = by_month()
    monkeypatch.setattr("portal.counting.DailyCount.objects.bulk_create", _fail)
    with pytest.raises(RuntimeError):
        fold_old_days(TODAY)
    assert by_month() == before


def _fail(*args, **kwargs):
    raise RuntimeError("the disk is full")


def test_a_job_of_each_day_does_it(db):
    count(date(2020, 5, 5), 3)
    periodic_jobs.get("fold_old_days").task().call()
    assert DailyCount.objects.get().day == date(2020, 5, 1)
