"""What is late around events waits for the facilitator."""

from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.registries.queues import Queue, Waiting, queues
from webinars.checklists.steps import late_steps
from webinars.permissions import looks_after_events


def _waiting(user):
    if not looks_after_events(user):
        return Waiting(0)
    late = [step.due for _event, steps in late_steps() for step in steps]
    if not late:
        return Waiting(0)
    oldest = datetime.combine(min(late), time(), tzinfo=timezone.get_current_timezone())
    return Waiting(len(late), oldest)


def register_queue():
    """Show it on the admin's home page."""
    label = _("Things to do around webinars and meetings, late")
    queues.register(Queue("event_steps", label, _waiting, lambda: reverse("late_steps")))
