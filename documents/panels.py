"""Filters and columns of the editors' list of notices."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.pages.listing import PageFilterSet

import django_filters

from documents.kinds import DocumentKind
from documents.models import DocumentPage
from documents.models.notice import DocumentLanguage
from portal.models import Audience, Region, Theme


class NoticeFilterSet(PageFilterSet):
    """What narrows the list of notices."""

    # Notices live once: all are in the French tree.
    locale = None

    kind = django_filters.MultipleChoiceFilter(label=_("Kind"), choices=DocumentKind.choices)
    themes = django_filters.ModelMultipleChoiceFilter(label=_("Theme"), queryset=Theme.objects.all())
    regions = django_filters.ModelMultipleChoiceFilter(label=_("Region"), queryset=Region.objects.all())
    language = django_filters.ChoiceFilter(label=_("Language"), choices=DocumentLanguage.choices)
    audience = django_filters.ChoiceFilter(label=_("Audience"), choices=Audience.choices)

    class Meta:
        model = DocumentPage
        fields = []
