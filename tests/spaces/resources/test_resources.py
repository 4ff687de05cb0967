"""Files and links of a space: through the gate, cleaned, and gone when they are removed."""

import uuid
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from spaces.choices import Standing
from spaces.models import Resource, ResourceFile, Space
from spaces.moderation.things import as_seen
from spaces.things.tasks import forget_expired
from tests.factories import make_person
from tests.files.corpus_pictures import jpeg
from tests.files.corpus_word import docx_with_traces
from tests.spaces.making import DISCREET, SHELTERED, address, make_space, take_part
from tests.spaces.things import make_file, make_link, signed_in, upload

pytestmark = pytest.mark.django_db


def send(participation, name="new_resource", *args, **data):
    data = {"form_key": uuid.uuid4(), "title": "Guide d’accueil", "about": "", "link": "", **data}
    return signed_in(participation).post(address(name, participation.space.public_id, *args), data)


def listed(participation, **asked):
    return (
        signed_in(participation)
        .get(address("resources", participation.space.public_id), asked)
        .content.decode()
    )


def test_a_file_is_listed_with_its_weight_and_who_added_it_and_given_to_her_people(site):
    space = make_space()
    hers, other = take_part(space), take_part(space)
    assert send(hers, file=upload()).status_code == 302
    file = ResourceFile.objects.get()
    page = listed(other)
    assert "Guide d’accueil" in page and file.url in page and "PDF, " in page and hers.name in page
    assert b"".join(signed_in(other).get(file.url).streaming_content).startswith(b"%PDF")
    stranger = Client()
    stranger.force_login(make_person("superuser"), backend="django.contrib.auth.backends.ModelBackend")
    assert stranger.get(file.url).status_code == 404
    assert "jeanne" not in (file.file.name + file.url).lower()


def test_a_file_of_a_space_that_hides_has_a_name_that_tells_nothing(site):
    for fields in (DISCREET, SHELTERED):
        file = make_file(take_part(make_space(**fields)), "Zqtitre").kept
        assert "zqtitre" not in file.url.lower() and file.download_name.startswith("document-")


def test_a_link_is_shown_with_its_host(site):
    hers = take_part(make_space())
    assert send(hers, link="https://www.exemple.org/guide").status_code == 302
    assert "exemple.org" in listed(hers)


@pytest.mark.parametrize(
    "link", ["http://exemple.org/", "javascript:alert(1)", "ftp://exemple.org/", "exemple"]
)
def test_a_link_that_is_not_https_is_refused_and_given_back(site, link):
    response = send(take_part(make_space()), link=link)
    assert response.status_code == 200 and "https://" in response.context["form"].errors["link"][0]
    assert "Guide d’accueil" in response.content.decode()
    assert not Resource.objects.exists()


def test_neither_and_both_are_refused(site):
    hers = take_part(make_space())
    for data in ({}, {"link": "https://exemple.org/", "file": upload()}):
        response = send(hers, **data)
        assert response.status_code == 200 and response.context["form"].non_field_errors()
    assert not Resource.objects.exists()


def test_in_a_sheltered_space_only_pictures_and_pdf_are_taken(site):
    hers = take_part(make_space(**SHELTERED))
    refused = send(hers, file=upload(docx_with_traces(), "memoire.docx"))
    assert refused.status_code == 200 and refused.context["form"].non_field_errors()
    assert not Resource.objects.exists()
    assert send(hers, file=upload(jpeg(), "photo.jpg")).status_code == 302
    assert send(take_part(make_space()), file=upload(docx_with_traces(), "memoire.docx")).status_code == 302


def test_the_same_form_twice_adds_one(site):
    hers, key = take_part(make_space()), uuid.uuid4()
    for _time in range(2):
        assert send(hers, form_key=key, link="https://exemple.org/").status_code == 302
    assert Resource.objects.count() == 1


def test_a_title_is_found_without_its_accents_and_by_kind(site):
    hers = take_part(make_space())
    make_link(hers, "Hébergement d’urgence")
    make_link(hers, "Autre chose")
    make_file(hers, "Hébergement, le feuillet")
    page = listed(hers, q="HEBERGEMENT")
    assert "Hébergement d’urgence" in page and "le feuillet" in page and "Autre chose" not in page
    page = listed(hers, q="hebergement", kind="files")
    assert "le feuillet" in page and "d’urgence" not in page
    assert "Autre chose" in listed(hers, kind="links")


def test_what_is_sought_in_a_sheltered_space_stays_out_of_the_address(site):
    hers = take_part(make_space(**SHELTERED))
    make_link(hers, "Premier")
    make_link(hers, "Second")
    path = address("resources", hers.space.public_id)
    client = signed_in(hers)
    page = client.get(path).content.decode()
    assert 'method="post" role="search"' in page
    found = client.post(path, {"q": "premier"}).content.decode()
    assert "Premier" in found and "Second" not in found
    assert "Second" in client.get(path, {"q": "premier"}).content.decode()
    member = take_part(make_space())
    assert signed_in(member).post(address("resources", member.space.public_id)).status_code == 405


