"""How often a sign-in code may be asked for, and tried."""

import hashlib

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip

from members.known_device import mark_of
from portal.limits import has_room


def may_ask_for_code(request, address):
    """Count a request for a code, and tell whether it may go on.

    Three counts (their numbers are in `settings.ACCOUNT_RATE_LIMITS`): for the address from where
    it is asked, for the place, for the address from anywhere. The first is the tightest: somebody who
    asks for codes at another's address, to keep her out or to fill her mailbox, closes her own way first.
    A device of her own (`members.known_device`) has a count of its own, which nobody else uses up.
    """
    mark = mark_of(request, address)
    if mark:
        return ratelimit.consume(request, action="code_from_own_device", key=mark)
    here = f"{address} {get_ip(request)}"
    return ratelimit.consume(request, action="code_from_one_place", key=here) and ratelimit.consume(
        request, action="request_login_code", key=address
    )


def may_try_code(process):
    """Count a try at the code of a sign-in under way, and tell whether it may go on.

    allauth counts in the session, where requests of the same moment do not see each other: here each
    try takes a place that only one of them can have.

    Args:
        process: an allauth `LoginCodeVerificationProcess`.
    """
    asked = f"{process.state.get('email')} {process.state['at']}"
    key = hashlib.sha256(asked.encode()).hexdigest()
    return has_room("code_tries", key, process.max_attempts, process.timeout)
