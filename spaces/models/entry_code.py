"""A code that opens a sheltered space, once: to somebody new, or to one of its people who lost her phrase."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from portal.files.models.tokens import new_token
from spaces.models.participation import Participation
from spaces.models.space import Space

LASTS = timedelta(days=7)
PURPOSE = "spaces.entry_code"
# Neither 0 nor O, neither 1, I nor L, neither 5 nor S: a code is read aloud, and written by hand.
LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
LONG = 10  # of them: 48 bits, behind a limit


def code_of(form):
    """Return the code of a form: the same form sent twice makes one.

    Args:
        form: a text with the random key that was given with the form, and is kept nowhere.
    """
    number = int(salted_hmac(f"{PURPOSE}.made", form, algorithm="sha256").hexdigest(), 16)
    code = ""
    for _place in range(LONG):
        number, place = divmod(number, len(LETTERS))
        code += LETTERS[place]
    return code


def stands_for_code(code):
    """Return what stands for a code in the database; blanks, dashes and small letters do not count."""
    plain = "".join(one for one in code.upper() if one.isalnum())
    return salted_hmac(PURPOSE, plain, algorithm="sha256").hexdigest()


class EntryCodeQuerySet(models.QuerySet):
    """Codes, with the gate."""

    def visible_to(self, user):
        """Return those that `user` made in the spaces that she moderates now, and those made for herself."""
        hers = Participation.objects.of(user)
        moderates = hers.moderating().filter(space__secrecy="sheltered")
        return self.filter(
            models.Q(made_by__in=moderates.values("pk")) | models.Q(participation__in=hers.values("pk"))
        )

    def waiting(self):
        """Return those that may still be used: their maker still moderates, their space is still open."""
        makers = Participation.objects.readers().moderating()
        return self.filter(
            used_at=None, expires_at__gt=timezone.now(), made_by__in=makers.values("pk")
        ).filter(space__archived_at=None)

    def waits(self, code):
        """Return the one that a typed code opens, or None; looking at it uses nothing."""
        found = self.waiting().filter(mark=stands_for_code(code))
        return found.select_related("space", "participation", "made_by").first()


class EntryCode(models.Model):
    """A code, of which only what stands for it is kept; no name, and no way to reach anybody.

    Args:
        made_by: the moderator who accompanies her for whom it is.
        participation: of her who comes back; None for somebody new, whose code is gone once it is used.
    """

    public_id = models.CharField(max_length=16, unique=True, editable=False, default=new_token)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="entry_codes")
    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, null=True, related_name="ways_back"
    )
    mark = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = EntryCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code to come in")
        ordering = ["-made_at"]
        default_permissions = ()

    def __str__(self):
        """Return its number."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_way_back(self):
        """Whether it is for somebody who lost her phrase."""
        return self.participation_id is not None
