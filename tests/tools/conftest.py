"""What the tests of tools share."""

import pytest


@pytest.fixture
def leaves(settings, tmp_path):
    """Keep the files of a test in a folder of its own, and return it."""
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    return tmp_path
