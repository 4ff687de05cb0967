"""Who may do what with tools: pure functions, one for each deed."""

LOOK_AFTER = "tools.look_after_tools"


def looks_after_tools(user):
    """Tell whether `user` looks after tools and what is said of them: the facilitator."""
    return bool(
        user.is_authenticated
        and user.is_active
        and user.has_perm("wagtailadmin.access_admin")
        and user.has_perm(LOOK_AFTER)
    )
