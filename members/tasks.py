"""Background work of accounts."""

from django_tasks import task

from members.models import User
from members.sealing import seal, unseal
from portal import mail

NOBODY = 0


def ask_for_code_mail(user, code):
    """Have the sign-in code sent, by the queue.

    An address that nobody has asks for as much work as another, so that the time of the answer
    tells nothing (research/safety.md, R12); what waits in the queue is sealed, and tells nothing either.

    Args:
        user: whose code it is, None for an address that opens nothing.
        code: the code.
    """
    send_code.enqueue(seal(f"{user.pk if user else NOBODY:020d} {code}"))


@task()
def send_code(sealed):
    """Send a sign-in code to whom it is for, if she may still sign in."""
    account, code = unseal(sealed).split(" ", 1)
    user = User.objects.opened_by_code(pk=int(account))
    if user and user.email:
        mail.send("sign_in_code", user.email, {"code": code}, language=user.language)
