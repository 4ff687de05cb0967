"""Who may do what with pages: pure functions, one for each deed."""

from wagtail.models import PagePermissionTester

from portal.links import HOME_DEPTH


class PortalPagePermissionTester(PagePermissionTester):
    """Wagtail's rights over a page, without its own privacy: the audience is the only one."""

    def can_set_view_restrictions(self):
        """Refuse: a restriction of Wagtail's would protect nothing here."""
        return False

    def can_publish(self):
        """Keep off line what its author took off line."""
        return super().can_publish() and not self._was_taken_back()

    def _was_taken_back(self):
        # Only what was published once, and is no more, can have been: no other page costs a question.
        page = self.page
        return not page.live and page.first_published_at is not None and page.specific.was_taken_back()

    def can_unpublish(self):
        """Keep the home pages: without one, a whole language is gone."""
        return super().can_unpublish() and self._is_no_home()

    def can_delete(self, ignore_bulk=False):
        """Keep the home pages."""
        return super().can_delete(ignore_bulk) and self._is_no_home()

    def can_move(self):
        """Keep the home pages in their place."""
        return super().can_move() and self._is_no_home()

    def _is_no_home(self):
        return self.page.depth > HOME_DEPTH or self.user.is_superuser


def user_can_change_audience(user, page):
    """Tell whether `user` may change who reads `page`: whoever may publish it, but for one always public."""
    if not user.is_authenticated or not user.is_active or page.specific_class.always_public:
        return False
    return page.permissions_for_user(user).can_publish()
