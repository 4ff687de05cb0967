"""Files of messages come in: each cleaned, kept apart until the message is published, then part of it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from portal.files.clean import IMAGE_KINDS
from portal.files.incoming import Refused, incoming_file, incoming_sound, told_name
from portal.files.names import given_name
from spaces.models import Participation, PostFile, PostFileRole
from spaces.models.places import places_of

LARGEST = 10 * 1024 * 1024  # a file
MOST_BYTES = 25 * 1024 * 1024  # a message
MOST_FILES = 10  # a message
MOST_KEPT = 200 * 1024 * 1024  # all that somebody has in a space
LONGEST_VOICE = 3 * 60  # seconds
SHELTERED_KINDS = IMAGE_KINDS | {"pdf"}


def waiting_files(user, form_key):
    """Return the files that came with a form of hers that is not published yet."""
    hers = places_of(user).participations
    return PostFile.objects.filter(post=None, form_key=form_key, participation__in=hers)


def may_hold(space, extension, role):
    """Tell whether a file may be in a message of a space: a sheltered one takes images, PDF and a voice."""
    return role == PostFileRole.VOICE or not space.is_sheltered or extension in SHELTERED_KINDS


def refused_kind():
    """Return why a file is not taken in a sheltered space."""
    return _("In this space only pictures and PDF are taken: nothing else can be cleaned as well.")


def take_files(participation, form_key, uploads, *, post=None):
    """Keep what was sent with a form; what is refused does not keep the rest out.

    Args:
        participation: hers who writes.
        form_key: of the form.
        uploads: [(Django file, whether it is a voice)], in order.
        post: the message that she changes, whose files count with them.

    Returns:
        The `Refused` files.
    """
    refused = []
    for upload, is_voice in uploads:
        try:
            _keep(participation, form_key, upload, is_voice, post)
        except ValidationError as error:
            refused.append(Refused(told_name(upload.name), " ".join(error.messages)))
    return refused


def _cleaned(participation, upload, is_voice):
    if upload.size > LARGEST:
        raise ValidationError(_("Too heavy: 10 MB at most for a file."))
    if is_voice:
        return incoming_sound(upload, longest=LONGEST_VOICE), PostFileRole.VOICE
    found = incoming_file(upload)
    role = PostFileRole.PHOTO if found.extension in IMAGE_KINDS else PostFileRole.FILE
    if not may_hold(participation.space, found.extension, role):
        raise ValidationError(refused_kind())
    return found, role


def _keep(participation, form_key, upload, is_voice, post):
    found, role = _cleaned(participation, upload, is_voice)
    with transaction.atomic():
        Participation.objects.select_for_update().get(pk=participation.pk)
        files = PostFile.objects.filter(
            Q(pk__in=waiting_files(participation.user, form_key).values("pk"))
            | Q(post=post, post__isnull=False)
        )
        if files.filter(digest=found.digest).exists():
            return
        _check_room(participation, files, found.file.size)
        if is_voice:
            for former in files.filter(role=PostFileRole.VOICE, post=None):
                former.delete()
        PostFile.objects.create(
            participation=participation,
            form_key=form_key,
            role=role,
            # A name tells whose it is: a sheltered space keeps none.
            name="" if is_voice or participation.space.is_sheltered else given_name(upload.name),
            file=found.file,
            digest=found.digest,
            seconds=found.facts.get("seconds"),
        )


def _check_room(participation, files, size):
    if files.count() >= MOST_FILES:
        raise ValidationError(_("Ten files at most in a message: put them together, or write a second one."))
    if _weight(files) + size > MOST_BYTES:
        raise ValidationError(_("Too heavy: 25 MB at most in a message."))
    if _weight(PostFile.objects.filter(participation=participation)) + size > MOST_KEPT:
        raise ValidationError(_("Your files take much room here: remove some that are of no use any more."))


def _weight(files):
    return files.aggregate(all=Sum("size"))["all"] or 0


def attach(post, participation, form_key):
    """Make what came with a form part of the message that it published, in the transaction of the message."""
    for file in waiting_files(participation.user, form_key):
        if not may_hold(participation.space, file.extension, file.role) or (
            PostFile.objects.filter(post=post, digest=file.digest).exists()
        ):
            file.delete()
        else:
            kept = {"name": ""} if participation.space.is_sheltered else {}
            files = PostFile.objects.filter(pk=file.pk)
            files.update(post=post, participation=participation, form_key=None, **kept)


def forget_waiting(user, form_key):
    """Erase what came with a form that has published its message already."""
    for file in waiting_files(user, form_key):
        file.delete()
