"""What somebody has typed so far: kept for an hour, so that her browser's « back » loses nothing."""

import json
import secrets

from django.core.cache import cache

from cryptography.fernet import InvalidToken

from members.applications.forms import STEPS
from members.sealing import seal, unseal

KEY, DONE = "application_draft", "application_sent"
LASTS = 60 * 60  # seconds
AGREES_AT = str(len(STEPS) - 1)
LONGEST = 20_000  # characters, all fields together
FIELDS = [name for made in STEPS for name in made.base_fields]


class Draft:
    """The draft of one browser. The session holds its name, the cache what was typed, sealed."""

    def __init__(self, request):
        """Read it; a visitor who has typed nothing gets no session."""
        self._request = request
        self.typed = self._read()

    def _name(self):
        return f"{KEY}:{self._request.session.get(KEY, '')}"

    def _read(self):
        if not self._request.session.get(KEY):
            return {}
        try:
            return json.loads(unseal(cache.get(self._name(), "")))
        except InvalidToken:
            return {}

    def keep(self, sent):
        """Take up what a screen sent."""
        typed = self.typed | {name: sent[name] for name in FIELDS if name in sent}
        if sent.get("step") == AGREES_AT and "agrees" not in sent:
            # A box that is not ticked is not sent.
            typed.pop("agrees", None)
        self.typed = typed
        if sum(map(len, typed.values())) > LONGEST:
            return
        self._request.session.pop(DONE, None)
        if not self._request.session.get(KEY):
            self._request.session[KEY] = secrets.token_urlsafe(16)
        cache.set(self._name(), seal(json.dumps(typed)), LASTS)

    @property
    def was_sent(self):
        """Whether there is nothing left to send, since it was."""
        return not self.typed and self._request.session.get(DONE, False)

    def forget(self):
        """Erase it: it was sent. A second click finds that it was."""
        self._request.session[DONE] = True
        if self._request.session.get(KEY):
            cache.delete(self._name())
            del self._request.session[KEY]
