"""Measures pages against the budgets: queries, CPU, bytes, requests a second, memory.

    python -m benchmarks.pages --documents 1000 --database sqlite

Queries and CPU are those of one process answering one request, without the kept page; CPU
is the median of 30. Bytes are what a first visit downloads, compressed: the page, the style
sheet, the script, the icon. Requests a second come from gunicorn with two processes,
asked by eight connections (by wrk where it is installed, else by two Python processes).
"""

import argparse
import gzip
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROUNDS = 30
PORT = 8917
SECONDS = 5
HEADERS = {"Accept-Encoding": "gzip", "User-Agent": "Mozilla/5.0 (benchmark)", "Host": "127.0.0.1"}
BUDGETS = {"home": (20, 20), "list": (15, 20), "search": (15, 20), "notice": (15, 15)}  # queries, CPU ms
FIRST_VISIT = 20_000  # bytes
FROM_MEMORY = 1_000  # requests a second
PUBLISHING = 100  # CPU ms


def measure():
    """Measure in this process, and print the table of pages and the line of publishing."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.test import Client

    paths = addresses()
    member, made = get_user_model().objects.get_or_create(email="benchmark@example.org")
    member.groups.add(Group.objects.get(name="Membre"))
    signed_in = Client()
    signed_in.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    print(f"{'page':8} {'reader':8} {'queries':>8} {'CPU ms':>8} {'page gz':>9} {'visit gz':>9}")
    for name, path in paths.items():
        for reader, client in (("visitor", Client()), ("member", signed_in)):
            print_page(name, path, reader, client)
    print_publishing()


def addresses():
    """Return {name of a page: its address} on the site of this process."""
    from documents.models import DocumentPage

    notice = DocumentPage.objects.exclude(abstract="").order_by("pk").first()
    return {
        "home": "/fr/",
        "list": "/fr/documentation/",
        "search": "/fr/documentation/?q=recherche+sociale",
        "notice": f"/fr/documentation/{notice.slug}/",
    }


def print_page(name, path, reader, client):
    """Print one line: queries, CPU and bytes of a page for a reader."""
    from django.db import connection

    from portal import page_cache

    def note(execute, sql, params, many, context):
        queries.append(sql)
        return execute(sql, params, many, context)

    def ask():
        page_cache.store.clear()
        return client.get(path, headers=HEADERS)

    ask()
    queries = []
    with connection.execute_wrapper(note):
        response = ask()
    assert response.status_code == 200, (path, response.status_code)
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        ask()
        times.append((time.process_time() - begun) * 1000)
    packed = response.headers.get("Content-Encoding") == "gzip"
    body = gzip.decompress(response.content) if packed else response.content
    page = len(gzip.compress(body, 6))
    visit = page + beside(body.decode())
    cpu, most = statistics.median(times), BUDGETS[name]
    allowed = most[0] + (5 if reader == "member" else 0)
    over = [
        *(["queries"] if len(queries) > allowed else []),
        *(["CPU"] if cpu > most[1] else []),
        *(["bytes"] if visit > FIRST_VISIT else []),
    ]
    verdict = f"OVER: {', '.join(over)}" if over else "within"
    print(f"{name:8} {reader:8} {len(queries):8} {cpu:8.1f} {page:9,} {visit:9,}  {verdict}", flush=True)


def beside(html):
    """Return how many bytes, compressed, a first visit downloads beside the page."""
    from django.contrib.staticfiles import finders

    names = set(re.findall(r'(?:href|src)="/static/([^"?]+)"', html))
    assert len(names) == 3, names
    return sum(len(gzip.compress(Path(finders.find(name)).read_bytes(), 6)) for name in names)


def print_publishing():
    """Print the CPU that saving and publishing a notice takes, what the worker does left out."""
    from documents.models import DocumentPage

    notice = DocumentPage.objects.order_by("pk").first()
    times = []
    for number in range(ROUNDS):
        notice.abstract = f"Essai {number}. {notice.abstract}"[:2000]
        begun = time.process_time()
        notice.save_revision().publish()
        times.append((time.process_time() - begun) * 1000)
    cpu = statistics.median(times)
    verdict = "within" if cpu <= PUBLISHING else "OVER"
    print(f"saving and publishing a notice: {cpu:.0f} ms of CPU, budget {PUBLISHING} {verdict}", flush=True)


def serve(env):
    """Start gunicorn with two processes and return it once it answers."""
    command = ["gunicorn", "portal.wsgi", "--workers", "2", "--preload", "--bind", f"127.0.0.1:{PORT}"]
    server = subprocess.Popen(
        [sys.executable, "-m", *command, "--log-level", "error", "--keep-alive", "30", "-k", "gthread"],
        env=env,
    )
    for _ in range(100):
        try:
            ask(http.client.HTTPConnection("127.0.0.1", PORT), "/robots.txt")
            return server
        except OSError:
            time.sleep(0.2)
    server.terminate()
    sys.exit("gunicorn did not start.")


def ask(connection, path):
    """Ask for a page and return its status."""
    connection.request("GET", path, headers=HEADERS)
    response = connection.getresponse()
    response.read()
    return response.status


def ask_for_a_while(path):
    """Ask for a page again and again, on four connections in turn, and return how many times it came."""
    connections = [http.client.HTTPConnection("127.0.0.1", PORT) for _ in range(4)]
    until, number = time.monotonic() + SECONDS, 0
    while time.monotonic() < until:
        assert ask(connections[number % 4], path) == 200
        number += 1
    return number


def requests_a_second(path):
    """Return how many times a second the server gives a page that is kept."""
    if wrk := shutil.which("wrk"):
        command = [wrk, "-t2", "-c8", f"-d{SECONDS}", "-H", "Accept-Encoding: gzip"]
        done = subprocess.run(
            [*command, f"http://127.0.0.1:{PORT}{path}"], capture_output=True, text=True, check=True
        )
        return float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout).group(1))
    with ProcessPoolExecutor(2) as pool:
        return sum(pool.map(ask_for_a_while, [path, path])) / SECONDS


def memory_of(server):
    """Return the proportional set size of gunicorn's processes, in MB (Linux, smaps_rollup)."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    sizes = []
    for pid in [str(server.pid), *children]:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text()
        sizes.append(int(re.search(r"^Pss:\s+(\d+)", lines, re.MULTILINE).group(1)) / 1024)
    return sizes


