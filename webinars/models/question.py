"""Questions asked at an event: before, during, and with their answer after."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _

from portal.files.models.tokens import new_token
from portal.visibility import may_read_members
from webinars.choices import Registration
from webinars.models.registration import EventRegistration, RegistrationState
from webinars.permissions import looks_after_events
from webinars.visibility import takes_part

LONGEST = 600
LONGEST_ANSWER = 1500
PEOPLE = ("author__profile", "guest")


class QuestionQuerySet(models.QuerySet):
    """Questions, with the gate."""

    def visible_to(self, user):
        """Return those that `user` reads: neither hidden nor merged into another, of published events.

        Members read the questions of all events, but those of a small group are for those who are in it.

        Args:
            user: a `members.User`, an `AnonymousUser` or None.
        """
        if not may_read_members(user):
            return self.none()
        shown = self._shown()
        if looks_after_events(user):
            return shown
        small_group = Q(event__registration=Registration.INVITED)
        return shown.filter(~small_group | takes_part(user, OuterRef("event")))

    def visible_to_guest(self, registration):
        """Return those that a guest reads: those of her event, while she has a place there.

        Args:
            registration: an `EventRegistration` without account.
        """
        has_place = registration.user_id is None and registration.state == RegistrationState.REGISTERED
        return self._shown().filter(event=registration.event_id) if has_place else self.none()

    def _shown(self):
        return self.filter(event__live=True, merged_into=None, hidden=False)

    def asked_under(self, mark):
        """Return those asked by whoever `mark` stands for, whatever has become of them."""
        return self.filter(author_mark=mark) if mark else self.none()


class Question(models.Model):
    """A question.

    Whose it is: with her name, `author` or `guest` says it. Without, nothing does but `author_mark`, a keyed
    hash that changes with each event (`webinars.questions.marks`): it lets her withdraw the question, and it
    is erased a few days after the event.

    `place` is where the moderator put it in the row, the smallest first; those without come after, those
    that most people ask first. `merged_into` is never itself merged.
    """

    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    text = models.TextField(_("question"), max_length=LONGEST)
    signed = models.BooleanField(_("with her name"), default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    guest = models.ForeignKey(
        EventRegistration, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author_mark = models.CharField(max_length=64, blank=True, db_index=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    # Given with the form: the same form sent twice asks once.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    place = models.IntegerField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)
    hidden = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    answered = models.BooleanField(default=False)
    answer = models.TextField(_("answer"), max_length=LONGEST_ANSWER, blank=True)
    voices_kept = models.PositiveIntegerField(
        default=0, help_text="How many asked it, once marks are erased."
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(signed=True) | Q(author=None, guest=None), name="question_without_name_has_none"
            ),
        ]

    def __str__(self):
        """Return what stands for it in addresses."""
        return self.key


class QuestionVoice(models.Model):
    """Somebody asks a question too, once; who asked it first is one of them. No name, only her mark."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="voices")
    mark = models.CharField(max_length=64, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["question", "mark"], name="one_voice_a_question")]

    def __str__(self):
        """Return which question it is about."""
        return str(self.question_id)


class QuestionBoard(models.Model):
    """What is on the speaker's screen of an event, and the link that opens it.

    Its row is what moderators hold, so that what they do at once is done one after the other.
    """

    event = models.OneToOneField(
        "webinars.EventPage", on_delete=models.CASCADE, related_name="question_board", primary_key=True
    )
    current = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # Of the link's secret: who reads the database opens nothing.
    digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    link_made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return which event it is of."""
        return str(self.event_id)


class QuestionHelper(models.Model):
    """A member who sorts the questions of one event, because the facilitator asked her."""

    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="question_helpers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    named_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["named_at", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["event", "user"], name="one_helper_an_event")]

    def __str__(self):
        """Return of which event: a name here would end in logs."""
        return f"{self.event_id}: {self.pk}"
