"""Models of the ground floor."""

from portal.models.daily_count import DailyCount
from portal.models.former_address import FormerAddress
from portal.models.outgoing_message import OutgoingMessage
from portal.models.page import Audience, PortalPage
from portal.models.site_settings import SiteSettings
from portal.models.taxonomy import Region, Theme

__all__ = [
    "Audience",
    "DailyCount",
    "FormerAddress",
    "OutgoingMessage",
    "PortalPage",
    "Region",
    "SiteSettings",
    "Theme",
]
