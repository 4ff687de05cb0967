"""The documents of the demonstration: real references, the text of a law and its files, pictures."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from wagtail.models import Page

from documents.bulk import NewNotice, add_notices
from documents.imports.writing import import_references
from documents.models import Contributor, DocumentPage
from documents.models.notice import Rights
from documents.vocabulary import Vocabulary
from home.demonstration_site import FOLDER, rows
from home.prose import read_prose
from portal.files import texts
from portal.files.models import PortalFile, PortalImage

REFERENCES = ("references.bib", "domaine.bib")
DUPLICATE = "demonstration-double"
LAW_TITLE = "Code criminel, L.R.C. (1985), ch. C-46"
LAW_PDF = "code-criminel-traite.pdf"
LAW_FILES = {
    LAW_PDF: "Code criminel : traite et marchandisation",
    "code-criminel-traite.docx": "Code criminel : traite et marchandisation (Word)",
}


def load_documents(centre, library):
    """Import the references and attach the text of the law; a second run adds nothing.

    Args:
        centre: the French documentation centre.
        library: {name of the file: key in its library}.
    """
    words = {row["keyword"]: row["theme"] for row in rows("theme_words.csv")}
    for name in REFERENCES:
        content = (FOLDER / "documents" / name).read_bytes()
        import_references(content, centre, vocabulary=Vocabulary(words))
    _attach_law(centre, library)
    _add_duplicate(centre)


def _add_duplicate(centre):
    """Make a draft that is like a notice, for the report of possible duplicates."""
    if DocumentPage.objects.filter(import_key=DUPLICATE).exists():
        return
    notices = DocumentPage.objects.child_of(centre).filter(contributors__role="author", tags__isnull=False)
    notice = notices.exclude(year=None).order_by("pk").distinct().first()
    page = DocumentPage(title=f"{notice.title} (copie)", kind=notice.kind, date=notice.date)
    page.language, page.publisher, page.import_key = notice.language, "", DUPLICATE
    people = [
        Contributor(role=one.role, family=one.family, given=one.given, organisation=one.organisation)
        for one in notice.contributors.all()
    ]
    add_notices(centre, [NewNotice(page, people)], live=False)


def load_library():
    """Put the files of the law and the pictures of the guides in the libraries.

    Returns:
        {name of the file: key in its library}.
    """
    files = {name: _file(name, title).pk for name, title in LAW_FILES.items()}
    pictures = {path.name: _picture(path).pk for path in sorted((FOLDER / "images").glob("*.webp"))}
    return {**files, **pictures}


def read_texts():
    """Read the texts of the demonstration's files at once: their words are found from the start."""
    for file in PortalFile.objects.filter(title__in=LAW_FILES.values()):
        texts.read(file.pk)


def _file(name, title):
    found = PortalFile.objects.filter(title=title).first()
    if found is None:
        found = PortalFile(
            title=title, file=ContentFile((FOLDER / "documents" / name).read_bytes(), name=name)
        )
        found.save()
    return found


def _picture(path):
    found = PortalImage.objects.filter(title=path.stem).first()
    if found is None:
        found = PortalImage(title=path.stem, file=ImageFile(BytesIO(path.read_bytes()), name=path.name))
        found.save()
    return found


def _attach_law(centre, library):
    law = DocumentPage.objects.child_of(centre).filter(title__startswith=LAW_TITLE).get()
    if law.file_id:
        return
    law = Page.objects.get(pk=law.pk).specific
    law.file_id = library[LAW_PDF]
    law.rights = Rights.OPEN_GOVERNMENT
    for name, text in read_prose(FOLDER / "documents" / "code-criminel.md").fields.items():
        setattr(law, name, text)
    law.save_revision().publish()
