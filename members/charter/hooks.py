"""Where Wagtail deletes several things at once, what people signed stays."""

from django.core.exceptions import PermissionDenied

from members.models import CharterVersion


def keep_published(request, action_type, objects, action):
    """Refuse to delete a version of the charter that is or was in force.

    Raises:
        PermissionDenied: one of `objects` is. Wagtail asks for the right over all versions only.
    """
    if action_type != "delete" or not issubclass(action.model, CharterVersion):
        return
    if any(version.is_published for version in objects):
        raise PermissionDenied
