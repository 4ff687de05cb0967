"""A space: a place of trust, with its people, its rules and what it switches on."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.files.models.tokens import new_token
from portal.visibility import may_read_members
from spaces.choices import Admission, Colour, Icon, MailContent, Part, Pseudonyms, Secrecy

SHELTERED_DAYS = 90  # GlobaLeaks' default (research/safety.md, R42)


def usual_parts():
    """Return what a space holds unless told."""
    return [Part.DISCUSSIONS.value, Part.RESOURCES.value]


class SpaceQuerySet(models.QuerySet):
    """Spaces, with the gates: only a participation opens one, whatever else somebody may do."""

    def visible_to(self, user):
        """Return the spaces whose inside `user` reads."""
        from spaces.models.places import places_of

        return self.filter(pk__in=places_of(user).spaces)

    def moderated_by(self, user):
        """Return the spaces that `user` moderates."""
        from spaces.models.places import places_of

        return self.filter(pk__in=places_of(user).moderated)

    def in_lists(self):
        """Return those whose words may stand in a list of several spaces, under the header of the site.

        Those of a sheltered space are read in its own frame, which tells nothing (research/safety.md, R5).
        """
        return self.exclude(secrecy=Secrecy.SHELTERED)

    def known_to(self, user):
        """Return the spaces of which `user` may know that they exist: hers, and for members the listed ones.

        Of a sheltered space the public knows its door, which is a page; its card is not on the members' map.
        """
        from spaces.models.participation import Participation
        from spaces.models.places import places_of

        hers = Q(pk__in=places_of(user).spaces)
        if not may_read_members(user):
            return self.filter(hers)
        invited = Participation.objects.invited(user).values("space")
        listed = Q(secrecy=Secrecy.LISTED, archived_at=None)
        return self.filter(hers | listed | Q(pk__in=invited))

    def holding(self, part):
        """Return those that have a part, a `Part`, switched on."""
        # The name in its quotes: JSON is asked the same way of both databases.
        return self.alias(held=Cast("parts", models.TextField())).filter(held__contains=f'"{part}"')

    def open_now(self):
        """Return those in which one may still write."""
        over = Q(ends_on__isnull=False, ends_on__lt=timezone.localdate())
        return self.filter(archived_at=None).exclude(over)


class Space(models.Model):
    """A place of trust. It is no page: pages are in the admin, where a title tells too much.

    Args:
        agreements_fr, agreements_en: its own rules, one a line, ticked one by one by who comes in.
        agreements_number: goes up by one with each real change: nobody reads before she signs anew.
        retention_days: after how long what is written is erased; None keeps it.
        admits_members: of a sheltered space, whether members take part too, with their ordinary accounts: a
            meeting place of survivors and practitioners.
        first_posts_read: how many messages of somebody new are read before they are published.
        ends_on: the last day of a working group; read afterwards, no longer written in.
        form_key: given with the form: the same form sent twice opens one space.
        merged_into: the space that took its people and what they wrote: its addresses lead there.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    name_fr = models.CharField(_("name in French"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    purpose_fr = models.TextField(_("what it is for, in French"), max_length=600, blank=True)
    purpose_en = models.TextField(_("what it is for, in English"), max_length=600, blank=True)
    welcome_fr = models.TextField(_("“Here, it is…”, in French"), max_length=1200, blank=True)
    welcome_en = models.TextField(_("“Here, it is…”, in English"), max_length=1200, blank=True)
    agreements_fr = models.TextField(_("agreements in French"), max_length=3000, blank=True)
    agreements_en = models.TextField(_("agreements in English"), max_length=3000, blank=True)
    agreements_number = models.PositiveIntegerField(default=1, editable=False)
    hours_fr = models.CharField(_("when moderators are there, in French"), max_length=200, blank=True)
    hours_en = models.CharField(_("when moderators are there, in English"), max_length=200, blank=True)
    contact = models.CharField(_("whom to reach"), max_length=300, blank=True)
    colour = models.CharField(_("colour"), max_length=8, choices=Colour, default=Colour.PLUM)
    icon = models.CharField(_("drawing"), max_length=8, choices=Icon, default=Icon.CIRCLE)
    admission = models.CharField(
        _("how one comes in"), max_length=12, choices=Admission, default=Admission.REQUEST
    )
    secrecy = models.CharField(_("who knows of it"), max_length=10, choices=Secrecy, default=Secrecy.LISTED)
    admits_members = models.BooleanField(_("members come in too"), default=False)
    pseudonyms = models.CharField(
        _("under which name one writes"), max_length=10, choices=Pseudonyms, default=Pseudonyms.NAMES
    )
    mail_content = models.CharField(
        _("what e-mails hold"), max_length=8, choices=MailContent, default=MailContent.TITLE
    )
    parts = models.JSONField(_("what it holds"), default=usual_parts)
    retention_days = models.PositiveIntegerField(
        _("days after which messages are erased"), null=True, blank=True
    )
    first_posts_read = models.PositiveSmallIntegerField(_("first messages read by a moderator"), default=0)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    archived_at = models.DateTimeField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, editable=False, related_name="merged"
    )

    objects = SpaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("space")
        verbose_name_plural = _("spaces")
        ordering = ["pk"]
        default_permissions = ()
        permissions = [
            ("take_part", "Is in the spaces of all members"),
            ("open_spaces", "Can open a space"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(secrecy=Secrecy.LISTED) | Q(admission=Admission.INVITATION),
                name="hidden_spaces_are_by_invitation",
            ),
            models.CheckConstraint(
                condition=~Q(secrecy=Secrecy.DISCREET) | ~Q(mail_content=MailContent.FULL),
                name="mails_of_discreet_spaces_hold_no_text",
            ),
            models.CheckConstraint(
                condition=~Q(secrecy=Secrecy.SHELTERED)
                | Q(
                    pseudonyms=Pseudonyms.REQUIRED,
                    mail_content=MailContent.NOTHING,
                    retention_days__isnull=False,
                ),
                name="sheltered_spaces_shelter",
            ),
        ]

    def __str__(self):
        """Return its number: logs keep this, and nothing of its name."""
        return f"{self._meta.verbose_name} {self.pk}"

    def clean(self):
        """Hold together what a space promises.

        Raises:
            ValidationError: two of its settings contradict each other.
        """
        wrong = {}
        if self.secrecy != Secrecy.LISTED and self.admission != Admission.INVITATION:
            wrong["admission"] = _(
                "Nobody can ask to come into a space that she does not know: by invitation."
            )
        if self.secrecy == Secrecy.DISCREET and self.mail_content == MailContent.FULL:
            wrong["mail_content"] = _("The e-mails of a discreet space hold no text.")
        if self.secrecy == Secrecy.SHELTERED:
            wrong |= self._wrong_for_shelter()
        if self._would_break_shelter():
            wrong["secrecy"] = _("What was written here was written for this space: open another one.")
        if len(self.lines("fr")) != len(self.lines("en")):
            wrong["agreements_en"] = _("Give as many agreements, one a line, in English as in French.")
        if wrong:
            raise ValidationError(wrong)

    def _would_break_shelter(self):
        """Tell whether it holds something, and becomes sheltered or no longer is."""
        from spaces.models.held import holds_words

        before = Space.objects.filter(pk=self.pk).first() if self.pk else None
        return before is not None and before.is_sheltered != self.is_sheltered and holds_words(before)

    def _wrong_for_shelter(self):
        wrong = {}
        if self.pseudonyms != Pseudonyms.REQUIRED:
            wrong["pseudonyms"] = _("In a sheltered space one always writes under a pseudonym.")
        if self.mail_content != MailContent.NOTHING:
            wrong["mail_content"] = _("The e-mails of a sheltered space say nothing.")
        if not self.retention_days:
            wrong["retention_days"] = _("Say after how many days what is written here is erased.")
        return wrong

    def _in_language(self, field):
        english = (get_language() or "fr").startswith("en")
        return (getattr(self, f"{field}_en") if english else "") or getattr(self, f"{field}_fr")

    @property
    def name(self):
        """Its name in the reader's language; its French one where it has no other."""
        return self._in_language("name")

    @property
    def purpose(self):
        """What it is for, in the reader's language."""
        return self._in_language("purpose")

    @property
    def welcome(self):
        """What the first-visit box says, in the reader's language."""
        return self._in_language("welcome")

    @property
    def hours(self):
        """When moderators are there, in the reader's language."""
        return self._in_language("hours")

    def lines(self, language=None):
        """Return its agreements, in order, in a language, the reader's by default."""
        text = getattr(self, f"agreements_{language}") if language else self._in_language("agreements")
        return [line.strip() for line in text.splitlines() if line.strip()]

    @property
    def is_sheltered(self):
        """Whether it is a space for survivors."""
        return self.secrecy == Secrecy.SHELTERED

    @property
    def is_opaque(self):
        """Whether nothing outside says what is inside: neither titles, nor numbers of people."""
        return self.secrecy != Secrecy.LISTED

    @property
    def is_over(self):
        """Whether one only reads: it is archived, or its last day is past."""
        return bool(self.archived_at or (self.ends_on and self.ends_on < timezone.localdate()))

    def holds(self, part):
        """Tell whether it has a part, a `Part`, switched on."""
        return part in self.parts
