"""What was accepted becomes a thing of its own app."""

from deposits.models import Deposit
from portal.models import PortalPage


def publish(deposit, user):
    """Make, or change, what an accepted deposit becomes; in the caller's transaction.

    Args:
        deposit: a `Deposit` whose answers and labels are valid.
        user: who accepts it.

    Returns:
        The page or the organisation.
    """
    from deposits.answers import answers_of, labels_of

    thing = deposit.depositable.make(deposit, answers_of(deposit), labels_of(deposit), user)
    where = "page" if isinstance(thing, PortalPage) else "organisation"
    Deposit.objects.filter(pk=deposit.pk).update(**{f"{where}_id": thing.pk}, live=True)
    return thing
