"""What may be said of an organisation, among a few words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    COMMUNITY = "community", _("Community organisation")
    CALACS = "calacs", _("CALACS (help centre against sexual assault)")
    SHELTER = "shelter", _("Shelter")
    VICTIMS = "victims", _("Help to victims of crime")
    NETWORK = "network", _("Network of organisations")
    RESEARCH = "research", _("University or research")
    PUBLIC = "public", _("Public body")
    HEALTH = "health", _("Health and social services")
    JUSTICE = "justice", _("Justice or police")
    OTHER = "other", _("Another kind")


class ConsentWay(models.TextChoices):
    """How a contact person agreed to be named."""

    MEETING = "meeting", _("Said so, face to face")
    TELEPHONE = "telephone", _("Said so on the telephone")
    MAIL = "mail", _("Wrote it by e-mail")
    FORM = "form", _("Signed a form")
