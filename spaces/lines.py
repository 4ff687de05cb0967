"""The lines that answer day and night: near wherever somebody may need them now.

As on the page « Votre sécurité sur le Web », where each was made sure of.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from members.organisations.telephones import dialled


@dataclass(frozen=True)
class Line:
    """A line to call.

    Args:
        name: who answers, translated; number: as people write it.
    """

    name: str
    number: str

    @property
    def dial(self):
        """The address that dials it."""
        return dialled(self.number) or f"tel:{self.number.replace('-', '')}"


LINES = (
    Line(_("In danger, now"), "9-1-1"),
    Line(_("SOS violence conjugale (domestic violence), day and night"), "1 800 363-9010"),
    Line(_("Info-aide violence sexuelle (sexual violence), day and night"), "1 888 933-9007"),
    Line(_("Canadian Human Trafficking Hotline, day and night"), "1 833 900-1010"),
    Line(_("Tel-jeunes, for young people"), "1 800 263-2266"),
)
