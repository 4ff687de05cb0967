"""A server that speaks as api.crossref.org does, well or badly."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

WORK = {
    "DOI": "10.1000/juste",
    "type": "journal-article",
    "title": ["Une étude <i>de</i> démonstration"],
    "container-title": ["Revue de démonstration"],
    "author": [{"given": "Prénom", "family": "Nom"}, {"name": "Organisme <b>fictif</b>"}],
    "issued": {"date-parts": [[2019, 5]]},
    "volume": "12",
    "page": "1-9",
    "ISSN": ["0317-8471"],
    "abstract": "<jats:title>Résumé</jats:title><jats:p>Peu &amp;lt; beaucoup.</jats:p><script>x()</script>",
    "language": "fr",
}
HOSTILE = {
    "markup": {**WORK, "title": ["<script>alert(1)</script>Titre<img src=x onerror=alert(1)>"]},
    "types": {**WORK, "author": "Nom", "issued": [], "volume": {"a": 1}, "abstract": ["a", 2], "ISSN": 3},
    "dates": {**WORK, "issued": {"date-parts": [[None, "x"]]}, "page": None, "author": [None, 4, {}]},
    "long": {**WORK, "title": ["t" * 5000], "author": [{"family": "n" * 500}] * 3000},
}
NONE = {"untitled": {"title": []}, "list": [], "text": "x", "number": 7}


class Answers(BaseHTTPRequestHandler):
    """Answers by the end of the DOI."""

    def do_GET(self):
        """Answer."""
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        name = unquote(self.path).rsplit("/", 1)[-1]
        getattr(self, f"give_{name}", self.give_work)(name)

    def give_work(self, name):
        """Give a work, as JSON, or 404."""
        works = {"juste": WORK, **HOSTILE, **NONE}
        if name not in works:
            self._send(404, b"Resource not found.")
            return
        self._send(200, json.dumps({"status": "ok", "message": works[name]}).encode())

    def give_lent(self, name):
        """Answer too late."""
        time.sleep(8)
        self.give_work("juste")

    def give_goutte(self, name):
        """Answer one byte at a time, never silent for long."""
        self.send_response(200)
        self.end_headers()
        self._drip()

    def give_entete(self, name):
        """Send one byte of a header at a time, and never come to the answer."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        self._drip()

    def give_compte(self, name):
        """Announce a long answer, then send it one byte at a time."""
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self._drip()

    def _drip(self):
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.2)
        except OSError:
            self.server.hung_up.append(self.path)

    def give_ailleurs(self, name):
        """Send elsewhere: to what would be an answer."""
        self.send_response(302)
        self.send_header("Location", self.path.replace("ailleurs", "juste"))
        self.end_headers()

    def give_enorme(self, name):
        """Give far too much."""
        self._send(200, json.dumps({"message": {**WORK, "abstract": "a" * 6_000_000}}).encode())

    def give_page(self, name):
        """Give a page for people."""
        self._send(200, b"<html>Maintenance</html>")

    def give_panne(self, name):
        """Fail."""
        self._send(503, b"")

    def _send(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Say nothing."""

    def handle(self):
        """Answer, and mind nobody who hung up."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True


@contextmanager
def crossref_server():
    """Run the server; gives its address and itself, with what it was `asked` and who `hung_up`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads, server.asked, server.hung_up = True, [], []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server
    finally:
        server.shutdown()
        server.server_close()
