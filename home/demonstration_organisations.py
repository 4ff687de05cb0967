"""The organisations of the demonstration: facts that public pages state, and one that is made up, in full."""

from django.utils import timezone

from home.demonstration_site import rows
from members.models import ConsentWay, Organisation, OrganisationKind, ServedPeople, Service
from portal.models import Region

# How the data name a kind, and what that kind itself says: (services, people). Nothing is guessed.
KINDS = {
    "organisme communautaire": (OrganisationKind.COMMUNITY, [], []),
    "CALACS": (OrganisationKind.CALACS, [], ["femmes", "victimes-agression-sexuelle"]),
    "maison d’hébergement": (OrganisationKind.SHELTER, ["hebergement"], []),
    "aide aux victimes": (OrganisationKind.VICTIMS, [], ["victimes-actes-criminels"]),
    "organisme de justice alternative": (OrganisationKind.JUSTICE, [], []),
    "regroupement": (OrganisationKind.NETWORK, [], []),
    "institut de recherche": (OrganisationKind.RESEARCH, ["recherche"], []),
    "université": (OrganisationKind.RESEARCH, ["recherche"], []),
    "centre de documentation": (OrganisationKind.OTHER, ["documentation"], []),
    "organisme public": (OrganisationKind.PUBLIC, [], []),
    "réseau de la santé": (OrganisationKind.HEALTH, [], []),
}
IN_DOUBT = "region to check"
PROVINCE = "province"
MADE_UP = "Organisme de démonstration"
ESTRIE = "05"


def load_words():
    """Make what organisations offer, and whom they serve."""
    for model, name in ((Service, "services.csv"), (ServedPeople, "served_people.csv")):
        for row in rows(name):
            names = {"name_fr": row["name_fr"], "name_en": row["name_en"]}
            model.objects.get_or_create(slug=row["code"], defaults=names)


def load_organisations():
    """Make the organisations; a second run adds nothing. Regions must exist."""
    load_words()
    known = set(Organisation.objects.values_list("name", flat=True))
    for row in rows("organisations.csv"):
        if row["name"] not in known:
            _, services, serves = KINDS[row["kind"]]
            _save(_organisation(row), services, serves)
    if MADE_UP not in known:
        _save(
            _made_up(),
            ["hebergement", "ecoute", "accompagnement", "sortie"],
            ["femmes", "trans-non-binaires"],
        )


def _organisation(row):
    """Return what the data say; whose region is in doubt waits for the team."""
    in_doubt = row["reliability"] == IN_DOUBT
    return Organisation(
        name=row["name"],
        acronym=row["acronym"],
        kind=KINDS[row["kind"]][0],
        region=Region.objects.filter(code=row["region"]).first(),
        province_wide=row["reliability"] == PROVINCE,
        town=row["town"],
        website=row["website"],
        source=row["source"],
        to_do="Région à vérifier" if in_doubt else "",
        published=not in_doubt,
    )


def _made_up():
    today = timezone.localdate()
    return Organisation(
        name=MADE_UP,
        acronym="ODD",
        kind=OrganisationKind.COMMUNITY,
        region=Region.objects.get(code=ESTRIE),
        town="Sherbrooke",
        website="https://demo.example/",
        phone="819 555-0142",
        email="organisme@demo.example",
        description_fr="Cet organisme n’existe pas : il montre tout ce qu’une fiche peut contenir.",
        description_en="This organisation does not exist: it shows all that a sheet may hold.",
        direct_phone="819 555-0143, poste 12",
        direct_email="intervenantes@demo.example",
        notes="Exemple de note : téléphoner le matin et dire qui vous envoie.",
        contact_name="Contact de démonstration",
        contact_role="coordonnatrice",
        contact_consent_way=ConsentWay.TELEPHONE,
        contact_consent_on=today,
        checked_on=today,
        source="Inventé pour la démonstration",
        published=True,
    )


def _save(organisation, services, serves):
    organisation.full_clean()
    organisation.save()
    organisation.services.set(Service.objects.filter(slug__in=services))
    organisation.serves.set(ServedPeople.objects.filter(slug__in=serves))
