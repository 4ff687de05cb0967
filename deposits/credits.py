"""How who made something is named to readers."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from deposits.forms import Credit
from members.naming import name_of

LONGEST = 160  # characters


def credit_of(deposit, given):
    """Return who made it, in the language of the deposit, as long as pages take it.

    Args:
        deposit: a `Deposit`.
        given: its answers, `credit`, `credit_other` and `region` among them.
    """
    return _credit(deposit, given)[:LONGEST]


def _credit(deposit, given):
    with override(deposit.language):
        if given["credit"] == Credit.OTHER:
            return given["credit_other"]
        profile = getattr(deposit.author, "profile", None)
        if given["credit"] == Credit.HER and deposit.author and name_of(deposit.author):
            return name_of(deposit.author)
        if given["credit"] == Credit.ORGANISATION and profile and profile.organisation_id:
            return profile.organisation.name
        return worker_of(given["region"] or (profile and profile.region))


def worker_of(region):
    """Return « une intervenante de » a region, in the language of the moment."""
    if not region:
        return _("A worker")
    return _("A worker, %(region)s") % {"region": region.name}


def told_by(deposit):
    """Return who told it, for what the facilitator typed in somebody's name; "" otherwise."""
    behalf = getattr(deposit, "on_behalf", None)
    if behalf is None or behalf.claimed_at:
        return ""
    with override(deposit.language):
        name = behalf.told_by or worker_of(behalf.region)
        return _("Told by %(name)s, written by the facilitator") % {"name": name}
