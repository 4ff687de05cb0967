"""Load a large corpus, for benchmarks."""

import json
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from documents.bulk import NewNotice, add_notices
from documents.kinds import DocumentKind
from documents.models import Contributor, DocumentIndexPage, DocumentPage
from documents.vocabulary import Vocabulary
from portal.links import DEFAULT_LANGUAGE
from portal.models import Region, Theme
from portal.search.engines import engine

BATCH = 1000
KINDS = {
    "rapport": DocumentKind.REPORT,
    "article": DocumentKind.ARTICLE,
    "livre": DocumentKind.BOOK,
    "chapitre": DocumentKind.CHAPTER,
    "mémoire": DocumentKind.THESIS,
    "thèse": DocumentKind.THESIS,
    "vidéo": DocumentKind.VIDEO,
    "outil": DocumentKind.TOOL,
    "loi": DocumentKind.LAW,
}


class Command(BaseCommand):
    """Load lines of JSON with id, title, abstract, authors, year, type, themes, region, language, added."""

    help = "Load a large corpus of notices from a file of JSON lines; lines loaded before are left out."

    def add_arguments(self, parser):
        """Accept the file."""
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")

    def handle(self, *args, file, **options):
        """Load the lines, a thousand a transaction."""
        index = DocumentIndexPage.objects.filter(locale__language_code=DEFAULT_LANGUAGE).first()
        if index is None:
            raise CommandError("There is no French documentation centre yet: make its page first.")
        keys = DocumentPage.objects.child_of(index).values_list("import_key", flat=True)
        known, loaded = set(keys.iterator()), 0
        with file.open(encoding="utf-8") as lines:
            rows = (json.loads(line) for line in lines if line.strip())
            rows = (row for row in rows if _key(row) not in known)
            while batch := list(islice(rows, BATCH)):
                _load(index, batch)
                loaded += len(batch)
                if options["verbosity"] > 1:
                    self.stdout.write(f"{loaded}")
        engine().optimise()
        self.stdout.write(f"{loaded} notices loaded.")


def _key(row):
    return f"corpus:{row['id']}"


@transaction.atomic
def _load(index, rows):
    _make_vocabularies(rows)
    vocabulary = Vocabulary()
    add_notices(index, [_notice(row, vocabulary) for row in rows])


def _make_vocabularies(rows):
    for name in sorted({name for row in rows for name in row.get("themes", [])}):
        Theme.objects.get_or_create(name_fr=name, defaults={"name_en": name, "slug": slugify(name)})
    have = set(Region.objects.values_list("name_fr", flat=True))
    for name in sorted({row["region"] for row in rows if row.get("region")} - have):
        code = f"{Region.objects.count() + 1:02d}"
        Region.objects.create(name_fr=name, name_en=name, slug=slugify(name), code=code)


def _notice(row, vocabulary):
    page = DocumentPage(
        title=row["title"][:255],
        slug=row.get("slug") or row["title"],
        abstract=row.get("abstract", ""),
        date=str(row.get("year") or ""),
        kind=KINDS.get(row.get("type"), DocumentKind.REPORT),
        language=row.get("language", "fr"),
        import_key=_key(row),
    )
    added = row.get("added") or row.get("date")
    if added:
        page.first_published_at = timezone.make_aware(datetime.fromisoformat(added))
    contributors = []
    for name in row.get("authors", []):
        given, _space, family = name.rpartition(" ")
        contributors.append(Contributor(family=family, given=given))
    regions = vocabulary.regions([row.get("region", "")])
    return NewNotice(page, contributors, vocabulary.themes(row.get("themes", [])), regions)
