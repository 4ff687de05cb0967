"""A deposit begun with what another holds: a duplicate, or a change of what was published."""

from django.db import transaction

from deposits.depositing import Moved, begin
from deposits.models import Deposit, DepositState, FileRole

OVER = [DepositState.APPROVED, DepositState.DECLINED, DepositState.WITHDRAWN]


@transaction.atomic
def copy_of(deposit, user, form_key, *, changes=False):
    """Begin a deposit with the answers and the files of another: a duplicate, or a change of it.

    Args:
        user: who begins it.
        form_key: of the form that asks for it.
        changes: whether it changes what the other became.

    Raises:
        Moved: a change of it is under way.
    """
    known = Deposit.objects.filter(form_key=form_key, typed_by=user).first()
    if known is not None:
        return known
    if changes:
        Deposit.objects.select_for_update().get(pk=deposit.pk)
        if deposit.changes.exclude(state__in=OVER).exclude(form_key=form_key).exists():
            raise Moved
    answers = {name: values for name, values in deposit.answers.items() if values}
    made = begin(
        user,
        deposit.kind,
        form_key,
        language=deposit.language,
        author=deposit.author or False,
        answers=answers,
        previous=deposit if changes else None,
    )
    if not made.files.exists():
        for file in deposit.files.exclude(role=FileRole.PAPER):
            file.copy_to(made)
    return made
