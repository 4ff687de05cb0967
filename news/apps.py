"""Application configuration."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """The `news` app."""

    name = "news"

    def ready(self):
        """Feed the search, tell what is related, say what is held about people."""
        from news import receivers, related, search_source  # noqa: F401
        from news.deposit_kind import register_news as register_deposits
        from news.novelties import register_novelties
        from news.personal_data import register_news

        search_source.register_source()
        related.register_source()
        register_news()
        register_deposits()
        register_novelties()
