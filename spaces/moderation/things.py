"""What is beside the messages of a space and waits for its moderators: reported, set aside, to read first."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from spaces.choices import Standing
from spaces.models import Participation, Space, ThingReport
from spaces.models.topic import unexpired
from spaces.moderation.acts import log
from spaces.moderation.deeds import HOLD, KEEP, PUBLISH, REMOVE, TooLate, fits
from spaces.permissions import may_judge_thing
from spaces.things.kinds import KINDS, MODELS, kind_of

APART = (Standing.WAITING, Standing.HELD)


@dataclass(frozen=True)
class WaitingThing:
    """Something that waits.

    Args:
        thing: what it is; title: its name; author: the name under which it was made; since: when it began
            to wait; url: where one decides; page: where it is read.
        typed: [(label, words)] of what was typed; reports: those that wait on it.
    """

    thing: object
    title: str
    author: str
    since: datetime
    url: str
    page: str
    typed: list = field(default_factory=list)
    reports: list = field(default_factory=list)


def _waits(model):
    reports = ThingReport.objects.waiting().filter(thing=OuterRef("public_id")).order_by()
    first = reports.values("thing").annotate(first=Min("reported_at")).values("first")
    found = model.objects.filter(Q(standing__in=APART) | Q(Exists(reports)))
    found = found.annotate(since=Coalesce(Subquery(first), "made_at"))
    # What its space does not show any more is read by nobody.
    return found.filter(unexpired(), space__in=Space.objects.holding(model.PART).values("pk"))


def rows_waiting():
    """Return [(space, `public_id`, since, *writers)] of all that waits, in two queries.

    The writers are those whose words it holds, or held when it was reported.
    """
    fields = ("space", "public_id", "since", "author", "changed_by")
    first, *others = [_waits(model).order_by().values_list(*fields) for model in MODELS]
    reported = {}
    for thing, *writers in ThingReport.objects.waiting().values_list("thing", "author", "changed_by"):
        reported.setdefault(thing, set()).update(writers)
    return [(*row, *sorted(_others(reported, row))) for row in first.union(*others, all=True)]


def _others(reported, row):
    return reported.get(row[1], set()) - {None, *row[3:]}


def rows_for(user):
    """Return those of `rows_waiting` about which `user` decides: none that holds words of hers."""
    hers = dict(Participation.objects.of(user).moderating().values_list("space", "pk"))
    if not hers:
        return []
    return [row for row in rows_waiting() if row[0] in hers and hers[row[0]] not in row[3:]]


def may_decide(moderator, thing):
    """Tell whether a moderator decides about a thing: not her words, nor a report of what was hers then."""
    if not may_judge_thing(moderator, thing):
        return False
    hers = Q(author=moderator.pk) | Q(changed_by=moderator.pk)
    return not ThingReport.objects.waiting().filter(hers, thing=thing.public_id).exists()


def thing_here(moderator, public_id):
    """Return the thing of her space about which she decides, or None."""
    for model in MODELS:
        found = model.objects.visible_to(moderator.user).filter(space=moderator.space_id, public_id=public_id)
        thing = found.select_related("space", "author__user__profile").first()
        if thing is not None:
            return thing if may_decide(moderator, thing) else None
    return None


def queue_of_things(moderator):
    """Return [what waits for a moderator in her space], the oldest first."""
    found = []
    waiting = [thing for space, thing, *_more in rows_for(moderator.user) if space == moderator.space_id]
    for kind in KINDS.values() if waiting else ():
        here = kind.model.objects.visible_to(moderator.user).filter(public_id__in=waiting)
        found += here.select_related("space", "author__user__profile")
    reports = reports_on(moderator, waiting)
    shown = [waiting_thing(thing, reports.get(thing.public_id, [])) for thing in found]
    return sorted(shown, key=lambda one: one.since)


def reports_on(moderator, things):
    """Return {thing: [its reports that wait]}, as a moderator reads them."""
    found = {}
    for one in ThingReport.objects.visible_to(moderator.user).waiting().filter(thing__in=things):
        found.setdefault(one.thing, []).append(one)
    return found


def waiting_thing(thing, reports):
    """Return a thing as who decides about it is shown it."""
    kind = kind_of(thing)
    return WaitingThing(
        thing=thing,
        title=getattr(thing, kind.title),
        author=thing.author.name if thing.author else "",
        since=reports[0].reported_at if reports else thing.made_at,
        url=reverse("judge_thing", args=[thing.space.public_id, thing.public_id]),
        page=kind.url_of(thing),
        typed=kind.typed(thing),
        reports=reports,
    )


def deeds_about(thing, reports):
    """Return what may be decided about a thing, in order."""
    if thing.standing != Standing.PUBLISHED:
        return [PUBLISH, REMOVE]
    return [KEEP, HOLD, REMOVE] if reports else [HOLD, REMOVE]


def as_seen(thing):
    """Return what stands for a thing as it is now: how it stands, its last change, its last report."""
    changed = getattr(thing, "changed_at", None) or getattr(thing, "saved_at", None)
    report = ThingReport.objects.waiting().filter(thing=thing.public_id).order_by("pk").last()
    return f"{thing.standing}|{changed.isoformat() if changed else ''}|{report.pk if report else ''}"


@transaction.atomic
def decide_thing(moderator, thing, deed, seen, *, reason=""):
    """Do what a moderator decided about a thing.

    Args:
        moderator: her participation.
        deed: one of `deeds_about`.
        seen: what she saw when she decided, from `as_seen`: another decides nothing any more.
        reason: a `ReportReason` for the log, or "".

    Raises:
        TooLate: see there.
    """
    found = type(thing).objects.select_for_update().filter(pk=thing.pk).first()
    hers = Participation.objects.of(moderator.user).filter(pk=moderator.pk).first()
    if found is None or hers is None or not may_decide(hers, found):
        raise TooLate
    if not fits(deed, seen, as_seen(found)):
        raise TooLate
    reports = ThingReport.objects.waiting().filter(thing=found.public_id)
    if deed not in deeds_about(found, reports.exists()):
        raise TooLate
    log(hers, deed, post=found, reason=reason, note=found.PART)
    if deed != HOLD:
        reports.update(settled_at=timezone.now())
    if deed == REMOVE:
        found.delete()
    elif deed != KEEP:
        standing = Standing.HELD if deed == HOLD else Standing.PUBLISHED
        type(found).objects.filter(pk=found.pk).update(standing=standing)
