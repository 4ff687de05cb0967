"""Keeping a resource: its file cleaned, within what a space may weigh; what it replaces is gone."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.files.clean import IMAGE_KINDS, clean
from spaces.models import Resource, ResourceFile, Space
from spaces.things.writing import add, change

MOST_KEPT = 500 * 1024 * 1024  # bytes, all the files of a space
SHELTERED_KINDS = IMAGE_KINDS | {"pdf"}


def _cleaned(participation, upload):
    """Return a file to keep, or None where none was sent.

    Raises:
        ValidationError: it is refused; its message says why.
    """
    if not upload:
        return None
    found = clean(upload)
    if participation.space.is_sheltered and found.extension not in SHELTERED_KINDS:
        raise ValidationError(_("In this space only pictures and PDF files are taken."))
    # The name that it had may tell whose it is.
    return found.as_file("document")


def _keep(file, resource):
    """Give a resource its file, in the place of the one that it had, under the same address."""
    Space.objects.select_for_update().get(pk=resource.space_id)
    former = ResourceFile.objects.filter(resource=resource).first()
    others = ResourceFile.objects.filter(resource__space_id=resource.space_id).exclude(resource=resource)
    weight = others.aggregate(all=Sum("size"))["all"] or 0
    if weight + file.size > MOST_KEPT:
        raise ValidationError(_("This space is full: remove files that are no longer of use."))
    kept = former or ResourceFile(resource=resource)
    if former:
        transaction.on_commit(partial(former.file.storage.delete, former.file.name))
    kept.file, kept.name = file, _name_of(resource)
    kept.save()


def _name_of(resource):
    """Return the name under which its file is kept: none that tells, where a space hides."""
    return "" if resource.space.is_opaque else resource.title[:120]


def _settle(file, resource):
    if file:
        _keep(file, resource)
    elif resource.link:
        for former in ResourceFile.objects.filter(resource=resource):
            former.delete()
    else:
        ResourceFile.objects.filter(resource=resource).update(name=_name_of(resource))


def add_resource(participation, form_key, *, title, about, upload=None, link=""):
    """Add a file or a link to her space.

    Raises:
        Closed: she may not write there any more.
        ValidationError: the file is refused.
    """
    file = _cleaned(participation, upload)
    return add(
        Resource,
        participation,
        form_key,
        then=partial(_settle, file),
        title=title,
        about=about,
        link=link,
    )


def change_resource(participation, resource, *, title, about, upload=None, link=""):
    """Change a resource.

    Raises:
        Closed: it is not hers to change any more.
        ValidationError: the file is refused.
    """
    file = _cleaned(participation, upload)
    return change(
        participation,
        resource,
        then=partial(_settle, file),
        title=title,
        about=about,
        link=link,
        changed_at=timezone.now(),
    )
