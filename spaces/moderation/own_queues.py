"""What the admin says of spaces: what waits where she moderates, and where nobody may decide."""

from django.db.models import Exists, Min, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.privacy.requests import may_manage
from portal.registries.queues import Queue, Waiting, queues
from spaces.models import Participation, Space
from spaces.moderation.queue import waiting_for
from spaces.moderation.telling import moderators_for, waiting_posts
from spaces.moderation.things import rows_for, rows_waiting
from spaces.testimonies.waiting import testimonies_waiting


def _here(user):
    found, things = waiting_for(user), rows_for(user)
    oldest = [found.aggregate(oldest=Min("since"))["oldest"], *(row[2] for row in things)]
    return Waiting(found.count() + len(things), min((at for at in oldest if at), default=None))


def _alone():
    """Return the messages about which nobody in their space may decide."""
    deciding = Participation.objects.readers().moderating().filter(space=OuterRef("topic__space"))
    by_another = Exists(deciding.exclude(pk=OuterRef("author")))
    return waiting_posts().filter(~by_another)


def spaces_without_anybody():
    """Return the identifiers of the spaces where something waits that nobody there may decide about."""
    alone = Q(pk__in=_alone().values("topic__space")) | Q(pk__in=_things_alone())
    spaces = Space.objects.filter(alone | Q(pk__in=_testimonies_alone().values("space")))
    return list(spaces.values_list("public_id", flat=True))


def _testimonies_alone():
    """Return the testimonies about which nobody in their space may decide."""
    deciding = Participation.objects.readers().moderating().filter(space=OuterRef("space"))
    return testimonies_waiting().filter(~Exists(deciding.exclude(pk=OuterRef("author"))))


def _things_alone():
    """Return the spaces that hold something about which nobody there may decide."""
    waiting = {(space, *writers) for space, _thing, _at, *writers in rows_waiting()}
    return {space for space, *writers in waiting if not moderators_for(space, *writers).exists()}


def _for_officer(user):
    if not may_manage(user) or user.must_sign_charter:
        return Waiting(0)
    return Waiting(int(_alone().exists() or bool(_things_alone()) or _testimonies_alone().exists()))


def register_queues():
    """Show what waits in spaces."""
    queues.register(
        Queue(
            "space_moderation",
            _("To read and decide in your spaces"),
            _here,
            lambda: reverse("moderation_everywhere"),
        )
    )
    label = _("Something waits in a space where nobody may decide")
    queues.register(Queue("space_moderation_alone", label, _for_officer, lambda: reverse("moderation_desk")))
