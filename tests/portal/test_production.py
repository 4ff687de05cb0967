"""Production: it starts with what it needs, refuses without, and passes Django's own checks."""

import pytest

from tests.processes import manage

NEEDED = {
    "SECRET_KEY": "k3" * 40 + "-a-long-key-of-many-different-signs-0123456789",
    "ALLOWED_HOSTS": "portail.example.org",
    "DATABASE_URL": "sqlite:////tmp/never-opened.sqlite3",
    "TRUSTED_PROXIES": "1",
}
# What the tests of the browser need, and a deployment must not have.
OF_THE_TESTS = {"DJANGO_ALLOW_ASYNC_UNSAFE": ""}


def check(**changes):
    return manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        DJANGO_SETTINGS_MODULE="portal.settings.production",
        **{**NEEDED, **OF_THE_TESTS, **changes},
    )


def test_production_passes_the_checks_of_a_deployment():
    done = check()
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("name", NEEDED)
def test_production_refuses_to_start_without_what_it_needs(name):
    done = check(**{name: ""})
    assert done.returncode != 0
    assert f"Set the environment variable {name}." in done.stderr


def test_development_needs_nothing():
    done = manage(
        "check",
        DJANGO_SETTINGS_MODULE="portal.settings.dev",
        SECRET_KEY="",
        ALLOWED_HOSTS="",
        DATABASE_URL="",
    )
    assert done.returncode == 0
