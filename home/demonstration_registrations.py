"""Who comes to the events of the demonstration: several members, a guest, a full event where people wait."""

from home.demonstration_site import DOMAIN
from members.models import User
from webinars.models import EventPage, EventRegistration
from webinars.registrations.places import Asked, Guest, RegistrationClosed, register
from webinars.registrations.series import follow, follows

# {event: [(account, with how many, whether the others see it)]}, in the order in which they ask.
COMING = {
    "prendre-soin-de-soi": [("membre", 1, True), ("praticienne", 2, True), ("membre2", 1, False)],
    "droits-et-recours": [("membre2", 1, True), ("membre", 5, True)],
    # Twenty places: the last who asks waits.
    "premier-contact": [
        ("membre2", 8, True),
        ("praticienne", 6, False),
        ("groupe", 6, True),
        ("membre", 1, False),
    ],
}
GUEST = Guest("Invitée de démonstration", f"invitee@{DOMAIN}", "en")
OPEN_TO_GUESTS, OF_SERIES = "recruitment-online", "reprendre-confiance"


def load_registrations():
    """Register them, once: what somebody changed since stays. Accounts and events must exist."""
    for slug, people in COMING.items():
        event = EventPage.objects.get(slug=slug)
        for name, number, shown in people:
            _register(event, _account(name), Asked(people=number, shows_herself=shown, is_told=False))
    _register(EventPage.objects.get(slug=OPEN_TO_GUESTS), GUEST, Asked(is_told=False))
    series, member = EventPage.objects.get(slug=OF_SERIES).series, _account("praticienne")
    if not follows(series.pk, member):
        follow(series, member)


def _account(name):
    return User.objects.get(email=f"{name}@{DOMAIN}")


def _register(event, person, asked):
    own = {"email": person.email, "user": None} if isinstance(person, Guest) else {"user": person}
    if EventRegistration.objects.filter(event=event, **own).exists():
        return
    try:
        register(event, person, asked)
    except RegistrationClosed:
        # A demonstration that was loaded days ago: the event is over.
        return