def print_server(env, paths):
    """Print the requests a second of each page from memory, and the memory of the processes."""
    server = serve(env)
    try:
        for name, path in paths.items():
            ask(http.client.HTTPConnection("127.0.0.1", PORT), path)
            rate = requests_a_second(path)
            verdict = "within" if rate >= FROM_MEMORY else "OVER"
            print(f"{name:8} kept: {rate:7.0f} requests a second, budget {FROM_MEMORY} {verdict}", flush=True)
        sizes = ", ".join(f"{size:.0f}" for size in memory_of(server))
        print(f"memory of gunicorn and its two processes: {sizes} MB (PSS), budget 110 each", flush=True)
    finally:
        server.terminate()
        server.wait()


def main():
    """Make each site and measure it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000])
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--addresses", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure()
        return
    if options.addresses:
        import django

        django.setup()
        print("\n".join(f"{name} {path}" for name, path in addresses().items()))
        return
    from benchmarks.site import ROOT, make

    for documents in options.documents:
        env = make(options.database, documents)
        print(f"Pages, {documents:,} documents, {options.database}", flush=True)
        command = [sys.executable, "-m", "benchmarks.pages"]
        subprocess.run([*command, "--measure"], cwd=ROOT, env=env, check=True)
        listed = subprocess.run(
            [*command, "--addresses"], cwd=ROOT, env=env, check=True, capture_output=True, text=True
        )
        os.chdir(ROOT)
        print_server(env, dict(line.split(" ", 1) for line in listed.stdout.splitlines()))


if __name__ == "__main__":
    main()
