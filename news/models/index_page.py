"""The list of news."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from portal.links import DEFAULT_LANGUAGE
from portal.models import PortalPage


class NewsIndexPage(PortalPage):
    """What happens in the regions. The news live under the French list; each language has its own."""

    content_panels = [*PortalPage.content_panels[:1], FieldPanel("introduction"), FieldPanel("listing_image")]

    template = "news/news_index_page.html"
    page_description = _("News: what happens in the regions.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    is_creatable = True

    class Meta:
        verbose_name = _("list of news")

    def home_of_news(self):
        """Return the list under which the news live: the French one."""
        if self.locale.language_code == DEFAULT_LANGUAGE:
            return self
        return self.get_translations().filter(locale__language_code=DEFAULT_LANGUAGE).first() or self

    def find_below(self, parts, user):
        """Find a piece of news under the English address: the news live under the French page."""
        from news.models import NewsPage

        home = self.home_of_news()
        if len(parts) != 1 or home.pk == self.pk:
            return None
        found = NewsPage.objects.visible_to(user).child_of(home).filter(slug=parts[0])
        return found.select_related("locale").first()

    def get_context(self, request, *args, **kwargs):
        """Add the results of the search that the address asks."""
        from news.listing import listing

        return {**super().get_context(request, *args, **kwargs), **listing(request)}

    def respond_as(self, request, name):
        """Give the list as a feed.

        Raises:
            Http404: there is no such form.
        """
        from news.feeds import feed_of
        from portal.feeds import FEED

        return feed_of(self, request) if name == FEED else super().respond_as(request, name)
