"""The form of a piece of news in the admin: what a member wrote is not rewritten there."""

from deposits.confided import ConfidedPageForm


class NewsPageForm(ConfidedPageForm):
    """Holds the words of who told it. When, where, what it is about and its summary stay open."""

    hers = ("title", "body", "credit")
