"""Who may do what with events: pure functions, one for each deed."""

LOOK_AFTER = "webinars.look_after_events"


def looks_after_events(user):
    """Tell whether `user` looks after events and those who are registered: the facilitator."""
    return bool(
        user.is_authenticated
        and user.is_active
        and user.has_perm("wagtailadmin.access_admin")
        and user.has_perm(LOOK_AFTER)
    )
