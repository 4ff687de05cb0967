"""Texts written by several: nothing is lost when two save at once, and versions are kept."""

import uuid

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from spaces.models import SharedText, Space, TextComment, TextVersion
from spaces.texts.shown import changes_between
from spaces.texts.writing import SavedMeanwhile, save_text
from tests.spaces.making import SHELTERED, address, take_part
from tests.spaces.things import make_text, signed_in, space_with_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def space(site):
    return space_with_all()


def where(text, name="text", *more):
    return address(name, text.space.public_id, text.public_id, *more)


def send(participation, text, body, number=1, title="Mémoire"):
    data = {"title": title, "body": body, "number": number}
    return signed_in(participation).post(where(text, "write_text"), data)


def test_a_text_is_begun_and_gone_on_with_by_another(space):
    hers, other = take_part(space), take_part(space)
    data = {"form_key": uuid.uuid4(), "title": "Mémoire", "body": "Nous **voyons**. <script>x</script>"}
    for _time in range(2):
        assert signed_in(hers).post(address("new_text", space.public_id), data).status_code == 302
    text = SharedText.objects.get()
    page = signed_in(other).get(where(text)).content.decode()
    assert "<strong>voyons</strong>" in page and "<script>x" not in page
    assert send(other, text, "Nous demandons.").status_code == 302
    text.refresh_from_db()
    assert (text.body, text.number) == ("Nous demandons.", 2)
    rows = TextVersion.objects.values_list("number", "author")
    assert list(rows) == [(2, other.pk), (1, hers.pk)]


def test_who_saves_after_another_is_shown_both_texts_and_loses_nothing(space):
    hers, other = take_part(space), take_part(space)
    text = make_text(hers, "Mémoire", "Nous voyons trois choses.")
    send(hers, text, "Nous voyons quatre choses.")
    response = send(other, text, "Nous voyons cinq choses.")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Nous voyons quatre choses." in page and "Nous voyons cinq choses." in page
    assert "quatre" in page.split("<del>")[1] and "cinq" in page.split("<ins>")[1]
    text.refresh_from_db()
    assert text.body == "Nous voyons quatre choses."
    assert response.context["form"]["number"].value() == 2
    assert send(other, text, "Nous voyons cinq choses.", number=2).status_code == 302
    text.refresh_from_db()
    assert (text.body, text.number) == ("Nous voyons cinq choses.", 3)


def test_the_same_words_make_no_version_and_an_old_number_is_told(space):
    hers = take_part(space)
    text = make_text(hers, "Mémoire", "Un texte.")
    save_text(hers, text, 1, title="Mémoire", body="Un texte.")
    assert TextVersion.objects.count() == 1
    with pytest.raises(SavedMeanwhile):
        save_text(hers, text, 0, title="Mémoire", body="Autre.")


def test_versions_say_who_when_and_what_changed_and_a_moderator_erases_one(space):
    hers, moderator = take_part(space), take_part(space, moderates=True)
    text = make_text(hers, "Mémoire", "Zqancien mot.")
    send(hers, text, "Nouveau mot.")
    page = signed_in(moderator).get(where(text, "text_versions")).content.decode()
    assert "Version 2" in page and "Version 1" in page and hers.name in page
    latest, former = TextVersion.objects.all()
    page = signed_in(hers).get(where(text, "text_version", latest.public_id)).content.decode()
    assert "<del>" in page and "Zqancien" in page
    erase = where(text, "erase_text_version", former.public_id)
    assert signed_in(hers).post(erase).status_code == 404
    present = where(text, "erase_text_version", latest.public_id)
    assert signed_in(moderator).post(present).status_code == 404
    assert signed_in(moderator).post(erase).status_code == 302
    for version in (latest, former):
        page = signed_in(hers).get(where(text, "text_version", version.public_id)).content.decode()
        assert "Zqancien" not in page
    assert TextVersion.objects.get(number=1).body == ""


def test_finished_nobody_changes_it_until_it_is_opened_again(space):
    hers, other = take_part(space), take_part(space)
    text = make_text(hers)
    assert signed_in(other).post(where(text, "finalise_text")).status_code == 404
    assert signed_in(hers).post(where(text, "finalise_text")).status_code == 302
    assert send(other, text, "Autre.").status_code == 404
    remark = signed_in(other).post(where(text), {"body": "Zqremarque"})
    assert remark.status_code == 409 and not TextComment.objects.exists()
    signed_in(hers).post(where(text, "finalise_text"), {"open": "1"})
    assert send(other, text, "Autre.").status_code == 302


def test_remarks_are_read_by_all_and_removed_by_who_made_them_or_a_moderator(space):
    hers, other, moderator = take_part(space), take_part(space), take_part(space, moderates=True)
    text = make_text(hers)
    data = {"form_key": uuid.uuid4(), "body": "Zqremarque"}
    for _time in range(2):
        assert signed_in(other).post(where(text), data).status_code == 302
    remark = TextComment.objects.get()
    assert "Zqremarque" in signed_in(hers).get(where(text)).content.decode()
    path = where(text, "remove_text_comment", remark.public_id)
    assert signed_in(hers).post(path).status_code == 404
    assert signed_in(moderator).post(path).status_code == 302 and not TextComment.objects.exists()


def test_it_is_taken_as_a_file_whose_name_tells_nothing(site):
    hers = take_part(space_with_all(**SHELTERED))
    text = make_text(hers, "Zqtitre", "Été <b>")
    response = signed_in(hers).get(where(text, "text_file"))
    assert response.content.decode() == "Zqtitre\n\nÉté <b>\n"
    assert "zqtitre" not in response["Content-Disposition"].lower()


def test_it_is_refused_to_others_and_when_switched_off(space):
    hers, stranger = take_part(space), take_part(space_with_all())
    text = make_text(hers)
    version = TextVersion.objects.get()
    paths = [where(text), where(text, "text_file"), where(text, "text_version", version.public_id)]
    assert [signed_in(stranger).get(path).status_code for path in paths] == [404] * 3
    Space.objects.update(parts=["discussions"])
    assert [signed_in(hers).get(path).status_code for path in paths] == [404] * 3


def test_two_long_texts_that_share_nothing_are_told_paragraph_by_paragraph():
    before, after = "un deux trois " * 2000, "four five six " * 2000
    assert [[piece.kind for piece in block] for block in changes_between(before, after)] == [
        ["removed"],
        ["added"],
    ]


def test_the_lists_ask_as_much_of_the_database_whatever_their_length(space, django_assert_num_queries):
    hers = take_part(space)
    text = make_text(hers)
    for path in (address("texts", space.public_id), where(text), where(text, "text_versions")):
        client = signed_in(hers)
        for _time in range(3):
            client.get(path)
        with CaptureQueriesContext(connection) as before:
            client.get(path)
        number = len(before)
        for _text in range(3):
            other = take_part(space)
            make_text(other)
            found = SharedText.objects.get(pk=text.pk)
            save_text(other, text, found.number, title="Mémoire", body=f"Version {found.number}")
            signed_in(other).post(where(text), {"body": "Une remarque."})
        with django_assert_num_queries(number):
            client.get(path)
        assert 0 < number <= 20
