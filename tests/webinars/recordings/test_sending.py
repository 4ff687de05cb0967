"""With nginx in front, each file leaves by the location that maps its own folder."""

from django.test import Client

import pytest

from tests.factories import make_file, make_notice
from tests.webinars.recordings.made import file_of, make_recorded

pytestmark = pytest.mark.django_db


def test_a_recording_never_leaves_by_the_location_of_the_library(site, settings):
    settings.ACCEL_REDIRECT_ROOT = "/protege/"
    event = make_recorded(site, audience="public")
    response = Client().get(file_of(event).url)
    assert "X-Accel-Redirect" not in response
    assert response.getvalue()
    settings.PRIVATE_ACCEL_REDIRECT_ROOT = "/prive/"
    response = Client().get(file_of(event).url)
    assert response["X-Accel-Redirect"] == f"/prive/{file_of(event).file.name}"
    assert response["Content-Type"] == "video/mp4"


def test_a_file_of_the_library_leaves_by_its_own_location(site, settings):
    settings.ACCEL_REDIRECT_ROOT, settings.PRIVATE_ACCEL_REDIRECT_ROOT = "/protege/", "/prive/"
    file = make_file("Rapport")
    make_notice(site, file=file)
    assert Client().get(file.url)["X-Accel-Redirect"].startswith("/protege/")


def test_a_refused_recording_leaves_by_none(site, settings):
    settings.PRIVATE_ACCEL_REDIRECT_ROOT = "/prive/"
    response = Client().get(file_of(make_recorded(site)).url)
    assert response.status_code == 302
    assert "X-Accel-Redirect" not in response
