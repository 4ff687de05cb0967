"""What a survivor decides of e-mails: an address, a test that she reads, the kinds, or none."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from members.sealing import seal
from portal.limits import has_room
from spaces.choices import ParticipationState
from spaces.mail.guard import STILL, TELLS_OF, WORD, about, take_back
from spaces.mail.letters import send_word
from spaces.mail.stopping import is_stopped
from spaces.models import MailChoice, MailKind, Participation

TEST = "spaces.MailChoice"
TESTS, A_DAY = 5, 24 * 60 * 60
NUMBERS, TRIES = 1_000_000, 5
UNSEEN = timedelta(days=2)  # then an address of which no test was read is erased
HERE = (ParticipationState.ACTIVE, ParticipationState.SUSPENDED)


class TooMany(Exception):
    """Many tests were sent for her today; or many numbers were typed."""


def may_choose(participation):
    """Tell whether e-mails wait for her word: her account has no address."""
    return participation.user.signs_with_phrase


def send_test(participation, address):
    """Keep an address and send it what such messages are, with a number; nothing else goes there before.

    Where much was sent to this address, or its owner stopped it, nothing is sent, and nothing says so: nobody
    learns what another did with an address.

    Raises:
        TooMany: many tests were sent for her today; what she chose before stays.
    """
    # Counted outside the transaction: a refusal counts too.
    if not has_room("mail_tests", participation.pk, TESTS, A_DAY):
        raise TooMany
    goes = not is_stopped(address) and has_room("mail_tests_to", address.casefold(), TESTS, A_DAY)
    number = f"{secrets.randbelow(NUMBERS):06}"
    values = {"address": seal(address), "number": seal(number), "tries": 0, "seen_at": None}
    with transaction.atomic():
        Participation.objects.select_for_update().get(pk=participation.pk)
        # What waits goes to the address that she had; none of it would leave any more.
        take_back([participation.pk])
        choice, _new = MailChoice.objects.update_or_create(
            participation=participation, defaults=values | {"tested_at": timezone.now()}
        )
        participation.mail_choice = choice
        if goes:
            told = about(TEST, choice.pk, participation, _stamp(choice))
            send_word(participation, address, told, number=number)


def _stamp(choice):
    return int(choice.tested_at.timestamp() * 1_000_000)


@transaction.atomic
def confirm(participation, number, kinds):
    """Keep the kinds that she wants, once she typed the number of the test.

    Args:
        kinds: {a `MailKind`: whether she wants it}.

    Returns:
        Whether it is the number.

    Raises:
        TooMany: there is no test, or it has been guessed at; another one is sent.
    """
    choice = MailChoice.objects.select_for_update().filter(participation=participation).first()
    if choice is None or not choice.plain_number or choice.tries >= TRIES:
        raise TooMany
    choice.tries += 1
    right = secrets.compare_digest(choice.plain_number.encode(), number.encode())
    if right:
        choice.number, choice.seen_at = "", timezone.now()
        _take(choice, kinds)
    choice.save()
    return right


def _take(choice, kinds):
    for kind in MailKind:
        setattr(choice, kind.value, bool(kinds[kind]))


@transaction.atomic
def choose(participation, kinds):
    """Keep other kinds.

    Args:
        kinds: {a `MailKind`: whether she wants it}, one at least.
    """
    choice = MailChoice.objects.select_for_update().filter(participation=participation).first()
    if choice is not None and choice.seen_at:
        _take(choice, kinds)
        choice.save()


def forget(participation):
    """Erase her address, and write to her no more."""
    MailChoice.objects.filter(participation=participation).delete()


def forget_unused():
    """Erase the addresses of which no test was read, and of those who are no longer in the space."""
    MailChoice.objects.filter(seen_at=None, tested_at__lte=timezone.now() - UNSEEN).delete()
    here = Participation.objects.filter(state__in=HERE, user__is_active=True)
    MailChoice.objects.exclude(participation__in=here.values("pk")).delete()


def _still_of_test(user, key, stamp=""):
    here = Participation.objects.of(user).filter(pk=key)
    choice = MailChoice.objects.filter(participation__in=here.values("pk")).exclude(number="").first()
    return choice.plain_address if choice and stamp == str(_stamp(choice)) else ""


def register_tests():
    """Have it asked, when a test leaves, whether she still waits for it."""
    TELLS_OF[WORD].add(TEST)
    STILL[TEST] = _still_of_test
