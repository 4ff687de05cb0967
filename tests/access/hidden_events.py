"""What is hidden around events: drafts, rooms, registrations, questions, proposals, what is hers alone."""

from datetime import timedelta

from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation

from portal.search.models import SearchEntry, SearchState
from tests.access.asking import Ask, Look
from tests.factories import (
    make_event,
    make_person,
    make_profile,
    make_question,
    make_registration,
    make_series,
)
from tests.webinars.outgoing import text_of
from webinars.calendar.addresses import make_address
from webinars.choices import Registration
from webinars.models import (
    Attendance,
    DeliveryKind,
    EventPage,
    EventProposal,
    EventRegistration,
    PreparationAnswer,
    ProposalInterest,
    ProposalState,
    Question,
    SeriesRegistration,
    WatchLater,
)
from webinars.proposals.telling import tell_interested
from webinars.questions.discussing import discussion_seed
from webinars.registrations.guests import Wish, receive
from webinars.registrations.series import register_followers
from webinars.reminders.writing import write_to

ROOM = {"room_url": "https://visio.example.org/zqsalle", "room_telephone": "438 555-0177"}
OVER = timedelta(hours=-3)
AT_THE_DOOR = timedelta(minutes=5)
FAR = timedelta(days=400)


def address(name, *args):
    """Return an address in French."""
    with translation.override("fr"):
        return reverse(name, args=args)


def add_events(site, world):
    """Make them, and put what is asked in `world.paths`, and in `world.things["event_asks"]`."""
    events = _events(site)
    _what_is_hers(world, events)
    _questions(world, events)
    proposals = _proposals(world, events)
    secrets = [make_address(world.people[name], "a") for name in ("stranger", "member")]
    after_all = (timezone.localtime() + FAR / 2).strftime("%Y-%m")
    world.paths["everybody"] += [
        *(f"/fr/agenda/?mois={after_all}", "/fr/direct/", "/fr/agenda/", "/fr/agenda.ics", "/fr/webinaires/"),
        *(f"/fr/webinaires/{event.slug}/" for event in events.values()),
        *(f"/fr/webinaires/{event.slug}/agenda.ics" for event in events.values()),
        *(f"/fr/agenda/mien/{secret}.ics" for secret in secrets),
        *(address("watch_together", event.pk) for event in events.values()),
        *(address("event_guest", event.pk) for event in events.values()),
    ]
    world.paths["signed_in"] += [
        *(address(name) for name in ("my_later", "my_certificates", "my_calendar", "proposals")),
        *(address("proposal", proposal.pk) for proposal in proposals),
        *(
            address(name, event.pk)
            for name in ("event_registration", "event_questions", "evaluation", "certificate")
            for event in events.values()
        ),
    ]
    world.paths["facilitator"] = [
        *(address("events_desk"), address("proposals_desk")),
        *(address("proposal_desk", proposal.pk) for proposal in proposals),
    ]
    world.things |= {f"{name}_event": event.pk for name, event in events.items()}
    world.things["event_asks"] = _posts(world, events)


def _events(site):
    """Return {name: event}: what everybody reads and what is a draft, at the door and over."""
    prepared = {"preparation": "Écrivez quelques lignes", "registration": Registration.GUESTS, **ROOM}
    return {
        "open": make_event(site, "À la porte", slug="porte", starts_in=AT_THE_DOOR, **prepared),
        "over": make_event(site, "Passé", slug="passe", starts_in=OVER),
        "small": make_event(site, "Petit groupe", slug="petit"),
        "draft": make_event(
            site, "Zqdraft prêt", slug="pret", live=False, starts_in=AT_THE_DOOR / 2, **prepared
        ),
        "far": make_event(site, "Zqdraft lointain", slug="loin", live=False, starts_in=FAR),
        "draft_over": make_event(site, "Retiré", slug="retire", live=False, starts_in=OVER),
    }


def _what_is_hers(world, events):
    """Somebody who is no longer a member keeps rows that open nothing; a member has some of drafts."""
    people = world.people
    for event in events.values():
        for name in ("stranger", "member"):
            if name == "stranger" or not event.live:
                registration = make_registration(event, people[name])
                Attendance.objects.create(registration=registration, came=True)
                WatchLater.objects.create(user=people[name], event=event.eventpage_ptr)
    coming = make_profile(make_person("member"), name="Zqmembresvient").user
    make_registration(events["open"], coming, shows_herself=True)
    fields = {"user": coming, "text": "Zqmembreslignes"}
    PreparationAnswer.objects.create(event=events["open"].eventpage_ptr, **fields)


