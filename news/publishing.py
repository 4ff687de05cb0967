"""Publishes what a member wrote as a piece of news: called once the team has said yes."""

from functools import partial
from html import escape
from itertools import chain, count

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail.models import Revision

from news.models import NewsIndexPage, NewsPage
from portal.files.sharing import forget_shared
from portal.links import DEFAULT_LANGUAGE
from portal.models import PortalPage
from portal.tree import tree_lock
from portal.visibility import Audience

LONGEST_SLUG = 80
FALLBACK = "actualite"  # for a title without a letter that an address may have


class NoListOfNews(Exception):
    """The site has no French list of news: there is nowhere to publish."""

    def __str__(self):
        """Say what to do."""
        return str(_("There is no list of news yet: make it under the home page first."))


def home_of_news():
    """Return the French list, where news live.

    Raises:
        NoListOfNews: there is none.
    """
    index = NewsIndexPage.objects.filter(locale__language_code=DEFAULT_LANGUAGE, alias_of=None).first()
    if index is None:
        raise NoListOfNews
    return index


def text_blocks(text, pictures=(), files=(), seen=""):
    """Return what a member typed as the value of the body: each paragraph escaped, its lines kept.

    Args:
        text: plain text; an empty line parts two paragraphs.
        pictures: `PortalImage`s, shown below it.
        files: `PortalFile`s, below them.
        seen: what the pictures show, for who does not see them.
    """
    lines = [line.strip() for line in text.splitlines()]
    paragraphs = [part for part in "\n".join(lines).split("\n\n") if part.strip()]
    html = "".join(f"<p>{escape(part.strip()).replace(chr(10), '<br/>')}</p>" for part in paragraphs)
    body = NewsPage._meta.get_field("body").stream_block
    blocks = [{"type": "text", "value": html}] if html else []
    blocks += [{"type": "image", "value": {"image": picture.pk, "alternative": seen}} for picture in pictures]
    blocks += [{"type": "file", "value": {"file": file.pk}} for file in files]
    return body.to_python(blocks)


def publish_news(*, audience, user, **words):
    """Make a piece of news under the French list, publish it, and return it.

    Args:
        audience: an `Audience` value.
        user: who publishes it.
        words: what it says, as `_tell` takes it.

    Raises:
        NoListOfNews: there is nowhere to publish.
        ValidationError: a field is not right.
    """
    with tree_lock():
        index = home_of_news()
        news = NewsPage(audience=Audience(audience), locale=index.locale, owner=user, live=False)
        _tell(news, **words)
        news.slug = _free_slug(news.title, index)
        index.add_child(instance=news)
        news.save_revision(user=user, log_action=True).publish(user=user)
    return NewsPage.objects.get(pk=news.pk)


def update_news(page, *, audience, user, **words):
    """Publish other words for a piece of news, at the same address, and return it.

    Args:
        page: a `NewsPage`; the others as for `publish_news`.

    Raises:
        ValidationError: a field is not right.
    """
    with transaction.atomic():
        # Two updates at once come one after the other.
        PortalPage.objects.select_for_update().get(pk=page.pk)
        news = NewsPage.objects.get(pk=page.pk)
        if news.audience != Audience(audience):
            news.set_audience(audience, user)
        former = shared_by(news)
        _tell(news, **words)
        news.save_revision(user=user, log_action=True).publish(user=user)
        if news.is_closed_to_the_team:
            # What she took out stays in no former state, where the team would read it or bring it back.
            news.revisions.exclude(pk=news.latest_revision_id).delete()
        transaction.on_commit(partial(forget_shared, *former))
    return NewsPage.objects.get(pk=news.pk)


@transaction.atomic
def put_on_account(page, user):
    """Put a piece of news that was told for somebody on her account: it goes with her.

    Args:
        page: the `NewsPage`.
        user: who claims it.
    """
    NewsPage.objects.filter(pk=page.pk).update(author=user)
    for revision in page.revisions.all():
        Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "author": user.pk})


def shared_by(news):
    """Return (keys of files, keys of pictures) in the text of a piece of news."""
    keys = {"file": [], "image": []}
    for block in news.body:
        if block.block_type in keys and (held := block.value[block.block_type]):
            keys[block.block_type].append(held.pk)
    return keys["file"], keys["image"]


def _tell(news, *, title, text, regions, themes, until=None, pictures=(), files=(), seen="", **fields):
    """Write what a piece of news says.

    Args:
        title, until: as the fields of `NewsPage`.
        pictures, files, seen: what goes with the text, as `text_blocks` takes them.
        fields: the other fields of `NewsPage`: introduction, link, credit, author, language.
        text: plain text, as `text_blocks` takes it.
        regions, themes: what it is about.
    """
    news.title, news.until = title, until
    for name in ("introduction", "link", "credit", "author", "language"):
        setattr(news, name, fields[name])
    news.body = text_blocks(text, pictures, files, seen)
    news.regions, news.themes = regions, themes


def _free_slug(title, index):
    """Return an address under `index` that no other page has. The tree is held meanwhile."""
    wished = slugify(title)[:LONGEST_SLUG].strip("-") or FALLBACK
    taken = set(index.get_children().filter(slug__startswith=wished).values_list("slug", flat=True))
    names = chain([wished], (f"{wished}-{number}" for number in count(2)))
    return next(name for name in names if name not in taken)
