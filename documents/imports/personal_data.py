"""What the imports tell about who brought them: given to her, and erased."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from documents.models import ImportBatch
from portal.registries.personal_data import PersonalData, personal_data

NAME = "imports"


def _export(user):
    """Give what she brought, when, and what became of it; the references themselves tell nothing of her."""
    return [
        {
            gettext_noop("name"): batch.name,
            gettext_noop("brought"): batch.made_at.isoformat(),
            gettext_noop("changed"): batch.changed_at.isoformat(),
            gettext_noop("state"): batch.get_state_display(),
            gettext_noop("problem"): batch.problem,
            gettext_noop("references"): sum(batch.numbers().values()),
        }
        for batch in ImportBatch.objects.filter(owner=user).defer("content")
    ]


def _erase(user):
    """Erase her imports; the notices that they made stay, as they do when an import grows old."""
    ImportBatch.objects.filter(owner=user).delete()


def register_imports():
    """Declare what is held about who imports."""
    label = _("References that you brought to import")
    personal_data.register(PersonalData(NAME, label, _export, _erase, covers=("documents.ImportBatch",)))
