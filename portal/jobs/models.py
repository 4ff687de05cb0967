"""Who works, and when each periodic job is due."""

from django.db import models


class WorkerBeat(models.Model):
    """A worker is alive: it says so every few seconds, also during a long task."""

    worker_id = models.CharField(max_length=80, primary_key=True)
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self):
        """Return its name."""
        return self.worker_id


class PeriodicRun(models.Model):
    """When a periodic job is due next. Whoever moves the date enqueues the job: nobody else does."""

    name = models.CharField(max_length=80, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self):
        """Return the name of the job."""
        return self.name
