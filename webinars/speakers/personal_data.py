"""What the pages of events hold about a member who spoke: her name may stay as « une intervenante »."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, override

from wagtail.models import Revision

from portal.registries.personal_data import PersonalData, Published, personal_data
from portal.search.indexing import forget_erased
from webinars.models import EventPage, Speaker


def _of(user):
    return Speaker.objects.filter(member=user)


def _export(user):
    return [
        {
            gettext_noop("event"): speaker.event.title,
            gettext_noop("name"): speaker.name,
            gettext_noop("organisation"): speaker.organisation,
            gettext_noop("short biography"): speaker.biography,
        }
        for speaker in _of(user).select_related("event")
    ]


def _nobody(language):
    with override(language if language in ("fr", "en") else "fr"):
        return {
            "name": str(_("A worker")),
            "organisation": "",
            "biography": "",
            "photo": None,
            "member": None,
        }


def _release(user):
    """Leave what was said, by nobody: on the page, and in what Wagtail keeps of its former states."""
    _rewrite_revisions(user, keep=True)
    hers = list(_of(user).select_related("event"))
    for speaker in hers:
        values = _nobody(speaker.event.language)
        for name, value in values.items():
            setattr(speaker, name, value)
        speaker.save()
        _refresh(speaker.event)
    if hers:
        forget_erased()


def _erase(user):
    _rewrite_revisions(user, keep=False)
    hers = list(_of(user).select_related("event"))
    for speaker in hers:
        event = speaker.event
        speaker.delete()
        _refresh(event)
    if hers:
        forget_erased()


def _refresh(event):
    """Have all that follows the page hear of it, the search first."""
    event.specific.save()


def _rewrite_revisions(user, *, keep):
    """Take her out of the former states of events: each holds its speakers whole."""
    # An event of which she is no longer a speaker may still name her in its past.
    keys = [str(key) for key in EventPage.objects.values_list("pk", flat=True)]
    for revision in Revision.page_revisions.filter(object_id__in=keys).iterator():
        speakers = revision.content.get("speakers", [])
        if not any(row.get("member") == user.pk for row in speakers):
            continue
        nobody = _nobody(revision.content.get("language"))
        others = [row for row in speakers if row.get("member") != user.pk]
        hers = [{**row, **nobody} for row in speakers if row.get("member") == user.pk]
        revision.content["speakers"] = others + (hers if keep else [])
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def register_speakers():
    """Declare what is held about those who speak."""
    published = Published(lambda user: _of(user).count(), _release)
    label = _("Events at which you spoke")
    personal_data.register(
        PersonalData("speakers", label, _export, _erase, published, covers=("webinars.Speaker",))
    )
