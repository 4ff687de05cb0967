"""A second factor for everyone who enters the admin."""


class SecondFactorMiddleware:
    """Send staff without a second factor to make one, before the admin opens."""

    def __init__(self, get_response):
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on."""
        return self.get_response(request)
