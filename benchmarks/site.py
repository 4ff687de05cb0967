"""A site of a given size, in a database of its own, kept from one run to the next."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "benchmarks"
SERVER = os.environ.get("BENCHMARK_POSTGRESQL", "postgres://postgres@127.0.0.1:5432/postgres")


def environment(database, documents):
    """Return the environment of a process that works on the site of that size."""
    folder = FOLDER / f"{database}-{documents}"
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'portal.sqlite3'}"
    if database == "postgresql":
        url = urlunsplit(urlsplit(SERVER)._replace(path=f"/portal_benchmark_{documents}"))
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
    if database == "postgresql":
        name = urlsplit(env["DATABASE_URL"]).path.lstrip("/")
        run(["psql", SERVER, "-qc", f"DROP DATABASE IF EXISTS {name}", "-c", f"CREATE DATABASE {name}"])
    else:
        for path in Path(env["VAR_DIR"]).glob("portal.sqlite3*"):
            path.unlink()
    print(f"Loading {documents} documents into {database}…", flush=True)
    manage = [sys.executable, "manage.py"]
    for command in (["prepare"], ["load_demo", "--empty", "--force"]):
        run([*manage, *command], env=env)
    run([*manage, "load_corpus", str(file)], env=env)
    stamp.touch()
    return env
