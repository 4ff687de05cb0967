"""The testimonies that wait for moderators: neither what they say nor whose they are is needed here."""

from spaces.choices import Part
from spaces.models import Space, Testimony


def _shown(testimonies):
    """Keep what waits where its space shows testimonies: of what it does not show nobody decides."""
    return testimonies.waiting().filter(space__in=Space.objects.holding(Part.TESTIMONIES).values("pk"))


def testimonies_waiting():
    """Return all those about which somebody has to decide, in all spaces: nothing of it is shown."""
    return _shown(Testimony.objects.of_who_is_there())


def testimonies_to_read(user):
    """Return those about which `user` decides: where she moderates, never her own; the longest wait first."""
    found = _shown(Testimony.objects.visible_to(user))
    found = found.filter(space__in=Space.objects.moderated_by(user))
    return found.exclude(author__user=user.pk)
