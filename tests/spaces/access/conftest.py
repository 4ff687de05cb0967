"""What the tables of access ask for is made once a module."""

from tests.standing import site, standing, world  # noqa: F401
