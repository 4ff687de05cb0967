"""Wagtail's accounts, with a list of ours in the place of its own."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's `users`: survivors are in none of its screens."""

    user_viewset = "members.wagtail_users_views.UserViewSet"
