"""What the page of a piece of news shows to this reader."""

from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

from news.search_source import text_of
from news.shown import day_in_words
from portal.first_words import unless_repeated
from portal.links import interface_language
from portal.registries.related import related_to


def news_variables(news, request, canonical):
    """Return the variables of the page of a piece of news.

    Args:
        news: the page; `request`: the reader's.
        canonical: absolute address of the page.
    """
    is_other = news.language != interface_language()
    return {
        "lead": unless_repeated(news.introduction, text_of(news)),
        "day": day_in_words(news.published_on),
        "other_title": news.other_title if is_other else "",
        "other_summary": news.other_summary if is_other else "",
        "link_host": urlsplit(news.link).hostname or "",
        "related": related_to(news, request.user),
        "share": {"url": canonical, "mail_url": _mail_url(canonical), "print_label": _("Print this page")},
    }


def _mail_url(url):
    """The subject says nothing of what happened: others may see the list of messages."""
    subject = _("Some news")
    return f"mailto:?subject={quote(subject)}&body={quote(url)}"
