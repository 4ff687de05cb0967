"""Who may do what with deposits: pure functions, one for each deed."""

MODERATE = "deposits.moderate_deposits"


def moderates(user):
    """Tell whether `user` reads what is deposited and decides about it: the facilitator."""
    return bool(
        user
        and user.is_authenticated
        and user.is_active
        and user.has_perm("wagtailadmin.access_admin")
        and user.has_perm(MODERATE)
    )


def may_decide(user, deposit):
    """Tell whether `user` may accept or decline a deposit: nobody decides about her own."""
    return moderates(user) and deposit.author_id != user.pk


def may_give_opinion(user, deposit):
    """Tell whether `user` was asked for a second opinion about a deposit and has not given it."""
    return moderates(user) and any(
        opinion.asked_of_id == user.pk and not opinion.given_at for opinion in deposit.opinions.all()
    )
