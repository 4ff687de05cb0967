"""The ledger of consents: asked one purpose at a time, withdrawn as easily as given (LPRPSP, s. 12 to 14)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from members.models import Consent, Deed
from members.privacy.access_log import record
from portal.links import interface_language
from portal.registries.personal_data import PersonalData, personal_data
from portal.registries.registry import Registry


@dataclass(frozen=True)
class Purpose:
    """Something that is done with a person's data only if she agrees.

    Args:
        name: its code, kept with each consent.
        label: what it is, translated, in a few words.
        text: what she agrees to, translated, as it is shown beside the box.
        withdrawn: what follows when `user` takes it back, in the caller's transaction.
    """

    name: str
    label: str
    text: str
    withdrawn: Callable[[object], None] = lambda user: None


purposes: Registry[Purpose] = Registry()


def is_given(user, purpose):
    """Tell whether `user` agrees to a purpose now: who uses her data asks each time, and keeps no copy."""
    return Consent.objects.filter(user=user, purpose=purpose, withdrawn_at=None).exists()


@transaction.atomic
def give(user, purpose, text=""):
    """Write down that `user` agrees; agreeing twice writes one line.

    Args:
        user: who agrees.
        purpose: the name of one of `purposes`.
        text: the words she was shown, where they were others than the purpose's own.

    Raises:
        KeyError: there is no such purpose.
    """
    known = purposes.get(purpose)
    if known is None:
        raise KeyError(purpose)
    words = {"text": str(text or known.text), "language": interface_language()}
    return Consent.objects.get_or_create(user=user, purpose=purpose, withdrawn_at=None, defaults=words)[0]


@transaction.atomic
def withdraw(user, purpose):
    """Close the consent of `user` to a purpose, at once, and tell whether there was one."""
    open_ones = Consent.objects.filter(user=user, purpose=purpose, withdrawn_at=None)
    if not open_ones.update(withdrawn_at=timezone.now()):
        return False
    known = purposes.get(purpose)
    if known is not None:
        known.withdrawn(user)
    record(user, Deed.CONSENT_WITHDRAWN, user)
    return True


def label_of(consent):
    """Return what a consent is about, in words."""
    purpose = purposes.get(consent.purpose)
    return purpose.label if purpose else consent.purpose


def _export(user):
    return [
        {
            gettext_noop("purpose"): str(label_of(consent)),
            gettext_noop("text"): consent.text,
            gettext_noop("given"): consent.given_at.isoformat(),
            gettext_noop("withdrawn"): consent.withdrawn_at.isoformat() if consent.withdrawn_at else None,
        }
        for consent in Consent.objects.filter(user=user)
    ]


def register_consents():
    """Declare the ledger."""
    personal_data.register(
        PersonalData(
            "consents",
            _("What you agreed to"),
            _export,
            lambda user: Consent.objects.filter(user=user).delete(),
            covers=("members.Consent",),
        )
    )
