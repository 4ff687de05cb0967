"""Makes many notices at once.

One page at a time costs 20 to 80 ms, which for an import would hold the database's
write lock for a minute. Rows of a table that inherits from another cannot be
bulk-created by Django, so the parents' rows are, then each child table's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.sql import InsertQuery
from django.utils import timezone
from django.utils.text import slugify

from wagtail.models import Page

from taggit.models import Tag

from documents.models import Contributor, DocumentIndexPage, DocumentPage, DocumentTag
from documents.search_source import SOURCE
from portal.models import FormerAddress, PortalPage
from portal.search import indexing
from portal.search.sources import search_sources

SLUG_LENGTH = 80
BATCH = 500


@dataclass
class NewNotice:
    """A notice to make: its page, and what hangs on it."""

    page: DocumentPage
    contributors: list[Contributor] = field(default_factory=list)
    themes: list = field(default_factory=list)
    regions: list = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


@transaction.atomic
def add_notices(index: DocumentIndexPage, notices: Iterable[NewNotice], *, live=True, user=None):
    """Make notices under `index`, in one transaction.

    Args:
        index: the French documentation centre.
        notices: what to make; each page is filled with its key.
        live: published at once, or drafts.
        user: their owner.

    Returns:
        The pages made, in order.
    """
    notices = list(notices)
    if not notices:
        return []
    index = DocumentIndexPage.objects.select_for_update().get(pk=index.pk)
    pages = [notice.page for notice in notices]
    _place(index, pages, live, user)
    _insert(pages)
    Page.objects.filter(pk=index.pk).update(numchild=models.F("numchild") + len(pages))
    _attach(notices)
    if live:
        indexing.refresh(search_sources.get(SOURCE), [page.pk for page in pages])
    _index_for_admin([page.pk for page in pages])
    return pages


def _index_for_admin(keys):
    from documents.tasks import index_for_admin

    for start in range(0, len(keys), BATCH):
        index_for_admin.enqueue(keys[start : start + BATCH])


def _place(index, pages, live, user):
    """Give the pages their place in the tree, their slugs and their dates."""
    children = index.get_children()
    last = children.order_by("-path").values_list("path", flat=True).first()
    step = int(last[-Page.steplen :], 36) if last else 0
    taken = set(children.values_list("slug", flat=True))
    taken |= set(FormerAddress.objects.values_list("slug", flat=True))
    content_type = ContentType.objects.get_for_model(DocumentPage)
    now = timezone.now()
    for number, page in enumerate(pages, start=step + 1):
        page.path = Page._get_path(index.path, index.depth + 1, number)
        page.depth = index.depth + 1
        page.slug = _free_slug(page.slug or page.title, taken)
        page.url_path = f"{index.url_path}{page.slug}/"
        page.locale_id, page.owner, page.content_type = index.locale_id, user, content_type
        page.draft_title, page.live, page.has_unpublished_changes = page.title, live, not live
        page.latest_revision_created_at = page.latest_revision_created_at or now
        if live:
            page.first_published_at = page.first_published_at or now
            page.last_published_at = page.last_published_at or page.first_published_at
        page.set_year()


def _free_slug(text, taken):
    base = slugify(text)[:SLUG_LENGTH].strip("-") or "notice"
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    taken.add(slug)
    return slug


def _insert(pages):
    """Insert the rows of the three tables."""
    names = [f.attname for f in Page._meta.concrete_fields if not f.primary_key]
    rows = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    Page.objects.bulk_create(rows, batch_size=BATCH)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = page.page_ptr_id = page.portalpage_ptr_id = row.pk
        page._state.adding = False
    for model in (PortalPage, DocumentPage):
        fields = model._meta.local_concrete_fields
        for start in range(0, len(pages), BATCH):
            query = InsertQuery(model)
            query.insert_values(fields, pages[start : start + BATCH], raw=True)
            query.get_compiler(using="default").execute_sql()


def _attach(notices):
    """Insert what hangs on the pages: contributors, themes, regions, keywords."""
    contributors, themes, regions, names = [], [], [], set()
    theme_link, region_link = DocumentPage.themes.through, DocumentPage.regions.through
    for notice in notices:
        page_id = notice.page.pk
        for order, contributor in enumerate(notice.contributors):
            contributor.page_id, contributor.sort_order = page_id, order
            contributors.append(contributor)
        themes += [theme_link(documentpage_id=page_id, theme_id=t.pk) for t in notice.themes]
        regions += [region_link(documentpage_id=page_id, region_id=r.pk) for r in notice.regions]
        names.update(notice.tags)
    Contributor.objects.bulk_create(contributors, batch_size=BATCH)
    theme_link.objects.bulk_create(themes, batch_size=BATCH)
    region_link.objects.bulk_create(regions, batch_size=BATCH)
    tags = _tags(names)
    items = [
        DocumentTag(content_object_id=notice.page.pk, tag=tag)
        for notice in notices
        for tag in dict.fromkeys(tags[name.lower()] for name in notice.tags)
    ]
    DocumentTag.objects.bulk_create(items, batch_size=BATCH)


def _tags(names):
    """Return {name in lower case: Tag}, making those that are missing."""
    tags = {tag.name.lower(): tag for tag in Tag.objects.all().iterator()}
    slugs = {tag.slug for tag in tags.values()}
    new = []
    for name in sorted(names):
        if name.lower() not in tags:
            tag = Tag(name=name[:100], slug=_free_slug(name[:80], slugs))
            tags[name.lower()] = tag
            new.append(tag)
    Tag.objects.bulk_create(new, batch_size=BATCH)
    return tags
