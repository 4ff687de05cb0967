"""Notices made of the samples of references, as an editor would fill them in."""

from documents.exports.record import COPIED
from documents.models import Contributor
from tests.factories import make_notice


def notice_of(site, reference, **fields):
    """Publish a notice that holds a reference."""
    values = {name: getattr(reference, name) for name in COPIED if name != "title"}
    notice = make_notice(
        site, reference.title[:250], **{**values, "language": reference.language or "und", **fields}
    )
    for order, name in enumerate(reference.contributors):
        Contributor.objects.create(
            page=notice,
            sort_order=order,
            role=name.role,
            family=name.family,
            given=name.given,
            organisation=name.organisation,
        )
    notice.refresh_from_db()
    notice.tags.add(*reference.keywords)
    notice.save()
    return notice
