"""Who may do what with pages: pure functions, one for each deed."""

from wagtail.models import PagePermissionTester


class PortalPagePermissionTester(PagePermissionTester):
    """Wagtail's rights over a page, without its own privacy: the audience is the only one."""

    def can_set_view_restrictions(self):
        """Refuse: a restriction of Wagtail's would protect nothing here."""
        return False


def user_can_change_audience(user, page):
    """Tell whether `user` may change who reads `page`: whoever may publish it."""
    if not user.is_authenticated or not user.is_active:
        return False
    return page.permissions_for_user(user).can_publish()
