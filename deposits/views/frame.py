"""What the screens of a deposit have in common."""

from urllib.parse import urlencode

from django.urls import reverse

from deposits.models import DepositFile
from deposits.receiving import MOST_BYTES, MOST_KEPT
from portal.limits import has_room

BEGUN, WITHIN = 30, 24 * 60 * 60


def may_begin(user):
    """Count a beginning, and tell whether `user` may begin one more today, or has enough under way."""
    return DepositFile.objects.weight_under_way(user) < MOST_KEPT and has_room(
        "deposits", user.pk, BEGUN, WITHIN
    )


def step_url(deposit, step, *, check=False):
    """Return the address of one question of a deposit.

    Args:
        step: its number, from 1.
        check: whether the page says what is wrong.
    """
    url = reverse("contribution_step", args=[deposit.public_id, step])
    return f"{url}?{urlencode({'check': 1})}" if check else url


def key_of(text):
    """Return the number that a button sent, 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


def screen(kind, form, *, step, deposit=None):
    """Return the variables of the page of one question.

    Args:
        kind: a `DepositableKind`.
        form: the form of the question.
    """
    return {
        "kind": kind,
        "form": form,
        "step": step,
        "count": len(kind.steps()),
        "is_last": step == len(kind.steps()),
        "deposit": deposit,
        "files": list(deposit.files.exclude(role="paper")) if deposit and form.takes_files else [],
        "most_bytes": MOST_BYTES,
    }
