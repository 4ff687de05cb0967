"""Models of news."""

from news.models.index_page import NewsIndexPage
from news.models.news import NewsPage

__all__ = ["NewsIndexPage", "NewsPage"]
