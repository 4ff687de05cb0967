"""What the directory of organisations holds about people: those whom one may ask for by name."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from members.models import Organisation
from portal.registries.personal_data import PersonalData, personal_data

NAME = "organisation_contacts"
ADDRESSES = ("email", "direct_email")


def _about(user):
    """Return the organisations that name her, or give her address.

    No account is tied to a contact person: her address or her whole name tells. Somebody of the same name
    loses no more than her line in the directory, which the team can write again.
    """
    name = user.get_full_name().strip()
    asked = Q(contact_name__iexact=name) if user.first_name and user.last_name else Q(pk=None)
    for field in ADDRESSES if user.email else ():
        asked |= Q(**{f"{field}__iexact": user.email})
    return Organisation.objects.filter(asked)


def _export(user):
    return [
        {
            gettext_noop("organisation"): found.name,
            gettext_noop("contact person"): found.contact_name,
            gettext_noop("what she does there"): found.contact_role,
            gettext_noop("how she agreed"): found.get_contact_consent_way_display(),
            gettext_noop("when she agreed"): found.contact_consent_on.isoformat()
            if found.contact_consent_on
            else None,
            gettext_noop("e-mail"): [
                getattr(found, f) for f in ADDRESSES if _is_hers(getattr(found, f), user)
            ],
        }
        for found in _about(user)
    ]


def _is_hers(address, user):
    return bool(address) and address.lower() == (user.email or "").lower()


def _erase(user):
    for found in _about(user):
        found.forget_contact()
        for field in ADDRESSES:
            if _is_hers(getattr(found, field), user):
                setattr(found, field, "")
        found.save()


def register_contacts():
    """Declare what is held about people."""
    label = _("Organisations where you are named as the person to ask for")
    personal_data.register(PersonalData(NAME, label, _export, _erase))
