"""What a walk at random meets: things with readers, and those who read them."""

from dataclasses import dataclass, field

from django.test import Client

from members.models import User


@dataclass
class Thing:
    """Something with readers.

    Args:
        kind: "notice", "page", "profile" or "message".
        word: stands in it and nowhere else.
        path: its address.
        key: of its row.
        audience, live: of a page; of a profile, `live` tells whether her name is shown.
        parties: whose message it is, or whose profile.
        edits: how many times it was published anew: its dates tell it to whoever reads it.
    """

    kind: str
    word: str
    path: str
    key: int
    audience: str = "public"
    live: bool = True
    parties: tuple = ()
    edits: int = 0


@dataclass
class Reader:
    """Somebody who asks, with the session that she opened."""

    name: str
    user: User | None = None
    client: Client = field(default_factory=Client)
    active: bool = True
    signed: bool = True
    member: bool = True

    def sign_in(self):
        """Open a session."""
        self.client = Client()
        self.client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")

    @property
    def reads(self):
        """What she may read: "nothing" (but the charter), "public" or "members"."""
        if self.user is None or not self.active:
            return "public"
        if not self.signed:
            return "nothing"
        return "members" if self.member else "public"
