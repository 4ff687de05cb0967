"""The editors' list of files: what became of the reading of their texts, to see and to filter."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import DocumentsFilterSet, IndexView

import django_filters

from portal.files.gate import may_work_with
from portal.files.models import TO_MEND, FileText, PortalFile, TextState
from portal.registries.queues import Queue, Waiting


class FileFilterSet(DocumentsFilterSet):
    """What narrows the list of files."""

    text__state = django_filters.MultipleChoiceFilter(label=_("Text"), choices=TextState.choices)

    class Meta(DocumentsFilterSet.Meta):
        model = PortalFile


class FileIndexView(IndexView):
    """The list of files, with the state of their texts."""

    filterset_class = FileFilterSet

    @property
    def columns(self):
        """The columns of Wagtail, and the text."""
        return [*super().columns, Column("text", label=_("Text"), accessor=_text)]


def _text(file):
    return str(getattr(file, "text", None) or "–")


def files_to_mend(user) -> Waiting:
    """Return how many files wait for another one, to who works with files."""
    if not may_work_with(user, PortalFile):
        return Waiting(0)
    texts = FileText.objects.filter(state__in=TO_MEND)
    oldest = texts.order_by("changed_at").values_list("changed_at", flat=True).first()
    return Waiting(texts.count(), oldest)


def list_of_files_to_mend() -> str:
    """Return the address of the list of those files."""
    asked = "&".join(f"text__state={state.value}" for state in TO_MEND)
    return f"{reverse('wagtaildocs:index')}?{asked}"


FILES_TO_MEND = Queue(
    "files_to_mend", _("Files whose text cannot be searched"), files_to_mend, list_of_files_to_mend
)
