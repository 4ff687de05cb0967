"""Zones of events, in words."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from portal.dates import hour_in_words
from webinars.choices import Zone


def zone_in_words(starts_at, zone):
    """Return the name of the zone, and the hour in Québec where it is another."""
    name = str(Zone(zone).label)
    home = ZoneInfo(Zone.EASTERN)
    local, here = starts_at.astimezone(ZoneInfo(str(zone))), starts_at.astimezone(home)
    if local.utcoffset() == here.utcoffset():
        return name
    return _("%(zone)s; %(hour)s in Montréal") % {"zone": name, "hour": hour_in_words(here)}
