"""The list of accounts of the admin, without those of survivors: nobody reads, counts or opens them there.

Their owners look after them, and the moderators who accompany them (research/safety.md, R10, R11).
"""

from django.http import Http404
from django.shortcuts import get_list_or_404

from wagtail.admin.views import generic
from wagtail.users.views import users
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from members.models import SignIn, User


def listed():
    """Return the accounts that the admin knows of."""
    return User.objects.filter(sign_in=SignIn.CODE)


class OfListed:
    """A screen about one account."""

    def get_object(self, *args, **kwargs):
        """Return the account.

        Raises:
            Http404: it is a survivor's, as if there were none.
        """
        found = super().get_object(*args, **kwargs)
        if found.signs_with_phrase:
            raise Http404
        return found


class IndexView(users.IndexView):
    """The list."""

    def get_base_queryset(self):
        """Return the accounts to list, search and count."""
        return super().get_base_queryset().filter(pk__in=listed().values("pk"))


class EditView(OfListed, users.EditView):
    """Changing one."""


class DeleteView(OfListed, users.DeleteView):
    """Erasing one."""


class HistoryView(OfListed, users.HistoryView):
    """What was done to one."""


class UsageView(OfListed, generic.UsageView):
    """Where one is named."""


class CopyView(OfListed, generic.CopyView):
    """Copying one."""


class UserViewSet(users.UserViewSet):
    """All of these."""

    index_view_class = IndexView
    edit_view_class = EditView
    delete_view_class = DeleteView
    history_view_class = HistoryView
    usage_view_class = UsageView
    copy_view_class = CopyView


def _listed_of(_action, _model, keys):
    return get_list_or_404(listed(), pk__in=keys)


# What is done to several takes them by number, or « all » of them: it has no other place to say which.
UserBulkAction.get_queryset = classmethod(_listed_of)
