"""The site is made once a module; each test works on its own copy."""

from tests.standing import site, standing, world  # noqa: F401
