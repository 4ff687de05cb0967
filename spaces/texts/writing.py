"""Writing a text with others: each keeps a version; who saves after another is shown both."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from spaces.choices import WaitReason
from spaces.discussions.writing import Closed, still_in
from spaces.models import SharedText, TextComment, TextVersion
from spaces.models.thing import expiry
from spaces.moderation.first_reading import why_it_waits
from spaces.permissions import may_change, may_take_away
from spaces.things.writing import add, wait_where_needed


class SavedMeanwhile(Exception):
    """Somebody else saved the text since it was opened.

    Args:
        text: the `SharedText` as it is now.
    """

    def __init__(self, text):
        """Take the text as it is now."""
        super().__init__()
        self.text = text


def _keep_version(text, author):
    TextVersion.objects.create(
        text=text, number=text.number, author=author, body=text.body, saved_at=text.saved_at
    )


def begin_text(participation, form_key, *, title, body, language):
    """Begin a text: its first version is kept.

    Raises:
        Closed: she may not write there any more.
    """
    return add(
        SharedText,
        participation,
        form_key,
        then=lambda text: _keep_version(text, text.author),
        title=title,
        body=body,
        language=language,
    )


def _held(participation, text):
    found = SharedText.objects.visible_to(participation.user).select_for_update().filter(pk=text.pk).first()
    if found is None:
        raise Closed
    found.space = participation.space
    return found


@transaction.atomic
def save_text(participation, text, number, *, title, body):
    """Keep a new version of a text; the same words as before make none.

    Args:
        number: of the version that she began with.

    Raises:
        Closed: it is finalised or gone, or she is out.
        SavedMeanwhile: it is another version now.
    """
    participation = still_in(participation)
    found = _held(participation, text)
    if found.finalised_at is not None:
        raise Closed
    if found.title == title and found.body == body:
        return found
    if found.number != number:
        raise SavedMeanwhile(found)
    if found.is_apart:
        # Nobody but its author and the moderators read it: it does not come out with the one that follows.
        found.versions.filter(number=found.number).update(body="", erased_at=timezone.now())
    found.title, found.body, found.number = title, body, found.number + 1
    found.saved_at, found.expires_at = timezone.now(), expiry(found.space)
    wait_where_needed(participation, found, title, body, changed=False)
    _keep_version(found, participation)
    return found


@transaction.atomic
def finalise(participation, text, *, over=True):
    """Say that a text is finished, or open it again; who began it and the moderators do.

    Raises:
        Closed: it is not hers to finalise.
    """
    participation = still_in(participation)
    found = _held(participation, text)
    if not may_change(participation, found):
        raise Closed
    SharedText.objects.filter(pk=found.pk).update(finalised_at=timezone.now() if over else None)


@transaction.atomic
def erase_version(participation, version):
    """Erase the words of a former version; that it was there remains.

    Raises:
        Closed: she does not moderate, or it is the present version.
    """
    text = SharedText.objects.select_for_update().get(pk=version.text_id)
    if not participation.is_moderator or version.number == text.number:
        raise Closed
    TextVersion.objects.filter(pk=version.pk).update(body="", erased_at=timezone.now())


@transaction.atomic
def comment(participation, text, form_key, body):
    """Say something about a text, once for each form.

    Raises:
        Closed: it is finalised or gone, or she is out.
        ValidationError: it would have to be read first: a remark appears at once, or not at all.
    """
    participation = still_in(participation)
    found = _held(participation, text)
    if found.finalised_at is not None:
        raise Closed
    _refuse_what_waits(participation, body)
    known = TextComment.objects.filter(form_key=form_key).first()
    if known is not None and known.author_id == participation.pk:
        return known
    key = uuid.uuid4() if known else form_key
    return TextComment.objects.create(
        form_key=key, text=found, author=participation, number=found.number, body=body
    )


def _refuse_what_waits(participation, body):
    reason = why_it_waits(participation, body)
    if reason == WaitReason.SPOTS:
        raise ValidationError(_("It holds what looks like a number or an address: take it out."))
    if reason:
        raise ValidationError(
            _("Your first messages are read by a moderator: write in the discussions first.")
        )


def remove_comment(participation, found):
    """Remove a remark, for good: her own, or any where she moderates.

    Raises:
        Closed: it is not hers to remove.
    """
    if not may_take_away(participation, found):
        raise Closed
    found.delete()
