"""« Je l'ai adapté »: the way to the form by which members propose a tool, where there is one."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

FORM = "propose_tool"
PARAMETER = "adapte"


def propose_url(adapted=None):
    """Return the address of the form, "" where the site has none.

    Args:
        adapted: the `ToolPage` with which it begins, None for a tool from nothing.
    """
    try:
        url = reverse(FORM)
    except NoReverseMatch:
        return ""
    return f"{url}?{urlencode({PARAMETER: adapted.pk})}" if adapted is not None else url
