"""A topic: a question, a discussion, an announcement or a call for tools, in a space."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from portal.files.models.tokens import new_token
from spaces.choices import Standing, TopicKind
from spaces.models.participation import Participation
from spaces.models.places import places_of
from spaces.models.search_words import WithWords, WithWordsQuerySet
from spaces.models.space import Space


def not_blocked(user, author="author"):
    """Return the condition that neither `user` nor an author keeps the other out of her sight.

    Args:
        author: the name of the field that holds the author's participation.
    """
    apart = places_of(user).apart
    return ~Q(**{f"{author}__in": apart}) if apart else Q()


def unexpired(day="expires_at"):
    """Return the condition that what was written is still kept: past its day it is gone, erased or not.

    Args:
        day: the name of the field that holds it.
    """
    return Q(**{day: None}) | Q(**{f"{day}__gt": timezone.now()})


class TopicQuerySet(WithWordsQuerySet):
    """Topics, with the gate."""

    def visible_to(self, user):
        """Return the topics that `user` reads, where discussions are held; hers before they appear."""
        hers = places_of(user)
        read = (
            Q(standing=Standing.PUBLISHED) | Q(author__in=hers.participations) | Q(space__in=hers.moderated)
        )
        return self.filter(
            read, unexpired(), not_blocked(user), space__in=hers.talking, merged_into=None
        ).exclude(standing=Standing.REMOVED)


class Topic(WithWords):
    """A topic and what became of it.

    Args:
        form_key: given with the form: the same form sent twice makes one topic.
        last_number: of the newest message, taken under the lock of this row, so that two answers of the
            same second come one after the other.
        moved_at: since when it stands in its present space, if it was elsewhere before.
        merged_into: the topic that took its messages: its address leads there.
        expires_at: when its last message expires, in a space that keeps nothing for ever.
        title_expires_at: when its first message does: its title is of the same words.
    """

    WORDS_FROM = "title"

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="topics")
    kind = models.CharField(_("kind"), max_length=12, choices=TopicKind, default=TopicKind.DISCUSSION)
    title = models.CharField(_("title"), max_length=160)
    language = models.CharField(max_length=2, default="fr")
    author = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="topics")
    theme = models.ForeignKey(
        "portal.Theme", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    region = models.ForeignKey(
        "portal.Region", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.PUBLISHED)
    begun_at = models.DateTimeField(default=timezone.now)
    last_post_at = models.DateTimeField(default=timezone.now, db_index=True)
    last_number = models.PositiveIntegerField(default=0)
    pinned_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="merged")
    expires_at = models.DateTimeField(null=True, db_index=True)
    title_expires_at = models.DateTimeField(null=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        ordering = ["-last_post_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["space", "-last_post_at"], name="topics_of_a_space")]

    def __str__(self):
        """Return its number."""
        return f"{self._meta.verbose_name} {self.pk}"

    @classmethod
    def from_db(cls, db, field_names, values):
        """Read it without the words that are past their day, erased or not yet."""
        topic = super().from_db(db, field_names, values)
        if {"title", "title_expires_at"} <= set(field_names):
            over = topic.title_expires_at and topic.title_expires_at <= timezone.now()
            topic.title = "" if over else topic.title
            if not topic.title:
                topic.title = _gettext("Discussion")
        return topic

    @property
    def is_question(self):
        """Whether somebody waits for an answer."""
        return self.kind == TopicKind.QUESTION

    @property
    def takes_posts(self):
        """Whether one may still answer in it."""
        return self.closed_at is None and self.merged_into_id is None and not self.space.is_over
