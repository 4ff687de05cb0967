"""How django-allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Nobody opens an account by herself: the facilitator lets in."""

    def is_open_for_signup(self, request):
        """Refuse sign-up by form."""
        return False
