"""Production: refuses to start without its three secrets and addresses."""

import os

from portal.settings.base import *  # noqa: F403
from portal.settings.environment import caches, database, read_flag, read_list, require

SECRET_KEY = require("SECRET_KEY")
require("ALLOWED_HOSTS")
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS")
DATABASES = {"default": database(require("DATABASE_URL"))}
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"]

# A browser's preload list is public: the site's name has no place in it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

REDIS_URL = os.environ.get("REDIS_URL")
CACHES = caches("redis.RedisCache", REDIS_URL) if REDIS_URL else caches("db.DatabaseCache", "cache")

if not read_flag("HTTPS", True):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = False
    SECURE_HSTS_SECONDS = 0
