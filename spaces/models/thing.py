"""What a space holds beside its discussions: the gate of all of it, and what each thing carries."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.files.models.tokens import new_token
from spaces.choices import Standing
from spaces.models.participation import Participation
from spaces.models.places import places_of
from spaces.models.space import Space
from spaces.models.topic import not_blocked, unexpired


def expiry(space, since=None):
    """Return when what is added to a space now is erased, None where it keeps what it holds.

    Args:
        since: from when its days are counted, now by default.
    """
    return (since or timezone.now()) + timedelta(days=space.retention_days) if space.retention_days else None


class ThingQuerySet(models.QuerySet):
    """Things of spaces, with the gate."""

    def visible_to(self, user):
        """Return those that `user` reads, in her spaces that have this part switched on.

        What waits to be read first is read by who made it and by the moderators.
        """
        hers = places_of(user)
        read = (
            Q(standing=Standing.PUBLISHED) | Q(author__in=hers.participations) | Q(space__in=hers.moderated)
        )
        holding = Space.objects.holding(self.model.PART)
        found = self.filter(read, unexpired(), not_blocked(user), space__in=hers.spaces)
        return found.filter(space__in=holding.values("pk"))

    def expired(self):
        """Return those whose days are over."""
        return self.filter(expires_at__lte=timezone.now())


class Thing(models.Model):
    """Something of a space. A concrete class states its `PART`.

    Args:
        form_key: given with the form: the same form sent twice makes one thing.
        changed_by: who wrote in it last; None where it stands as its author made it.
        standing: whether the others read it; removed, its row is gone.
        expires_at: when it is erased, in a space that keeps nothing for ever.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_by = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.PUBLISHED)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        abstract = True

    def __str__(self):
        """Return its number: logs keep this, and nothing of what it says."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_apart(self):
        """Whether only its author and the moderators read it."""
        return self.standing != Standing.PUBLISHED

    @property
    def keeps_from(self):
        """The moment from which the days of its space are counted."""
        return timezone.now()
