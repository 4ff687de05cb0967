"""What is attached to a message: files, photos, a voice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.files.models import PrivateFile
from spaces.choices import Standing
from spaces.models.participation import Participation
from spaces.models.places import places_of
from spaces.models.post import Post
from spaces.models.search_words import WithWords, WithWordsQuerySet


class PostFileRole(models.TextChoices):
    """What a file is, in a message."""

    FILE = "file", _("File")
    PHOTO = "photo", _("Photo")
    VOICE = "voice", _("Voice")


class PostFileQuerySet(WithWordsQuerySet):
    """Files of messages, with the gate."""

    def visible_to(self, user):
        """Return the files of the messages that `user` reads; those of a removed one are gone.

        What came with a message that is not published yet is its author's alone.
        """
        posts = Post.objects.visible_to(user).exclude(standing=Standing.REMOVED)
        unsent = models.Q(post=None, participation__in=places_of(user).participations)
        return self.filter(unsent | models.Q(post__in=posts.values("pk")))


class PostFile(WithWords, PrivateFile):
    """A file of a message.

    Args:
        participation: hers who sent it.
        post: the message; None until it is published.
        form_key: of the form with which it came, until then.
        digest: SHA-256 of the cleaned content: the same file sent twice is kept once.
        seconds: how long a voice lasts.
        transcript: the words of a voice, by its author or a moderator.
    """

    WORDS_FROM = "transcript"

    participation = models.ForeignKey(
        Participation, on_delete=models.SET_NULL, null=True, related_name="post_files"
    )
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="files")
    form_key = models.UUIDField(null=True, db_index=True, editable=False)
    role = models.CharField(max_length=5, choices=PostFileRole)
    digest = models.CharField(max_length=64)
    seconds = models.PositiveIntegerField(null=True)
    transcript = models.TextField(_("what the voice says, in writing"), max_length=6000, blank=True)

    @property
    def download_name(self):
        """The name under which it is kept: that of a sheltered space tells nothing, whatever it was."""
        # What came with a message that is not published yet is in none.
        place = self.post.topic.space if self.post else self.participation and self.participation.space
        if place is None or place.is_sheltered:
            return f"document-{self.public_id[:4].lower()}.{self.extension}"
        return super().download_name

    objects = PostFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["post", "digest"], name="one_file_a_post")]

    def __str__(self):
        """Return its number."""
        return f"{self.post_id}: {self.pk}"

    @property
    def length(self):
        """How long a voice lasts, in minutes and seconds."""
        return f"{self.seconds // 60}:{self.seconds % 60:02d}" if self.seconds else ""