def test_it_is_changed_and_removed_by_its_author_and_the_moderators(site):
    space = make_space()
    author, other, moderator = take_part(space), take_part(space), take_part(space, moderates=True)
    link = make_link(author)
    found = {}
    for who in (author, other, moderator):
        client = signed_in(who)
        found[who] = [
            client.get(address(name, space.public_id, link.public_id)).status_code
            for name in ("change_resource", "remove_resource")
        ]
    assert found == {author: [200, 200], other: [404, 404], moderator: [200, 200]}
    path = address("remove_resource", space.public_id, link.public_id)
    assert signed_in(other).post(path).status_code == 404 and Resource.objects.exists()
    assert signed_in(moderator).post(path).status_code == 302 and not Resource.objects.exists()


def test_another_file_takes_the_place_of_the_first_under_its_address(
    site, django_capture_on_commit_callbacks
):
    hers = take_part(make_space())
    resource = make_file(hers)
    former, url = resource.kept.file.path, resource.kept.url
    with django_capture_on_commit_callbacks(execute=True):
        send(hers, "change_resource", resource.public_id, file=upload(jpeg(), "photo.jpg"))
    response = signed_in(hers).get(url)
    assert response.status_code == 200 and response["Content-Type"] == "image/jpeg"
    assert not Path(former).exists()


def test_a_removed_file_is_gone_from_the_disk(site, django_capture_on_commit_callbacks):
    hers = take_part(make_space())
    resource = make_file(hers)
    path = resource.kept.file.path
    assert Path(path).exists()
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(hers).post(address("remove_resource", hers.space.public_id, resource.public_id))
    assert not Path(path).exists()


def test_a_link_in_the_place_of_a_file_leaves_no_file(site, django_capture_on_commit_callbacks):
    hers = take_part(make_space())
    resource = make_file(hers)
    with django_capture_on_commit_callbacks(execute=True):
        send(hers, "change_resource", resource.public_id, link="https://exemple.org/")
    assert not ResourceFile.objects.exists() and "exemple.org" in listed(hers)


def test_switched_off_nothing_is_shown_and_nothing_is_lost(site):
    hers = take_part(make_space())
    file = make_file(hers).kept
    Space.objects.update(parts=["discussions"])
    client, path = signed_in(hers), address("resources", hers.space.public_id)
    assert [client.get(url).status_code for url in (path, file.url)] == [404, 404]
    assert path not in client.get(address("space", hers.space.public_id)).content.decode()
    Space.objects.update(parts=["discussions", "resources"])
    assert client.get(file.url).status_code == 200 and "Feuillet" in listed(hers)


def test_past_its_days_it_is_read_no_more_then_erased(site, django_capture_on_commit_callbacks):
    hers = take_part(make_space(retention_days=30))
    resource = make_file(hers)
    assert timedelta(days=29) < resource.expires_at - timezone.now() < timedelta(days=31)
    forget_expired.call()
    assert Resource.objects.exists()
    Resource.objects.update(expires_at=timezone.now())
    assert "Feuillet" not in listed(hers)
    assert signed_in(hers).get(resource.kept.url).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        forget_expired.call()
    assert not Resource.objects.exists()
    assert not Path(resource.kept.file.path).exists()


def test_of_somebody_new_it_waits_where_first_messages_are_read(site):
    space = make_space(first_posts_read=2)
    hers, other, moderator = take_part(space), take_part(space), take_part(space, moderates=True)
    link = make_link(hers, "Zqtitre")
    assert link.standing == Standing.WAITING
    assert ["Zqtitre" in listed(who) for who in (hers, other, moderator)] == [True, False, True]
    path = address("judge_thing", space.public_id, link.public_id)
    decided = {"deed": "published", "seen": as_seen(link)}
    assert signed_in(hers).post(path, decided).status_code == 404
    assert path in signed_in(moderator).get(address("resources", space.public_id)).content.decode()
    assert signed_in(moderator).post(path, decided).status_code == 302
    assert "Zqtitre" in listed(other)


def test_nothing_is_added_to_a_space_that_is_over(site):
    space = make_space()
    hers = take_part(space)
    Space.objects.update(archived_at=timezone.now())
    assert send(hers, link="https://exemple.org/").status_code == 404
    assert not Resource.objects.exists()


def test_the_list_asks_as_much_of_the_database_whatever_its_length(site, django_assert_num_queries):
    space = make_space()
    hers = take_part(space)
    client, path = signed_in(hers), address("resources", space.public_id)
    make_link(hers)
    for _time in range(3):
        client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    number = len(before)
    for _link in range(8):
        make_link(take_part(space))
    with django_assert_num_queries(number):
        client.get(path)
    assert 0 < number <= 20
