"""Letting somebody no longer in, at once, and in again."""

from django.contrib.auth.models import Group
from django.db import transaction

from members.data_rights.traces import close_ways_in, drop_messages, drop_tasks
from members.models import Deed, SignIn, User
from members.privacy.access_log import record
from members.roles import LOOK_AFTER_MEMBERS, MEMBER


def may_look_after(user):
    """Tell whether `user` looks after the members: the facilitator does."""
    return user.is_authenticated and user.is_active and user.has_perm(LOOK_AFTER_MEMBERS)


def has_a_role(account):
    """Tell whether an account does more than a member: an administrator decides about it."""
    return account.is_superuser or any(group.name != MEMBER.name for group in account.groups.all())


def members():
    """Return the accounts that the facilitator looks after: those without another role.

    Survivors are in no list of hers: their space looks after them (research/safety.md, R11).
    """
    others = Group.objects.exclude(name=MEMBER.name)
    return User.objects.filter(is_superuser=False, sign_in=SignIn.CODE).exclude(groups__in=others)


@transaction.atomic
def suspend(account, by):
    """Let somebody no longer in, from the next request on, and send her nothing more.

    Args:
        account: whose; one that has a role is refused by the caller.
        by: who decides.

    Returns:
        Whether this changed anything.
    """
    if not User.objects.filter(pk=account.pk, is_active=True).update(is_active=False):
        return False
    close_ways_in(account)
    drop_messages(account, naming=False)
    drop_tasks(account)
    record(by, Deed.SUSPENDED, account)
    return True


@transaction.atomic
def reinstate(account, by):
    """Let somebody in again, and tell whether this changed anything."""
    if not User.objects.filter(pk=account.pk, is_active=False).update(is_active=True):
        return False
    record(by, Deed.REINSTATED, account)
    return True
