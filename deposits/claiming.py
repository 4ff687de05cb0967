"""What was typed in somebody's name becomes hers, once she has an account."""

from django.db import transaction
from django.utils import timezone

from deposits.depositing import Moved
from deposits.models import Deposit, OnBehalf


@transaction.atomic
def claim(deposit, user):
    """Put a deposit that was typed in her name on her own account, once.

    Raises:
        Moved: somebody claimed it before, or it is an account's already.
    """
    Deposit.objects.select_for_update().get(pk=deposit.pk)
    taken = Deposit.objects.filter(pk=deposit.pk, author=None).update(author=user)
    behalf = OnBehalf.objects.filter(deposit=deposit, claimed_at=None)
    if not taken or not behalf.update(claimed_at=timezone.now(), email=""):
        raise Moved
    deposit.refresh_from_db()
    if deposit.page_id:
        deposit.depositable.claimed(deposit.page.specific, user)
