"""Files leave by one door: whole, in parts, with headers that keep them harmless."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

import pytest

from portal.files.models import FileUse, PortalFile, PortalImage
from portal.templatetags.portal_tags import file_size
from tests.factories import make_file, make_image, make_notice, make_standard_page
from tests.files import corpus


@pytest.fixture
def public_file(site):
    file = make_file("Rapport")
    make_notice(site, file=file)
    return file


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_file_made_by_code_is_cleaned_too(db):
    file = PortalFile(title="Rapport", file=ContentFile(corpus.pdf(), name="marie.pdf"))
    file.save()
    assert corpus.CANARY.encode() not in file.file.read()
    assert file.file_hash
    with pytest.raises(ValidationError):
        PortalFile(title="Page", file=ContentFile(b"<html>", name="a.pdf")).save()


def test_an_image_is_stored_under_an_opaque_name(db):
    image = make_image("Photo de Marie", name="marie-tremblay.jpg")
    assert "marie" not in image.file.name
    assert "marie" not in image.get_rendition("width-100").url


def test_a_file_has_the_headers_that_keep_it_harmless(public_file, client_as):
    response = client_as("visitor").get(public_file.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="rapport.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-store"
    assert body(response).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=5-", 206, slice(5, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=0-99999999", 206, slice(0, None)),
        ("bytes=99999999-", 416, None),
        ("bytes=-0", 416, None),
        ("bytes=9-2", 200, slice(0, None)),
        ("bytes=0-1,4-5", 200, slice(0, None)),
        ("lines=1-2", 200, slice(0, None)),
        ("bytes=-", 200, slice(0, None)),
        ("bytes=a-b", 200, slice(0, None)),
    ],
)
def test_parts(public_file, client_as, asked, status, part):
    client = client_as("visitor")
    whole = body(client.get(public_file.url))
    response = client.get(public_file.url, headers={"Range": asked})
    assert response.status_code == status
    if part is not None:
        assert body(response) == whole[part]
    if status == 206:
        assert response["Content-Range"].endswith(f"/{len(whole)}")
        assert int(response["Content-Length"]) == len(whole[part])


def test_a_part_of_another_version_gives_the_whole(public_file, client_as):
    headers = {"Range": "bytes=0-3", "If-Range": '"other"'}
    assert client_as("visitor").get(public_file.url, headers=headers).status_code == 200


def test_renditions_of_public_pages_may_be_kept_and_those_of_others_not(site, client_as):
    public, members = make_image("Un"), make_image("Deux")
    make_standard_page(site.home, "Publique", listing_image=public)
    make_standard_page(site.home, "Membres", listing_image=members, audience="members")
    kept = client_as("visitor").get(public.get_rendition("width-100").url)
    assert "immutable" in kept["Cache-Control"]
    assert "public" in kept["Cache-Control"]
    again = client_as("visitor").get(
        public.get_rendition("width-100").url, headers={"If-None-Match": kept["ETag"]}
    )
    assert again.status_code == 304
    hidden = client_as("member").get(members.get_rendition("width-100").url)
    assert hidden["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "path", ["/media/documents/rapport.pdf", "/media/images/a.jpg", "/media/", "/private/"]
)
def test_nothing_is_reached_in_the_folders_themselves(public_file, client_as, path):
    assert client_as("visitor").get(path).status_code in (302, 404)
    assert client_as("visitor").get(f"/media/{public_file.file.name}").status_code == 404
    assert client_as("superuser").get(f"/media/{public_file.file.name}").status_code == 404


class TestUses:
    def test_follow_the_page(self, site):
        file, other = make_file("Un"), make_file("Deux")
        notice = make_notice(site, file=file)
        assert [use.file for use in FileUse.objects.all()] == [file]
        notice.file = other
        notice.save_revision().publish()
        assert [use.file for use in FileUse.objects.all()] == [other]
        notice.unpublish()
        assert not FileUse.objects.exists()

    def test_of_a_draft_are_none(self, site):
        make_notice(site, file=make_file("Un"), live=False)
        assert not FileUse.objects.exists()

    def test_in_blocks_and_rich_text_are_seen(self, site):
        file, image = make_file("Un"), make_image("Deux")
        link = f'<p><a linktype="document" id="{file.pk}">lire</a></p>'
        stream = [("text", link), ("image", {"image": image, "alternative": "Deux", "caption": ""})]
        make_standard_page(site.home, "Page", body=stream)
        assert {(use.file, use.image) for use in FileUse.objects.all()} == {(file, None), (None, image)}

    def test_end_with_the_page(self, site):
        make_notice(site, file=make_file("Un")).delete()
        assert not FileUse.objects.exists()
        assert PortalFile.objects.count() == 1


class TestUploadInTheAdmin:
    def send(self, client, content, name="rapport.pdf"):
        data = {"title": "Rapport", "file": SimpleUploadedFile(name, content), "collection": 1}
        return client.post("/admin/documents/add/", {**data, "collection": _collection()})

    def test_takes_a_clean_file(self, site, client_as):
        assert self.send(client_as("editor"), corpus.pdf(2)).status_code == 302
        file = PortalFile.objects.get()
        assert corpus.CANARY.encode() not in file.file.read()
        assert file.pages == 2

    @pytest.mark.parametrize("name", ["photo.jpg", "image.png", "image.webp"])
    def test_takes_a_clean_picture(self, site, client_as, name):
        assert self.send(client_as("editor"), corpus.CLEANED[name](), name).status_code == 302
        content = PortalFile.objects.get().file.read()
        assert content
        assert corpus.CANARY.encode() not in content

    @pytest.mark.parametrize("name", ["macros", "password", "svg", "zip bomb"])
    def test_says_why_it_refuses_and_keeps_the_title(self, site, client_as, name):
        response = self.send(client_as("editor"), corpus.REFUSED[name]())
        assert response.status_code == 200
        assert 'value="Rapport"' in response.content.decode()
        assert not PortalFile.objects.exists()

    def test_refuses_a_member(self, site, client_as):
        assert self.send(client_as("member"), corpus.pdf()).status_code in (302, 404)
        assert not PortalFile.objects.exists()

    def test_cleans_an_image(self, site, client_as):
        data = {
            "title": "Photo",
            "file": SimpleUploadedFile("m.jpg", corpus.jpeg()),
            "collection": _collection(),
        }
        assert client_as("editor").post("/admin/images/add/", data).status_code == 302
        assert corpus.CANARY.encode() not in PortalImage.objects.get().file.read()


def _collection():
    from wagtail.models import Collection

    return Collection.objects.first().pk


@pytest.mark.parametrize(
    ("size", "french", "english"),
    [(12, "1 ko", "1 kB"), (50_812, "51 ko", "51 kB"), (2_340_000, "2,3 Mo", "2.3 MB")],
)
def test_sizes_are_written_as_people_write_them(size, french, english):
    with override("fr"):
        assert file_size(size).replace("\u00a0", " ") == french
    with override("en"):
        assert file_size(size) == english
