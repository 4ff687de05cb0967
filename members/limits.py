"""How often a sign-in code may be asked for, and tried."""

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip

from members.known_device import mark_of
from portal.limits import has_room, stands_for


def may_ask_for_code(request, address):
    """Count a request for a code, and tell whether it may go on.

    Three counts (their numbers are in `settings.ACCOUNT_RATE_LIMITS`): for the place, for the address from
    where it is asked, for the address from anywhere. The second is the tightest: somebody who asks for
    codes at another's address, to keep her out or to fill her mailbox, closes her own way first. The place
    comes before: whoever tries thousands of addresses leaves no line for each in the cache.
    A device of her own (`members.known_device`) has a count of its own, which nobody else uses up.
    """
    mark = mark_of(request, address)
    if mark:
        return ratelimit.consume(request, action="code_from_own_device", key=mark)
    return has_room_for(request, "code", address)


def has_room_for(request, way, address):
    """Count a request of a place for an address, three times, and tell whether it may go on.

    Args:
        way: "code" or "password".
        address: whose.
    """
    here = stands_for(f"{address} {get_ip(request)}")
    return bool(
        ratelimit.consume(request, action=f"{way}_from_network")
        and ratelimit.consume(request, action=f"{way}_from_one_place", key=here)
        and ratelimit.consume(request, action=way, key=stands_for(address))
    )


def may_try_code(process):
    """Count a try at the code of a sign-in under way, and tell whether it may go on.

    allauth counts in the session, where requests of the same moment do not see each other: here each
    try takes a place that only one of them can have.

    Args:
        process: an allauth `LoginCodeVerificationProcess`.
    """
    asked = f"{process.state.get('email')} {process.state['at']}"
    return has_room("code_tries", asked, process.max_attempts, process.timeout)
