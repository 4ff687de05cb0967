"""Production: refuses to start without its secret, its addresses and the number of its proxies."""

import os

from portal.settings.base import *  # noqa: F403
from portal.settings.environment import caches, database, read_flag, read_list, require

SECRET_KEY = require("SECRET_KEY")
require("ALLOWED_HOSTS")
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS")
DATABASES = {"default": database(require("DATABASE_URL"))}
# 0 when visitors reach the application directly: a wrong number closes sign-in to everybody at once.
ALLAUTH_TRUSTED_PROXY_COUNT = int(require("TRUSTED_PROXIES"))
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"]

# A browser's preload list is public: the site's name has no place in it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

REDIS_URL = os.environ.get("REDIS_URL")
CACHES = caches("redis.RedisCache", REDIS_URL) if REDIS_URL else caches("db.DatabaseCache", "cache")

SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
KNOWN_DEVICE_COOKIE_NAME = "__Host-device"
if not read_flag("HTTPS", True):
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, KNOWN_DEVICE_COOKIE_NAME = "session", "csrf", "device"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = False
    SECURE_HSTS_SECONDS = 0
