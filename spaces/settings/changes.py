"""What a change of settings would do to people: refused, or asked about with numbers."""

from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spaces.choices import Admission, MailContent, Secrecy
from spaces.joining import number_of_members
from spaces.models import Post
from spaces.models.held import holds_words
from spaces.who_sees import number_of_readers

WIDER_ADMISSION = [Admission.INVITATION, Admission.REQUEST, Admission.MEMBERS]
WIDER_MAIL = [MailContent.NOTHING, MailContent.TITLE, MailContent.FULL]


def _wider(scale, before, after):
    return scale.index(after) > scale.index(before)


def lets_more_in(before, after):
    """Tell whether one comes into a space more easily than before."""
    return _wider(WIDER_ADMISSION, before.admission, after.admission)


def why_not(before, after):
    """Return why a change may not be made, "" when it may.

    What was written for some is never opened to all: they open another space.

    Args:
        before, after: the same `Space`, as it is and as it would be.
    """
    if lets_more_in(before, after) and after.admission == Admission.MEMBERS and holds_words(before):
        return _(
            "What was written here was written for the people of this space. "
            "Open another space for all members."
        )
    return ""


def consequences(before, after, *, real_change=False):
    """Return, in sentences with numbers, what must be confirmed before it is done; [] for nothing.

    Args:
        real_change: whether the agreements change in what they say.
    """
    found = [*_readers(before, after), *_mail(before, after), *_erased(before, after)]
    if real_change:
        found.append(_signers(before))
    return found


def _readers(before, after):
    if after.admission == Admission.MEMBERS != before.admission:
        yield _members_come_in()
    elif lets_more_in(before, after):
        yield _written(before)
    if before.secrecy == Secrecy.DISCREET and after.secrecy == Secrecy.LISTED:
        yield _known()


def _members_come_in():
    number = number_of_members()
    words = ngettext(
        "The %(number)s member comes in at once.", "All %(number)s members come in at once.", number
    )
    return words % {"number": number}


def _written(space):
    number = Post.objects.filter(topic__space=space).count()
    words = ngettext(
        "%(number)s message was written for those who are here now: whoever is let in reads it too.",
        "%(number)s messages were written for those who are here now: whoever is let in reads them too.",
        number,
    )
    return words % {"number": number}


def _known():
    number = number_of_members()
    words = ngettext(
        "%(number)s member will know that this space exists, its name, what it is for, how many are in it.",
        "%(number)s members will know that this space exists, its name, what it is for, how many are in it.",
        number,
    )
    return words % {"number": number}


def _mail(before, after):
    if _wider(WIDER_MAIL, before.mail_content, after.mail_content):
        yield _("E-mails will hold more of what is written here, in mailboxes that others may open.")


def shortens(before, after):
    """Tell whether what is written is kept for a shorter time than before."""
    days, was = after.retention_days, before.retention_days
    return bool(days) and (was is None or days < was)


def _erased(before, after):
    if not shortens(before, after):
        return
    limit = timezone.now() - timedelta(days=after.retention_days)
    number = Post.objects.filter(topic__space=before, written_at__lte=limit).count()
    if number:
        words = ngettext(
            "%(number)s message is older than that: it is erased.",
            "%(number)s messages are older than that: they are erased.",
            number,
        )
        yield words % {"number": number}


def _signers(space):
    if space.is_sheltered:
        return _("Everybody here signs anew before she reads on, and you too.")
    number = number_of_readers(space)
    words = ngettext(
        "%(number)s person signs anew before she reads on: you.",
        "%(number)s people sign anew before they read on, you among them.",
        number,
    )
    return words % {"number": number}


def seal_of(sentences):
    """Return what stands for some sentences: what was confirmed is what is done, with the same numbers."""
    return salted_hmac("spaces.settings", "\n".join(sentences)).hexdigest()[:32] if sentences else ""
