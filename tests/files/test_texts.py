"""The text of files: read page by page in a process of its own, whatever the file is."""

import os
import signal
import subprocess
import time
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

import pytest
from django_tasks_db.models import DBTaskResult

from portal.files import extract as extracting
from portal.files import texts
from portal.files.models import FilePage, FileText, PortalFile, TextState
from portal.files.page_text import tidy
from portal.jobs.models import WorkerBeat
from portal.search.engines.fields import rows
from portal.search.models import SearchText
from tests.documents.catalogue import FOLDER, needs_catalogue
from tests.files.corpus import docx_with_entities, zip_bomb
from tests.files.corpus_opendocument import odt_with_traces
from tests.files.corpus_text import real, scanned_pdf, stored, text_pdf, word_file
from tests.processes import finish, manage, start

READING = "portal.files.tasks.read_text"
SENTENCE = "Une phrase assez longue pour que la page ne passe pas pour une image. "


def passages(file):
    return list(FilePage.objects.filter(text=file.pk).order_by("id").values_list("number", "words"))


def kept_in_the_search(key):
    found = rows(
        "SELECT count(*) FROM search_passages WHERE " + _key() + f" BETWEEN {key}00000 AND {key}99999"
    )
    return found[0][0], SearchText.objects.filter(key=key).count()


def _key():
    from django.db import connection

    return "id" if connection.vendor == "postgresql" else "rowid"


class TestPages:
    def test_are_kept_one_by_one_with_their_numbers(self, db):
        file = stored(text_pdf([f"{SENTENCE}Première", f"{SENTENCE}Deuxième, l'été", f"{SENTENCE}Fin"]))
        assert file.text.state == TextState.READ
        assert [number for number, _words in passages(file)] == [1, 2, 3]
        assert passages(file)[1][1].endswith("Deuxième, l'été")
        assert (file.page_count, file.text.language) == (3, "fr")
        assert file.word_count == sum(len(words.split()) for _number, words in passages(file)) > 30
        assert file.reading_minutes == 1

    def test_that_are_long_are_stored_in_pieces_of_the_same_number(self, db):
        file = stored(text_pdf([(SENTENCE + "\n") * 300, f"{SENTENCE}Fin"]))
        numbers = [number for number, _words in passages(file)]
        assert (numbers[0], numbers[-1]) == (1, 2)
        assert numbers.count(1) > 1
        assert " ".join(words for number, words in passages(file) if number == 1) == " ".join(
            (SENTENCE * 300).split()
        )

    def test_give_their_running_heads_once(self, db):
        body = [f"{SENTENCE}\nPage qui dit {word}" for word in ("un", "deux", "trois", "quatre", "cinq")]
        pages = [f"Le titre courant {n} / 5\n{text}\n{n}" for n, text in enumerate(body, 1)]
        words = [words for _number, words in passages(stored(text_pdf(pages)))]
        assert words[0].startswith("Le titre courant 1 / 5 Une phrase")
        assert all("titre courant" not in text for text in words[1:])
        assert [text.split(" dit ")[1].split()[0] for text in words] == [
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
        ]

    def test_that_only_say_the_same_keep_it(self, db):
        words = [words for _number, words in passages(stored(text_pdf([SENTENCE] * 6)))]
        assert words == [SENTENCE.strip()] * 6

    def test_hold_a_run_of_a_million_letters_without_end_of_time(self):
        assert tidy(["a" * 1_000_000 + "\nfin"], numbered=True)[-1].text.endswith("fin")

    def test_join_words_that_were_cut_but_not_compounds(self, db):
        text = "Les inter-\nvenantes vont peut-\nêtre demander un rendez-\nvous et peut-être un rendez-vous."
        words = passages(stored(text_pdf([f"{SENTENCE}\n{text}"])))[0][1]
        assert "Les intervenantes vont peut-être demander un rendez-vous et" in words


class TestTextsWithoutPages:
    def test_of_word_give_passages_by_heading(self, db):
        blocks = [("Heading 1", "Premier titre"), (None, SENTENCE * 6), ("Heading 1", "Second titre"),
                  (None, "Le corps du second.")]  # fmt: skip
        file = stored(word_file(blocks), "lettre.docx")
        found = passages(file)
        assert [number for number, _words in found] == [None, None]
        assert found[0][1].startswith("Premier titre Une phrase")
        assert found[1][1] == "Second titre Le corps du second."
        assert (file.text.state, file.page_count) == (TextState.READ, None)
        assert file.word_count > 80

    def test_of_word_give_passages_of_some_hundred_words_without_headings(self, db):
        found = passages(stored(word_file([(None, SENTENCE * 3)] * 30), "lettre.docx"))
        assert len(found) > 3
        assert all(len(words.split()) < 350 for _number, words in found)

    @pytest.mark.parametrize(
        ("name", "content", "words"),
        [
            ("lettre.odt", odt_with_traces, "garder"),
            ("note.txt", lambda: "Un mot écrit\n\nà la main".encode(), "écrit"),
        ],
    )
    def test_of_other_kinds_are_read(self, db, name, content, words):
        file = stored(content(), name)
        assert file.text.state == TextState.READ
        assert any(words in text for _number, text in passages(file))


