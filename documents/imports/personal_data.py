"""What the imports tell about who brought them: given to her, and erased."""

from django.utils.translation import gettext_lazy as _

from documents.models import ImportBatch
from portal.registries.personal_data import PersonalData, personal_data

NAME = "imports"


def _export(user):
    """Give what she brought, when, and what became of it; the references themselves tell nothing of her."""
    return [
        {
            "name": batch.name,
            "brought": batch.made_at.isoformat(),
            "changed": batch.changed_at.isoformat(),
            "state": batch.get_state_display(),
            "problem": batch.problem,
            "references": sum(batch.numbers().values()),
        }
        for batch in ImportBatch.objects.filter(owner=user).defer("content")
    ]


def _erase(user):
    """Erase her imports; the notices that they made stay, as they do when an import grows old."""
    ImportBatch.objects.filter(owner=user).delete()


def register_imports():
    """Declare what is held about who imports."""
    personal_data.register(PersonalData(NAME, _("References that you brought to import"), _export, _erase))
