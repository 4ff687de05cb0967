"""How long each form takes to answer, for an address that has an account and for one that nobody has.

`python -m benchmarks.enumeration [sqlite|postgresql]` prints the medians of 50 tries, taken in turn: what
slows the machine slows both. They differ by less than a tenth, or the time tells who is a member (OWASP ASVS
6.3.8).
"""

import os
import sys
from statistics import median
from time import perf_counter
from uuid import uuid4

from benchmarks.site import run, temporary

TRIES = 50
KNOWN = "membre@demo.example"
MOST = 1.1


def _sign_in(client, address):
    client.post("/fr/compte/connexion/", {"email": address})


def _password(client, address):
    client.post("/fr/compte/connexion/", {"email": address, "password": "ce n'est pas celui-là"})


def _apply(client, address):
    from portal.models import Region

    given = {"first_name": "Zoé", "last_name": "Essai", "email": address, "kind": "alone", "step": "2"}
    given |= {"sector": "community", "why": "Apprendre.", "agrees": "on", "form_key": str(uuid4())}
    client.post("/fr/adhesion/", {**given, "region": Region.objects.first().pk})


FORMS = {"code asked for": _sign_in, "wrong password": _password, "application": _apply}


def measure():
    """Print a line for each form, and return whether all are within the bound."""
    from django.conf import settings
    from django.core.cache import cache
    from django.test import Client

    settings.ACCOUNT_RATE_LIMITS = {}
    within = True
    for name, send in FORMS.items():
        took = {"known": [], "unknown": []}
        for number in range(TRIES + 5):
            for kind, address in (("known", KNOWN), ("unknown", f"personne{number}@demo.example")):
                cache.clear()
                client = Client()
                begun = perf_counter()
                send(client, address)
                took[kind].append(perf_counter() - begun)
        # The first ones warm the process up.
        known, unknown = (1000 * median(times[5:]) for times in took.values())
        ratio = max(known, unknown) / min(known, unknown)
        within = within and ratio < MOST
        print(f"{name:<16} known {known:6.1f} ms  unknown {unknown:6.1f} ms  ratio {ratio:.3f}")
    return within


def main():
    """Measure on a temporary site, in a process that works on it."""
    if os.environ.get("ENUMERATION_SITE"):
        import django

        django.setup()
        sys.exit(0 if measure() else 1)
    with temporary(sys.argv[1] if len(sys.argv) > 1 else "sqlite") as env:
        run([sys.executable, "-m", "benchmarks.enumeration"], env={**env, "ENUMERATION_SITE": "1"})


if __name__ == "__main__":
    main()
