"""Measures whether the search finds what people look for, on the catalogue of real references.

    python -m benchmarks.relevance --catalogue DIR --database sqlite
    python -m benchmarks.relevance --catalogue DIR --json before.json
    python -m benchmarks.relevance --catalogue DIR --compare before.json
    python -m benchmarks.relevance --catalogue DIR --both

The catalogue is imported into an empty database, removed afterwards; the queries are asked as
a visitor asks them. README.md, beside this file, tells where they come from and what is measured.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.site import MANAGE, run, temporary

DATABASES = ("sqlite", "postgresql")


def answer(path):
    """Ask the queries in this process, on its database, and write the answers to a file."""
    import django

    django.setup()
    from benchmarks.relevance.asking import as_json, ask
    from benchmarks.relevance.queries import load

    path.write_text(json.dumps(as_json(ask(load())), ensure_ascii=False, indent=1), encoding="utf-8")


def answers_of(database, catalogue):
    """Import the catalogue into an empty database and return its answers as JSON holds them."""
    begun = time.monotonic()
    with temporary(database) as env, TemporaryDirectory() as folder:
        path = Path(folder) / "answers.json"
        run([*MANAGE, "import_references", str(catalogue)], env=env, stdout=subprocess.DEVNULL)
        run([sys.executable, "-m", "benchmarks.relevance", "--answer", str(path)], env=env)
        content = json.loads(path.read_text(encoding="utf-8"))
    print(f"{database}: {time.monotonic() - begun:.0f} s to import and ask", flush=True)
    return content


def report(content, compared):
    """Print the means, the worst queries and, where there are answers to compare with, what changed."""
    from benchmarks.relevance.asking import from_json
    from benchmarks.relevance.measure import Score
    from benchmarks.relevance.queries import load
    from benchmarks.relevance.report import print_changes, print_differences, print_means, print_worst

    queries, answers, before = load(), from_json(content), from_json(compared or {})
    scores = [Score(query, answers[query.words].found) for query in queries]
    old = [Score(query, before[query.words].found) for query in queries if query.words in before]
    print_means(scores, old)
    print_worst(scores, answers)
    if before:
        print("\nWhat changed:")
        print_changes(old, scores)
        print_differences(answers, before)


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    folder = os.environ.get("CATALOGUE_DIR")
    parser.add_argument("--catalogue", type=Path, default=folder, help="folder of catalogue.bib")
    postgresql = os.environ.get("DATABASE_URL", "").startswith("postgres")
    parser.add_argument("--database", choices=DATABASES, default=DATABASES[postgresql])
    parser.add_argument("--both", action="store_true", help="ask both databases; fail if answers differ")
    parser.add_argument("--json", type=Path, help="write the answers there")
    parser.add_argument("--compare", type=Path, help="answers written by --json, to compare with")
    parser.add_argument("--answer", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.answer and not (options.catalogue and (options.catalogue / "catalogue.bib").is_file()):
        parser.error("--catalogue, or CATALOGUE_DIR, must name the folder of catalogue.bib")
    return options


def main():
    """Do what the command line asks."""
    options = _options()
    if options.answer:
        answer(options.answer)
        return
    catalogue = options.catalogue.resolve() / "catalogue.bib"
    names = DATABASES if options.both else [options.database]
    contents = [answers_of(name, catalogue) for name in names]
    if options.json:
        options.json.write_text(json.dumps(contents[0], ensure_ascii=False, indent=1), encoding="utf-8")
    # The means are worked out here, the answers in processes that have a database.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    compared = json.loads(options.compare.read_text(encoding="utf-8")) if options.compare else None
    import django

    django.setup()
    report(contents[0], compared)
    if options.both:
        from benchmarks.relevance.asking import from_json
        from benchmarks.relevance.report import print_differences

        sys.exit(1 if print_differences(*map(from_json, contents)) else 0)


if __name__ == "__main__":
    main()
