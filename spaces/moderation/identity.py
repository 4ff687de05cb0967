"""Knowing who is behind a name: one asks, another confirms within two days, the answer is read once.

Nothing else leads from a name in a space to an account (research/safety.md, R10). Each step is in the access
log; what was found is kept nowhere.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from members.models import Deed, SignIn
from members.privacy.access_log import mark_of, record
from spaces.models import IdentityRequest, Participation


class NotHers(Exception):
    """It is not for her to do, or it is too late."""


@dataclass(frozen=True)
class Found:
    """Who is behind a name.

    Args:
        account: the number of the account, None where it is gone.
        login: its login name or its address.
        is_survivor: whether there is nothing more than a login name.
    """

    account: int | None
    login: str
    is_survivor: bool


@transaction.atomic
def ask(officer, participation, form_key, **given):
    """Ask who is behind a name, once for each form.

    Args:
        officer: the account that asks; participation: whose name it is.
        given: `reason`, `legal_basis`, `silent`, `silent_reason`.
    """
    asked, made = IdentityRequest.objects.get_or_create(
        form_key=form_key,
        defaults={"participation": participation, "asked_by": mark_of(officer), **given},
    )
    if made:
        record(officer, Deed.IDENTITY_ASKED, participation)
    return asked


def _hold(public_id):
    found = IdentityRequest.objects.select_for_update(of=("self",)).open_now().filter(public_id=public_id)
    return found.select_related("participation__user").first()


def may_decide(user, asked):
    """Tell whether somebody may be the second person: neither who asks, nor who is asked about.

    Nor somebody of that space: a moderator is not to learn that she is asked about.
    """
    concerned = Participation.objects.filter(space=asked.participation.space_id, user=user).exists()
    return asked.confirmed_at is None and mark_of(user) != asked.asked_by and not concerned


@transaction.atomic
def decide(user, public_id, *, agrees):
    """Confirm or refuse, as the second person.

    Raises:
        NotHers: see there.
    """
    asked = _hold(public_id)
    if asked is None or not may_decide(user, asked):
        raise NotHers
    now = {"confirmed_at" if agrees else "refused_at": timezone.now()}
    IdentityRequest.objects.filter(pk=asked.pk).update(decided_by=mark_of(user), **now)
    deed = Deed.IDENTITY_CONFIRMED if agrees else Deed.IDENTITY_REFUSED
    record(user, deed, asked.participation)


def may_read(user, asked):
    """Tell whether the answer waits for somebody: she asked, another agreed, nobody read it yet."""
    return asked.confirmed_at is not None and asked.read_at is None and asked.asked_by == mark_of(user)


@transaction.atomic
def read(officer, public_id):
    """Return who is behind the name, a `Found`, this once.

    Raises:
        NotHers: see there.
    """
    asked = _hold(public_id)
    if asked is None or not may_read(officer, asked):
        raise NotHers
    if not IdentityRequest.objects.filter(pk=asked.pk, read_at=None).update(read_at=timezone.now()):
        raise NotHers
    record(officer, Deed.IDENTITY_READ, asked.participation)
    account = asked.participation.user
    if account is None:
        return Found(None, "", False)
    survivor = account.sign_in == SignIn.PASSPHRASE
    return Found(account.pk, (account.login_name if survivor else account.email) or "", survivor)
