"""Filters of the editors' list of news."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.pages.listing import PageFilterSet

import django_filters

from news.models import NewsPage
from news.models.news import NewsLanguage
from portal.models import Audience, Region, Theme


class NewsFilterSet(PageFilterSet):
    """What narrows the list of news."""

    # News live once: all are in the French tree.
    locale = None

    regions = django_filters.ModelMultipleChoiceFilter(label=_("Region"), queryset=Region.objects.all())
    themes = django_filters.ModelMultipleChoiceFilter(label=_("Theme"), queryset=Theme.objects.all())
    language = django_filters.ChoiceFilter(label=_("Language"), choices=NewsLanguage.choices)
    audience = django_filters.ChoiceFilter(label=_("Audience"), choices=Audience.choices)

    class Meta:
        model = NewsPage
        fields = []
