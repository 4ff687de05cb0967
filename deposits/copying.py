"""Another deposit with the same answers and files."""

from django.db import transaction

from deposits.depositing import begin
from deposits.models import FileRole


@transaction.atomic
def copy_of(deposit, user, form_key, *, changes=False):
    """Begin a deposit with the answers and the files of another: a duplicate, or a change of it.

    Args:
        user: who begins it.
        form_key: of the form that asks for it.
        changes: whether it changes what the other became.
    """
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
