"""Shows in a text what was found in it, in words as well as in colour."""

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

KINDS = {
    "name": _("a person’s name"),
    "telephone": _("telephone number"),
    "address": _("street address"),
    "postal_code": _("postal code"),
    "email": _("e-mail address"),
    "plate": _("licence plate"),
    "insurance": _("social insurance number"),
    "health": _("health insurance number"),
    "birth": _("date of birth"),
}


def marked(text: str, spots) -> SafeString:
    """Return a text with each spot in `<mark>`, preceded by what it may be for who does not see the colour.

    Args:
        text: the text in which the spots were found.
        spots: what `portal.anonymity.spots.spot` returned.
    """
    pieces, place = [], 0
    for spot in sorted(spots):
        if not place <= spot.start < spot.end <= len(text):
            continue
        pieces.append(escape(text[place : spot.start]))
        pieces.append(
            format_html(
                '<mark data-kind="{}"><span class="visually-hidden">[{}] </span>{}</mark>',
                spot.kind,
                KINDS.get(spot.kind, ""),
                text[spot.start : spot.end],
            )
        )
        place = spot.end
    pieces.append(escape(text[place:]))
    return mark_safe("".join(pieces))  # noqa: S308 - each piece is escaped
