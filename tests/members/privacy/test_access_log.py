"""The access log: nobody rewrites it unseen."""

from datetime import timedelta
from io import StringIO

from django.core.management import CommandError, call_command
from django.utils import timezone

import pytest
import time_machine

from members.models import AccessLog, AccessLogEnds, Deed
from members.privacy.access_log import check, forget_old, mark_of, record
from tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(site):
    return make_person("privacy_officer")


@pytest.fixture
def log(officer):
    for _ in range(6):
        record(officer, Deed.REQUEST_READ, officer)
    return AccessLog.objects.order_by("number")


def test_it_says_who_did_what_to_what_and_names_nobody(officer):
    record(officer, Deed.ERASED, officer)
    line = AccessLog.objects.get()
    assert (line.number, line.deed, line.kind) == (1, "erased", "members.user")
    assert line.actor == line.thing == mark_of(officer) != ""
    assert officer.email not in str(AccessLog.objects.values().get())


def test_nobody_in_particular_is_a_blank(site):
    record(None, Deed.INCIDENTS_EXPORTED)
    line = AccessLog.objects.get()
    assert (line.actor, line.kind, line.thing) == ("", "", "")


def test_an_untouched_log_is_whole(log):
    verdict = check()
    assert (verdict.is_whole, verdict.lines, verdict.last) == (True, 6, 6)


def test_an_empty_log_is_whole(db):
    assert check().is_whole


TAMPERING = {
    "a deed changed": lambda log: log.filter(number=3).update(deed="erased"),
    "an actor changed": lambda log: log.filter(number=3).update(actor="0" * 64),
    "a thing changed": lambda log: log.filter(number=3).update(thing=""),
    "a date changed": lambda log: log.filter(number=3).update(at=timezone.now()),
    "a line removed": lambda log: log.filter(number=3).delete(),
    "the first line removed": lambda log: log.filter(number=1).delete(),
    "the last line removed": lambda log: log.filter(number=6).delete(),
    "all lines removed": lambda log: log.delete(),
    "two lines exchanged": lambda log: _exchange(log),
    "a line added": lambda log: _add(log, 7),
    "the ends moved": lambda log: (
        log.filter(number=6).delete(),
        AccessLogEnds.objects.update(last_number=5, last_digest=log.get(number=5).digest),
    ),
    "a line of another history put in its place": lambda log: _transplant(log),
    "the ends removed": lambda log: AccessLogEnds.objects.all().delete(),
}


def _exchange(log):
    third, fourth = log.get(number=3), log.get(number=4)
    log.filter(pk=third.pk).update(number=99)
    log.filter(pk=fourth.pk).update(number=3)
    log.filter(pk=third.pk).update(number=4)


def _transplant(log):
    """Put a line that was well made, in a log that was lost, where the one of that number stands."""
    former = log.values("at", "actor", "deed", "kind", "thing", "digest").get(number=3)
    log.delete()
    AccessLogEnds.objects.all().delete()
    for _ in range(6):
        record(None, Deed.LOG_READ)
    AccessLog.objects.filter(number=3).update(**former)


def _add(log, number):
    line = log.last()
    line.pk, line.number = None, number
    line.save()


@pytest.mark.parametrize("name", TAMPERING)
def test_what_somebody_changes_shows(log, name):
    TAMPERING[name](log)
    assert not check().is_whole
    with pytest.raises(CommandError):
        call_command("check_access_log", stdout=StringIO())


def test_the_command_says_how_many_lines_and_the_last_digest(log):
    output = StringIO()
    call_command("check_access_log", stdout=output)
    assert "6 lines" in output.getvalue()
    assert log.last().digest in output.getvalue()


def test_old_lines_go_after_a_year_and_the_rest_still_holds(officer):
    start = timezone.now()
    for month in range(14):
        with time_machine.travel(start + timedelta(days=30 * month)):
            record(officer, Deed.REQUEST_READ, officer)
    with time_machine.travel(start + timedelta(days=30 * 13)):
        assert forget_old() == 1
        assert forget_old() == 0
    assert check().is_whole
    assert AccessLog.objects.count() == 13
    AccessLog.objects.filter(number=2).delete()
    assert not check().is_whole


def test_a_log_all_of_it_old_is_emptied_and_goes_on(log, officer):
    assert forget_old(timezone.now() + timedelta(days=400)) == 6
    assert check().is_whole
    record(officer, Deed.LOG_READ)
    assert AccessLog.objects.get().number == 7
    assert check().is_whole


def test_another_secret_reads_what_the_former_one_wrote(log, officer, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert check().is_whole
    record(officer, Deed.LOG_READ)
    assert check().is_whole
    settings.SECRET_KEY_FALLBACKS = []
    assert not check().is_whole


def test_a_line_of_a_transaction_that_fails_is_not_there(officer):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        record(officer, Deed.ERASED, officer)
        raise RuntimeError
    assert not AccessLog.objects.exists()
    assert check().is_whole
