"""`/sante/`: whether the portal can work."""

from datetime import timedelta

from django.db import Error, connection
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.models import OutgoingMessage
from portal.search.indexing import is_outdated

# Work that waits longer than that has nobody to do it.
PATIENCE = timedelta(minutes=10)


def _database_works():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _worker_works():
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    waiting = ready.filter(run_after__lt=timezone.now() - PATIENCE, enqueued_at__lt=timezone.now() - PATIENCE)
    return not waiting.exists()


def _mail_leaves():
    return not OutgoingMessage.objects.filter(sent_at=None, created_at__lt=timezone.now() - PATIENCE).exists()


PARTS = {
    "database": _database_works,
    "index": lambda: not is_outdated(),
    "worker": _worker_works,
    "mail": _mail_leaves,
}


def _state(works):
    try:
        return "ok" if works() else "failed"
    except Error:
        return "failed"


@never_cache
@require_safe
def health(request):
    """Answer 200 when all parts work and 503 otherwise, naming the parts and nothing else."""
    parts = {name: _state(works) for name, works in PARTS.items()}
    status = 200 if all(state == "ok" for state in parts.values()) else 503
    return JsonResponse({"state": "ok" if status == 200 else "failed", "parts": parts}, status=status)
