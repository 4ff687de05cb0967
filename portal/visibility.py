"""Who sees what: the one gate of everything that has readers.

Each model with readers has `objects.visible_to(user)`, which folds *published* and
*allowed* together and denies by default. Lists, search, counts, feeds, the sitemap,
the API, mails, files and exports use nothing else.
"""

from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

READ_MEMBERS = "portal.read_members"


class Audience(models.TextChoices):
    """Who may read a page."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Members")


def may_read_members(user):
    """Tell whether `user` reads what is for members. Nobody, inactive and anonymous people do not."""
    return bool(user and user.is_active and user.has_perm(READ_MEMBERS))


def audiences_of(user):
    """Return the audiences that `user` belongs to, as a list of `Audience` values."""
    return [Audience.PUBLIC, Audience.MEMBERS] if may_read_members(user) else [Audience.PUBLIC]


class PortalPageQuerySet(PageQuerySet):
    """Pages of the portal, with the gate."""

    def visible_to(self, user):
        """Return the published pages that `user` may read.

        Args:
            user: a `members.User`, an `AnonymousUser` or None.
        """
        return self.filter(live=True, audience__in=audiences_of(user))


PortalPageManager = PageManager.from_queryset(PortalPageQuerySet)


def refuse(request):
    """Answer a request for what is absent or not for her, without telling which.

    A visitor gets the sign-in page, somebody signed in gets 404, whatever the method.

    Raises:
        Http404: somebody signed in asks.
    """
    if request.user.is_authenticated:
        raise Http404
    response = redirect_to_login(request.get_full_path(), reverse("account_login"))
    add_never_cache_headers(response)
    return response
