"""What the tests of proposals share."""

from tests.members.conftest import outbox  # noqa: F401
