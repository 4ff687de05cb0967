"""What every template may use."""

from portal.navigation import site_context


def portal(request):
    """Return what the page frame needs: names, navigation, account, language switch."""
    return site_context(request)
