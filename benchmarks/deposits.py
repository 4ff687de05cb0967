"""Two who submit at the same second, 500 times each, with two clicks a deposit; then two who accept all.

`python -m benchmarks.deposits [sqlite|postgresql]` prints the counts: none lost, none doubled.
"""

import os
import sys
from time import perf_counter

from benchmarks.site import run, temporary

EACH = 500
MEMBERS = ("membre", "membre2")


def _accounts():
    """Return (two members, two who moderate) of the site."""
    from django.contrib.auth.models import Group

    from members.models import User

    colleague = User.objects.create_user(email="collegue@demo.example")
    colleague.groups.add(Group.objects.get(name="Animatrice"))
    User.objects.update(must_sign_charter=False)
    members = [User.objects.get(email=f"{name}@demo.example") for name in MEMBERS]
    return members, [User.objects.get(email="animatrice@demo.example"), colleague]


def measure():
    """Print the counts, and return whether nothing is lost nor doubled."""
    from wagtail.models import Page

    from deposits.models import Deposit, DepositState
    from documents.models import DocumentPage
    from tests.deposits.submitting import STARTING, accept_at_once, submit_at_once

    members, facilitators = _accounts()
    expected, pages = len(members) * EACH, DocumentPage.objects.count()
    begun = perf_counter()
    states = submit_at_once(members, EACH)
    took = perf_counter() - begun - STARTING
    print(
        f"submitted {expected} with two clicks each in {took:.0f} s: {states[DepositState.RECEIVED]} received"
    )
    begun = perf_counter()
    accept_at_once(facilitators)
    took = perf_counter() - begun - STARTING
    accepted = Deposit.objects.filter(state=DepositState.APPROVED).count()
    made = DocumentPage.objects.count() - pages
    faults = sum(len(list(found)) for found in Page.find_problems())
    print(f"accepted in {took:.0f} s: {accepted} accepted, {made} pages, {faults} faults")
    return Deposit.objects.count() == accepted == made == expected and not faults


def main():
    """Measure on a temporary site, in a process that works on it."""
    if os.environ.get("DEPOSITS_SITE"):
        import django

        django.setup()
        sys.exit(0 if measure() else 1)
    with temporary(sys.argv[1] if len(sys.argv) > 1 else "sqlite") as env:
        run([sys.executable, "-m", "benchmarks.deposits"], env={**env, "DEPOSITS_SITE": "1"})


if __name__ == "__main__":
    main()
