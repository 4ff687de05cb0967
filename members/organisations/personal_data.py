"""What the directory of organisations holds about people: those whom one may ask for by name."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from members.models import Organisation
from portal.registries.personal_data import PersonalData, personal_data

NAME = "organisation_contacts"
ADDRESSES = ("email", "direct_email")


def _about(user):
    """Return the organisations that give her address.

    No account is tied to a contact person: her address tells, which the team verified. Her name would not:
    anybody may call herself as somebody else does.
    """
    if not user.email:
        return Organisation.objects.none()
    asked = Q()
    for field in ADDRESSES:
        asked |= Q(**{f"{field}__iexact": user.email})
    return Organisation.objects.filter(asked)


def _export(user):
    return [{**_organisation(found, user), **_contact(found, user)} for found in _about(user)]


def _organisation(found, user):
    addresses = [getattr(found, field) for field in ADDRESSES]
    return {
        gettext_noop("organisation"): found.name,
        gettext_noop("e-mail"): [address for address in addresses if _is_hers(address, user)],
    }


def _contact(found, user):
    if not _is_contact(found, user):
        return {}
    agreed = found.contact_consent_on
    return {
        gettext_noop("contact person"): found.contact_name,
        gettext_noop("what she does there"): found.contact_role,
        gettext_noop("how she agreed"): found.get_contact_consent_way_display(),
        gettext_noop("when she agreed"): agreed.isoformat() if agreed else None,
    }


def _is_hers(address, user):
    return bool(address) and address.lower() == user.email.lower()


def _is_contact(found, user):
    """Tell whether she is the contact person: the one of the direct address, where there is one."""
    return _is_hers(found.direct_email or found.email, user)


def _erase(user):
    for found in _about(user):
        if _is_contact(found, user):
            found.forget_contact()
        for field in ADDRESSES:
            if _is_hers(getattr(found, field), user):
                setattr(found, field, "")
        found.save()


def register_contacts():
    """Declare what is held about people."""
    label = _("Organisations where you are named as the person to ask for")
    personal_data.register(PersonalData(NAME, label, _export, _erase))
