"""Taking an application in. Nothing that is answered tells whether the address was known."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from members.applications.limits import may_write_about
from members.models import Application, ApplicationMessage, ApplicationSource, Organisation, User
from portal import mail

MOST_BY_FORM = 20  # texts added to an application that waits


@dataclass(frozen=True)
class Place:
    """Where the application came from.

    Args:
        site: the address of the site, without a slash at its end.
        language: "fr" or "en", the applicant's.
        form_key: of the form, a UUID: the same form sent twice makes one application.
        source: an `ApplicationSource`.
        inviter: the colleague who proposed her, or None.
    """

    site: str
    language: str
    form_key: object
    source: str = ApplicationSource.FORM
    inviter: object = None


def link_of(application, site):
    """Return the address where she follows her application, in her language."""
    with override(application.language):
        return f"{site}{reverse('application_follow', args=[application.token])}"


def write_news(application, site, message="application_news"):
    """Tell her that there is something to read on the page of her application."""
    link = link_of(application, site)
    mail.send(message, application.email, {"link": link}, language=application.language)


@transaction.atomic
def receive(given, place):
    """Keep an application and write to her, once for each form.

    Somebody who is a member already is told so by mail and by nothing else; who has an application that
    waits gets the link to it again, and what she writes now is added to it.

    Args:
        given: {field: value} of `Application`; `email` is among them.
        place: a `Place`.
    """
    if Application.objects.filter(form_key=place.form_key).exists():
        return
    address = given["email"].strip().lower()
    by_form = place.source == ApplicationSource.FORM
    writes = by_form and may_write_about(address)
    if by_form and _is_known(address, given, place, writes):
        return
    application = Application.objects.create(
        **{**given, "email": address},
        organisation=_known(given.get("organisation_name", "")),
        language=place.language,
        form_key=place.form_key,
        source=place.source,
        inviter=place.inviter,
    )
    if writes:
        write_news(application, place.site, "application_received")


def _is_known(address, given, place, writes):
    """Deal with somebody who is a member, or has applied already, and tell whether it was so.

    What a colleague proposes is kept whatever is known: her page would tell her, if it were not.
    """
    member = User.objects.opened_by_code(email=address)
    if member is not None:
        if writes:
            _say_that_she_is_in(member, place)
        return True
    waiting = Application.objects.open().filter(email=address).select_for_update().first()
    if waiting is not None:
        _add_to(waiting, given)
        if writes:
            write_news(waiting, place.site, "application_received")
    return waiting is not None


def _known(name):
    return Organisation.objects.filter(name__iexact=name).first() if name else None


def _say_that_she_is_in(member, place):
    with override(member.language):
        link = f"{place.site}{reverse('account_login')}"
    mail.send("application_known", member.email, {"link": link}, language=member.language)


def _add_to(waiting, given):
    words = given.get("why", "")
    sent = waiting.messages.filter(by_form=True)
    if words and words != waiting.why and sent.count() < MOST_BY_FORM:
        # Whoever has her address can send the form: it is not she who answers by her link.
        ApplicationMessage.objects.create(application=waiting, from_team=False, by_form=True, text=words)
