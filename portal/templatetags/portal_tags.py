"""What the frame's templates need."""

import re

from django import template
from django.conf import settings
from django.db import DatabaseError
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from portal.headers import exit_guard
from portal.typography import unbroken
from portal.visibility import Audience

register = template.Library()
register.filter("unbroken", unbroken, is_safe=True)
TELEPHONE = re.compile(r"\b(?:\d-\d-\d|(?:1[ \u00a0-])?\d{3}[ \u00a0-]\d{3}-\d{4})\b")
SHORT = 3  # figures of a number such as 9-1-1


@register.filter
def to_call(text):
    """Return a text whose telephone numbers, as Québec writes them, are dialled by a touch."""
    return mark_safe(TELEPHONE.sub(_dialled, escape(text)))  # noqa: S308 - escaped


def _dialled(found):
    digits = re.sub(r"\D", "", found.group(0))
    if len(digits) > SHORT:
        digits = "+1" + digits[-10:]
    return f'<a class="to-call" href="tel:{digits}">{found.group(0)}</a>'


@register.filter
def file_size(size):
    """Return a number of bytes in kB or MB of the SI, as the messages about uploads write them."""
    if size < 1_000_000:
        return _("%(number)s kB") % {"number": number_format(max(1, round(size / 1_000)))}
    return _("%(number)s MB") % {"number": number_format(round(size / 1_000_000, 1), 1)}


@register.simple_tag
def exit_guard_script():
    """Return the exit guard, in its element: the first thing of each page."""
    return mark_safe(f"<script>{exit_guard()}</script>")  # noqa: S308 - our own file


@register.simple_tag(takes_context=True)
def exit_address(context):
    """Return where the quick exit leads; the setting's own when the database does not answer."""
    from portal.quick_exit import exit_target

    try:
        return exit_target(context.get("request"))
    except DatabaseError:
        return settings.QUICK_EXIT_URL


@register.simple_tag
def audience_in_words(page):
    """Return who reads a page, or will once it is published, in words; "" for a page outside the site."""
    audience = getattr(page.specific_deferred, "audience", "")
    return {Audience.PUBLIC: _("Visible by everybody"), Audience.MEMBERS: _("Visible by the members")}.get(
        audience, ""
    )


@register.simple_tag
def published_audience(page):
    """Return who reads a page, in words; "" for one that is not published."""
    return audience_in_words(page) if page.live else ""