def _questions(world, events):
    other = make_person("member")
    make_question(events["open"], other, "Zqmembresquestion", answered=True)
    make_question(events["open"], other, "Zqclosequestion", hidden=True)
    make_question(events["small"], other, "Zqclosegroupe", answered=True)
    # Rows are left wider than their things, as if what narrows them had failed.
    EventPage.objects.filter(pk=events["small"].pk).update(registration=Registration.INVITED)
    SearchEntry.objects.filter(source="question").update(audience="public", version=SearchState.advance())
    make_question(events["draft"], other, "Zqdraftquestion", answered=True)
    world.paths["everybody"].append("/fr/recherche/?q=zqmembresquestion")
    world.paths["everybody"].append("/fr/recherche/?q=zqclosegroupe")


def _proposals(world, events):
    """Return proposals: one that members read, one taken back, one whose event is a draft."""
    made = [
        EventProposal.objects.create(proposer=world.people["other"], topic=topic, why="Pourquoi", state=state)
        for topic, state in (
            ("Zqmembressujet", ProposalState.OPEN),
            ("Zqclosesujet", ProposalState.WITHDRAWN),
            ("Zqmembrespris", ProposalState.TAKEN),
        )
    ]
    EventProposal.objects.filter(pk=made[2].pk).update(event=events["draft"].pk)
    announced = EventProposal.objects.create(
        topic="Annoncé", why="Pourquoi", state=ProposalState.TAKEN, event=events["open"].eventpage_ptr
    )
    ProposalInterest.objects.create(proposal=announced, user=world.people["stranger"])
    world.things["announced"] = announced.pk
    return made


def _posts(world, events):
    """Return what a member, and who is none, send about what they may not read; and the facilitator's."""
    asks = []
    draft, series = events["draft"].pk, make_series("Autres midis").pk
    for name in ("stranger", "member"):
        asks += [
            Ask(name, address("watch_later", draft), "post", (("action", "add"),)),
            Ask(name, address("prepare_event", draft), "post", (("action", "keep"), ("text", "a"))),
            Ask(name, address("prepare_event", events["open"].pk), "post", (("text", "a"),)),
            Ask(name, address("event_registration", draft), "post", (("action", "register"),)),
            Ask(name, address("series_registration", series), "post"),
        ]
    # She is told of an address whether it is a member's.
    email = world.people["stranger"].email
    path = address("questions_desk", events["open"].pk)
    return [*asks, Ask("facilitator", path, "post", (("deed", "name"), ("email", email)))]


def event_looks(world):
    """Return what is seen from inside of messages, guests and series."""
    return [
        Look("messages about events", lambda readers: _written(readers.people, world)),
        Look("guests of a draft", lambda readers: _received(readers.people, world)),
        Look("somebody added by her address", lambda readers: _added(readers, world)),
        Look("discussions", lambda readers: _begun(readers.people)),
        Look("a series", lambda readers: _followed(readers.people, world)),
    ]


def _written(people, world):
    """Write to somebody who is no longer a member what only members are told; return how much left."""
    before = len(mail.outbox)
    registration = EventRegistration.objects.get(event=world.things["open_event"], user=people["stranger"])
    write_to(registration.pk, DeliveryKind.ONE_HOUR)
    tell_interested.call(world.things["announced"])
    return len(mail.outbox) - before


def _received(people, world):
    """Ask, as a guest, for what she may not read, and with the address of who is no longer a member."""
    before = len(mail.outbox)
    addresses = {"draft_event": "nouvelle@example.org", "open_event": people["stranger"].email}
    for name, email in addresses.items():
        receive(Wish(world.things[name], "Nom", email, 1, name, "fr").sealed())
    # The link is sealed anew each time.
    return [text_of(message).partition("http")[0] for message in mail.outbox[before:]]


def _added(readers, world):
    """Return the account of whoever the facilitator registers by the address of who is no longer a member."""
    event, email = world.things["far_event"], readers.people["stranger"].email
    EventRegistration.objects.filter(event=event).delete()
    EventPage.objects.filter(pk=event).update(live=True)
    given = {"action": "add_guest", "name": "Nom", "email": email}
    readers.client("facilitator").post(address("event_registrations_desk", event), given)
    return list(EventRegistration.objects.filter(event=event).values_list("user", "email"))


def _followed(people, world):
    """Announce an event of a series that somebody follows who has not signed the charter."""
    series = make_series("Zqclosesérie")
    SeriesRegistration.objects.create(series=series, user=people["unsigned"])
    EventPage.objects.filter(pk=world.things["small_event"]).update(
        series=series, registration=Registration.MEMBERS
    )
    register_followers(world.things["small_event"])
    return EventRegistration.objects.filter(event=world.things["small_event"]).count()


def _begun(people):
    """Return what a discussion would begin with, for who may not read all questions."""
    keys = Question.objects.order_by("pk").values_list("key", flat=True)
    return [str(discussion_seed(people[name], key)) for name in ("stranger", "member") for key in keys]
