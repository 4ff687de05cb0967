"""Restorations: all comes back, or nothing is touched."""

import json
import signal
import time

from django.db import connection

import pytest

from portal.backup.checksums import StoredFile, measure
from portal.backup.manifest import Manifest
from portal.search.analyser import VERSION
from tests.processes import finish

FUTURE = ("portal", "9999_from_a_newer_version")
ADD = "from members.models import User; User.objects.create_user(email='a@b.example')"
OPEN = """
import sys, time
from pathlib import Path
from members.models import User
User.objects.count()
Path(sys.argv[1]).touch()
time.sleep(60)
"""


def rewrite(backup, change):
    """Change the manifest of a backup as somebody who knows how it is signed would."""
    manifest = Manifest.read(backup)
    change(manifest)
    manifest.write(backup)


def assert_refused(done, message):
    assert done.returncode == 1, done.stdout
    assert message in done.stderr, done.stderr
    assert done.stderr.startswith("CommandError: ")
    assert done.stderr.count("\n") == 1


def assert_untouched(site, original):
    assert site.files() == original.files
    assert site.tell() == original.told
    assert not list(site.folder.glob("replaced-*"))


def database_file(backup):
    return backup / Manifest.read(backup).database_file


class TestWhatComesBack:
    def test_pages_people_search_and_files_byte_for_byte(self, original, site):
        told = site.tell()
        assert told == original.told
        assert told["found by a visitor"] == ["Hébergement d'urgence"]
        assert sorted(told["found by a member"]) == ["Hébergement d'urgence", "Hébergement entre nous"]
        assert len(told["users"]) == 2
        files = site.files()
        assert files == original.files
        assert any(name.startswith("private/post/") for name in files)
        assert any(name.startswith("media/documents/") for name in files)

    def test_the_restored_site_can_be_written_to_and_backed_up_again(self, site, tmp_path):
        site.run(ADD)
        assert site.manage("backup", tmp_path / "again").returncode == 0
        assert site.manage("check").returncode == 0

    def test_a_backup_made_before_a_migration_is_migrated(self, site, elsewhere, tmp_path):
        assert site.manage("migrate", "search", "0001", "-v0").returncode == 0
        assert site.manage("backup", tmp_path / "old").returncode == 0
        for installation, options in ((site, ["--replace"]), (elsewhere, [])):
            done = installation.manage("restore", tmp_path / "old", *options)
            assert done.returncode == 0, done.stderr
            assert installation.manage("migrate", "--check").returncode == 0

    def test_tables_made_since_do_not_stand_in_the_way(self, site, backup):
        site.run(
            "from django.db import connection; connection.cursor().execute("
            "'CREATE TABLE later (id integer PRIMARY KEY, page integer REFERENCES wagtailcore_page (id))')"
        )
        done = site.manage("restore", backup, "--replace")
        assert done.returncode == 0, done.stderr
        tables = "from django.db import connection; print('later' in connection.introspection.table_names())"
        assert site.run(tables) == "False"

    def test_an_index_of_another_analyser_is_rebuilt(self, original, site, tmp_path):
        state = "from portal.search.models import SearchState; state = SearchState.objects.filter(pk=1); "
        site.run(state + "state.update(analyser='old')")
        site.manage("backup", tmp_path / "old")
        assert site.manage("restore", tmp_path / "old", "--replace").returncode == 0
        assert site.run(state + "print(state.get().analyser)") == VERSION
        assert site.tell() == original.told

    def test_what_was_cached_before_is_forgotten(self, site, tmp_path):
        site.run("from django.core.cache import cache; cache.set('word', 'old')")
        assert site.manage("backup", tmp_path / "again").returncode == 0
        assert site.manage("restore", tmp_path / "again", "--replace").returncode == 0
        assert site.run("from django.core.cache import cache; print(cache.get('word'))") == "None"


class TestFilesInPlace:
    def test_those_that_differ_are_moved_away_and_not_deleted(self, site, backup):
        before = site.files()
        name = next(name for name in before if name.startswith("media/documents/"))
        (site.folder / name).write_bytes(b"another version")
        (site.folder / "private" / "post" / "since.pdf").write_bytes(b"made since")
        done = site.manage("restore", backup, "--replace")
        assert done.returncode == 0, done.stderr
        assert site.files() == before
        [kept] = site.folder.glob("replaced-*")
        assert (kept / name).read_bytes() == b"another version"
        assert (kept / "private" / "post" / "since.pdf").read_bytes() == b"made since"
        assert f"moved to {kept}: 2." in done.stdout

    def test_nothing_is_moved_when_all_is_the_same(self, site, backup):
        assert site.manage("restore", backup, "--replace").returncode == 0
        assert list(site.folder.glob("replaced-*")) == []
        assert list(site.folder.rglob(".restoring")) == []


