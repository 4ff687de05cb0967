"""PDF: written again without what is told of people, what runs, and what is hidden inside."""

from io import BytesIO

import pikepdf

from portal.files.cleaning.images import without_segments
from portal.files.cleaning.refusal import RefusedFile

MOST_PAGES = 3_000
DEEPEST = 40
# Annotations that say who wrote them, play or carry something (ISO 32000-1, table 169).
REMOVED = {
    *("/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D", "/Caret"),
    *("/Redact", "/TrapNet"),
}
SAFE_ACTIONS = {"/URI", "/GoTo", "/Named"}
SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")
PERSONAL = ("/T", "/Contents", "/RC", "/NM", "/M", "/CreationDate", "/Subj", "/Popup", "/IRT")
HIDDEN = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/Thumb", "/AF")


def clean_pdf(content: bytes) -> tuple[bytes, dict]:
    """Return a PDF without metadata, scripts, attachments or comments.

    Raises:
        RefusedFile: it is broken, asks for a password, or has too many pages.
    """
    try:
        with pikepdf.open(BytesIO(content)) as document:
            pages = len(document.pages)
            if pages > MOST_PAGES:
                raise RefusedFile("pages")
            if not pages:
                raise RefusedFile("broken")
            _clean_root(document)
            for page in document.pages:
                _clean_annotations(page.obj)
            _clean_objects(document)
            output = BytesIO()
            document.save(output, deterministic_id=True, recompress_flate=False)
            return output.getvalue(), {"pages": pages}
    except pikepdf.PasswordError as error:
        raise RefusedFile("password") from error
    except RefusedFile:
        raise
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError, AttributeError) as error:
        raise RefusedFile("broken") from error


def _drop(container, *names):
    for name in names:
        if name in container:
            del container[name]


def _clean_root(document):
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    root = document.Root
    _drop(root, "/OpenAction", "/Collection", "/Perms", "/Legal", "/SpiderInfo", "/Requirements", *HIDDEN)
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        _drop(names, "/JavaScript", "/EmbeddedFiles", "/Renditions", "/AlternatePresentations")
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        _drop(form, "/XFA", "/CO", "/SigFlags")


def _clean_annotations(page):
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        _drop(page, "/Annots")
        return
    kept = pikepdf.Array()
    for annotation in annotations:
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        kind = str(annotation.get("/Subtype", ""))
        if kind in REMOVED:
            continue
        if kind not in ("/Link", "/Widget"):
            _drop(annotation, *PERSONAL)
        kept.append(annotation)
    page["/Annots"] = kept


def _clean_objects(document):
    """Remove from each object, wherever it hangs, what runs and what tells."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            _clean_object(thing)
        elif isinstance(thing, pikepdf.Array):
            _clean_inside(thing, 0)


def _clean_object(thing, depth=0):
    _drop(thing, *HIDDEN)
    for key in ("/A", "/PA", "/Next"):
        action = thing.get(key)
        if isinstance(action, pikepdf.Dictionary) and not _is_safe(action):
            del thing[key]
    if "/JS" in thing:
        del thing["/JS"]
    if str(thing.get("/Type", "")) in ("/Filespec", "/F"):
        _drop(thing, "/EF", "/RF", "/Desc")
    if str(thing.get("/S", "")) in ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData"):
        _drop(thing, "/S", "/F", "/Win")
    if isinstance(thing, pikepdf.Stream):
        _clean_stream(thing)
    _clean_inside(thing.values(), depth)


def _clean_inside(values, depth):
    """Go on into what is written in place; what has a number of its own comes by itself."""
    if depth > DEEPEST:
        raise RefusedFile("broken")
    for value in list(values):
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Array) or value.is_indirect:
            continue
        if isinstance(value, pikepdf.Array):
            _clean_inside(value, depth + 1)
        else:
            _clean_object(value, depth + 1)


def _is_safe(action):
    kind = str(action.get("/S", ""))
    if kind == "/URI":
        return str(action.get("/URI", "")).strip().lower().startswith(SAFE_LINKS)
    return kind in SAFE_ACTIONS


def _clean_stream(stream):
    if str(stream.get("/Type", "")) in ("/EmbeddedFile", "/Metadata"):
        stream.write(b"")
        return
    filters = stream.get("/Filter")
    if str(filters) == "/DCTDecode" or (
        isinstance(filters, pikepdf.Array) and len(filters) == 1 and str(filters[0]) == "/DCTDecode"
    ):
        raw = stream.read_raw_bytes()
        bare = without_segments(raw)
        if bare != raw:
            parameters = stream.get("/DecodeParms")
            stream.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=parameters)
