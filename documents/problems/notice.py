"""The notice that a report is about, with the ways to it."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail.admin.panels import FieldPanel

from portal.links import opaque_address


def links_to_notice(notice):
    """Return the title of a notice, then where it is changed and where it is read, as HTML."""
    return format_html(
        '<b>{}</b><br><a href="{}">{}</a> · <a href="{}">{}</a>',
        notice.title,
        reverse("wagtailadmin_pages:edit", args=[notice.pk]),
        _("Edit the notice"),
        opaque_address(notice.pk),
        _("See the notice"),
    )


class ReportedNoticePanel(FieldPanel):
    """The notice, with the ways to it."""

    def format_value_for_display(self, value):
        """Show the links in the place of the title."""
        return links_to_notice(value)
