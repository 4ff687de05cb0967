"""The catalogue of 947 references, no part of the project: CATALOGUE_DIR names its folder."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("CATALOGUE_DIR", "/nowhere"))
needs_catalogue = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="CATALOGUE_DIR does not name the folder of catalogue.bib"
)


def content(name):
    """Return the bytes of one of its files."""
    return (FOLDER / name).read_bytes()
