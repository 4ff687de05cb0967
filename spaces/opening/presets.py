"""The four kinds of spaces that are offered, in plain words; their settings may be changed afterwards."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from spaces.choices import Admission, Icon, MailContent, Pseudonyms, Secrecy
from spaces.models.space import SHELTERED_DAYS


@dataclass(frozen=True)
class Preset:
    """A kind of space.

    Args:
        code: stands for it in the address.
        label, said: what it is, and for whom.
        fields: what a `Space` of this kind is.
    """

    code: str
    label: str
    said: str
    fields: dict = field(default_factory=dict)


PRESETS = (
    Preset(
        "membres",
        _("All members"),
        _("Everybody is in from the start, and reads everything. For news, questions, mutual aid."),
        {"admission": Admission.MEMBERS, "mail_content": MailContent.TITLE},
    ),
    Preset(
        "demande",
        _("On request"),
        _("All members see that it exists; a moderator lets in who asks. For people who share a practice."),
        {"admission": Admission.REQUEST, "mail_content": MailContent.TITLE, "icon": Icon.LEAF},
    ),
    Preset(
        "groupe",
        _("Small discreet group, by invitation"),
        _("Only the people whom you invite know that it exists. For a working group."),
        {
            "admission": Admission.INVITATION,
            "secrecy": Secrecy.DISCREET,
            "mail_content": MailContent.NOTHING,
            "icon": Icon.KNOT,
        },
    ),
    Preset(
        "abri",
        _("Sheltered space"),
        _(
            "For survivors, under a pseudonym, with accounts that hold no address. Everybody sees its door, "
            "nobody what is inside. What is written there is erased after a time. This kind is chosen now, "
            "and never changes."
        ),
        {
            "admission": Admission.INVITATION,
            "secrecy": Secrecy.SHELTERED,
            "pseudonyms": Pseudonyms.REQUIRED,
            "mail_content": MailContent.NOTHING,
            "retention_days": SHELTERED_DAYS,
            "first_posts_read": 2,
            "icon": Icon.HOUSE,
        },
    ),
)


def preset(code):
    """Return the kind of a code, or None."""
    return next((one for one in PRESETS if one.code == code), None)
