"""Files of a deposit come in: each cleaned, kept once, within what a telephone can send."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from deposits.depositing import held
from deposits.models import WITH_HER, DepositFile, FileRole
from portal.files.incoming import Refused, incoming_file, incoming_sound, told_name

MOST_BYTES = 25 * 1024 * 1024  # all the files of a deposit
MOST_FILES = 40
MOST_KEPT = 10 * MOST_BYTES  # all that somebody has under way
LONGEST_VOICE = 10 * 60  # seconds


def take_files(deposit, uploads):
    """Keep what was sent; what is refused does not keep the rest out.

    Args:
        deposit: a `Deposit` that is its author's to write.
        uploads: [(`FileRole`, Django file)], in order.

    Returns:
        The `Refused` files.

    Raises:
        Moved: it was sent meanwhile.
    """
    refused = []
    for role, upload in uploads:
        try:
            _keep(deposit, role, _cleaned(role, upload))
        except ValidationError as error:
            refused.append(Refused(told_name(upload.name), " ".join(error.messages)))
    return refused


def _cleaned(role, upload):
    if upload.size > MOST_BYTES:
        raise ValidationError(_("Too heavy: 25 MB at most, all your files together."))
    if role == FileRole.VOICE:
        return incoming_sound(upload, longest=LONGEST_VOICE)
    return incoming_file(upload, images_only=role == FileRole.PHOTO)


@transaction.atomic
def _keep(deposit, role, incoming):
    found = held(deposit, WITH_HER)
    files = DepositFile.objects.filter(deposit=found)
    if files.filter(role=role, digest=incoming.digest).exists():
        return
    weight = files.exclude(role=FileRole.PAPER).aggregate(all=Sum("size"))["all"] or 0
    if weight + incoming.file.size > MOST_BYTES:
        raise ValidationError(_("Too heavy: 25 MB at most, all your files together."))
    if DepositFile.objects.weight_under_way(found.typed_by) + incoming.file.size > MOST_KEPT:
        raise ValidationError(_("You have too much under way: send it, or erase what you do not need."))
    if files.count() >= MOST_FILES:
        raise ValidationError(_("Forty files at most: put them together in one document."))
    if role == FileRole.VOICE:
        for former in files.filter(role=FileRole.VOICE):
            former.delete()
    if role == FileRole.PHOTO:
        files.filter(role=FileRole.PAPER).delete()
    kept = DepositFile.objects.create(
        deposit=found,
        role=role,
        place=files.count() + 1,
        file=incoming.file,
        digest=incoming.digest,
        pages=incoming.facts.get("pages"),
        seconds=incoming.facts.get("seconds"),
    )
    from deposits.tasks import read_words

    read_words.enqueue(kept.pk)
