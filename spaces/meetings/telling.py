"""What is written to who comes to a meeting: that it is tomorrow, moved or cancelled, and no word more."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal import mail
from portal.dates import span_in_words
from spaces.choices import MailContent
from spaces.mail.guard import STILL, TELLS_OF, WORD, about, reader_in
from spaces.mail.letters import send_word
from spaces.models import Coming, MailKind, Meeting, address_for

TEMPLATE, COMING = "space_meeting", "spaces.Coming"
BEFORE = timedelta(days=1)


def to_remind(now=None):
    """Return who is to be reminded now: the day before, of an hour of which she was not reminded yet.

    Who took her place within that day needs no reminder.
    """
    now = now or timezone.now()
    soon = Q(meeting__starts_at__gt=now, meeting__starts_at__lte=now + BEFORE, meeting__cancelled_at=None)
    known = Q(reminded_for=F("meeting__starts_at"))
    early = Q(asked_at__lte=F("meeting__starts_at") - BEFORE)
    return (
        Coming.objects.counted().placed().filter(soon, early).exclude(known & Q(reminded_for__isnull=False))
    )


@transaction.atomic
def write_to(key, what):
    """Write to somebody about the meeting to which she comes, if that is still so when it is done.

    Args:
        key: of the `Coming`.
        what: "tomorrow", once for each hour; "placed", "moved" or "cancelled".

    Returns:
        Whether it was written. Of a sheltered space only those are told who asked for it, and only that
        something is there.
    """
    coming = Coming.objects.select_for_update().filter(pk=key).first()
    if coming is None or (what == "tomorrow" and not to_remind().filter(pk=key).exists()):
        return False
    meeting = Meeting.objects.select_related("space").get(pk=coming.meeting_id)
    hers = _who_may_be_told(meeting, coming.participation.user, what)
    if hers is None:
        return False
    if what == "tomorrow":
        Coming.objects.filter(pk=key).update(reminded_for=meeting.starts_at)
    told = about(COMING, coming.pk, hers, what, int(meeting.starts_at.timestamp()))
    if hers.user.signs_with_phrase:
        send_word(hers, address_for(hers, MailKind.MEETINGS), told)
    else:
        _send(meeting, hers.user, what, told)
    return True


def _who_may_be_told(meeting, user, what):
    hers = reader_in(meeting.space, user, MailKind.MEETINGS)
    if hers is None or meeting.is_past or (meeting.space.is_sheltered and not user.signs_with_phrase):
        return None
    if (meeting.cancelled_at is not None) != (what == "cancelled"):
        return None
    return hers if Meeting.objects.visible_to(user).filter(pk=meeting.pk).exists() else None


def still(user, key, what="", hour=""):
    """Return the address by which somebody may still be told of a meeting, "" where she may not.

    She comes, it stands as it was told, and its hour is the one that was told.

    Args:
        key: of the `Coming`.
        what, hour: as they were when the message was written.
    """
    coming = Coming.objects.counted().select_related("meeting__space").filter(pk=key).first()
    if coming is None or hour != str(int(coming.meeting.starts_at.timestamp())):
        return ""
    hers = _who_may_be_told(coming.meeting, user, what)
    return address_for(hers, MailKind.MEETINGS) if hers and hers.pk == coming.participation_id else ""


def register_meeting_mails():
    """Have it asked again when a message about a meeting leaves."""
    TELLS_OF[TEMPLATE] = {COMING}
    TELLS_OF[WORD].add(COMING)
    STILL[COMING] = still


def _send(meeting, user, what, told):
    with override(user.language):
        said = {
            "tomorrow": _("A meeting to which you come is near."),
            "placed": _("A place became free for you at a meeting."),
            "moved": _("A meeting to which you come has another hour."),
            "cancelled": _("A meeting to which you were to come is cancelled."),
        }[what]
        tells = meeting.space.mail_content != MailContent.NOTHING
        zone = timezone.get_default_timezone_name()
        context = {
            "said": said,
            "when": span_in_words(meeting.starts_at, meeting.ends_at, zone) if tells else "",
            "link": settings.WAGTAILADMIN_BASE_URL.rstrip("/")
            + reverse("meeting", args=[meeting.space.public_id, meeting.public_id]),
        }
    mail.send(TEMPLATE, user.email, context, language=user.language, about=told)


def remind_all():
    """Enqueue a message to each whom it is time to remind; give the places that became free."""
    from spaces.meetings.coming import fill_places
    from spaces.meetings.tasks import tell

    for key in list(to_remind().values_list("pk", flat=True)):
        tell.enqueue(key, "tomorrow")
    waiting = Meeting.objects.filter(ends_at__gt=timezone.now(), comings__has_place=False).distinct()
    for key in list(waiting.values_list("pk", flat=True)):
        with transaction.atomic():
            fill_places(Meeting.objects.select_for_update().get(pk=key))
