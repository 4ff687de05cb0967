"""Asks Crossref what a DOI names: from the server, five seconds at most, remembered for a day.

The address asked is the setting's and no other: a redirect leads nowhere. Names, sizes and
durations are bounded here, because the answer is somebody else's.
"""

import hashlib
import json
import threading
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache

import requests

from documents.crossref.line import Line
from documents.references import crossref_work
from documents.references.cleaning import clean_doi
from documents.references.reference import Reference
from portal.models import SiteSettings

SECONDS = 5
LARGEST = 2 * 1024 * 1024  # bytes
KEPT = 24 * 60 * 60  # seconds
UNKNOWN = "unknown"


class NoAnswer(Exception):
    """Crossref is switched off, does not answer in time, or answers what is no record."""


class UnknownDoi(Exception):
    """Crossref knows no such DOI."""


def is_on():
    """Tell whether Crossref may be asked."""
    return bool(settings.CROSSREF_URL)


def look_up(doi: str) -> Reference:
    """Return what Crossref says of a DOI.

    Args:
        doi: "10.1234/abcd", or its address.

    Raises:
        UnknownDoi: there is none of that name, or it is no DOI.
        NoAnswer: it could not be asked.
    """
    doi = clean_doi(doi)
    if not doi:
        raise UnknownDoi
    if not is_on():
        raise NoAnswer
    key = f"crossref-{hashlib.sha256(doi.encode()).hexdigest()}"
    record = cache.get(key)
    if record is None:
        record = _record(_ask(doi), doi)
        cache.set(key, record, KEPT)
    if record == UNKNOWN:
        raise UnknownDoi
    return Reference.from_record(record)


def _record(answer, doi):
    if answer == UNKNOWN:
        return UNKNOWN
    reference = crossref_work.read(answer.get("message") if isinstance(answer, dict) else None)
    if reference is None:
        raise NoAnswer
    reference.doi, reference.link = doi, reference.link or f"https://doi.org/{doi}"
    return reference.to_record()


def _ask(doi):
    """Return the JSON of Crossref's answer, or UNKNOWN.

    The wait ends after `SECONDS` whatever the other side does, and the line is cut: the thread ends then,
    or as soon as the system gives up looking for the address of a name.

    Raises:
        NoAnswer: it took too long, failed, or is no JSON.
    """
    found, line = [], Line()
    url = f"{settings.CROSSREF_URL.rstrip('/')}/works/{quote(doi, safe='')}"
    args = line, url, _introduction(), found
    asking = threading.Thread(name="crossref", target=_fetch, args=args, daemon=True)
    asking.start()
    asking.join(SECONDS)
    answer = found[0] if found else None
    line.cut()
    if answer is None:
        raise NoAnswer
    return answer


def _introduction():
    """Return how we present ourselves: Crossref serves first those who give an address to write to."""
    contact = settings.CROSSREF_CONTACT or SiteSettings.load().contact_email
    return {"User-Agent": f"PortailVIE/1.0 (mailto:{contact})" if contact else "PortailVIE/1.0"}


def _fetch(line, url, headers, found):
    """Append the answer to `found`, or None. Reads no setting and no database: it may outlive the request."""
    options = {"headers": headers, "timeout": SECONDS, "stream": True, "allow_redirects": False}
    try:
        with _session(line) as session, session.get(url, **options) as response:
            if response.status_code == 404:
                found.append(UNKNOWN)
                return
            body = _body(response) if response.status_code == 200 else None
            found.append(None if body is None else json.loads(body))
    # OSError: the line was cut; `requests` gives most of its own as one too.
    except (OSError, ValueError, RecursionError):
        found.append(None)


def _session(line):
    session = requests.Session()
    session.mount("https://", line)
    session.mount("http://", line)
    return session


def _body(response):
    """Return the bytes of an answer, or None when it is too large."""
    body = b""
    for chunk in response.iter_content(16 * 1024):
        body += chunk
        if len(body) > LARGEST:
            return None
    return body
