"""What preparations hold about a member."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, personal_data
from webinars.models import PreparationAnswer


def _of(user):
    return PreparationAnswer.objects.filter(user=user)


def _export(user):
    return [
        {gettext_noop("event"): answer.event.title, gettext_noop("text"): answer.text}
        for answer in _of(user).select_related("event")
    ]


def _erase(user):
    _of(user).delete()


def register_preparations():
    """Declare what is held about who writes before an event."""
    label = _("What you wrote before a webinar")
    personal_data.register(
        PersonalData("preparations", label, _export, _erase, covers=("webinars.PreparationAnswer",))
    )
