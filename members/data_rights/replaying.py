"""After a restoration: who was erased since the backup is erased again, and nobody is still signed in."""

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.dateparse import parse_datetime

from allauth.usersessions.models import UserSession

from members.data_rights.erasing import erase_person
from members.models import Erasure, User
from portal.registries.outliving import Outliving, outliving


def _take():
    return [
        [line.fingerprint, line.erased_at.isoformat(), line.keep_published] for line in Erasure.objects.all()
    ]


@transaction.atomic
def _give(lines):
    """Complete the list of the restored database, and erase whom it names."""
    for fingerprint, erased_at, keep_published in lines or []:
        Erasure.objects.get_or_create(
            fingerprint=fingerprint,
            defaults={"erased_at": parse_datetime(erased_at), "keep_published": keep_published},
        )
    for user in User.objects.order_by("pk"):
        line = Erasure.objects.of(user)
        if line is not None:
            erase_person(user, keep_published=line.keep_published, say_so=False)


@transaction.atomic
def _end_sessions(_nothing):
    """End all sessions: among those of the backup are some that their owners closed since."""
    UserSession.objects.all().delete()
    Session.objects.all().delete()


def register_outliving():
    """Have restorations keep to what was erased."""
    outliving.register(Outliving("erasures", _take, _give))
    outliving.register(Outliving("sessions", lambda: None, _end_sessions))
