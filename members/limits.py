"""How often a sign-in code may be asked for."""

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip


def may_ask_for_code(request, address):
    """Count a request for a code, and tell whether it may go on.

    Three counts (their numbers are in `settings.ACCOUNT_RATE_LIMITS`): for the address from where
    it is asked, for the place, for the address from anywhere. The first is the tightest: somebody who
    asks for codes at another's address, to keep her out or to fill her mailbox, closes her own way first.
    """
    here = f"{address} {get_ip(request)}"
    return ratelimit.consume(request, action="code_from_one_place", key=here) and ratelimit.consume(
        request, action="request_login_code", key=address
    )
