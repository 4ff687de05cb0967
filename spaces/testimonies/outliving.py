"""After a restoration, a testimony that was taken back since the backup stays taken back."""

from portal.registries.outliving import Outliving, outliving
from spaces.models import TakenBack, Testimony
from spaces.models.testimony import NARROWEST_FIRST, Circle


def _take():
    return [list(row) for row in TakenBack.objects.values_list("testimony", "given")]


def _give(rows):
    """Erase again, and give to no more readers than were left. A wider circle is asked for anew."""
    left = dict(rows or [])
    for testimony in Testimony.objects.filter(public_id__in=left):
        given = left[testimony.public_id]
        if not given:
            testimony.delete()
        elif NARROWEST_FIRST.index(given) < NARROWEST_FIRST.index(testimony.given):
            Testimony.objects.filter(pk=testimony.pk).update(
                given=Circle(given), asked=Circle(given), waits_since=None
            )
    for public_id, given in left.items():
        TakenBack.objects.update_or_create(testimony=public_id, defaults={"given": given})


def register_taken_back():
    """Have restorations keep to what was taken back."""
    outliving.register(Outliving("testimonies", _take, _give))