class TestRefusals:
    def test_a_site_that_holds_something(self, original, site, backup):
        site.run(ADD)
        before = site.tell()
        assert_refused(site.manage("restore", backup), "use --replace")
        assert site.tell() == before
        assert site.manage("restore", backup, "--replace").returncode == 0
        assert site.tell() == original.told != before

    def test_a_new_site_holds_nothing(self, make_installation, fresh, backup):
        done = make_installation(like=fresh).manage("restore", backup)
        assert done.returncode == 0, done.stderr

    @pytest.mark.parametrize("kind", ["database", "media", "private", "manifest.json"])
    def test_one_flipped_bit(self, original, site, backup, kind):
        files = sorted(path for path in backup.rglob("*") if path.is_file())
        path = next(path for path in files if path.relative_to(backup).parts[0].startswith(kind))
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        assert_refused(
            site.manage("restore", backup, "--replace"),
            f"{path.relative_to(backup)} is damaged: its checksum is wrong.",
        )
        assert_untouched(site, original)

    def test_a_file_cut_short(self, original, site, backup):
        path = next((backup / "media" / "documents").iterdir())
        path.write_bytes(path.read_bytes()[:-1])
        assert_refused(site.manage("restore", backup, "--replace"), f"media/documents/{path.name} is damaged")
        assert_untouched(site, original)

    def test_a_file_that_is_missing(self, original, site, backup):
        database_file(backup).unlink()
        assert_refused(site.manage("restore", backup, "--replace"), "is missing from the backup")
        assert_untouched(site, original)

    def test_a_newer_migration(self, elsewhere, backup):
        rewrite(backup, lambda manifest: manifest.migrations.append(list(FUTURE)))
        assert_refused(elsewhere.manage("restore", backup), " ".join(FUTURE))
        assert list(elsewhere.folder.rglob("media/**/*")) == []

    def test_a_migration_of_the_future_is_in_the_backup(self, site, tmp_path):
        site.run(
            "from django.db import connection; "
            "from django.db.migrations.recorder import MigrationRecorder; "
            f"MigrationRecorder(connection).record_applied(*{FUTURE})"
        )
        assert site.manage("backup", tmp_path / "new").returncode == 0
        assert_refused(site.manage("restore", tmp_path / "new", "--replace"), "newer version of the portal")

    def test_a_folder_that_is_not_there(self, elsewhere, tmp_path):
        assert_refused(elsewhere.manage("restore", tmp_path / "none"), "none does not exist.")

    def test_a_folder_without_manifest(self, elsewhere, tmp_path):
        (tmp_path / "b").mkdir()
        assert_refused(elsewhere.manage("restore", tmp_path / "b"), "holds no manifest.json")

    def test_a_backup_of_the_other_kind_of_database(self, elsewhere, backup):
        other = {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]
        rewrite(backup, lambda manifest: setattr(manifest, "database", other))
        assert_refused(elsewhere.manage("restore", backup), f"is of a {other} database")

    def test_a_backup_larger_than_the_disk(self, original, site, backup):
        size = 10 * 1024**4
        with (backup / "media" / "huge.bin").open("wb") as file:
            file.truncate(size)
        rewrite(
            backup, lambda manifest: manifest.files.update({"media/huge.bin": StoredFile(size, "0" * 64)})
        )
        assert_refused(site.manage("restore", backup, "--replace"), "not enough space")
        assert_untouched(site, original)

    def test_a_manifest_that_points_outside(self, elsewhere, backup, tmp_path):
        (tmp_path / "stray").write_text("stray")
        name = "media/../../stray"
        rewrite(backup, lambda manifest: manifest.files.update({name: measure(tmp_path / "stray")}))
        assert_refused(elsewhere.manage("restore", backup), "outside the backup")

    def test_a_site_that_runs(self, original, site, backup, tmp_path):
        process = site.start_script(OPEN, tmp_path / "ready")
        while not (tmp_path / "ready").exists():
            time.sleep(0.05)
        assert_refused(site.manage("restore", backup, "--replace"), "stop the site and its workers")
        process.kill()
        finish([process])
        assert_untouched(site, original)


