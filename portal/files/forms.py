"""The libraries' forms: a file is cleaned when it is sent, and a refusal says why."""

from django.db import transaction

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from portal.files.clean import clean


class _CleanedUpload:
    """Cleans the file field."""

    images_only = False

    def clean_file(self):
        """Return the cleaned file; an unchanged one passes.

        Raises:
            ValidationError: the file is refused.
        """
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        cleaned = clean(file, images_only=self.images_only)
        self.instance.pages = cleaned.facts.get("pages")
        return cleaned.as_file(file.name)

    def save(self, commit=True):
        """Save; the file that was replaced goes when the change is certain."""
        replaced, self.original_file = self.original_file, None
        with transaction.atomic():
            saved = super().save(commit=commit)
            if commit and "file" in self.changed_data and replaced:
                storage, name = replaced.storage, replaced.name
                if hasattr(saved, "renditions"):
                    saved.renditions.all().delete()
                transaction.on_commit(lambda: storage.delete(name))
        return saved


class PortalImageForm(_CleanedUpload, BaseImageForm):
    """The form of an image."""

    images_only = True


class PortalFileForm(_CleanedUpload, BaseDocumentForm):
    """The form of a file."""
