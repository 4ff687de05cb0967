"""The form of a tool in the admin: what somebody confided is not rewritten there."""

from deposits.confided import ConfidedPageForm

WORDS = ("purpose", "for_whom", "when_to_use", "how_to_use", "words", "credit", "told_by")


class ToolPageForm(ConfidedPageForm):
    """Holds the words and files of a tool that a member made or that was told for her, and its licence.

    Labels and summary stay open.
    """

    hers = ("title", *WORDS, "adapted_from_words", "licence")
    her_parts = ("files",)
