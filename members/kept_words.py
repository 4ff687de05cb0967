"""What somebody had typed when her session ended: kept for an hour, sealed, and given back once she is in."""

import json
import secrets

from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.utils.datastructures import MultiValueDict

from cryptography.fernet import InvalidToken

from members.sealing import seal, unseal
from portal.limits import has_room, stands_for
from portal.visitors import place_mark

KEY = "kept_words"
LASTS = 60 * 60  # seconds
LONGEST = 100_000  # characters, all fields together
TIMES = 60  # from one place, in that time: a meeting room has one address
WHOSE = "typed_by"
NEVER = {"csrfmiddlewaretoken", "password", "code", WHOSE}


def mark_of(user):
    """Return what a form holds, as `typed_by`, to say who typed in it; "" for a visitor.

    It is no number of an account: what a page holds may be read over a shoulder, or kept.
    """
    return Signer(salt=KEY).sign(_stands_for(user)) if user.is_authenticated else ""


def _stands_for(user):
    return stands_for(f"{KEY} {user.pk}")[:32]


def _whose(request):
    try:
        return Signer(salt=KEY).unsign(request.POST.get(WHOSE, ""))
    except BadSignature:
        return ""


def keep_words(request):
    """Keep what a form held that was sent without being signed in; files cannot be kept.

    It waits for who typed it, and for nobody else who signs in on that device. Anybody may send a form:
    what one session kept takes the place of what it had kept, and each place has its count.
    """
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in NEVER}
    whose = _whose(request)
    if not whose or not typed or sum(len(text) for texts in typed.values() for text in texts) > LONGEST:
        return
    if not has_room(KEY, place_mark(request), TIMES, LASTS):
        return
    name = request.session.setdefault(KEY, secrets.token_urlsafe(16))
    kept = {"path": request.path, "typed": typed, "whose": whose}
    cache.set(f"{KEY}:{name}", seal(json.dumps(kept)), LASTS)


def words_given_back(request):
    """Return what she had typed at this address, as a form takes it, once; None when nothing was kept."""
    name = request.session.get(KEY)
    if not name:
        return None
    try:
        kept = json.loads(unseal(cache.get(f"{KEY}:{name}", "")))
    except InvalidToken:
        del request.session[KEY]
        return None
    is_hers = kept["whose"] == _stands_for(request.user)
    if is_hers and kept["path"] != request.path:
        return None
    cache.delete(f"{KEY}:{name}")
    del request.session[KEY]
    return MultiValueDict(kept["typed"]) if is_hers else None
