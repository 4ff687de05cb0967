"""Which messages somebody was mailed of: the same one twice, never."""

from django.db import models
from django.utils import timezone

from spaces.models.participation import Participation
from spaces.models.post import Post


class MailedPost(models.Model):
    """That somebody was mailed of a message: what tells them is done again after a kill, and nobody twice.

    Erased some days later (`spaces.mail.tasks`).
    """

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    mailed_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["participation", "post"], name="mailed_once")]

    def __str__(self):
        """Return its number."""
        return f"{self.participation_id}: {self.post_id}"
