"""What is held about people who applied, or followed applications."""

from django.db.models import Q
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from members.models import Application, ApplicationMessage
from members.models.application import fingerprint_of
from portal.registries.personal_data import PersonalData, personal_data


def _of(user):
    """Return her own applications: accepted, waiting, or closed and kept with a fingerprint."""
    mine = Q(account=user)
    if user.email:
        mine |= Q(email=user.email) | Q(fingerprint=fingerprint_of(user.email))
    return Application.objects.filter(mine)


def _export(user):
    return [
        {
            gettext_noop("received"): application.received_at.isoformat(),
            gettext_noop("state"): application.get_state_display(),
            gettext_noop("reason"): application.reason,
            gettext_noop("name"): application.name,
            gettext_noop("organisation"): application.where_from,
            gettext_noop("region"): str(application.region or ""),
            gettext_noop("sector"): application.get_sector_display(),
            gettext_noop("why"): application.why,
            gettext_noop("messages"): [
                {
                    gettext_noop("from"): gettext("the facilitator") if message.from_team else gettext("you"),
                    gettext_noop("sent"): message.sent_at.isoformat(),
                    gettext_noop("text"): message.text,
                }
                for message in application.messages.all()
            ],
        }
        for application in _of(user).select_related("region", "organisation").prefetch_related("messages")
    ]


def _erase(user):
    _of(user).delete()
    for name in ("inviter", "assigned_to", "decided_by"):
        Application.objects.filter(**{name: user}).update(**{name: None})
    ApplicationMessage.objects.filter(author=user).update(author=None)


def register_files():
    """Declare what is held."""
    personal_data.register(
        PersonalData(
            "applications",
            _("Your application"),
            _export,
            _erase,
            covers=("members.Application", "members.ApplicationMessage"),
        )
    )
