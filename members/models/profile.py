"""What a member says of herself, and what of it she shows."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models.organisation import Organisation
from members.models.sector import Sector
from members.models.user import SignIn
from portal.files.models.tokens import new_token

NAME = "name"
# Each has a box of its own, unticked; nothing else of a profile is ever shown.
FIELDS = (
    NAME,
    "title",
    "organisation",
    "region",
    "sector",
    "themes",
    "topics",
    "languages",
    "about",
    "contact",
    "absence",
)
# That she is a survivor asks for a box more: the sector's was perhaps ticked for another answer.
SURVIVOR = "survivor"


def make_public_id():
    """Return what stands for a member in the address of her page: nobody can count or guess it."""
    return new_token()


class ProfileQuerySet(models.QuerySet):
    """Profiles, with the gate."""

    def listed(self):
        """Return those that members find: of active members who show their name.

        An account with a pseudonym and a passphrase never is among them (research/safety.md, R11).
        """
        from django.contrib.auth.backends import ModelBackend

        from portal.visibility import READ_MEMBERS

        members = ModelBackend().with_perm(READ_MEMBERS).filter(sign_in=SignIn.CODE)
        return self.showing(NAME).exclude(sort_name="").filter(user__in=members)

    def visible_to(self, user):
        """Return the profiles that `user` may open: members', for members.

        Args:
            user: a `members.User`, an `AnonymousUser` or None.
        """
        from portal.visibility import may_read_members

        return self.listed() if may_read_members(user) else self.none()

    def showing(self, field):
        """Return those whose owner shows a field, one of `FIELDS`."""
        return self.filter(shown__contains=f",{field},")

    def pivots_first(self):
        """Return them with `is_pivot`, the pivot members first, then by name."""
        pivots = Profile.pivot_regions.through.objects.filter(profile=OuterRef("pk"))
        return self.annotate(is_pivot=Exists(pivots)).order_by("-is_pivot", "sort_name", "pk")


class Profile(models.Model):
    """What a member says of herself. Nothing of it is shown unless she says so, field by field."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    public_id = models.CharField(max_length=20, unique=True, default=make_public_id, editable=False)
    name = models.CharField(_("name"), max_length=150, blank=True)
    title = models.CharField(_("what you do"), max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="profiles",
        verbose_name=_("organisation"),
    )
    represents = models.BooleanField(
        _("contact of the organisation"),
        default=False,
        help_text=_("She may propose her colleagues as members."),
    )
    on_her_own = models.BooleanField(_("in your own name, for no organisation"), default=False)
    region = models.ForeignKey(
        "portal.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    sector = models.CharField(_("sector"), max_length=12, choices=Sector, blank=True)
    themes = models.ManyToManyField("portal.Theme", blank=True, related_name="+", verbose_name=_("themes"))
    topics = models.TextField(_("I can talk about…"), max_length=600, blank=True)
    languages = models.CharField(_("languages that you speak"), max_length=150, blank=True)
    about = models.TextField(_("a few lines about you"), max_length=1500, blank=True)
    contact = models.CharField(_("how you like to be reached"), max_length=300, blank=True)
    absent_from = models.DateField(_("away from"), null=True, blank=True)
    absent_until = models.DateField(_("until, last day included"), null=True, blank=True)
    absence_message = models.CharField(_("what to say meanwhile"), max_length=300, blank=True)
    pivot_regions = models.ManyToManyField(
        "portal.Region", blank=True, related_name="+", verbose_name=_("pivot member of")
    )
    # What she shows, as ",name,region,": both databases look inside a text alike.
    shown = models.CharField(max_length=200, blank=True, editable=False)
    sort_name = models.CharField(max_length=150, blank=True, editable=False, db_index=True)
    # When she first showed her name. Kept if she hides: coming back must not tell that she had gone.
    listed_at = models.DateTimeField(null=True, editable=False, db_index=True)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        permissions = [("choose_pivots", "Can choose the pivot members of the regions")]

    def __str__(self):
        """Return what stands for it in addresses."""
        return self.public_id

    def save(self, *args, **kwargs):
        """Save, with what its name is sorted by, and since when it is shown."""
        from portal.search.analyser import fold

        self.sort_name = fold(self.shown_name)[:150]
        if self.listed_at is None and self.sort_name and NAME in self.shown_fields:
            self.listed_at = timezone.now()
        if kwargs.get("update_fields"):
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_name", "listed_at"}
        super().save(*args, **kwargs)

    @property
    def shown_name(self) -> str:
        """The name that she chose, or that of her account; never her address."""
        return self.name or self.user.get_full_name()

    @property
    def shown_fields(self) -> frozenset:
        """The fields that she shows."""
        return frozenset(filter(None, self.shown.split(",")))

    def show(self, fields):
        """Take the fields that she shows, in place of those before; unsaved.

        Args:
            fields: some of `FIELDS`, and `SURVIVOR`.
        """
        chosen = [field for field in (*FIELDS, SURVIVOR) if field in set(fields)]
        self.shown = f",{','.join(chosen)}," if chosen else ""

    def is_absent(self, day=None):
        """Tell whether she says that she is away on a day, today by default."""
        day = day or timezone.localdate()
        told = self.absent_from or self.absent_until
        after = not self.absent_from or self.absent_from <= day
        return bool(told and after and (not self.absent_until or day <= self.absent_until))
