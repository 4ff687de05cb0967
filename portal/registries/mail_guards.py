"""Who may still be written to when a message leaves: it may have been queued before that changed."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.registries.registry import Registry


@dataclass(frozen=True)
class MailGuard:
    """A reason not to write to somebody.

    Args:
        name: its code.
        allows: whether a message may leave, from the name of its folder ("" for one of a library) and an
            address.
    """

    name: str
    allows: Callable[[str, str], bool]


mail_guards: Registry[MailGuard] = Registry()


def may_leave(template, recipients):
    """Tell whether a message may leave to all its recipients."""
    return all(guard.allows(template, address) for guard in mail_guards for address in recipients)
