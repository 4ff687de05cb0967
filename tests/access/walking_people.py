"""The steps of a walk at random that people take."""

from uuid import UUID

from django.contrib.auth.models import Group

from members.applications.deciding import accept, withdraw
from members.charter.signing import sign
from members.data_rights.erasing import erase_person
from members.directory.consent import record_choice
from members.messages.sending import Letter, send
from members.models import CharterVersion, Profile, User
from members.people.suspending import reinstate, suspend
from members.roles import MEMBER
from tests.access.walked import Thing
from tests.factories import make_application, make_charter

MOST = 8  # things of a kind: all those that one may read stand on one page


class StepsOfPeople:
    """What people do; `tests.access.walking.Walk` has the world in which they do it."""

    def do_suspend(self):
        """Let somebody no longer in; her session is open."""
        reader = self._somebody(active=True)
        if reader is None or not suspend(reader.user, self.team):
            return None
        reader.active = False
        return reader.name

    def do_reinstate(self):
        """Let somebody in again; she signs in."""
        reader = self._somebody(active=False)
        if reader is None or not reinstate(reader.user, self.team):
            return None
        reader.user.refresh_from_db()
        reader.active = True
        reader.sign_in()
        return reader.name

    def do_change_charter(self):
        """Put a real change of the charter in force: nobody has signed it."""
        if self.random.random() < 0.6:
            return None
        make_charter()
        for reader in self.readers.values():
            reader.signed = reader.user is None
        return "for all"

    def do_sign(self):
        """Sign."""
        reader = self._somebody(signed=False)
        if reader is None:
            return None
        sign(reader.user, CharterVersion.objects.in_force(), "fr")
        reader.signed = True
        return reader.name

    def do_change_membership(self):
        """Take the role of member away from somebody, or give it."""
        reader = self._somebody()
        reader.member = not reader.member
        group = Group.objects.get(name=MEMBER.name)
        (reader.user.groups.add if reader.member else reader.user.groups.remove)(group)
        return f"{reader.name} member {reader.member}"

    def do_accept(self):
        """Accept somebody who applied, or let her withdraw: then nobody of that name is here."""
        if len(self.readers) > 5:
            return None
        application = make_application(first_name=next(self._words))
        if self.random.random() < 0.4:
            withdraw(application)
            return "withdrawn"
        accept(application, self.team, "https://portail.example")
        name = f"autre{next(self._number)}"
        self._welcome(name, User.objects.get(email=application.email))
        return name

    def do_show_name(self):
        """Show one's name in the directory, or no longer."""
        thing = self._one({"profile"})
        profile = Profile.objects.get(pk=thing.key)
        thing.live = not thing.live
        profile.show(["name"] if thing.live else [])
        profile.save()
        record_choice(profile.user, profile.shown_fields)
        return f"{thing.word} shown {thing.live}"

    def do_write(self):
        """Write to a member."""
        sender, recipient = (self._somebody(active=True, signed=True, member=True) for _ in range(2))
        if sender is None or sender is recipient or sum(t.kind == "message" for t in self.things) >= MOST:
            return None
        word = next(self._words)
        letter = Letter(word, "", UUID(int=self.random.getrandbits(128)))
        message = send(sender.user, recipient.user, letter)
        path, parties = f"/fr/compte/messages/{message.thread}/", (sender.name, recipient.name)
        self.things.append(Thing("message", word, path, message.pk, "members", parties=parties))
        return f"{sender.name} to {recipient.name}: {word}"

    def do_erase(self):
        """Erase somebody: nothing of hers is left, and her session is nobody's."""
        reader = self._somebody()
        if sum(bool(one.user) for one in self.readers.values()) < 3 or self.random.random() < 0.5:
            return None
        erase_person(reader.user, by=self.team)
        for thing in [thing for thing in self.things if reader.name in thing.parties]:
            self._lose(thing)
        reader.user, reader.active = None, False
        return reader.name
