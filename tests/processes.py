"""Real processes of the portal, on the database of the test that runs."""

import os
import subprocess
import sys

from django.conf import settings
from django.db import connection

PYTHON = sys.executable


def environment(**changes):
    """Return the environment of a process that shares this test's database and files."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{values['NAME']}"
    else:
        who = f"{values['USER']}:{values['PASSWORD']}" if values["PASSWORD"] else values["USER"]
        url = f"postgres://{who}@{values['HOST']}:{values['PORT'] or 5432}/{values['NAME']}"
    return {
        **os.environ,
        "DATABASE_URL": url,
        "VAR_DIR": str(settings.VAR_DIR),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "TEST_QUEUE": "1",
        **changes,
    }


def manage(*arguments, **changes):
    """Run a management command in a process of its own and return what it did."""
    return subprocess.run(
        [PYTHON, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def start(*arguments, **changes):
    """Start a management command and return the process."""
    return subprocess.Popen(
        [PYTHON, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def start_script(code, *arguments, **changes):
    """Start some Python that has the portal at hand, and return the process."""
    begin = "import django; django.setup();\n"
    return subprocess.Popen(
        [PYTHON, "-c", begin + code, *map(str, arguments)],
        cwd=settings.BASE_DIR,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(processes, timeout=120):
    """Wait for processes and return [(return code, output, errors)]."""
    done = []
    for process in processes:
        output, errors = process.communicate(timeout=timeout)
        done.append((process.returncode, output, errors))
    return done
