"""The addresses that machines ask for."""

import pytest


@pytest.mark.parametrize(
    ("browser", "expected"), [("en-CA,en;q=0.8", "/en/"), ("fr-CA", "/fr/"), ("de", "/fr/"), ("", "/fr/")]
)
def test_a_first_visit_goes_to_the_visitors_language_and_to_french_when_in_doubt(
    db, client, browser, expected
):
    response = client.get("/", headers={"accept-language": browser})
    assert response["Location"] == expected


def test_health_names_the_parts_and_nothing_else(db, client):
    answer = client.get("/sante/")
    assert answer.status_code == 200
    assert answer.json()["parts"]["database"] == "ok"
    assert "no-store" in answer["Cache-Control"]


def test_robots_names_no_private_path(db, client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "/e/" not in text
    assert "espaces" not in text


def test_security_txt_has_the_fields_of_rfc_9116(db, client):
    text = client.get("/.well-known/security.txt").content.decode()
    names = {line.split(":")[0] for line in text.splitlines() if line}
    assert {"Contact", "Expires"} <= names


@pytest.mark.parametrize(
    "path", ["/media/original_images/a.jpg", "/media/documents/a.pdf", "/media/images/a.jpg"]
)
def test_nothing_is_served_from_the_media_folder(db, client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/fr/_util/login/", "/fr/_util/authenticate_with_password/1/2/"])
def test_wagtails_own_doors_are_closed(site, client, path):
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/fr/compte/connexion/?next=")
