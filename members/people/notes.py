"""The facilitator's notes on members: what is held of them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from members.models import MemberNote
from portal.registries.personal_data import PersonalData, personal_data


def _export(user):
    """Give the notes about her: she has a right to what is held of her (LPRPSP, s. 27)."""
    return [
        {gettext_noop("text"): note.text, gettext_noop("written"): note.written_at.isoformat()}
        for note in MemberNote.objects.filter(about=user)
    ]


def _erase(user):
    """Erase the notes about her; those that she wrote on others stay, without her."""
    MemberNote.objects.filter(about=user).delete()
    MemberNote.objects.filter(author=user).update(author=None)


def register_notes():
    """Declare what the facilitator writes down about people."""
    personal_data.register(
        PersonalData(
            "member_notes",
            _("Notes of the facilitator about you"),
            _export,
            _erase,
            covers=("members.MemberNote",),
        )
    )
