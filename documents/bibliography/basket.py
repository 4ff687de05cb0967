"""The notices set aside, in the session: nothing is kept of anybody after it."""

from django.urls import reverse

KEY = "bibliography"
MOST = 200


class Basket:
    """The keys of the notices that a reader set aside, in order."""

    def __init__(self, request):
        """Read the session; a visitor who has none gets none by looking."""
        self._request = request

    @property
    def keys(self) -> list[int]:
        """Primary keys of notices; the gate is whoever shows them."""
        # A preview has no session.
        return list(getattr(self._request, "session", {}).get(KEY, []))

    @property
    def is_full(self) -> bool:
        """Whether nothing more fits."""
        return len(self.keys) >= MOST

    @property
    def is_started(self) -> bool:
        """Whether the reader has a session already; otherwise the first notice set aside makes one."""
        # What the cookie names is known to be there only once it was read.
        return not self._request.session.is_empty()

    def add(self, key: int) -> bool:
        """Set a notice aside; return whether it is there now."""
        keys = self.keys
        if key not in keys:
            if len(keys) >= MOST:
                return False
            self._request.session[KEY] = [*keys, key]
        return True

    def remove(self, key: int):
        """Take a notice back out."""
        if key in self.keys:
            self._request.session[KEY] = [one for one in self.keys if one != key]

    def clear(self):
        """Take all out."""
        self._request.session.pop(KEY, None)


def basket_link(request) -> dict:
    """Return the way to what is set aside: {number, url}."""
    return {"number": len(Basket(request).keys), "url": reverse("bibliography")}


def basket_for(request, notice) -> dict:
    """Return what the page of a notice shows: {key, holds, number, url, change_url}."""
    holds = notice.pk in Basket(request).keys
    change_url = reverse("change_bibliography")
    return {**basket_link(request), "key": notice.pk, "holds": holds, "change_url": change_url}
