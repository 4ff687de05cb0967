"""Background work of deposits."""

import hashlib
from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from django_tasks import task

from deposits.depositing import Moved, discard
from deposits.models import WITH_THE_TEAM, Deposit, DepositFile, DepositState, FileRole, OnBehalf
from deposits.promises import LATE
from deposits.telling import moderators, tell_author, tell_somebody
from portal.files.extract import can_read, extract
from portal.files.models import TextState

MOST_WORDS = 100_000  # characters of a file's text, to look for names in
THANKS_AFTER = timedelta(days=91)
FORGOTTEN_AFTER = timedelta(days=365)


@task()
def read_words(key):
    """Read the text of a file, so that what looks like a name in it can be shown."""
    kept = DepositFile.objects.filter(pk=key, text_state=TextState.WAITING).first()
    if kept is None:
        return
    state, words = TextState.OTHER, ""
    if can_read(kept.extension):
        found = extract(kept.file, kept.extension)
        state = found.state
        words = "\n".join(passage.text for passage in found.passages)[:MOST_WORDS]
    DepositFile.objects.filter(pk=key).update(text_state=state, words=words)


@task()
def put_photos_together(key):
    """Make one document of the photos of a paper; done twice, it makes one."""
    from portal.files.papers import pdf_of_photos

    deposit = Deposit.objects.filter(pk=key).first()
    if deposit is None or not deposit.depositable.photos_are_papers:
        return
    photos = list(deposit.files.filter(role=FileRole.PHOTO))
    if not photos or deposit.files.filter(role=FileRole.PAPER).exists():
        return
    made = pdf_of_photos([photo.file for photo in photos], deposit.language)
    with transaction.atomic():
        held = Deposit.objects.select_for_update().filter(pk=key).first()
        same = held and set(held.files.filter(role=FileRole.PHOTO)) == set(photos)
        if not same or held.files.filter(role=FileRole.PAPER).exists():
            return
        DepositFile.objects.create(
            deposit=held,
            role=FileRole.PAPER,
            file=made.as_file("document"),
            digest=hashlib.sha256(made.content).hexdigest(),
            pages=len(photos),
            text_state=TextState.SCANNED,
        )


@task()
def remind_team():
    """Remind the team, once, of what has been waiting for three days."""
    waits = Q(state__in=WITH_THE_TEAM, waits_since__lte=timezone.now() - LATE)
    with transaction.atomic():
        late = list(Deposit.objects.select_for_update().filter(waits, reminded_at=None))
        Deposit.objects.filter(pk__in=[one.pk for one in late]).update(reminded_at=timezone.now())
        followed = {one.assigned_to for one in late if one.assigned_to_id}
        others = set(moderators()) if any(not one.assigned_to_id for one in late) else set()
        for user in followed | others:
            tell_somebody(user)


@task()
def thank_authors():
    """Thank each author once, three months after what she deposited was published."""
    ready = Q(state=DepositState.APPROVED, decided_at__lte=timezone.now() - THANKS_AFTER)
    keys = Deposit.objects.filter(ready, thanked_at=None).exclude(page=None).values_list("pk", flat=True)
    for key in list(keys):
        with transaction.atomic():
            deposit = Deposit.objects.select_for_update().filter(pk=key, thanked_at=None).first()
            if deposit is None:
                continue
            Deposit.objects.filter(pk=key).update(thanked_at=timezone.now())
            if deposit.page and deposit.page.live and deposit.previous_id is None:
                tell_author(deposit, "thanks")


@task()
def forget_old_deposits():
    """Erase drafts, what was withdrawn or declined, and addresses that have served, after a year."""
    closed = [DepositState.DRAFT, DepositState.WITHDRAWN, DepositState.DECLINED]
    before = timezone.now() - FORGOTTEN_AFTER
    for deposit in Deposit.objects.filter(state__in=closed, saved_at__lt=before).exclude(
        decided_at__gte=before
    ):
        with suppress(Moved):
            discard(deposit)
    # The address of who never claimed what was typed in her name has served.
    OnBehalf.objects.filter(deposit__decided_at__lt=before).exclude(email="").update(email="")
