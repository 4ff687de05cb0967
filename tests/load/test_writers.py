"""Many people at the same second, in real processes: all succeed, and the tree stays whole."""

import signal
import time

from wagtail.models import Page

import pytest

from documents.models import DocumentPage
from portal.search.models import SearchEntry
from tests.factories import make_notice, make_site
from tests.processes import finish, manage, start, start_script

pytestmark = pytest.mark.django_db(transaction=True)
PROCESSES, EACH = 5, 10
ADD = """
import sys
from documents.models import DocumentIndexPage, DocumentPage
from wagtail.models import Locale
for number in range(int(sys.argv[2])):
    centre = DocumentIndexPage.objects.get(pk=sys.argv[3])
    title = f"Notice {sys.argv[1]} {number}"
    page = DocumentPage(title=title, slug=title.lower().replace(" ", "-"), locale=centre.locale)
    centre.add_child(instance=page)
    page.save_revision().publish()
"""
MOVE = """
import sys
from portal.models import PortalPage
for number in range(int(sys.argv[2])):
    mobile = PortalPage.objects.filter(title__startswith="Mobile").order_by("pk")
    keys = list(mobile.values_list("pk", flat=True))
    page = PortalPage.objects.get(pk=keys[(int(sys.argv[1]) + number) % len(keys)]).specific
    homes = list(PortalPage.objects.filter(title__startswith="Maison").order_by("pk"))
    page.move(homes[(int(sys.argv[1]) * 7 + number) % len(homes)], pos="last-child")
"""
IMPORT = """
import sys
from documents.imports.writing import import_references
from documents.models import DocumentIndexPage
report = import_references(open(sys.argv[1], "rb").read(), DocumentIndexPage.objects.get(pk=sys.argv[2]))
print(len(report.new), len(report.same))
"""


@pytest.fixture
def tree(transactional_db):
    return make_site()


def assert_tree_is_whole():
    problems = Page.find_problems()
    assert [list(found) for found in problems] == [[], [], [], [], []]


def test_fifty_notices_published_at_once_are_all_there_and_found(tree):
    processes = [start_script(ADD, number, EACH, tree.centre.pk) for number in range(PROCESSES)]
    done = finish(processes)
    assert [(code, errors[-300:]) for code, _output, errors in done] == [(0, "")] * PROCESSES
    assert DocumentPage.objects.filter(live=True).count() == PROCESSES * EACH
    assert SearchEntry.objects.filter(source="notice", audience="public").count() == PROCESSES * EACH
    assert_tree_is_whole()


def test_pages_moved_at_once_leave_the_tree_whole(tree):
    from tests.factories import make_standard_page

    homes = [make_standard_page(tree.home, f"Maison {number}") for number in range(3)]
    for number in range(6):
        make_standard_page(homes[number % 3], f"Mobile {number}")
    done = finish([start_script(MOVE, number, 5) for number in range(4)])
    assert [(code, errors[-300:]) for code, _output, errors in done] == [(0, "")] * 4
    assert_tree_is_whole()
    assert Page.objects.filter(title__startswith="Mobile").count() == 6


def references(folder, number=300):
    path = folder / "references.bib"
    entries = [f"@book{{cle{n}, title={{Titre {n} de {n * 7919}}}, year={{2001}}}}" for n in range(number)]
    path.write_text("\n".join(entries), encoding="utf-8")
    return path


def test_the_same_file_imported_twice_at_once_is_imported_once(tree, tmp_path):
    path = references(tmp_path)
    done = finish([start_script(IMPORT, path, tree.centre.pk) for _ in range(2)])
    assert sorted(output.strip() for _code, output, _errors in done) == ["0 300", "300 0"]
    assert DocumentPage.objects.count() == 300
    assert_tree_is_whole()


@pytest.mark.parametrize("after", [0.2, 0.8, 1.6])
def test_an_import_that_is_killed_leaves_nothing_half_done(tree, tmp_path, after):
    path = references(tmp_path, 3000)
    process = start("import_references", str(path))
    until = time.monotonic() + 20
    while process.poll() is None and time.monotonic() < until and not _has_begun(process):
        time.sleep(0.05)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    finish([process])
    assert DocumentPage.objects.count() in (0, 3000)
    assert (
        SearchEntry.objects.filter(source="notice").exclude(audience="").count()
        == DocumentPage.objects.count()
    )
    assert_tree_is_whole()
    again = manage("import_references", str(path))
    assert again.returncode == 0
    assert DocumentPage.objects.count() == 3000


def _has_begun(process):
    """Wait until Django is loaded in the process: its memory tells."""
    with open(f"/proc/{process.pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096 > 90_000_000


def test_a_publication_that_is_killed_is_whole_or_absent(tree):
    for number in range(3):
        process = start_script(ADD, number, 200, tree.centre.pk)
        while process.poll() is None and not _has_begun(process):
            time.sleep(0.05)
        time.sleep(0.7 + number * 0.3)
        process.send_signal(signal.SIGKILL)
        finish([process])
    assert_tree_is_whole()
    published = set(DocumentPage.objects.filter(live=True).values_list("pk", flat=True))
    indexed = set(SearchEntry.objects.exclude(audience="").values_list("object_id", flat=True))
    assert published == indexed
    make_notice(tree, "Et le portail marche encore")


def test_the_suite_has_a_database_that_processes_share():
    assert manage("check").returncode == 0
