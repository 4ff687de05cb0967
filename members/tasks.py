"""Background work of accounts."""

import json
from uuid import UUID

from django.urls import reverse
from django.utils.translation import override

from django_tasks import task

from members.models import Application, SignInHelp, SignInLink, User
from members.privacy.access_log import forget_old
from members.privacy.requests import forget_answered
from members.sealing import seal, unseal
from portal import mail
from portal.models import Region

NOBODY = 0


def ask_for_code_mail(user, code, site, after=""):
    """Have the sign-in code sent, with its link, by the queue.

    An address that nobody has asks for as much work as another, so that the time of the answer
    tells nothing (research/safety.md, R12); what waits in the queue is sealed, and tells nothing either.

    Args:
        user: whose code it is, None for an address that opens nothing.
        code: the code.
        site: the address of the site, without a slash at its end.
        after: where she was going, "" for home.
    """
    account = f"{user.pk if user else NOBODY:020d}"
    send_code.enqueue(seal(json.dumps([account, code, site, after])))


@task()
def send_code(sealed):
    """Send a sign-in code and its link to whom they are for, if she may still sign in."""
    account, code, site, after = json.loads(unseal(sealed))
    user = User.objects.opened_by_code(pk=int(account))
    if not user or not user.email:
        return
    token = SignInLink.objects.open(user, code, after)
    with override(user.language):
        link = f"{site}{reverse('sign_in_link', args=[token])}"
    mail.send("sign_in_code", user.email, {"code": code, "link": link}, language=user.language)


@task()
def forget_links():
    """Erase the links of sign-in messages that nobody will open any more, and the oldest helps."""
    SignInLink.objects.forget_old()
    Application.objects.forget_old()
    SignInHelp.objects.forget_old()


@task()
def send_invitations(site):
    """Write to the members of the former site who were not written to yet, one message each.

    Args:
        site: the address of the site, without a slash at its end.
    """
    from members.applications.enrolling import invite_all

    invite_all(site)


@task()
def forget_old_privacy():
    """Erase what the privacy desk need not keep any longer: old requests, and the oldest lines of its log."""
    forget_answered()
    forget_old()


def ask_to_take_application(given, place):
    """Have an application taken in by the queue: as much work whoever she is, and the answer tells nothing.

    Args:
        given: {field: value} of `Application`; `region` is a `Region` or None.
        place: a `members.applications.receiving.Place`, of the form.
    """
    region = given.get("region")
    fields = {**given, "region": region.pk if region else None}
    take_application.enqueue(seal(json.dumps([fields, place.site, place.language, str(place.form_key)])))


@task()
def take_application(sealed):
    """Keep an application, and write to whoever sent it; done twice, it does nothing more."""
    from members.applications.receiving import Place, receive

    fields, site, language, form_key = json.loads(unseal(sealed))
    fields["region"] = Region.objects.filter(pk=fields["region"]).first()
    receive(fields, Place(site, language, UUID(form_key)))
