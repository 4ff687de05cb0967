"""How settings are read from environment variables."""

import os
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

import dj_database_url

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8192; "
    "PRAGMA mmap_size=67108864; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=27103364;"
)


def read_flag(name, default):
    """Return the environment variable `name` as a boolean: 1, true, yes or on are true."""
    value = os.environ.get(name)
    if value is None or not value.strip():
        return default
    return value.strip().lower() in {"1", "true", "yes", "on"}


def read_list(name, default=()):
    """Return the environment variable `name` as a list, its items separated by commas."""
    value = os.environ.get(name, "")
    return [item.strip() for item in value.split(",") if item.strip()] or list(default)


def require(name):
    """Return the environment variable `name`.

    Raises:
        ImproperlyConfigured: it is absent or empty.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value


def database(url):
    """Return the Django configuration of the database at `url`.

    SQLite runs with WAL and immediate transactions, without which two people who
    write at the same second meet "database is locked".
    """
    config = dj_database_url.parse(url, conn_max_age=300, conn_health_checks=True)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        }
    return config


def caches(backend, location=""):
    """Return Django's caches: one shared by the processes, and none for the copies of images.

    Wagtail would keep the rows of these copies past a change of the image. Django's own 300 entries would
    forget limits at random.
    """
    return {
        "default": {
            "BACKEND": f"django.core.cache.backends.{backend}",
            "LOCATION": location,
            "max_entries": 50_000,
        },
        "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    }


def smtp(url):
    """Return Django's mail settings from `smtp://user:password@host:587/?tls=1` (`ssl=1` for port 465).

    Raises:
        ImproperlyConfigured: it has another form.
    """
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme != "smtp" or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL looks like smtp://user:password@host:587/?tls=1.")
    options = parse_qs(parts.query)
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": options.get("tls") == ["1"],
        "EMAIL_USE_SSL": options.get("ssl") == ["1"],
    }
