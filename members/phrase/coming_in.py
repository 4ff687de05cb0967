"""Signing somebody in by her passphrase: nothing of what the browser held before goes with her."""

from django.contrib.auth import login

from members.kept_words import KEY
from members.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"
# Until she has read what the exit does, and does not (research/safety.md, R4); in the session alone.
TO_READ = "to_read"


def come_in(request, user):
    """Open a session of her own; words that wait for their owner are the only thing that stays.

    When she came, and with what, is kept nowhere: it would tell that she was there (R28).
    """
    kept = request.session.get(KEY)
    request.session.flush()
    login(request, user, backend=BACKEND)
    User.objects.filter(pk=user.pk).update(last_login=None)
    request.session[TO_READ] = True
    if kept:
        request.session[KEY] = kept
