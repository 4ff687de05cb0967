"""What the tests of calendars share."""

import pytest

from tests.access.asking import forget_what_is_kept


@pytest.fixture(autouse=True)
def nothing_kept():
    """Forget what is kept for a version of the content: versions are moments, and tests stop the clock."""
    forget_what_is_kept()
