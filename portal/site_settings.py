"""What the team sets once for the whole site, as every page shows it."""

from dataclasses import dataclass

from portal.models import SiteSettings
from portal.page_cache import content_version
from portal.search.memory import InMemory


@dataclass(frozen=True)
class _Held:
    version: int = 0
    site_settings: SiteSettings | None = None


# Saving the settings gives the content a new version (`portal.receivers`).
_memory = InMemory(_Held(), lambda version: _Held(version, SiteSettings.load()))


def site_settings(request) -> SiteSettings:
    """Return the settings of the site, read again when they change. They are shared: nobody may change them.

    Args:
        request: the request that is answered.
    """
    return _memory.current(content_version(request)).site_settings
