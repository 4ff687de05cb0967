"""A real browser against a live server."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

BROWSER = os.environ.get("CHROMIUM") or "/usr/bin/chromium"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the system's Chromium, which works in containers."""
    return {
        **browser_type_launch_args,
        "executable_path": BROWSER,
        "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
    }


@pytest.fixture
def faults():
    """Return the faults that axe finds on a page, by their code."""

    def of(page):
        found = Axe().run(
            page,
            options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
        )
        return [
            f"{violation['id']}: {node['html']}"
            for violation in found.response["violations"]
            for node in violation["nodes"]
        ]

    return of
