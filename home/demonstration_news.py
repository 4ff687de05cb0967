"""The news of the demonstration, from three regions; on days relative to the loading."""

import json
from datetime import timedelta

from django.utils import timezone

from home.demonstration_site import DOMAIN, FOLDER, pair
from members.models import User
from news.models import NewsIndexPage, NewsPage
from news.publishing import text_blocks
from portal.models import Region, Theme

INDEX = {
    "fr": {
        "title": "Actualités",
        "slug": "actualites",
        "introduction": "Ce qui ouvre, ce qui bouge, ce qui a marché : les régions se racontent, pour que "
        "personne ne recommence seule.",
    },
    "en": {
        "title": "News",
        "slug": "news",
        "introduction": "What opens, what moves, what worked: the regions tell each other, so that nobody "
        "starts over alone.",
    },
}
PLAIN = ("title", "slug", "introduction", "credit", "language", "audience", "other_title", "other_summary")


def load_index(homes):
    """Make the lists of news, and return them: {language: list}."""
    return pair(homes, lambda code: NewsIndexPage(show_in_menus=True, **INDEX[code]))


def load_news(indexes):
    """Make the news under the French list; a second run adds nothing."""
    told = json.loads((FOLDER / "news.json").read_text(encoding="utf-8"))
    for row in told["news"]:
        if not NewsPage.objects.filter(slug=row["slug"]).exists():
            _load(row, indexes["fr"])


def _load(row, index):
    today, until = timezone.localdate(), row.get("until_in_days")
    news = NewsPage(
        **{name: row[name] for name in PLAIN if name in row},
        published_on=today - timedelta(days=row["days_ago"]),
        until=today + timedelta(days=until) if until else None,
        author=User.objects.filter(email=f"{row.get('author')}@{DOMAIN}").first(),
        locale=index.locale,
    )
    news.themes = Theme.objects.filter(slug__in=row["themes"])
    news.regions = Region.objects.filter(code__in=row["regions"])
    news.body = text_blocks("\n\n".join(row["text"]))
    index.refresh_from_db()
    index.add_child(instance=news)
    news.save_revision().publish()
