"""How somebody comes to a deposit: from her account, or by the link in her mail."""

from functools import wraps

from deposits.models import Deposit
from deposits.models.deposit import PUBLIC_ID
from members.kept_words import keep_words
from portal.visibility import may_read_members, refuse


def for_writing(view):
    """Return a view for members only; what a visitor had typed waits for her behind the sign-in."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if may_read_members(request.user):
            return view(request, *args, **kwargs)
        if request.method == "POST" and not request.user.is_authenticated:
            keep_words(request)
        return refuse(request)

    return guarded


def own_deposit(user, public_id):
    """Return a deposit that is hers, or None. What others deposited is read on the team's desk only."""
    if not may_read_members(user) or not PUBLIC_ID.fullmatch(public_id):
        return None
    return Deposit.objects.of(user).filter(public_id=public_id).select_related("author", "page").first()


def deposit_typed(user, public_id):
    """Return a deposit that she typed for somebody, and that she reads on the desk, or None."""
    if not PUBLIC_ID.fullmatch(public_id):
        return None
    return Deposit.objects.visible_to(user).filter(public_id=public_id, typed_by=user).first()


def deposit_of_link(token):
    """Return the deposit that the link of a message opens, or None.

    The link of a member is closed with her account; that of somebody without one stays open until she
    claims what was typed in her name.
    """
    deposit = Deposit.objects.of_link(token)
    if deposit is None or deposit.submitted_at is None:
        return None
    if deposit.author_id:
        return deposit if may_read_members(deposit.author) else None
    return deposit if hasattr(deposit, "on_behalf") else None
