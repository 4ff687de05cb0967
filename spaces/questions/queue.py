"""What waits for the facilitator: the questions that nobody answers."""

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.registries.queues import Queue, Waiting, queues
from spaces.models import QuestionPromise, Space


def _unanswered(user):
    """Return those of the spaces that she moderates, and no other."""
    late = QuestionPromise.objects.visible_to(user).late()
    late = late.filter(topic__space__in=Space.objects.moderated_by(user).values("pk"))
    return Waiting(late.count(), late.aggregate(oldest=Min("waits_since"))["oldest"])


def register_queues():
    """Put it on the list of what waits."""
    queues.register(
        Queue(
            "unanswered_questions",
            _("Questions without an answer"),
            _unanswered,
            lambda: f"{reverse('discussions')}?show=questions",
        )
    )
