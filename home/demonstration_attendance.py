"""Who came to the past events of the demonstration, what was said of them, what there is to do around others.

All of it made up: the people are the accounts of the demonstration, the others are numbers.
"""

from django.utils import timezone

from home.demonstration_site import DOMAIN
from members.models import User
from webinars.attendance.recording import count_heads, say
from webinars.checklists.steps import say as say_done
from webinars.choices import EventStatus
from webinars.evaluations.answering import take_answer
from webinars.models import EvaluationAnswer, EventPage, EventRegistration, HeadCount, StepKind, Useful

# Whether each came: True, False, or None where it is not known.
CAME = (("membre", True), ("membre2", True), ("praticienne", None), ("animatrice", True))
HEADS = {
    "hebergement": {("telephone", "community"): 2},
    "reconnaitre-les-signes": {("telephone", ""): 1, ("on_line", ""): 3},
    "tournee-outaouais": {
        ("in_person", "community"): 11,
        ("in_person", "institution"): 6,
        ("in_person", "research"): 2,
        ("telephone", "community"): 1,
    },
    "rencontre-annuelle": {("in_person", "community"): 21, ("in_person", "institution"): 9},
}
ANSWERS = (
    (Useful.VERY, "Je repars avec trois questions à poser à mon équipe (démonstration).", ""),
    (Useful.VERY, "", "Un échange sur le travail avec les écoles."),
    (
        Useful.YES,
        "La fiche d’une page, à afficher au bureau.",
        "Le soir, pour celles qui travaillent de jour.",
    ),
    (Useful.LITTLE, "Le son coupait en région.", "Un enregistrement audio."),
)
EVALUATED = ("reconnaitre-les-signes", "hebergement")


def load_attendance():
    """Say who came, and what they thought, of the past events; a second run adds nothing."""
    past = EventPage.objects.filter(
        slug__in=HEADS, ends_at__lte=timezone.now(), status=EventStatus.PLANNED, alias_of__isnull=True
    )
    for event in past:
        if not HeadCount.objects.filter(event=event).exists():
            _load(event)
    _load_checklists()


def _load(event):
    said = {}
    for account, came in CAME:
        user = User.objects.filter(email=f"{account}@{DOMAIN}").first()
        if user is not None:
            row, _made = EventRegistration.objects.get_or_create(event=event, user=user)
            said[row.pk] = came
    say(event, said)
    before = (StepKind.INVITE, StepKind.ANNOUNCE, StepKind.REMIND)
    say_done(event, dict.fromkeys(before, (None, True)))
    count_heads(event, HEADS[event.slug])
    if event.slug in EVALUATED and not EvaluationAnswer.objects.filter(event=event).exists():
        for useful, takes_away, wishes in ANSWERS:
            take_answer(event, {"useful": useful, "takes_away": takes_away, "wishes": wishes})


def _load_checklists():
    """Tick what is done around the events to come, and leave one thing late."""
    coming = EventPage.objects.filter(
        starts_at__gt=timezone.now(), status=EventStatus.PLANNED, alias_of__isnull=True
    )
    for event in coming.order_by("starts_at"):
        if not event.steps.exists():
            done = (
                [StepKind.INVITE] if event.slug == "premier-contact" else [StepKind.INVITE, StepKind.ANNOUNCE]
            )
            say_done(event, dict.fromkeys(done, (None, True)))
