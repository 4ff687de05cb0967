"""Reference (temporary)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContributorRole(models.TextChoices):
    """What somebody did for a document."""

    AUTHOR = "author", _("Author")
    EDITOR = "editor", _("Editor")
    DIRECTOR = "director", _("Director")
    TRANSLATOR = "translator", _("Translator")
    HOST = "host", _("Host")
    SPEAKER = "speaker", _("Speaker")
