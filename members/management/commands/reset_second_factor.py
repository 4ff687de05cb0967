"""Let in somebody who lost her second factor."""

from django.core.management.base import BaseCommand, CommandError

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from members.models import User
from portal import mail


class Command(BaseCommand):
    """Remove the second factor of an account, end its sessions, and tell its owner.

    To be run after having made sure, by voice or in person, that it is she who asks.
    """

    help = "Remove the second factor of somebody who lost it; she makes another when she enters the admin."

    def add_arguments(self, parser):
        """Accept the address."""
        parser.add_argument("email", help="The address of the account.")

    def handle(self, *args, email, **options):
        """Remove it.

        Raises:
            CommandError: no account has this address.
        """
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError("No account has this address.")
        Authenticator.objects.filter(user=user).delete()
        for session in UserSession.objects.filter(user=user):
            session.end()
        mail.send("account_notice", user.email, language=user.language)
        self.stdout.write("The second factor is removed.")
