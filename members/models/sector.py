"""The kinds of work that people of the community come from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.TextChoices):
    """Where somebody comes from, as she says it; the last but one only if she wishes to."""

    COMMUNITY = "community", _("Community organisation")
    INSTITUTION = "institution", _("Institution (health, justice, school…)")
    RESEARCH = "research", _("Research or teaching")
    SURVIVOR = "survivor", _("Survivor")
    OTHER = "other", _("Other")
