"""The kinds of things that members may deposit. The steps and the moderation are the deposits' own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.registries.registry import Registry


def _nothing_said(pages):
    return {}


def _no_labels(page):
    return {}


def _on_no_account(page, user):
    pass


@dataclass(frozen=True)
class DepositableKind:
    """A kind of thing that may be deposited.

    Args:
        name: its code.
        label: what it is, translated.
        door: the name of the address where one begins.
        steps: the forms of the three questions; each is a form of `deposits.forms`.
        labels: the form of what who moderates completes: subjects, summary, audience.
        make: makes or changes the thing that an accepted deposit becomes, from (deposit, {answer: value},
            {label: value}, who accepts), in the caller's transaction; it returns a page or an organisation.
        photos_are_papers: whether several photos are the pages of one paper.
        is_hers: whether what it becomes is its author's: she may change it, and take it off line.
        used: {key: how often it has served, in words} of the pages among those given of which that is said.
        labels_now: the labels of what is published, as {field: [chosen]}, with which a change of it begins.
        claimed: puts what was published in somebody's name on her account, from (page, user), in the
            caller's transaction: it is hers from then on, and goes with her.
    """

    name: str
    label: str
    door: str
    steps: Callable[[], Sequence[type]]
    labels: Callable[[], type]
    make: Callable[[object, dict, dict, object], object]
    photos_are_papers: bool = True
    is_hers: bool = False
    used: Callable[[list], dict] = _nothing_said
    labels_now: Callable[[object], dict] = _no_labels
    claimed: Callable[[object, object], None] = _on_no_account


depositable_kinds: Registry[DepositableKind] = Registry()
