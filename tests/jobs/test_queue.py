"""The queue: nothing lost, nothing double, whoever dies."""

import signal
import time
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.jobs import periodic, recovery
from portal.jobs.models import PeriodicRun, WorkerBeat
from tests.jobs import sample_tasks
from tests.processes import finish, manage, start, start_script

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def queue(settings):
    settings.TASKS = QUEUE


@pytest.fixture
def notes(tmp_path):
    path = tmp_path / "notes"
    path.touch()
    return path


def ours():
    """Return the tasks of these tests: what comes back by the clock may come in the middle of one."""
    return DBTaskResult.objects.filter(task_path__startswith="tests.jobs.")


def lines(path):
    return path.read_text().splitlines()


def wait_for(condition, seconds=30):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "It did not happen in time."
        time.sleep(0.1)


def test_three_workers_do_each_task_once(notes):
    with transaction.atomic():
        for number in range(60):
            sample_tasks.note.enqueue(str(notes), f"{number}")
    done = finish([start("run_due") for _ in range(3)])
    assert [code for code, _output, _errors in done] == [0, 0, 0]
    assert sorted(map(int, lines(notes))) == list(range(60))


def test_a_task_of_a_transaction_that_fails_is_not_done(notes):
    class Fault(Exception):
        pass

    with pytest.raises(Fault), transaction.atomic():
        sample_tasks.note.enqueue(str(notes))
        raise Fault
    assert manage("run_due").returncode == 0
    assert lines(notes) == []


def test_a_failed_task_is_tried_again_later_each_time_and_not_for_ever(notes):
    sample_tasks.fail.enqueue(str(notes))
    waits = []
    for _attempt in range(recovery.MOST_ATTEMPTS):
        before = timezone.now()
        manage("run_due")
        row = ours().get()
        if row.status == TaskResultStatus.READY:
            waits.append((row.run_after - timezone.now(), row.run_after - before))
            ours().update(run_after=timezone.now() - timedelta(seconds=1))
    assert lines(notes) == ["tried"] * recovery.MOST_ATTEMPTS
    assert row.status == TaskResultStatus.FAILED
    assert "not this time" in row.traceback
    expected = [timedelta(seconds=recovery.FIRST_WAIT * 4**n) for n in range(recovery.MOST_ATTEMPTS - 1)]
    assert all(least <= want <= most for (least, most), want in zip(waits, expected, strict=True))


def test_a_task_that_gives_up_is_not_tried_again(notes):
    sample_tasks.give_up.enqueue(str(notes))
    manage("run_due")
    assert ours().get().status == TaskResultStatus.FAILED
    assert lines(notes) == ["tried"]


def test_a_task_whose_worker_was_killed_is_done_by_another(notes):
    sample_tasks.slow.enqueue(str(notes))
    worker = start("run_worker")
    wait_for(lambda: lines(notes) == ["begun"])
    worker.send_signal(signal.SIGKILL)
    finish([worker])
    assert ours().get().status == TaskResultStatus.RUNNING
    assert recovery.rescue() == 0, "Its worker may still be alive."
    long_ago = timezone.now() - timedelta(minutes=5)
    WorkerBeat.objects.update(seen_at=long_ago)
    ours().update(started_at=long_ago)
    assert manage("run_due").returncode == 0
    assert lines(notes) == ["begun", "begun", "done"]
    assert ours().get().status == TaskResultStatus.SUCCESSFUL


def test_a_task_whose_worker_lives_is_left_alone_however_long(notes):
    sample_tasks.slow.enqueue(str(notes))
    row = ours().get()
    row.claim("somebody")
    ours().update(started_at=timezone.now() - timedelta(hours=3))
    recovery.beat("somebody")
    assert recovery.rescue() == 0
    WorkerBeat.objects.update(seen_at=timezone.now() - timedelta(minutes=2))
    assert recovery.rescue() == 1


def test_a_worker_stops_when_asked():
    worker = start("run_worker", "--interval", "0.2")
    wait_for(lambda: WorkerBeat.objects.exists())
    worker.send_signal(signal.SIGTERM)
    assert finish([worker], timeout=30)[0][0] == 0


def test_a_periodic_job_runs_once_though_three_processes_try(notes):
    PeriodicRun.objects.create(name="forget_old_tasks", due_at=timezone.now() - timedelta(minutes=1))
    code = "from portal.jobs.periodic import enqueue_due; print(enqueue_due())"
    done = finish([start_script(code) for _ in range(3)])
    assert sorted(output.strip() for _code, output, _errors in done) == ["['forget_old_tasks']", "[]", "[]"]
    assert DBTaskResult.objects.filter(task_path__endswith=".forget_old_tasks").count() == 1
    assert periodic.enqueue_due() == []


def test_a_periodic_job_comes_back_at_its_hour():
    now = timezone.now()
    assert periodic.enqueue_due(now) == []
    assert "forget_old_tasks" in periodic.enqueue_due(now + timedelta(days=1, hours=2))
    assert periodic.enqueue_due(now + timedelta(days=1, hours=2)) == []
    due = timezone.localtime(PeriodicRun.objects.get(name="forget_old_tasks").due_at)
    assert (due.hour, due.minute) in ((0, 0), (1, 0), (23, 0))


def test_old_tasks_are_erased_with_their_arguments(notes):
    sample_tasks.note.enqueue(str(notes))
    manage("run_due")
    recovery.forget_old()
    assert ours().count() == 1
    ours().update(finished_at=timezone.now() - timedelta(days=8))
    recovery.forget_old()
    assert ours().count() == 0
