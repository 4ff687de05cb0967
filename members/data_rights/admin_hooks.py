"""Where Wagtail deletes accounts: there too, somebody is erased whole, and not only her row."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail.users.utils import user_can_delete_user

from members.data_rights.erasing import CannotErase, erase_person
from members.models import User


@transaction.atomic
def _erase_all(users, by):
    for user in users:
        erase_person(user, by=by)


def _erase(request, users):
    try:
        _erase_all(users, request.user)
    except CannotErase:
        messages.error(request, _("Nobody else looks after the site: have another person named first."))
    else:
        messages.success(request, _("It is erased, with all that was kept about its owner."))
    return redirect("wagtailusers_users:index")


def erase_instead(request, user):
    """Erase an account where Wagtail would delete its row."""
    if request.method == "POST" and user_can_delete_user(request.user, user):
        return _erase(request, [user])
    return None


def erase_many_instead(request, action_type, objects, action):
    """Erase several accounts where Wagtail would delete their rows; all of them, or none."""
    if action_type == "delete" and issubclass(action.model, User):
        return _erase(request, objects)
    return None
