"""What the team does with an application. It is decided once, whoever is quicker."""

import secrets
from datetime import timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from members.applications.receiving import link_of, write_news
from members.models import (
    OPEN_STATES,
    Application,
    ApplicationMessage,
    ApplicationState,
    Organisation,
    Profile,
    SignIn,
    SignInLink,
    User,
)
from members.people.suspending import has_a_role, reinstate
from members.roles import MEMBER
from portal import mail

DECIDE = "members.decide_application"
INVITATION = timedelta(days=7)
WHO_SHE_IS = {
    **dict.fromkeys(
        ("email", "first_name", "last_name", "organisation_name", "sector", "why"),
        "",
    ),
    **dict.fromkeys(("organisation", "region", "inviter", "assigned_to")),
}


class AlreadyDecided(Exception):
    """Somebody decided on this application before."""


class CannotOpen(Exception):
    """The account of this address is not to be opened by this way."""


class NotByCode(CannotOpen):
    """It does not sign in by code."""


class IsSuspended(CannotOpen):
    """It was suspended: that is decided about on its own, and never for one that has a role."""


def _move(application, state, user, **fields):
    """Take an application to a state, if it still waits.

    Raises:
        AlreadyDecided: it does not.
    """
    decided = state not in OPEN_STATES
    fields |= {"decided_at": timezone.now(), "decided_by": user} if decided else {}
    waiting = Application.objects.filter(pk=application.pk, state__in=OPEN_STATES)
    if not waiting.update(state=state, **fields):
        raise AlreadyDecided
    application.refresh_from_db()


def assign(application, user):
    """Say who follows an application; None for nobody."""
    Application.objects.filter(pk=application.pk, state__in=OPEN_STATES).update(assigned_to=user)


@transaction.atomic
def ask(application, user, text, site):
    """Ask her something: kept in the file, read and answered on the page of her application.

    Raises:
        AlreadyDecided: there is nothing left to ask.
    """
    follower = {} if application.assigned_to_id else {"assigned_to": user}
    _move(application, ApplicationState.ASKED, user, **follower)
    ApplicationMessage.objects.create(application=application, author=user, from_team=True, text=text)
    write_news(application, site)


@transaction.atomic
def answer(application, text):
    """Keep what she answers.

    Raises:
        AlreadyDecided: nobody waits for an answer any more.
    """
    _move(application, ApplicationState.ANSWERED, None)
    ApplicationMessage.objects.create(application=application, from_team=False, text=text)


@transaction.atomic
def accept(application, user, site, *, welcome_now=True, reopen=False, word=""):
    """Open an account for her, with what she said of herself, and write to her once.

    Args:
        application: an `Application`.
        user: who decides.
        site: the address of the site, without a slash at its end.
        welcome_now: whether the message leaves now, or with a campaign of invitations.
        reopen: whether an account that was suspended is let in again.
        word: what the team says to her; kept in the file, read on the page of her application.

    Raises:
        AlreadyDecided: somebody was quicker.
        NotByCode: the address belongs to an account with a pseudonym.
        IsSuspended: it belongs to an account that is not to be opened again this way.
    """
    _move(application, ApplicationState.ACCEPTED, user)
    account, is_new = _account(application, user, reopen)
    # Who was in already needs no welcome.
    written = {} if is_new else {"invited_at": timezone.now()}
    Application.objects.filter(pk=application.pk).update(account=account, **written)
    application.account = account
    if word:
        ApplicationMessage.objects.create(application=application, author=user, from_team=True, text=word)
    if word and not is_new:
        write_news(application, site)
    if welcome_now:
        welcome(application, site)


def _account(application, user, reopen):
    account, made = User.objects.get_or_create(
        email=application.email,
        defaults={
            "first_name": application.first_name,
            "last_name": application.last_name,
            "language": application.language,
        },
    )
    if not made and account.sign_in != SignIn.CODE:
        raise NotByCode
    member = account.groups.filter(name=MEMBER.name).exists()
    is_new = made or not account.is_active or not member
    if not account.is_active:
        if not reopen or has_a_role(account):
            raise IsSuspended
        reinstate(account, user)
    account.groups.add(Group.objects.get(name=MEMBER.name))
    Profile.objects.get_or_create(user=account, defaults=_profile(application))
    return account, is_new


def _profile(application):
    name = application.organisation_name
    organisation = application.organisation
    if organisation is None and name:
        organisation, _made = Organisation.objects.get_or_create(
            name=name, defaults={"region": application.region}
        )
    return {
        "organisation": organisation,
        "region": application.region,
        "sector": application.sector,
        "represents": bool(application.for_organisation and organisation),
    }


@transaction.atomic
def welcome(application, site):
    """Send the welcome with its link, once.

    Returns:
        Whether it was sent now.
    """
    unwritten = Application.objects.filter(pk=application.pk, invited_at=None)
    if not unwritten.update(invited_at=timezone.now()):
        return False
    account = application.account
    # The link comes without a code: what stands for none is drawn by chance, and known to nobody.
    token = SignInLink.objects.open(account, secrets.token_urlsafe(16), lasts=INVITATION)
    with override(account.language):
        link = f"{site}{reverse('sign_in_link', args=[token])}"
    context = {"link": link, "source": application.source}
    if application.word_of_welcome:
        context["word_at"] = link_of(application, site)
    mail.send("application_accepted", account.email, context, language=account.language)
    return True


@transaction.atomic
def decline(application, user, reason, site):
    """Say « not now », with the reason; then erase all that says who she is (research/community.md, 3.2).

    Raises:
        AlreadyDecided: somebody was quicker.
    """
    _move(application, ApplicationState.DECLINED, user, reason=reason)
    write_news(application, site)
    _erase(application)


@transaction.atomic
def withdraw(application):
    """Take back an application, at her own wish, and erase all that says who she is.

    Raises:
        AlreadyDecided: it was decided before.
    """
    _move(application, ApplicationState.WITHDRAWN, None)
    _erase(application)


def _erase(application):
    ApplicationMessage.objects.filter(application=application).delete()
    Application.objects.filter(pk=application.pk).update(**WHO_SHE_IS)
    application.refresh_from_db()
