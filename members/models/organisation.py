"""Organisations: those whom the directory lists, and those whom members come from."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from members.models.organisation_choices import ConsentWay, OrganisationKind
from members.models.service import ServedPeople, Service
from members.organisations.places import refuse_place, refuse_place_in_email, refuse_place_in_name
from members.organisations.telephones import telephone_number
from portal.search.analyser import fold

CHECKED_EVERY = timedelta(days=365)
LONGEST_ADDRESS = 120  # characters
CONTACT = ("contact_name", "contact_role", "contact_consent_way", "contact_consent_on")


class OrganisationQuerySet(models.QuerySet):
    """Organisations, with the gate."""

    def visible_to(self, user):
        """Return those that the directory shows: everybody reads it, and each field has its own readers.

        What a reader may see of each is said by `members.organisations.shown.shown_to` alone.

        Args:
            user: a `members.User`, an `AnonymousUser` or None.
        """
        return self.filter(published=True)

    def to_check(self):
        """Return those that nobody checked for a year, or ever."""
        return self.filter(Q(checked_on=None) | Q(checked_on__lt=timezone.localdate() - CHECKED_EVERY))


def marker(label, default=False):
    """Return the field that says whether another is for members only."""
    return models.BooleanField(label, default=default)


class Organisation(models.Model):
    """An organisation. It has no street address: that of a shelter must stand nowhere."""

    name = models.CharField(_("name"), max_length=200, unique=True, validators=[refuse_place_in_name])
    acronym = models.CharField(_("acronym"), max_length=30, blank=True, validators=[refuse_place_in_name])
    slug = models.SlugField(
        _("address on the site"),
        max_length=LONGEST_ADDRESS,
        unique=True,
        blank=True,
        help_text=_("Leave empty: it is made from the name."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=OrganisationKind, blank=True)
    region = models.ForeignKey(
        "portal.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )
    province_wide = models.BooleanField(
        _("serves the whole of Québec"), default=False, help_text=_("It is then shown with every region.")
    )
    town = models.CharField(
        _("town"),
        max_length=80,
        blank=True,
        validators=[refuse_place],
        help_text=_("The town only, never a street."),
    )
    town_for_members = marker(_("the town is for members only"))
    website = models.URLField(
        _("website"), max_length=300, blank=True, validators=[URLValidator(["http", "https"]), refuse_place]
    )
    website_for_members = marker(_("the website is for members only"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True, validators=[telephone_number])
    phone_for_members = marker(_("the telephone is for members only"))
    email = models.EmailField(_("e-mail address"), blank=True, validators=[refuse_place_in_email])
    email_for_members = marker(_("the address is for members only"))
    services = models.ManyToManyField(
        Service, blank=True, related_name="+", verbose_name=_("services offered")
    )
    serves = models.ManyToManyField(
        ServedPeople, blank=True, related_name="+", verbose_name=_("whom it serves")
    )
    description_fr = models.TextField(
        _("description in French"), blank=True, max_length=2_000, validators=[refuse_place]
    )
    description_en = models.TextField(
        _("description in English"), blank=True, max_length=2_000, validators=[refuse_place]
    )
    direct_phone = models.CharField(
        _("line for practitioners"), max_length=40, blank=True, validators=[telephone_number]
    )
    direct_email = models.EmailField(
        _("e-mail address for practitioners"), blank=True, validators=[refuse_place_in_email]
    )
    notes = models.TextField(
        _("notes for practitioners"),
        blank=True,
        max_length=2_000,
        validators=[refuse_place],
        help_text=_("How to refer somebody, waiting time, languages spoken… Name nobody here."),
    )
    contact_name = models.CharField(
        _("name of the contact person"), max_length=120, blank=True, validators=[refuse_place_in_name]
    )
    contact_role = models.CharField(
        _("what she does there"), max_length=120, blank=True, validators=[refuse_place]
    )
    contact_for_members = marker(_("her name is for members only"), default=True)
    contact_consent_way = models.CharField(_("how she agreed"), max_length=10, choices=ConsentWay, blank=True)
    contact_consent_on = models.DateField(_("when she agreed"), null=True, blank=True)
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day when somebody last made sure of all this. It is shown on the page."),
    )
    source = models.CharField(
        _("source"),
        max_length=500,
        blank=True,
        validators=[refuse_place],
        help_text=_("Where this comes from. Shown to the team only."),
    )
    to_do = models.CharField(
        _("still to be made sure of"),
        max_length=200,
        blank=True,
        validators=[refuse_place],
        help_text=_("Shown to the team only."),
    )
    published = models.BooleanField(_("shown in the directory"), default=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    # What the list is sorted and searched by: SQLite knows no accents.
    sort_name = models.CharField(max_length=240, editable=False, default="", db_index=True)
    sort_town = models.CharField(max_length=90, editable=False, default="")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self):
        """Return its name."""
        return self.name

    @property
    def contact_agreed(self):
        """Whether the contact person agreed to be named, and it is said how and when."""
        return bool(self.contact_consent_way and self.contact_consent_on)

    def clean(self):
        """Hold the rules of the contact person's consent.

        Raises:
            ValidationError: somebody is named who did not agree; or agreed on a day to come.
        """
        super().clean()
        if self.contact_consent_on and self.contact_consent_on > timezone.localdate():
            raise ValidationError({"contact_consent_on": _("This day is yet to come.")})
        if self.contact_name and not self.contact_agreed and not self._takes_consent_back():
            message = _("Say how and when she agreed to be named here, or take her name away.")
            raise ValidationError({"contact_name": message})

    def _takes_consent_back(self):
        """Whether the same person is still named, without the consent that she gave: `save` forgets her."""
        agreed = Organisation.objects.exclude(contact_consent_way="").exclude(contact_consent_on=None)
        return bool(self.pk) and agreed.filter(pk=self.pk, contact_name=self.contact_name).exists()

    def forget_contact(self):
        """Name nobody any more; the caller saves."""
        self.contact_name = self.contact_role = self.contact_consent_way = ""
        self.contact_consent_on = None

    def save(self, *args, **kwargs):
        """Save, with an address, and without anybody who did not agree to be named."""
        if not self.contact_agreed or not self.contact_name:
            self.forget_contact()
        self.slug = self.slug or self._free_address()
        self.sort_name = fold(f"{self.name} {self.acronym}".strip())[:240]
        self.sort_town = fold(self.town)[:90]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *CONTACT, "slug", "sort_name", "sort_town"}
        super().save(*args, **kwargs)

    def _free_address(self):
        """Return an address that no other has."""
        first = slugify(self.name)[: LONGEST_ADDRESS - 6] or "organisation"
        taken = set(Organisation.objects.filter(slug__startswith=first).values_list("slug", flat=True))
        numbered = (f"{first}-{number}" for number in range(2, len(taken) + 3))
        return first if first not in taken else next(slug for slug in numbered if slug not in taken)
