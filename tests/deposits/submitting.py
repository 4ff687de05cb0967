"""Many who submit at the same second, in real processes, each clicking twice; and two who accept."""

import time

from deposits.models import Deposit, DepositState
from tests.processes import finish, start_script

SUBMIT = """
import sys, time, uuid
from django.db import connection
from deposits import depositing
from deposits.depositing import Moved
from members.models import User
person, number = User.objects.get(pk=sys.argv[1]), int(sys.argv[2])
begun, answers = uuid.UUID(sys.argv[3]), {
    "title": ["Titre"], "why": ["Pourquoi"], "authors": [""], "year": [""],
    "link": ["https://exemple.org/"], "doi": [""],
}
time.sleep(max(0, float(sys.argv[4]) - time.time()))
for turn in range(number):
    key = uuid.uuid5(begun, f"{person.pk} {turn}")
    for click in range(2):
        draft = depositing.begin(person, "document", key, language="fr", answers=answers)
        try:
            depositing.submit(draft, person)
        except Moved:
            pass
"""
ACCEPT = """
import sys, time
from deposits import moderating
from deposits.depositing import Moved
from deposits.models import Deposit
from django.utils.datastructures import MultiValueDict
from members.models import User
person = User.objects.get(pk=sys.argv[1])
time.sleep(max(0, float(sys.argv[2]) - time.time()))
for deposit in Deposit.objects.order_by("pk"):
    try:
        labels = MultiValueDict({"kind": ["report"]})
        moderating.approve(moderating.keep_labels(deposit, deposit.depositable.labels(), labels), person)
    except Moved:
        pass
"""
BEGUN = "0b1f6b1c-6a3e-4f0e-9b5e-0d6f7f1f2a33"
STARTING = 12  # seconds, for the processes to be ready
PATIENCE = 1800  # seconds


def submit_at_once(people, each):
    """Have people submit `each` deposits at the same second, each of them with two clicks.

    Returns:
        {state: number} of the deposits that there are.
    """
    second = time.time() + STARTING
    running = [start_script(SUBMIT, person.pk, each, BEGUN, second) for person in people]
    done = finish(running, timeout=PATIENCE)
    assert [(code, errors[-300:]) for code, _output, errors in done] == [(0, "")] * len(people)
    return {state: Deposit.objects.filter(state=state).count() for state in DepositState.values}


def accept_at_once(people):
    """Have people accept all that waits at the same second."""
    second = time.time() + STARTING
    done = finish([start_script(ACCEPT, person.pk, second) for person in people], timeout=PATIENCE)
    assert [(code, errors[-300:]) for code, _output, errors in done] == [(0, "")] * len(people)
