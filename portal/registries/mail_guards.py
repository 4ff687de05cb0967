"""Who may still be written to when a message leaves: it may have been queued before that changed."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class MailGuard:
    """A reason not to write to somebody.

    Args:
        name: its code.
        allows: whether a message may leave, from the name of its folder ("" for one of a library), an
            address, and what it tells of ("" for nothing to ask again; see `portal.mail.send`).
    """

    name: str
    allows: Callable[[str, str, str], bool]


mail_guards: Registry[MailGuard] = Registry()


def may_leave(template, recipients, about=""):
    """Tell whether a message may leave to all its recipients."""
    return all(guard.allows(template, address, about) for guard in mail_guards for address in recipients)
