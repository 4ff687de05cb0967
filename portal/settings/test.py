"""Tests: development's settings with everything outside pinned off, and files in a folder of their own."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("VAR_DIR", tempfile.mkdtemp(prefix="portal-test-"))
# The processes of a parallel run share no file; what they start is given the folder of theirs.
if "PYTEST_XDIST_WORKER" in os.environ and "PORTAL_TEST_WORKER" not in os.environ:
    os.environ["PORTAL_TEST_WORKER"] = os.environ["PYTEST_XDIST_WORKER"]
    os.environ["VAR_DIR"] = str(Path(os.environ["VAR_DIR"]) / os.environ["PYTEST_XDIST_WORKER"])

from portal.settings.dev import *  # noqa: F403
from portal.settings.dev import DATABASES, VAR_DIR
from portal.settings.environment import caches, read_flag

DEBUG = False
(VAR_DIR / "static").mkdir(parents=True, exist_ok=True)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = caches("locmem.LocMemCache")
# Tests of the queue run real workers, which set this.
if not read_flag("TEST_QUEUE", False):
    TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# A file, not memory: tests with several processes and live servers share it.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(Path(VAR_DIR) / "test.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 0
# Nothing outside is asked.
CROSSREF_URL = ""