class TestStates:
    """Each file ends in a state that says in words what became of it."""

    CASES = {
        "scanned.pdf": (scanned_pdf, TextState.SCANNED),
        "protected.pdf": (lambda: text_pdf([SENTENCE], password="secret"), TextState.PASSWORD),
        "truncated.pdf": (lambda: text_pdf([SENTENCE] * 30)[:900], TextState.UNREADABLE),
        "nothing.pdf": (lambda: b"%PDF-1.7\n", TextState.UNREADABLE),
        "script.pdf": (lambda: text_pdf([SENTENCE], script="app.alert('zq')"), TextState.READ),
        "bomb.docx": (zip_bomb, TextState.UNREADABLE),
        "entities.docx": (docx_with_entities, TextState.UNREADABLE),
        "torn.docx": (lambda: word_file([(None, SENTENCE)])[:2000], TextState.UNREADABLE),
        "torn.odt": (lambda: b"PK\x03\x04rien", TextState.UNREADABLE),
        "picture.jpg": (lambda: b"\xff\xd8\xff", TextState.OTHER),
    }

    @pytest.mark.parametrize("name", CASES)
    def test_of_a_file(self, db, name):
        make, state = self.CASES[name]
        file = stored(make(), name, as_is=True)
        assert file.text.state == state
        assert str(file.text)
        assert bool(passages(file)) == (state == TextState.READ)

    def test_of_more_pages_than_are_read_says_up_to_which(self, db):
        file = stored(text_pdf([f"Page {n}" for n in range(3_010)]), as_is=True)
        assert (file.text.state, file.text.pages_read, file.page_count) == (TextState.LONG, 3_000, 3_010)
        assert "3000" in str(file.text).replace("\u202f", "").replace("\xa0", "")
        assert (file.word_count, file.reading_minutes) == (None, None)
        assert FilePage.objects.filter(text=file.pk).count() == 3_000

    def test_of_more_words_than_the_index_takes_says_up_to_which_page(self, db, monkeypatch):
        monkeypatch.setattr("portal.search.passages.MOST_BYTES", 4_000)
        pages = [" ".join(f"mot{page}x{n}" for n in range(40)) for page in range(30)]
        file = stored(text_pdf(pages))
        assert file.text.state == TextState.LONG
        assert 1 < file.text.pages_read < 30
        assert [number for number, _words in passages(file)][-1] == file.text.pages_read

    def test_of_a_file_that_takes_too_long_is_heavy_and_its_process_is_gone(self, db, monkeypatch):
        monkeypatch.setattr(extracting, "SECONDS", 0.01)
        file = stored(text_pdf([SENTENCE]))
        assert file.text.state == TextState.HEAVY
        running = subprocess.run(
            ["pgrep", "-f", "portal.files.extracting pdf"], capture_output=True, check=False
        )
        ours = [pid for pid in running.stdout.split() if _parent(pid) == os.getpid()]
        assert ours == []

    @needs_catalogue
    @pytest.mark.parametrize(
        ("name", "state", "pages"),
        [
            ("code-criminel-traite.pdf", TextState.READ, 5),
            ("code-criminel-traite.docx", TextState.READ, None),
            ("code-criminel-traite-numerise.pdf", TextState.SCANNED, 2),
            ("histoire-debian-fr.pdf", TextState.READ, 26),
            ("protege-par-mot-de-passe.pdf", TextState.PASSWORD, None),
            ("malforme-tronque.pdf", TextState.UNREADABLE, None),
            ("cinq-mille-pages.pdf", TextState.LONG, 5_000),
            ("avec-javascript.pdf", TextState.READ, 1),
        ],
    )
    def test_of_a_real_file(self, db, name, state, pages):
        file = real(FOLDER / "uploads" / name, as_is=True)
        assert (file.text.state, file.page_count) == (state, pages)


def _parent(pid):
    try:
        with open(f"/proc/{int(pid)}/stat", encoding="ascii") as file:
            return int(file.read().rsplit(")", 1)[1].split()[1])
    except OSError:
        return None


