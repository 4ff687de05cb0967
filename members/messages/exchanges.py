"""Exchanges of messages, as one of the two has them."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Paginator
from django.db.models import Max

from members.messages.sending import has_blocked, is_reached
from members.models import MemberMessage, User
from members.naming import name_to_members

A_PAGE = 20
PEOPLE = ("sender__profile", "recipient__profile")


@dataclass(frozen=True)
class Exchange:
    """An exchange.

    Args:
        thread: stands for it in addresses.
        other: the other's account.
        name: her name.
        messages: those that the reader may see, the oldest first.
        unread: whether one waits for the reader.
    """

    thread: str
    other: User
    name: str
    messages: list
    unread: bool

    @property
    def last_at(self) -> datetime:
        """When the last one was sent."""
        return self.messages[-1].sent_at

    @property
    def subject(self):
        """What the first says that it is about."""
        return self.messages[0].get_subject_display()


def _exchange(messages, reader):
    first = messages[0]
    other = first.recipient if first.sender_id == reader.pk else first.sender
    unread = any(message.recipient_id == reader.pk and not message.read_at for message in messages)
    return Exchange(str(first.thread), other, name_to_members(other), messages, unread)


def exchanges_of(reader, page):
    """Return a page of `reader`'s exchanges, the last one first: (list of `Exchange`, Django's page).

    Args:
        reader: an account.
        page: the number of the page, as typed.
    """
    mine = MemberMessage.objects.visible_to(reader)
    threads = mine.order_by().values("thread").annotate(last=Max("sent_at")).order_by("-last", "thread")
    cut = Paginator(threads.values_list("thread", flat=True), A_PAGE).get_page(page)
    grouped = {thread: [] for thread in cut}
    for message in mine.filter(thread__in=grouped).select_related(*PEOPLE).order_by("sent_at", "pk"):
        grouped[message.thread].append(message)
    return [_exchange(messages, reader) for messages in grouped.values() if messages], cut


def exchange_of(reader, thread):
    """Return an exchange of `reader`, or None: of others, or erased, it is absent."""
    mine = MemberMessage.objects.visible_to(reader).filter(thread=thread).with_reports_of(reader)
    messages = list(mine.select_related(*PEOPLE).order_by("sent_at", "pk"))
    return _exchange(messages, reader) if messages else None


def why_closed(reader, other):
    """Return why `reader` cannot write to `other`: "blocked" by herself, "gone", or "" where she can."""
    if has_blocked(reader, other):
        return "blocked"
    return "" if is_reached(other) else "gone"
