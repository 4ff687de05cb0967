"""What is held about who answered: that she did. Her answer is nobody's, and stays."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, personal_data
from webinars.models import EvaluationMark


def _of(user):
    return EvaluationMark.objects.filter(registration__user=user)


def _export(user):
    marks = _of(user).select_related("registration__event").order_by("registration")
    return [{gettext_noop("event"): mark.registration.event.title} for mark in marks]


def _erase(user):
    _of(user).delete()


def register_marks():
    """Declare it."""
    label = _("Evaluations that you answered (the answers bear no name: nobody can find yours)")
    personal_data.register(
        PersonalData("evaluation_marks", label, _export, _erase, covers=("webinars.EvaluationMark",))
    )