class TestTheTextFollowsItsFile:
    def test_one_that_is_replaced_leaves_nothing(self, db):
        file = stored(text_pdf([f"{SENTENCE}Avant"] * 3))
        assert kept_in_the_search(file.pk) == (3, 1)
        file.file = ContentFile(text_pdf([f"{SENTENCE}Après"]), name="source.pdf")
        file.save()
        assert [words.split()[-1] for _number, words in passages(file)] == ["Après"]
        assert kept_in_the_search(file.pk) == (1, 1)

    def test_one_that_is_saved_again_is_not_read_again(self, db):
        file = stored(text_pdf([SENTENCE]))
        token = file.text.token
        file.title = "Autre titre"
        file.save()
        assert FileText.objects.get(pk=file.pk).token == token

    def test_one_that_is_deleted_leaves_nothing(self, db):
        file = stored(text_pdf([SENTENCE]))
        key = file.pk
        file.delete()
        assert not FileText.objects.exists()
        assert not FilePage.objects.exists()
        assert kept_in_the_search(key) == (0, 0)

    def test_one_that_was_replaced_meanwhile_does_not_get_the_old_text(self, db):
        file = stored(text_pdf([f"{SENTENCE}Avant"]))
        old = file.text.token
        extraction = extracting.extract(file.file, "pdf")
        analysed = texts.passages.analysed([passage.text for passage in extraction.passages], "fr")
        file.file = ContentFile(text_pdf([f"{SENTENCE}Après"]), name="source.pdf")
        file.save()
        FileText.objects.update(state=TextState.WAITING)
        texts._write(file.pk, old, extraction, analysed, "fr")
        texts.read(file.pk, old)
        assert FileText.objects.get(pk=file.pk).state == TextState.WAITING
        assert [words.split()[-1] for _number, words in passages(file)] == ["Après"]

    def test_one_that_is_read_twice_is_written_once(self, db):
        file = stored(text_pdf([SENTENCE] * 2))
        texts.read(file.pk, file.text.token)
        assert len(passages(file)) == 2
        assert kept_in_the_search(file.pk) == (2, 1)

    def test_those_stored_before_are_read_when_the_portal_is_brought_up_to_date(self, db):
        file = stored(text_pdf([SENTENCE]))
        FileText.objects.all().delete()
        assert texts.begin_missing() == 1
        assert FileText.objects.get(pk=file.pk).state == TextState.READ
        assert texts.begin_missing() == 0
        FileText.objects.update(state=TextState.WAITING)
        assert texts.begin_missing() == 0
        FileText.objects.update(changed_at=timezone.now() - timedelta(days=2))
        assert texts.begin_missing() == 1


@pytest.mark.django_db(transaction=True)
class TestInTheBackground:
    @pytest.fixture(autouse=True)
    def queue(self, site, settings):
        settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

    def test_saving_waits_for_nothing(self):
        file = stored(text_pdf([SENTENCE]))
        assert file.text.state == TextState.WAITING
        assert manage("run_due").returncode == 0
        assert FileText.objects.get(pk=file.pk).state == TextState.READ

    def test_a_file_that_was_not_stored_after_all_is_not_read(self):
        class Fault(Exception):
            pass

        with pytest.raises(Fault), transaction.atomic():
            stored(text_pdf([SENTENCE]))
            raise Fault
        assert not DBTaskResult.objects.filter(task_path=READING).exists()

    def test_a_file_that_is_gone_is_no_fault(self):
        stored(text_pdf([SENTENCE])).delete()
        assert manage("run_due").returncode == 0
        reading = DBTaskResult.objects.filter(task_path=READING)
        assert [row.status for row in reading] == ["SUCCESSFUL"]

    def test_a_worker_that_is_killed_loses_no_text_and_writes_none_twice(self):
        file = stored(text_pdf([SENTENCE * 3] * 1_500))
        worker = start("run_worker", "--interval", "0.1")
        until = time.monotonic() + 30
        while not DBTaskResult.objects.filter(status="RUNNING", task_path=READING).exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        worker.send_signal(signal.SIGKILL)
        finish([worker])
        assert FileText.objects.get(pk=file.pk).state == TextState.WAITING
        long_ago = timezone.now() - timedelta(minutes=5)
        WorkerBeat.objects.update(seen_at=long_ago)
        DBTaskResult.objects.update(started_at=long_ago)
        assert manage("run_due").returncode == 0
        text = FileText.objects.get(pk=file.pk)
        assert (text.state, text.pages_read) == (TextState.READ, 1_500)
        assert FilePage.objects.filter(text=file.pk).count() == 1_500
        assert kept_in_the_search(file.pk) == (1_500, 1)


def test_the_reading_process_is_told_no_secret():
    assert not {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "REDIS_URL"} & set(extracting.ENVIRONMENT)


def test_a_file_of_the_library_has_its_text_beside_it(db, django_assert_num_queries):
    stored(text_pdf([SENTENCE]))
    stored(text_pdf([SENTENCE] * 2))
    with django_assert_num_queries(1):
        assert sorted(file.page_count for file in PortalFile.objects.all()) == [1, 2]
