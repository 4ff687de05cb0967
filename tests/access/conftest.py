"""What the access tables ask for is made once a module; each test then works on its own copy."""

from tests.standing import site, standing, world  # noqa: F401
