"""What the privacy officer of the demonstration has on her desk: one request, one incident, both made up."""

import json
from datetime import timedelta

from django.utils import timezone

from home.demonstration_site import DOMAIN, FOLDER
from members.data_rights import consents
from members.models import Consent, DataRequest, Incident, User


def load_privacy():
    """Make the request, the incident and a consent, once. Accounts must be there."""
    data = json.loads((FOLDER / "privacy.json").read_text(encoding="utf-8"))
    for row in data["requests"]:
        _request(dict(row))
    for row in data["incidents"]:
        _incident(dict(row))
    member = User.objects.get(email=f"membre@{DOMAIN}")
    if not Consent.objects.filter(user=member).exists():
        consents.give(member, consents.DIRECTORY)


def _days_ago(number):
    return timezone.localdate() - timedelta(days=number)


def _request(row):
    row["received_on"] = _days_ago(row.pop("days_ago"))
    row["account"] = User.objects.filter(email=f"{row['account']}@{DOMAIN}").first()
    DataRequest.objects.get_or_create(form_key=row.pop("form_key"), defaults=row)


def _incident(row):
    row["began_on"] = _days_ago(row.pop("days_ago"))
    row["aware_on"] = _days_ago(row.pop("aware_days_ago"))
    Incident.objects.get_or_create(form_key=row.pop("form_key"), defaults=row)
