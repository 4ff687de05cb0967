"""What members of the demonstration say of themselves, and a message that waits. All of it made up."""

import json
import uuid
from datetime import timedelta

from django.utils import timezone

from home.demonstration_site import DOMAIN, FOLDER
from members.directory.consent import record_choice
from members.models import MemberMessage, Profile, Subject, User
from portal.models import Region, Theme

SPACE = uuid.UUID("6f1c2d0e-5f3a-4c4e-9a55-0c3f3f6f5d12")
PLAIN = (
    "name",
    "title",
    "sector",
    "topics",
    "languages",
    "about",
    "contact",
    "on_her_own",
    "absence_message",
)
MESSAGE = (
    "Bonjour ! Message de démonstration : je cherche comment accompagner une femme au poste de police. "
    "Auriez-vous un moment cette semaine ?"
)


def load_profiles():
    """Make the profiles and a message, once: what somebody changed since stays. Accounts must exist."""
    for row in json.loads((FOLDER / "profiles.json").read_text(encoding="utf-8")):
        user = User.objects.get(email=f"{row['account']}@{DOMAIN}")
        profile, _made = Profile.objects.get_or_create(user=user)
        if not profile.name:
            _fill(profile, row)
    _message()


def _fill(profile, row):
    for name in PLAIN:
        setattr(profile, name, row.get(name, getattr(profile, name)))
    profile.region = Region.objects.get(code=row["region"])
    if "absence_days" in row:
        profile.absent_until = timezone.localdate() + timedelta(days=row["absence_days"])
    profile.show(row["shown"])
    profile.save()
    profile.themes.set(Theme.objects.filter(slug__in=row.get("themes", [])))
    profile.pivot_regions.set(Region.objects.filter(code__in=row.get("pivot", [])))
    if row["shown"]:
        record_choice(profile.user, profile.shown_fields)


def _message():
    sender, recipient = (User.objects.get(email=f"{name}@{DOMAIN}") for name in ("praticienne", "membre"))
    MemberMessage.objects.get_or_create(
        form_key=uuid.uuid5(SPACE, "message"),
        defaults={
            "sender": sender,
            "recipient": recipient,
            "subject": Subject.QUESTION,
            "text": MESSAGE,
            "sent_at": timezone.now() - timedelta(hours=20),
        },
    )
