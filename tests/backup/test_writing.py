"""Backups: whole or absent, of one moment, while people work."""

import json
import signal
import stat

import pytest

from portal.backup.manifest import Manifest
from tests.backup.conftest import wait_for
from tests.processes import finish

WRITE = """
import sys
from pathlib import Path
from django.core.files.base import ContentFile
from django.db import transaction
from documents.models import DocumentIndexPage, DocumentPage
from portal.files.models import PortalFile
from tests.factories import make_file
number = 0
while not Path(sys.argv[1]).exists():
    number += 1
    with transaction.atomic():
        centre = DocumentIndexPage.objects.get(locale__language_code="fr")
        file = make_file(f"Fichier {number}")
        centre.add_child(instance=DocumentPage(
            title=f"Pendant {number}", slug=f"pendant-{number}", locale=centre.locale, file=file,
        ))
    if number == 3:
        Path(sys.argv[2]).touch()
print(number)
"""
LOOK = """
from wagtail.models import Page
from documents.models import DocumentPage
from portal.search.models import SearchEntry
assert [list(found) for found in Page.find_problems()] == [[], [], [], [], []]
notices = DocumentPage.objects.filter(title__startswith="Pendant")
for notice in notices:
    assert notice.file.file.read().startswith(b"%PDF"), notice
indexed = SearchEntry.objects.filter(source="notice", object_id__in=notices.values("pk"))
print(notices.count(), indexed.exclude(audience="").count())
"""


@pytest.fixture
def big_file(site):
    return site.folder / "media" / "grand.bin"


@pytest.fixture
def many_files(site):
    folder = site.folder / "media" / "beaucoup"
    folder.mkdir()
    paths = [folder / f"{number:04}.bin" for number in range(4_000)]
    for path in paths:
        path.write_bytes(path.name.encode() * 500)
    return paths


def test_a_backup_says_what_it_holds_and_is_for_its_owner_alone(original):
    backup = original.folder
    manifest = json.loads((backup / "manifest.json").read_text())
    assert manifest["made_at"].endswith("+00:00")
    assert manifest["database"] in ("sqlite", "postgresql")
    assert ["members", "0001_initial"] in manifest["migrations"]
    assert {name for name in manifest["files"] if "/" in name} == set(original.files)
    assert manifest["database_file"] in manifest["files"]
    assert manifest["deleted"] == []
    for path in [backup, *backup.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_the_command_says_where_how_many_and_how_large(original):
    size = Manifest.read(original.folder).size
    expected = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
    number = len(original.files) + 1
    assert original.said == f"Backup written to {original.folder}: {number} files, {expected}.\n"


def test_a_folder_that_holds_something_is_refused_and_left(site, tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "note").write_text("mine")
    done = site.manage("backup", tmp_path / "b")
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    assert (tmp_path / "b" / "note").read_text() == "mine"


def test_an_empty_folder_is_taken(site, tmp_path):
    (tmp_path / "b").mkdir(mode=0o755)
    assert site.manage("backup", tmp_path / "b").returncode == 0
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o700


@pytest.mark.parametrize("place", ["media/b", "private/b"])
def test_a_backup_does_not_go_among_the_files_that_it_copies(site, place):
    done = site.manage("backup", site.folder / place)
    assert done.returncode == 1
    assert "among the files of the site" in done.stderr
    assert not (site.folder / place).exists()


def test_a_folder_with_nothing_above_it_is_refused(site, tmp_path):
    done = site.manage("backup", tmp_path / "disque" / "b")
    assert (done.returncode, done.stderr) == (
        1,
        f"CommandError: The folder {tmp_path / 'disque'} does not exist.\n",
    )


def test_a_database_without_tables_is_refused(elsewhere, tmp_path):
    done = elsewhere.manage("backup", tmp_path / "b")
    assert done.returncode == 1
    assert "There is no database" in done.stderr or "is empty" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_disk_too_small_is_said_before_anything_is_written(site, tmp_path, big_file):
    with big_file.open("wb") as file:
        file.truncate(10 * 1024**4)
    done = site.manage("backup", tmp_path / "b")
    assert done.returncode == 1
    assert "not enough space" in done.stderr
    assert "10995.1 GB are needed" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_backup_made_while_people_write_is_of_one_moment(site, elsewhere, tmp_path):
    stop, ready = tmp_path / "stop", tmp_path / "ready"
    writer = site.start_script(WRITE, stop, ready)
    wait_for(ready.exists)
    done = [site.manage("backup", tmp_path / name) for name in ("first", "second")]
    stop.touch()
    [(code, written, errors)] = finish([writer])
    assert (code, errors) == (0, "")
    assert [backup.returncode for backup in done] == [0, 0], done
    counts = []
    for name, options in (("first", []), ("second", ["--replace"])):
        assert elsewhere.manage("restore", tmp_path / name, *options).returncode == 0
        notices, indexed = map(int, elsewhere.run(LOOK).split())
        assert notices == indexed
        counts.append(notices)
    assert 3 <= counts[0] < counts[1] <= int(written)


def test_a_file_deleted_meanwhile_is_reported_and_no_failure(site, tmp_path, many_files):
    process = site.start("backup", tmp_path / "b")
    wait_for((tmp_path / "b.part" / "media" / "beaucoup").exists)
    for path in reversed(many_files):
        path.unlink()
    [(code, output, _errors)] = finish([process])
    assert code == 0, output
    deleted = Manifest.read(tmp_path / "b").deleted
    assert "media/beaucoup/3999.bin" in deleted
    assert f"Files deleted meanwhile, not in it: {len(deleted)} (media/beaucoup/" in output
    Manifest.read(tmp_path / "b").check_checksums(tmp_path / "b")


def test_a_backup_that_is_killed_leaves_no_folder_and_the_next_one_works(site, tmp_path, big_file):
    with big_file.open("wb") as file:
        file.truncate(1024**3)
    process = site.start("backup", tmp_path / "b")
    copy = tmp_path / "b.part" / "media" / "grand.bin"
    wait_for(lambda: copy.exists() and copy.stat().st_size)
    process.send_signal(signal.SIGKILL)
    finish([process])
    assert 0 < copy.stat().st_size < 1024**3
    assert not (tmp_path / "b").exists()
    refused = site.manage("restore", tmp_path / "b.part")
    assert "not a whole one" in refused.stderr
    big_file.unlink()
    again = site.manage("backup", tmp_path / "b")
    assert again.returncode == 0, again.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    assert not (tmp_path / "b" / "media" / "grand.bin").exists()


def test_two_backups_into_one_folder_do_not_mix(site, tmp_path, big_file):
    with big_file.open("wb") as file:
        file.truncate(1024**3)
    first = site.start("backup", tmp_path / "b")
    wait_for((tmp_path / "b.part" / "media" / "grand.bin").exists)
    second = site.manage("backup", tmp_path / "b")
    assert second.returncode == 1
    assert "Another backup is being written" in second.stderr
    first.send_signal(signal.SIGKILL)
    finish([first])


def test_what_is_not_a_backup_s_is_never_emptied(site, tmp_path):
    (tmp_path / "b.part").mkdir()
    (tmp_path / "b.part" / "photo.jpg").write_text("mine")
    done = site.manage("backup", tmp_path / "b")
    assert done.returncode == 1
    assert "photo.jpg" in done.stderr
    assert (tmp_path / "b.part" / "photo.jpg").read_text() == "mine"
