"""A message in a topic."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.files.models.tokens import new_token
from spaces.choices import Standing, WaitReason
from spaces.models.participation import Participation
from spaces.models.places import places_of
from spaces.models.search_words import WithWords, WithWordsQuerySet
from spaces.models.topic import Topic, not_blocked, unexpired

LONGEST = 20_000  # characters


class PostQuerySet(WithWordsQuerySet):
    """Messages, with the gate."""

    def visible_to(self, user):
        """Return the messages that `user` reads: those of the topics that she reads.

        One that waits or was set aside is read by its author and the moderators only; of one that was removed
        everybody reads that it was there.
        """
        hers = places_of(user)
        read = (
            Q(standing__in=[Standing.PUBLISHED, Standing.REMOVED])
            | Q(author__in=hers.participations)
            | Q(topic__space__in=hers.moderated)
        )
        topics = Topic.objects.visible_to(user).values("pk")
        return self.filter(read, unexpired(), not_blocked(user), topic__in=topics)


class Post(WithWords):
    """A message. What is taken out of it by an edit is kept nowhere.

    Args:
        number: its place in the topic, from 1.
        body: Markdown, as it was typed; rendered by `portal.markdown`.
        quoted: the message that it answers; its words are shown from there, never copied.
        content_note: what is warned of before the text is opened, "" for nothing.
        published_at: when others could first read it.
        waits_for: why others do not read it, while it stands apart.
        moderator_word: what a moderator wrote to its author about it; nobody else reads it.
    """

    WORDS_FROM = "body"

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="posts")
    body = models.TextField(_("message"), max_length=LONGEST, blank=True)
    quoted = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="quoting")
    content_note = models.CharField(_("content note"), max_length=120, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.PUBLISHED, db_index=True)
    written_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField(null=True)
    removed_by_moderator = models.BooleanField(default=False)
    waits_for = models.CharField(max_length=9, choices=WaitReason, blank=True)
    moderator_word = models.TextField(max_length=600, blank=True)
    expires_at = models.DateTimeField(null=True, db_index=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        ordering = ["number", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="one_number_a_topic"),
            models.CheckConstraint(
                condition=~Q(standing=Standing.REMOVED) | Q(body="", words=""),
                name="removed_posts_hold_no_word",
            ),
        ]

    def __str__(self):
        """Return its number."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_removed(self):
        """Whether its words are gone."""
        return self.standing == Standing.REMOVED

    @property
    def is_apart(self):
        """Whether only its author and the moderators read it."""
        return self.standing in (Standing.WAITING, Standing.HELD, Standing.RETURNED)
