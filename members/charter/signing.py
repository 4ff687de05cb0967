"""Publishing a version of the charter, and signing it."""

from django.db import transaction
from django.utils import timezone

from members.models import CharterSignature, CharterTalk, CharterVersion, SignIn, User
from portal.search.models import SearchState

PUBLISH = "members.publish_charterversion"


class AlreadyPublished(Exception):
    """This version is in force already, or was."""


def who_would_sign():
    """Return the accounts that a real change asks to sign: all but the administrators' of the site.

    Nor those of survivors: they sign the agreements of their space, and no list nor number has them.
    """
    return User.objects.filter(is_active=True, is_superuser=False, sign_in=SignIn.CODE)


@transaction.atomic
def publish(version, user, *, minor):
    """Put a version in force.

    A real change asks everybody to sign, at her next request; a minor correction asks for nothing. The
    first version is always a real change.

    Args:
        version: a `CharterVersion` that was not published.
        user: who publishes it.
        minor: whether it corrects the one before without changing what is promised.

    Raises:
        AlreadyPublished: somebody else did it first.
    """
    # Of two who publish in the same second, the second begins from what the first put in force. Who signs
    # meanwhile only names a version, and is not waited for here.
    list(CharterVersion.objects.select_for_update(no_key=True).order_by("pk"))
    current = CharterVersion.objects.in_force()
    minor = minor and current is not None
    changed = CharterVersion.objects.filter(pk=version.pk, published_at=None).update(
        number=current.number + 1 if current else 1,
        published_at=timezone.now(),
        published_by=user,
        is_minor=minor,
    )
    if not changed:
        raise AlreadyPublished
    if not minor:
        asked = User.objects.filter(is_superuser=False, sign_in=SignIn.CODE)
        asked.update(must_sign_charter=True)
    # The foot of the pages that are kept leads to the charter from now on.
    SearchState.advance()
    version.refresh_from_db()


@transaction.atomic
def sign(user, version, language):
    """Keep somebody's signature of a version, once, and open what was closed.

    Returns:
        Whether it counts: a version that was just replaced by a real change must be read again.
    """
    # Whoever publishes a real change at this moment waits for this row, or is waited for.
    list(User.objects.select_for_update().filter(pk=user.pk))
    if CharterVersion.objects.in_force() != version:
        return False
    CharterSignature.objects.get_or_create(
        user=user,
        version=version,
        defaults={
            "language": language,
            "text": version.text(language),
            "agreements": version.lines(language),
        },
    )
    CharterTalk.objects.filter(user=user, settled_at=None).update(settled_at=timezone.now())
    User.objects.filter(pk=user.pk).update(must_sign_charter=False)
    user.must_sign_charter = False
    return True


def last_signature(user):
    """Return what somebody signed last, or None."""
    return user.charter_signatures.select_related("version").order_by("-version__number").first()
