"""Writing the access log, and telling whether somebody changed it since.

Each line holds a keyed hash of itself and of the line before. A row of its own holds both ends, sealed, so
that lines cut off at either end show too. The keys come from SECRET_KEY: whoever has the database alone
cannot make the log anew. See docs/decisions/0025.
"""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from members.models import AccessLog, AccessLogEnds

PURPOSE = "members.privacy.access_log"
KEPT = timedelta(days=365)


@dataclass(frozen=True)
class Verdict:
    """What a check of the log found.

    Args:
        lines: how many there are.
        last: the number of the newest, and its digest: written down elsewhere, they hold the log to it.
        broken_at: the number of the first line that is not as it was written, None when all are.
    """

    lines: int
    last: int
    digest: str
    broken_at: int | None

    @property
    def is_whole(self):
        """Whether nothing was changed."""
        return self.broken_at is None


def _keyed(text, secret=None):
    return salted_hmac(PURPOSE, text, secret=secret, algorithm="sha256").hexdigest()


def mark_of(thing):
    """Return what stands for a thing in the log, "" for nothing."""
    return _keyed(f"{thing._meta.label_lower} {thing.pk}") if thing is not None and thing.pk else ""


def _line_text(line, before):
    fields = (line.number, line.at.timestamp(), line.actor, line.deed, line.kind, line.thing, before)
    return "\n".join(map(str, fields))


def _ends_text(ends):
    return "\n".join(map(str, (ends.first_number, ends.first_digest, ends.last_number, ends.last_digest)))


def _is_made_of(digest, text):
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(hmac.compare_digest(digest, _keyed(text, secret)) for secret in secrets)


def _ends():
    seal = {"seal": _keyed(_ends_text(AccessLogEnds()))}
    ends, _made = AccessLogEnds.objects.get_or_create(pk=1, defaults=seal)
    return AccessLogEnds.objects.select_for_update().get(pk=ends.pk)


def _seal(ends):
    ends.seal = _keyed(_ends_text(ends))
    ends.save()


@transaction.atomic
def record(actor, deed, thing=None):
    """Write down that somebody did something to a thing, in the caller's transaction.

    Args:
        actor: the `User` who did it, None for the portal itself.
        deed: a `Deed`.
        thing: a model instance: of it, its kind and a keyed hash of its number are kept.
    """
    ends = _ends()
    line = AccessLog(
        number=ends.last_number + 1,
        at=timezone.now(),
        actor=mark_of(actor),
        deed=deed,
        kind=thing._meta.label_lower if thing is not None else "",
        thing=mark_of(thing),
    )
    line.digest = _keyed(_line_text(line, ends.last_digest))
    line.save(force_insert=True)
    ends.last_number, ends.last_digest = line.number, line.digest
    _seal(ends)


def check():
    """Read the whole log and return a `Verdict`."""
    ends = AccessLogEnds.objects.filter(pk=1).first()
    lines = AccessLog.objects.order_by("number")
    if ends is None:
        first = lines.first()
        return Verdict(lines.count(), 0, "", first.number if first else None)
    if not _is_made_of(ends.seal, _ends_text(ends)):
        return Verdict(lines.count(), ends.last_number, ends.last_digest, ends.last_number)
    number, digest, seen = ends.first_number, ends.first_digest, 0
    for line in lines.iterator():
        number, seen = number + 1, seen + 1
        if line.number != number or not _is_made_of(line.digest, _line_text(line, digest)):
            return Verdict(seen, ends.last_number, ends.last_digest, number)
        digest = line.digest
    whole = (number, digest) == (ends.last_number, ends.last_digest)
    return Verdict(seen, ends.last_number, ends.last_digest, None if whole else number + 1)


@transaction.atomic
def forget_old(now=None):
    """Erase the lines older than a year; the digest of the last of them stays, so that the rest holds.

    Returns:
        How many were erased.
    """
    ends, oldest = _ends(), (now or timezone.now()) - KEPT
    kept = AccessLog.objects.filter(at__gte=oldest).order_by("number").first()
    old = AccessLog.objects.filter(number__lt=kept.number) if kept else AccessLog.objects.all()
    last = old.order_by("-number").first()
    if last is None:
        return 0
    ends.first_number, ends.first_digest = last.number, last.digest
    _seal(ends)
    return old.delete()[0]
