"""Leaks sown on purpose around people: accounts, charter, mails, profiles, organisations, applications."""

import uuid

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AbstractUser

from members.charter.middleware import CharterMiddleware
from members.models import Application, Profile, User
from members.models.profile import FIELDS, ProfileQuerySet
from members.organisations import shown as organisations
from portal import visibility
from portal.registries.mail_guards import mail_guards
from portal.visibility import PortalPageQuerySet, audiences_of
from tests.access.seeding import seed


@seed("everybody is taken for a member", "stranger", "/fr/adresse-zqmemberspagezq/")
def _all_members(patch):
    patch.setattr(visibility.may_read_members, "__code__", (lambda user: True).__code__)


@seed("a draft is read by whoever reads its audience", "member", "/fr/documentation/adresse-zqdraftnoticezq/")
def _drafts(patch):
    published_or_not = lambda self, user: self.filter(audience__in=audiences_of(user))  # noqa: E731
    patch.setattr(PortalPageQuerySet, "visible_to", published_or_not)


@seed("the charter's door is open: rights", "inside", "gates for unsigned")
def _rights(patch):
    patch.setattr(User, "has_perm", AbstractUser.has_perm)


@seed("the charter's door is open: pages", "unsigned", "/fr/")
def _charter(patch):
    patch.setattr(CharterMiddleware, "__call__", lambda self, request: self.get_response(request))


@seed("somebody suspended is written to", "inside", "mails")
def _mails(patch):
    patch.setattr(mail_guards, "_entries", {})


@seed("an open session outlives the account", "suspended", "/fr/")
def _session(patch):
    patch.setattr(ModelBackend, "user_can_authenticate", lambda self, user: True)


@seed("a right outlives the account", "inside", "gates for suspended")
def _suspended(patch):
    in_a_group = lambda user: bool(user and user.pk and user.groups.exists())  # noqa: E731
    patch.setattr(visibility.may_read_members, "__code__", in_a_group.__code__)


@seed("all of an organisation is for everybody", "visitor", "/fr/organismes/ouverte/")
def _organisations(patch):
    patch.setattr(organisations, "_is_for_members", lambda organisation, name: False)


@seed("all of a profile is for members", "member", "/fr/membres/*")
def _profiles(patch):
    patch.setattr(Profile, "shown_fields", property(lambda self: frozenset(FIELDS)))


@seed("a filter finds by what is not shown", "member", "/fr/membres/[?]region=*")
def _filters(patch):
    patch.setattr(ProfileQuerySet, "showing", lambda self, field: self.all())


@seed("whoever shows nothing is in the directory", "member", "/fr/membres/")
def _listed(patch):
    patch.setattr(ProfileQuerySet, "listed", lambda self: self.all())


@seed("a link with another's signature opens an application", "visitor", "/fr/adhesion/suivi/*")
def _signature(patch):
    by_number = lambda self, token: self.filter(public_id=uuid.UUID(token.split(":")[0])).first()  # noqa: E731
    patch.setattr(type(Application.objects.all()), "of_token", by_number)
