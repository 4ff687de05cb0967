"""Sites to measure, each in a database of its own: of a given size and kept, or empty and temporary."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "benchmarks"
MANAGE = [sys.executable, "manage.py"]
SERVER = os.environ.get("BENCHMARK_POSTGRESQL", "postgres://postgres@127.0.0.1:5432/postgres")


def environment(database, documents):
    """Return the environment of a process that works on the site of that size."""
    folder = FOLDER / f"{database}-{documents}"
    folder.mkdir(parents=True, exist_ok=True)
    return _variables(database, folder, f"portal_benchmark_{documents}")


def _variables(database, folder, name):
    url = f"sqlite:///{folder / 'portal.sqlite3'}"
    if database == "postgresql":
        url = urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))
    return {
        **os.environ,
        "DATABASE_URL": url,
        "VAR_DIR": str(folder),
        "DEBUG": "0",
        "ALLOWED_HOSTS": "*",
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
    }


def corpus(documents):
    """Return the file of the corpus of that size, made if it is not there."""
    path = FOLDER / f"corpus-{documents}.jsonl"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        print(f"Making a corpus of {documents}…", flush=True)
        with path.with_suffix(".part").open("w", encoding="utf-8") as output:
            run([sys.executable, "-m", "benchmarks.corpus", str(documents)], stdout=output)
        path.with_suffix(".part").rename(path)
    return path


def queries():
    """Return the 200 questions of the corpus."""
    path = FOLDER / "queries.txt"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        run([sys.executable, "-m", "benchmarks.corpus", "--queries", str(path)])
    return path.read_text(encoding="utf-8").splitlines()


def run(command, **options):
    """Run a command from the project's folder; stop on its failure, whose message is shown."""
    done = subprocess.run(command, cwd=ROOT, **options)
    if done.returncode:
        sys.exit(done.returncode)


def make(database, documents):
    """Make the site of that size unless it is there, and return its environment."""
    env = environment(database, documents)
    stamp = Path(env["VAR_DIR"]) / "made"
    if stamp.exists():
        return env
    file = corpus(documents)
    for path in Path(env["VAR_DIR"]).glob("portal.sqlite3*"):
        path.unlink()
    print(f"Loading {documents} documents into {database}…", flush=True)
    _make_empty(database, env)
    run([*MANAGE, "load_corpus", str(file)], env=env)
    stamp.touch()
    return env


@contextmanager
def temporary(database):
    """Make an empty site, its vocabularies and sections there, and remove it afterwards.

    Yields:
        The environment of a process that works on it.
    """
    with TemporaryDirectory(prefix="portal-benchmark-") as folder:
        env = _variables(database, Path(folder), f"portal_benchmark_{os.getpid()}")
        try:
            _make_empty(database, env)
            yield env
        finally:
            if database == "postgresql":
                run(["psql", SERVER, "-qc", f"DROP DATABASE IF EXISTS {_name(env)}"])


def _make_empty(database, env):
    if database == "postgresql":
        drop, create = f"DROP DATABASE IF EXISTS {_name(env)}", f"CREATE DATABASE {_name(env)}"
        run(["psql", SERVER, "-qc", drop, "-c", create])
    for command in (["prepare"], ["load_demo", "--empty", "--force"]):
        run([*MANAGE, *command], env=env, stdout=subprocess.DEVNULL)


def _name(env):
    return urlsplit(env["DATABASE_URL"]).path.lstrip("/")
