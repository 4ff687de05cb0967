"""The table of the leaks that are sown on purpose, and how one is put into it."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from django.urls import get_resolver
from django.urls.resolvers import URLResolver


@dataclass(frozen=True)
class Seed:
    """A leak.

    Args:
        sow: puts it in place with a `pytest.MonkeyPatch`.
        who, at: who is told what she must not be told, and at which address; "*" stands for any letters.
    """

    sow: object
    who: str
    at: str

    def asks(self, asks):
        """Return those of `asks` that it must show in."""
        return [ask for ask in asks if ask.who == self.who and fnmatchcase(ask.path, self.at)]


SEEDS: dict[str, Seed] = {}


def seed(name, who, at):
    """Put a function in the table under the name of the leak that it sows."""

    def keep(sow):
        SEEDS[name] = Seed(sow, who, at)
        return sow

    return keep


def replace_view(patch, name, leaky):
    """Put `leaky(view, request, **arguments)` before the view of that name."""

    def patterns(resolver):
        for pattern in resolver.url_patterns:
            yield from patterns(pattern) if isinstance(pattern, URLResolver) else [pattern]

    pattern = next(pattern for pattern in patterns(get_resolver()) if pattern.name == name)
    view = pattern.callback
    patch.setattr(pattern, "callback", lambda request, *args, **more: leaky(view, request, *args, **more))
