"""What a homemade tool may be, in closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Field(models.TextChoices):
    """What a tool serves: the two doors of the section."""

    PREVENTION = "prevention", _("Prevention")
    INTERVENTION = "intervention", _("Intervention")


class ToolLanguage(models.TextChoices):
    """The language of a tool."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    BOTH = "mul", _("Several languages")
    OTHER = "und", _("Another language")


class Licence(models.TextChoices):
    """What others may do with a tool, in plain words."""

    ADAPT = "adapt", _("Take it and adapt it, naming who made it.")
    FREE = "free", _("Take it and adapt it: no need to name anybody.")
    AS_IS = "as_is", _("Use it as it is, without changing it.")
    ASK = "ask", _("Ask first: the facilitator passes the message on.")


class Content(models.TextChoices):
    """What a tool is made of."""

    FILE = "file", _("File")
    PHOTO = "photo", _("Photo")
    LINK = "link", _("Link")
    VOICE = "voice", _("Voice")
    WORDS = "words", _("Told in words")


PHOTOS = frozenset({"jpg", "jpeg", "png", "webp"})
