"""The charter of the demonstration, signed by its accounts, and applications at each of their states."""

from datetime import timedelta

from django.utils import timezone

from home.demonstration_site import ACCOUNTS, DOMAIN, FOLDER, rows
from home.prose import headed_rich_text, read_prose
from members.charter.signing import publish, sign
from members.models import (
    Application,
    ApplicationMessage,
    ApplicationState,
    CharterVersion,
    Organisation,
    PreparedReply,
    Profile,
    User,
)
from portal.models import Region

DAY = timedelta(days=1)
# The dates of the demonstration are relative to the day of loading.
APPLICATIONS = [
    {
        "address": "candidate",
        "first_name": "Candidate",
        "last_name": "de démonstration",
        "region": "05",
        "sector": "community",
        "organisation_name": "Organisme de démonstration",
        "why": "J’accompagne des jeunes femmes et je cherche comment parler de sortie sans pousser.",
        "days": 6,
    },
    {
        "address": "chercheuse",
        "first_name": "Chercheuse",
        "last_name": "de démonstration",
        "region": "06",
        "sector": "research",
        "why": "Je prépare une recherche avec des survivantes.",
        "days": 2,
        "question": "Votre recherche a-t-elle passé un comité d’éthique ?",
    },
    {
        "address": "organisme",
        "first_name": "Coordonnatrice",
        "last_name": "de démonstration",
        "region": "07",
        "sector": "community",
        "organisation_name": "Maison de démonstration",
        "for_organisation": True,
        "why": "Notre équipe de six personnes aimerait suivre les webinaires.",
        "days": 0,
    },
]


def load_charter(pages):
    """Put the charter in force and have the accounts of the demonstration sign it, once.

    Args:
        pages: {language: {name: page}} that its text leads to.
    """
    if CharterVersion.objects.exists():
        return
    texts = {code: read_prose(FOLDER / f"charter.{code}.md") for code in ("fr", "en")}
    agreements = rows("charter_agreements.csv")
    version = CharterVersion.objects.create(
        **{f"text_{code}": headed_rich_text(prose.text, pages[code]) for code, prose in texts.items()},
        **{f"agreements_{code}": "\n".join(row[code] for row in agreements) for code in texts},
    )
    facilitator = User.objects.get(email=f"animatrice@{DOMAIN}")
    publish(version, facilitator, minor=False)
    for account in User.objects.filter(email__in=[f"{name}@{DOMAIN}" for name in ACCOUNTS], is_active=True):
        sign(account, version, "fr")


def load_applications():
    """Make the applications, once; one has a question waiting for its answer."""
    facilitator = User.objects.get(email=f"animatrice@{DOMAIN}")
    for row in APPLICATIONS:
        address = f"{row['address']}@{DOMAIN}"
        if Application.objects.filter(email=address).exists():
            continue
        received = timezone.now() - row["days"] * DAY
        words = {name: row[name] for name in ("first_name", "last_name", "sector", "why")}
        application = Application.objects.create(
            email=address,
            region=Region.objects.get(code=row["region"]),
            organisation_name=row.get("organisation_name", ""),
            for_organisation=row.get("for_organisation", False),
            received_at=received,
            **words,
        )
        if "question" in row:
            Application.objects.filter(pk=application.pk).update(
                state=ApplicationState.ASKED, assigned_to=facilitator
            )
            ApplicationMessage.objects.create(
                application=application, author=facilitator, from_team=True, text=row["question"]
            )


def load_replies():
    """Make the prepared replies that are not there yet."""
    for row in rows("prepared_replies.csv"):
        PreparedReply.objects.get_or_create(
            moment=row.pop("moment"), title_fr=row.pop("title_fr"), defaults=row
        )


def load_contact():
    """Make one of the members the contact of an organisation: she may propose colleagues."""
    organisation = Organisation.objects.get(name="Organisme de démonstration")
    Profile.objects.filter(user__email=f"membre@{DOMAIN}", organisation=None).update(
        organisation=organisation, represents=True, on_her_own=False
    )