class TestAccidents:
    @pytest.mark.skipif(connection.vendor != "sqlite", reason="The server keeps its own files.")
    def test_a_database_that_cannot_be_read_is_left_to_whoever_may_save_it(self, original, site, backup):
        damaged = site.folder / "portal.sqlite3"
        damaged.write_bytes(b"not a database" * 1000)
        assert_refused(site.manage("restore", backup, "--replace"), "move it away, then restore")
        damaged.rename(site.folder / "damaged.sqlite3")
        assert site.manage("restore", backup).returncode == 0
        assert site.tell() == original.told

    @pytest.mark.parametrize("after", [0.9, 1.3])
    def test_a_restoration_that_is_killed_leaves_the_old_or_the_new_and_can_be_done_again(
        self, original, site, backup, after
    ):
        site.run(ADD)
        old, new = site.tell(), original.told
        process = site.start("restore", backup, "--replace")
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        finish([process])
        assert site.tell() in (old, new)
        until = time.monotonic() + 20
        while (done := site.manage("restore", backup, "--replace")).returncode:
            assert time.monotonic() < until, done.stderr
        assert site.tell() == new
        assert site.files() == original.files


def test_a_manifest_is_json_that_other_programs_read(backup):
    content = json.loads((backup / "manifest.json").read_text())
    for name, stored in content["files"].items():
        assert measure(backup / name) == StoredFile(**stored)


ERASE = """
from members.data_rights.erasing import erase_person
from members.models import User
erase_person(User.objects.get(groups__name="Membre"), say_so=False)
User.objects.create_user(email="after@example.org")
"""
OPEN_SESSION = """
from django.contrib.sessions.backends.db import SessionStore
from allauth.usersessions.models import UserSession
from members.models import User
store = SessionStore()
store["_auth_user_id"] = "1"
store.save()
user = User.objects.first()
UserSession.objects.create(user=user, session_key=store.session_key, ip="127.0.0.1")
"""
COUNT = """
from django.contrib.sessions.models import Session
from allauth.usersessions.models import UserSession
from members.models import Erasure, User
members = User.objects.filter(groups__name="Membre")
print(members.count(), Erasure.objects.count(), Session.objects.count(), UserSession.objects.count())
"""
# A restoration that is killed once the new database is in place.
DIE = """
import os
from pathlib import Path
import sys
from portal.backup import restoring
restoring.give_back = lambda: os._exit(9)
restoring.restore_backup(Path(sys.argv[1]), replace=True)
"""


class TestWhatARestorationMustNotUndo:
    def test_who_was_erased_since_is_erased_again_and_nobody_else(self, site, backup):
        assert site.run(COUNT) == "1 0 0 0"
        site.run(ERASE)
        assert site.run(COUNT) == "0 1 0 0"
        for _ in range(2):
            assert site.manage("restore", backup, "--replace").returncode == 0
            assert site.run(COUNT) == "0 1 0 0"
        assert not (site.folder / "outliving.json").exists()

    def test_a_new_account_with_the_number_of_an_erased_one_stays(self, site, backup):
        site.run("from members.models import User; User.objects.create_user(email='a@b.example')")
        site.run(
            "from members.data_rights.erasing import erase_person; from members.models import User; "
            "erase_person(User.objects.get(email='a@b.example'), say_so=False)"
        )
        assert site.manage("restore", backup, "--replace").returncode == 0
        site.run("from members.models import User; User.objects.create_user(email='c@d.example')")
        assert site.manage("backup", backup.parent / "later").returncode == 0
        assert site.manage("restore", backup.parent / "later", "--replace").returncode == 0
        users = site.run(
            "from members.models import User; print(*User.objects.values_list('email', flat=True))"
        )
        assert "c@d.example" in users
        assert "a@b.example" not in users

    def test_nobody_is_signed_in_after_it(self, site, tmp_path):
        site.run(OPEN_SESSION)
        assert site.manage("backup", tmp_path / "b").returncode == 0
        assert site.run(COUNT) == "1 0 1 1"
        assert site.manage("restore", tmp_path / "b", "--replace").returncode == 0
        assert site.run(COUNT) == "1 0 0 0"

    def test_a_restoration_killed_half_way_forgets_nobody(self, site, backup):
        site.run(ERASE)
        [(code, _output, _errors)] = finish([site.start_script(DIE, backup)])
        assert code == 9
        assert site.run(COUNT).startswith("1 0")
        assert site.manage("restore", backup, "--replace").returncode == 0
        assert site.run(COUNT).startswith("0 1")
