"""The words for what is kept as a code, where somebody reads what is held about her."""

from django.utils.translation import gettext_lazy as _

from members.models import Profile, Sector, User
from members.models.profile import FIELDS, SURVIVOR
from members.roles import EDITOR, FACILITATOR, MEMBER, PRIVACY_OFFICER


def _fields_of_profile():
    named = {field.name: field.verbose_name for field in Profile._meta.get_fields() if field.name in FIELDS}
    return {"absence": _("Absence"), **named, SURVIVOR: Sector.SURVIVOR.label}


ROLES = {
    MEMBER.name: _("member"),
    FACILITATOR.name: _("facilitator"),
    EDITOR.name: _("editor"),
    PRIVACY_OFFICER.name: _("privacy officer"),
}
# By the keys of what each app gives (`portal.registries.personal_data`).
WORDS = {
    "language": dict(User._meta.get_field("language").choices),
    "roles": ROLES,
    "shown to the members": _fields_of_profile(),
}


def words_for(key):
    """Return {code: words} of what may stand under a key, empty where codes are none."""
    return WORDS.get(key, {})
