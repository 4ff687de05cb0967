"""A message on its way."""

import uuid

from django.db import models


class OutgoingMessage(models.Model):
    """A message to send: written in the transaction of what it tells, erased when it has left.

    Args (fields):
        source: the whole message, RFC 5322; emptied once sent, since it may hold a code.
        recipients: addresses, as JSON.
        about: what it tells of, in the words of the app that guards it; "" for nothing to ask again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    template = models.CharField(max_length=60, blank=True)
    recipients = models.JSONField(default=list)
    about = models.CharField(max_length=80, blank=True)
    source = models.BinaryField(default=b"")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self):
        """Return its key: an address here would end in logs."""
        return str(self.pk)
