"""« Qui verra ceci ? »: in words and numbers, on every page, above every button, in every message."""

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spaces.models import Participation


def number_of_readers(space):
    """Return how many people read what is in a space now."""
    return Participation.objects.filter(space=space).readers().count()


def number_of_readers_by_space(spaces):
    """Return {key of a space: how many people read what is in it now}, in one query."""
    readers = Participation.objects.filter(space__in=[space.pk for space in spaces]).readers()
    return dict(readers.order_by().values_list("space").annotate(number=Count("pk")))


def who_sees(space, number=None, *, named=True):
    """Return who reads what is in a space, in a sentence.

    Args:
        number: of its readers, counted here when it is not given. A space that hides tells none.
        named: False where the name of the space stands just above.
    """
    if space.is_opaque:
        return _("Visible by the people of this space")
    number = number_of_readers(space) if number is None else number
    if not named:
        said = ngettext("Visible by its %(number)s member", "Visible by its %(number)s members", number)
        return said % {"number": number}
    return ngettext(
        "Visible by the %(number)s member of %(name)s",
        "Visible by the %(number)s members of %(name)s",
        number,
    ) % {"number": number, "name": space.name}
