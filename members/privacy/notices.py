"""Drafts of the notices of an incident, made from the register; nothing here sends anything.

What each has to say: Règlement sur les incidents de confidentialité (RLRQ, c. A-2.1, r. 3.1), s. 3 for the
Commission d'accès à l'information, s. 5 for the persons concerned. What the register does not hold is
marked, for the officer to fill in.
"""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

COMMISSION, PERSONS = "commission", "persons"


@dataclass(frozen=True)
class Part:
    """A part of a notice.

    Args:
        heading: what it is about.
        lines: what it says, a paragraph each.
        to_fill_in: what the officer has to add before it leaves; "" for nothing.
    """

    heading: str
    lines: list[str] = field(default_factory=list)
    to_fill_in: str = ""


def period_of(incident):
    """Return in words when an incident happened."""
    began = date_format(incident.began_on)
    if incident.ended_on and incident.ended_on != incident.began_on:
        days = _("From %(first)s to %(last)s") % {"first": began, "last": date_format(incident.ended_on)}
    else:
        days = began
    return _("%(days)s (approximate)") % {"days": days} if incident.is_approximate else days


def _data(incident):
    if incident.data:
        return [incident.data]
    return [_("It cannot be described. Here is why: %(why)s") % {"why": incident.data_unknown}]


def _told_on(day, words):
    return [words % {"day": date_format(day)}] if day else []


def _officer(settings):
    return [words for words in (settings.privacy_officer, settings.privacy_email) if words]


def to_commission(incident, settings):
    """Return the parts of the notice to the Commission, in the order of the regulation, s. 3.

    Args:
        incident: an `Incident`.
        settings: the `SiteSettings`.
    """
    people = _("%(persons)s, of whom %(here)s are in Québec (an approximation if it is not known).") % {
        "persons": incident.persons,
        "here": incident.persons_quebec,
    }
    told = _told_on(incident.people_told_on, _("They were told on %(day)s."))
    public = [incident.people_told_how] if incident.people_told_how else []
    return [
        Part(
            _("The organisation"),
            [settings.name],
            _("the legal name of the organisation, its Québec business number (NEQ)"),
        ),
        Part(_("Whom to reach about the incident"), _officer(settings), _("a telephone number")),
        Part(_("The personal information concerned"), _data(incident)),
        Part(_("What happened, and the cause if it is known"), [incident.circumstances]),
        Part(_("When it happened"), [period_of(incident)]),
        Part(_("When the organisation learned of it"), [date_format(incident.aware_on)]),
        Part(_("How many people are concerned"), [people]),
        Part(_("Why there is a risk of serious injury"), [incident.reasoning]),
        Part(
            _("What was done or will be done to tell the people"),
            [*told, *public],
            "" if told else _("how and when they will be told"),
        ),
        Part(
            _("What was done or will be done so that it hurts less and does not happen again"),
            [incident.measures],
            _("the dates of these measures"),
        ),
        Part(
            _("Another authority, outside Québec"), [], _("which one was told, or that this does not apply")
        ),
    ]


def to_persons(incident, settings):
    """Return the parts of the notice to the people concerned, in the order of the regulation, s. 5.

    Args:
        incident: an `Incident`.
        settings: the `SiteSettings`.
    """
    return [
        Part(_("What information is concerned"), _data(incident)),
        Part(_("What happened"), [incident.circumstances]),
        Part(_("When it happened"), [period_of(incident)]),
        Part(_("What we did, and what we are doing"), [incident.measures]),
        Part(
            _("What you can do"),
            [
                _(
                    "Be wary of messages and calls that speak of it or say that they come from us. "
                    "We never ask for a code or a password."
                ),
                _(
                    "If somebody who could hurt you may have learned something, tell us or tell somebody you "
                    "trust: we look together at what to do."
                ),
                *([settings.safety_line] if settings.safety_line else []),
            ],
            _("what fits this incident: change a password, an address, a number, warn somebody"),
        ),
        Part(
            _("Whom to call to know more"),
            [
                *_officer(settings),
                _(
                    "You may also turn to the Commission d’accès à l’information: 1 888 528-7741, "
                    "www.cai.gouv.qc.ca."
                ),
            ],
            _("a telephone number, and when somebody answers"),
        ),
    ]


PARTS = {COMMISSION: to_commission, PERSONS: to_persons}
