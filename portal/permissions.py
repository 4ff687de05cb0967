"""Who may do what with pages: pure functions, one for each deed."""


def user_can_change_audience(user, page):
    """Tell whether `user` may change who reads `page`: whoever may publish it."""
    if not user.is_authenticated or not user.is_active:
        return False
    return page.permissions_for_user(user).can_publish()
