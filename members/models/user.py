"""Accounts."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class SignIn(models.TextChoices):
    """How somebody signs in."""

    CODE = "code", _("Code received by e-mail")
    PASSPHRASE = "passphrase", _("Pseudonym and passphrase")


class UserManager(BaseUserManager):
    """Makes accounts."""

    def create_user(self, email=None, password=None, **fields):
        """Make an account; without password it signs in by code only."""
        user = self.model(email=email, **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """Make an administrator's account."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})

    def get_by_natural_key(self, email):
        """Find an account by its address, whatever the case."""
        return self.get(email=(email or "").lower())

    def opened_by_code(self, **account):
        """Return the account that a code sent by e-mail opens, or None.

        An account with a pseudonym and a passphrase never is (research/safety.md, R26).

        Args:
            account: its `email`, in lower case, or its `pk`.
        """
        return self.filter(is_active=True, sign_in=SignIn.CODE, **account).first()


class User(AbstractUser):
    """An account: by e-mail address, or by a login name without any address.

    Nothing else identifies its owner: what a member says of herself is her profile's.
    """

    username = None
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    login_name = models.CharField(_("login name"), max_length=60, unique=True, null=True, blank=True)
    sign_in = models.CharField(_("sign-in"), max_length=12, choices=SignIn, default=SignIn.CODE)
    language = models.CharField(
        _("language"), max_length=2, choices=[("fr", _("French")), ("en", _("English"))], default="fr"
    )

    # Until she signs the charter, or the new version of it, no right of hers counts.
    must_sign_charter = models.BooleanField(default=False, editable=False)

    objects = UserManager()
    _was_superuser = False

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
            models.CheckConstraint(
                condition=models.Q(email__isnull=False) | models.Q(login_name__isnull=False),
                name="account_has_a_way_in",
            ),
        ]

    def __str__(self):
        """Return the name to show to the team: never that by which a survivor signs in."""
        return self.get_full_name() or self.email or gettext("My account")

    @property
    def signs_with_phrase(self):
        """Whether it is the account of a survivor: a name of entry and a passphrase, and no address."""
        return self.sign_in == SignIn.PASSPHRASE

    @classmethod
    def from_db(cls, db, field_names, values):
        """Remember whether she administered the site."""
        account = super().from_db(db, field_names, values)
        account._was_superuser = "is_superuser" in field_names and account.is_superuser
        return account

    def save(self, *args, **kwargs):
        """Keep addresses in lower case, and absent ones null."""
        self.email = self.email.strip().lower() if self.email else None
        self.login_name = self.login_name or None
        if not self.password:
            self.set_unusable_password()
        if self._state.adding:
            # The agreements of her space stand for the charter of the members (research/safety.md, R9).
            exempt = self.is_superuser or self.signs_with_phrase
            self.must_sign_charter = not exempt and _charter_is_in_force()
        elif self._was_superuser and not self.is_superuser:
            # As an administrator she signed nothing.
            self.must_sign_charter = _charter_is_in_force()
        with transaction.atomic():
            if not self._state.adding and "email" in (kwargs.get("update_fields") or ["email"]):
                self._leave_former_address()
            super().save(*args, **kwargs)

    def _leave_former_address(self):
        """Let nothing that was sent to another address than this one open the account any more."""
        from members.data_rights.traces import close_ways_in, drop_messages

        former = User.objects.filter(pk=self.pk).first()
        if former is not None and former.email != self.email:
            close_ways_in(former)
            drop_messages(former, naming=False)

    def has_perm(self, perm, obj=None):
        """Tell whether she has a right: none before the charter is signed."""
        return not self.must_sign_charter and super().has_perm(perm, obj)


def _charter_is_in_force():
    from members.models.charter import CharterVersion

    return CharterVersion.objects.in_force() is not None
