"""People whom the team brings in: at a meeting, or from the former site."""

from django.db import transaction

from members.applications.deciding import AlreadyDecided, CannotOpen, accept, welcome
from members.applications.people_lists import organisation_named
from members.models import Application, ApplicationSource, ApplicationState


def enrol(lines, user, site, *, source, language="fr"):
    """Make members of the people of a list; one who had applied has her own application accepted.

    Those of a meeting are written to at once; those of the former site wait for the campaign.

    Args:
        lines: `people_lists.Line`s.
        user: who enrols them.
        site: the address of the site, without a slash at its end.
        source: an `ApplicationSource`.
        language: of those who said nothing of theirs.

    Returns:
        How many became members now.
    """
    done = 0
    for line in lines:
        if line.is_taken:
            try:
                done += _enrol(line, user, site, source, language)
            except (AlreadyDecided, CannotOpen):
                continue
    return done


@transaction.atomic
def _enrol(line, user, site, source, language):
    application = Application.objects.open().filter(email=line.email).select_for_update().first()
    if application is None:
        application = Application.objects.create(
            source=source,
            email=line.email,
            first_name=line.first_name,
            last_name=line.last_name,
            organisation=organisation_named(line.organisation_name),
            organisation_name=line.organisation_name,
            region=line.region,
            sector=line.sector,
            language=language,
        )
    accept(application, user, site, welcome_now=source == ApplicationSource.MEETING)
    return 1


def not_yet_invited():
    """Return the accepted applications whose people were not written to yet."""
    return Application.objects.filter(
        state=ApplicationState.ACCEPTED, invited_at=None, account__is_active=True
    ).select_related("account")


def invite_all(site):
    """Write to each of those who were not written to yet, once.

    Each goes in a transaction of her own: stopped in the middle, it goes on with the others next time.

    Returns:
        How many were written to now.
    """
    return sum(welcome(application, site) for application in not_yet_invited())
