"""Development: works with no environment variable at all."""

import os

from portal.settings.base import *  # noqa: F403
from portal.settings.base import VAR_DIR
from portal.settings.environment import caches, database, read_flag, read_list

DEBUG = read_flag("DEBUG", True)
SECRET_KEY = os.environ.get("SECRET_KEY", "development-only-key-never-used-in-production-4f7b1c9d")
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
VAR_DIR.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
CACHES = caches("db.DatabaseCache", "cache")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None
DEMONSTRATION_WELCOME = True
SECOND_FACTOR_FOR_ADMIN = read_flag("SECOND_FACTOR_FOR_ADMIN", False)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if not os.environ.get("EMAIL_URL"):
    DELIVERY_EMAIL_BACKEND = "portal.mail_backends.EmlBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
