"""Passphrases and names of entry: made, checked, and tried.

The name of entry is nobody's business: it is not the one that the others read. Who knows the pseudonym of a
survivor can neither try phrases for her, nor use up her tries (research/safety.md, R12, R29).
"""

import re
import secrets
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip

from members.models import SignIn, User
from members.passwords import is_right_password
from portal.limits import stands_for

WORDS = Path(__file__).parent / "words"
OF_A_PHRASE = 5  # words: 41 bits at least, behind the limits below
SHORTEST, LONGEST = 15, 200
DIFFERENT = 8  # characters
OBVIOUS = ("motdepasse", "passphrase", "password", "azerty", "qwerty", "123456", "abcdef", "phrasedepasse")


@cache
def words(language):
    """Return our words in a language: short, plain, without accents."""
    return (WORDS / f"{language}.txt").read_text(encoding="utf-8").split()


def folded(text):
    """Return a text as it counts: capitals, accents, dashes and blanks are typed as they come."""
    plain = "".join(one for one in normalize("NFKD", text.casefold()) if not combining(one))
    return " ".join(re.sub(r"[\s\-_–—’']+", " ", plain).split())


def new_phrase(language):
    """Return a passphrase that nobody chose."""
    return " ".join(secrets.choice(words(language)) for _word in range(OF_A_PHRASE))


def new_entry_name(language):
    """Return a name of entry that no account has."""
    while True:
        two = "-".join(secrets.choice(words(language)) for _word in range(2))
        name = f"{two}-{secrets.randbelow(90) + 10}"
        if not User.objects.filter(login_name=name).exists():
            return name


def check_phrase(phrase, *names):
    """Hold a passphrase of her own to what keeps it.

    Args:
        names: that somebody may know of her.

    Raises:
        ValidationError: it is short, or easily guessed.
    """
    counts = folded(phrase)
    close = counts.replace(" ", "")
    if len(counts) < SHORTEST:
        raise ValidationError(_("Fifteen characters at least: four or five words, for example."))
    known = [folded(name).replace(" ", "") for name in names if name]
    guessed = any(word in close for word in OBVIOUS) or any(name and name in close for name in known)
    if guessed or len(set(close)) < DIFFERENT or close.isdigit():
        raise ValidationError(
            _("This one is easily guessed. Take words that have nothing to do with each other.")
        )
    CommonPasswordValidator().validate(close)


def keep_phrase(user, phrase):
    """Make a passphrase hers; the account is still to be saved."""
    user.set_password(folded(phrase))


def may_try(request, name):
    """Count a try at a name of entry, and tell whether it may go on.

    Two counts: for the place, and for the name from that place. None is for the name from anywhere: who
    tries from elsewhere never closes it to her.
    """
    here = stands_for(f"phrase {entry_name(name)} {get_ip(request)}")
    return bool(
        ratelimit.consume(request, action="phrase_from_network")
        and ratelimit.consume(request, action="phrase_from_one_place", key=here)
    )


def entry_name(typed):
    """Return a name of entry as it is kept."""
    return folded(typed).replace(" ", "-")


def account_of(name, phrase):
    """Return the account that a name of entry and a passphrase open, or None; it takes as long for none."""
    user = User.objects.filter(login_name=entry_name(name), sign_in=SignIn.PASSPHRASE, is_active=True).first()
    return user if is_right_password(user, folded(phrase)) and user is not None else None
