"""What the team should know of an application before it decides."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import Application, ApplicationState, User


def mailbox(address):
    """Return an address without what a mailbox usually ignores: what follows a plus sign."""
    name, at, domain = address.rpartition("@")
    return f"{name.split('+')[0]}{at}{domain}"


def what_is_known(application):
    """Return sentences on other applications and accounts that may be the same person's."""
    said = [*_former(application)]
    if not application.is_open:
        return said
    account = User.objects.filter(email=application.email).first()
    if account is not None:
        said.append(
            _("This address has an account already: accepting adds no other.")
            if account.is_active
            else _("This address has an account that was suspended: accepting opens it again.")
        )
    others = Application.objects.open().exclude(pk=application.pk).filter(email=application.email)
    if others.exists():
        said.append(_("Another application with this address waits too."))
    if account is None and _alias_of_account(application.email):
        said.append(_("A member has the same address but for what follows the plus sign (+)."))
    return said


def _former(application):
    """Tell what was answered to former applications of the same address."""
    closed = Application.objects.filter(
        fingerprint=application.fingerprint,
        state__in=[ApplicationState.DECLINED, ApplicationState.WITHDRAWN],
    )
    for former in closed.exclude(pk=application.pk).order_by("-decided_at"):
        day = date_format(former.decided_at, "DATE_FORMAT")
        if former.state == ApplicationState.WITHDRAWN:
            yield _("She withdrew an application on %(day)s.") % {"day": day}
        else:
            yield _("Answered “not now” on %(day)s: %(reason)s") % {"day": day, "reason": former.reason}


def _alias_of_account(address):
    box = mailbox(address)
    name, _at, domain = box.rpartition("@")
    near = User.objects.filter(email__startswith=name, email__endswith=f"@{domain}")
    return any(mailbox(other) == box for other in near.values_list("email", flat=True)[:200])
