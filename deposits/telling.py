"""Messages about deposits: on a change of where they stand only, and never a word of what they hold."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from deposits.permissions import MODERATE, moderates
from members.models import User
from portal import mail
from portal.visibility import may_read_members

MESSAGE = "deposit_news"


def site_address():
    """Return the address of the site, without a slash at its end: tasks know no request."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def link_of(deposit, language):
    """Return the address where its author follows a deposit and answers, without signing in."""
    with override(language):
        return f"{site_address()}{reverse('deposit_link', args=[deposit.link])}"


def _reader(deposit):
    """Return (address, language) of whose it is; ("", …) where nobody may be written to."""
    author = deposit.author
    if author is not None:
        return (author.email if may_read_members(author) else "", author.language)
    behalf = getattr(deposit, "on_behalf", None)
    return (behalf.email if behalf else "", deposit.language)


def tell_author(deposit, what):
    """Tell its author that a deposit went somewhere, or that something is said to her.

    Args:
        what: "received", "changes", "approved", "declined", "message" or "edit".
    """
    address, language = _reader(deposit)
    if address:
        context = {"what": what, "link": link_of(deposit, language)}
        mail.send(MESSAGE, address, context, language=language)


def moderators():
    """Return those who moderate, an administrator only where she has the role."""
    group = User.objects.filter(is_active=True, groups__permissions__codename=MODERATE.split(".")[1])
    return [user for user in group.distinct() if moderates(user)]


def tell_team(deposit):
    """Tell who follows a deposit that it waits, or all who moderate; never its own author."""
    followed = [deposit.assigned_to] if deposit.assigned_to_id else moderators()
    for user in followed:
        if user.pk != deposit.author_id:
            tell_somebody(user)


def tell_somebody(user):
    """Tell somebody of the team that something waits for her, and no more."""
    if user.email and may_read_members(user):
        mail.send("something_waits", user.email, language=user.language)
