"""Canaries of a member in what deposits hold of her; their files: tests/deposits/test_personal_data.py."""

import uuid

from django.utils import timezone

from deposits import depositing, moderating
from deposits.models import OnBehalf, Opinion
from tests.deposits.making import make_draft
from tests.factories import make_person

WORDS = {
    "draft of a deposit": "zqbrouillondepotzq",
    "words of a deposit": "zqmotsdepotzq",
    "message about a deposit": "zqmessagedepotzq",
    "words proposed to her": "zqmotsproposeszq",
    "opinion on a deposit": "zqavisdepotzq",
    "how she is named in a deposit": "zqnomdepotzq",
}


def plant_deposits(user):
    """Leave a canary in each place."""
    make_draft(user, why=WORDS["draft of a deposit"])
    draft = make_draft(user, why=WORDS["words of a deposit"])
    deposit, facilitator = depositing.submit(draft, user), make_person("facilitator")
    depositing.say(deposit, user, WORDS["message about a deposit"], uuid.uuid4())
    moderating.propose_edit(deposit, facilitator, "why", WORDS["words proposed to her"])
    Opinion.objects.create(deposit=deposit, asked_of=facilitator, question=WORDS["opinion on a deposit"])
    OnBehalf.objects.create(
        deposit=deposit,
        told_by=WORDS["how she is named in a deposit"],
        consent_way="telephone",
        consent_on=timezone.localdate(),
        recorded_by=facilitator,
    )
