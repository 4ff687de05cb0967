"""`/sante/`: whether the portal can work."""

from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


def _database_state():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "failed"
    return "ok"


@never_cache
@require_safe
def health(request):
    """Answer 200 when all parts work and 503 otherwise, naming the parts and nothing else."""
    parts = {"database": _database_state()}
    status = 200 if all(state == "ok" for state in parts.values()) else 503
    return JsonResponse({"state": "ok" if status == 200 else "failed", "parts": parts}, status=status)
