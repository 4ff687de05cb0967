"""What somebody had typed when her session ended: kept for an hour, sealed, and given back once she is in."""

import json
import secrets

from django.core.cache import cache
from django.utils.datastructures import MultiValueDict

from cryptography.fernet import InvalidToken

from members.sealing import seal, unseal

KEY = "kept_words"
LASTS = 60 * 60  # seconds
LONGEST = 100_000  # characters, all fields together
NEVER = {"csrfmiddlewaretoken", "password", "code"}


def keep_words(request):
    """Keep what a form held that was sent without being signed in; files cannot be kept."""
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in NEVER}
    if not typed or sum(len(text) for texts in typed.values() for text in texts) > LONGEST:
        return
    name = secrets.token_urlsafe(16)
    request.session[KEY] = name
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
