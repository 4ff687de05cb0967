"""The reports that somebody sent: given to her, and without her words once she is erased."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, personal_data
from spaces.choices import ReportReason
from spaces.models import Participation, PostReport, ThingReport


def _sent(model, user):
    return model.objects.filter(reporter__in=Participation.objects.filter(user=user))


def _export(user):
    fields = ("reported_at", "reason", "words")
    posts, things = (
        _sent(model, user).order_by().values_list(*fields) for model in (PostReport, ThingReport)
    )
    return [
        {
            gettext_noop("reason"): str(ReportReason(reason).label),
            gettext_noop("in a few words"): words,
            gettext_noop("sent"): at.isoformat(),
        }
        for at, reason, words in sorted(posts.union(things, all=True))
    ]


def _erase(user):
    """Leave that something was reported, which others decide about, and none of her words."""
    for model in (PostReport, ThingReport):
        _sent(model, user).update(words="", reporter=None)


def register_reports_data():
    """Declare what is held of who reports; before her participations go, by which it is found."""
    covers = ("spaces.PostReport", "spaces.ThingReport")
    label = _("What you reported in your spaces")
    personal_data.register(PersonalData("space_reports", label, _export, _erase, covers=covers))
