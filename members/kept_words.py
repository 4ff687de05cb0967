"""What somebody had typed when her session ended: kept for an hour, sealed, and given back once she is in."""

import json
import secrets

from django.core.cache import cache
from django.utils.datastructures import MultiValueDict

from cryptography.fernet import InvalidToken

from members.sealing import seal, unseal
from portal.limits import has_room
from portal.visitors import place_mark

KEY = "kept_words"
LASTS = 60 * 60  # seconds
LONGEST = 100_000  # characters, all fields together
TIMES = 60  # from one place, in that time: a meeting room has one address
NEVER = {"csrfmiddlewaretoken", "password", "code"}


def keep_words(request):
    """Keep what a form held that was sent without being signed in; files cannot be kept.

    Anybody may send a form: what one session kept takes the place of what it had kept, and each place
    has its count.
    """
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in NEVER}
    if not typed or sum(len(text) for texts in typed.values() for text in texts) > LONGEST:
        return
    if not has_room(KEY, place_mark(request), TIMES, LASTS):
        return
    name = request.session.setdefault(KEY, secrets.token_urlsafe(16))
    cache.set(f"{KEY}:{name}", seal(json.dumps({"path": request.path, "typed": typed})), LASTS)


def words_given_back(request):
    """Return what was kept for this address, as a form takes it, once; None when nothing was."""
    name = request.session.get(KEY)
    if not name:
        return None
    try:
        kept = json.loads(unseal(cache.get(f"{KEY}:{name}", "")))
    except InvalidToken:
        del request.session[KEY]
        return None
    if kept["path"] != request.path:
        return None
    cache.delete(f"{KEY}:{name}")
    del request.session[KEY]
    return MultiValueDict(kept["typed"])
