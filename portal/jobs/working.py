"""A worker: does the tasks one after another, says that it is alive, and watches over the others."""

import logging
import socket
import threading

from django.db import Error, close_old_connections, connection
from django.utils.crypto import get_random_string

from django_tasks_db.management.commands.db_worker import Worker

from portal.jobs.periodic import enqueue_due
from portal.jobs.recovery import beat, rescue

BEAT_EVERY = 10  # seconds
log = logging.getLogger(__name__)


def tick(worker_id=None):
    """Do what each process does from time to time: beat, take up what was dropped, enqueue what is due."""
    if worker_id:
        beat(worker_id)
    rescue()
    enqueue_due()


def _tick_for_ever(worker_id, stopped):
    while not stopped.wait(BEAT_EVERY):
        close_old_connections()
        try:
            tick(worker_id)
        except Error:
            log.exception("The worker's watch failed; it goes on.")
    connection.close()


def work(*, until_empty=False, interval=1.0):
    """Do the tasks of the queue.

    Args:
        until_empty: stop when nothing is left to do now, as a run from cron does.
        interval: seconds between two looks at an empty queue.
    """
    worker_id = f"{socket.gethostname()[:40]}-{get_random_string(12)}"
    worker = Worker(
        queue_names=["*"],
        interval=interval,
        batch=until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
    if not until_empty:
        worker.configure_signals()
    stopped = threading.Event()
    watch = threading.Thread(target=_tick_for_ever, args=(worker_id, stopped), daemon=True)
    try:
        tick(worker_id)
        watch.start()
        worker.run()
    finally:
        stopped.set()
        if watch.is_alive():
            watch.join(timeout=BEAT_EVERY)
