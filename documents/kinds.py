"""The kinds of documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """What a document is."""

    REPORT = "report", _("Report")
    BOOK = "book", _("Book")
    CHAPTER = "chapter", _("Chapter")
    ARTICLE = "article", _("Article")
    THESIS = "thesis", _("Thesis")
    WEB_PAGE = "web_page", _("Web page")
    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Audio")
    LAW = "law", _("Law")
    GUIDE = "guide", _("Guide")
    TOOL = "tool", _("Tool")


# Other words by which people ask for a kind, in either language.
ALSO_CALLED = {
    DocumentKind.THESIS: ("thèse", "mémoire", "dissertation"),
    DocumentKind.VIDEO: ("film",),
    DocumentKind.AUDIO: ("balado", "podcast"),
}
