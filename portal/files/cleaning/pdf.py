"""PDF: written again without what is told of people, what runs, and what is hidden inside."""

from io import BytesIO

import pikepdf

from portal.files.cleaning.jpeg2000 import bare_jpeg2000
from portal.files.cleaning.markup import tells_a_place
from portal.files.cleaning.refusal import RefusedFile
from portal.files.cleaning.segments import without_segments

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
# A form's field is known by its name (/T); who filled it and when is not needed.
PERSONAL_IN_FIELDS = ("/NM", "/M", "/Contents")
HIDDEN = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/Thumb", "/AF", "/CreatorInfo", "/JS")
ROOT_HIDDEN = (
    *("/OpenAction", "/Collection", "/Perms", "/Legal", "/SpiderInfo", "/Requirements", "/DSS", "/URI"),
    *HIDDEN,
)
ATTACHED = ("/EF", "/RF", "/Desc", "/F", "/UF", "/DOS", "/Mac", "/Unix", "/ID", "/CI", "/V")
SIGNATURES = {"/Sig", "/DocTimeStamp"}
RUNS = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie"),
    "/Sound",
}
PICTURES = {"/DCTDecode": without_segments, "/JPXDecode": bare_jpeg2000}


def clean_pdf(content: bytes) -> tuple[bytes, dict]:
    """Return a PDF without metadata, scripts, attachments, comments or signatures.

    A signature names who signed, and holds no more once the file is changed.

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
            return _clean_document(document), {"pages": pages}
    except pikepdf.PasswordError as error:
        raise RefusedFile("password") from error
    except RefusedFile:
        raise
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError, AttributeError) as error:
        raise RefusedFile("broken") from error


def _clean_document(document):
    _clean_root(document)
    for page in document.pages:
        _clean_annotations(page.obj)
    _clean_objects(document)
    output = BytesIO()
    document.save(output, deterministic_id=True, recompress_flate=False)
    return output.getvalue()


def _drop(container, *names):
    for name in names:
        if name in container:
            del container[name]


def _clean_root(document):
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    root = document.Root
    _drop(root, *ROOT_HIDDEN)
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        _drop(names, "/JavaScript", "/EmbeddedFiles", "/Renditions", "/AlternatePresentations")
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        _drop(form, "/XFA", "/CO", "/SigFlags")
    threads = root.get("/Threads")
    # What an article is called and who wrote it (ISO 32000-1, table 160).
    for thread in threads if isinstance(threads, pikepdf.Array) else ():
        if isinstance(thread, pikepdf.Dictionary):
            _drop(thread, "/I")


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
        _drop(annotation, *(PERSONAL_IN_FIELDS if kind == "/Widget" else PERSONAL))
        kept.append(annotation)
    page["/Annots"] = kept


def _clean_objects(document):
    """Remove from each object, wherever it hangs, what runs and what tells."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            _clean_object(document, thing)
        elif isinstance(thing, pikepdf.Array):
            _clean_inside(document, thing, 0)


def _clean_object(document, thing, depth=0):
    _drop(thing, *HIDDEN)
    _clean_actions(thing)
    _clean_signature(thing)
    if "/EF" in thing or str(thing.get("/Type", "")) in ("/Filespec", "/F"):
        _drop(thing, *ATTACHED)
    usage = thing.get("/Usage")
    if isinstance(usage, pikepdf.Dictionary):
        # Who made a layer and for whom (ISO 32000-1, table 102).
        _drop(usage, "/CreatorInfo", "/User")
    if isinstance(thing.get("/Alt"), pikepdf.String) and tells_a_place(str(thing["/Alt"])):
        del thing["/Alt"]
    if isinstance(thing, pikepdf.Stream):
        _clean_stream(document, thing)
    _clean_inside(document, thing.values(), depth)


def _clean_actions(thing):
    for key in ("/A", "/PA", "/Next"):
        action = thing.get(key)
        if isinstance(action, pikepdf.Dictionary) and not _is_safe(action):
            del thing[key]
    if str(thing.get("/S", "")) in RUNS:
        _drop(thing, "/S", "/F", "/Win", "/D", "/Mac", "/Unix")
    if str(thing.get("/S", "")) == "/URI" and not _is_safe(thing):
        _drop(thing, "/S", "/URI")


def _clean_signature(thing):
    """Empty signatures, which hold the certificate and name of who signed (ISO 32000-1, table 252)."""
    if str(thing.get("/FT", "")) == "/Sig":
        _drop(thing, "/V", "/DV", "/Lock", "/SV")
    if str(thing.get("/Type", "")) in SIGNATURES or ("/ByteRange" in thing and "/Contents" in thing):
        _drop(thing, *list(thing.keys()))


def _clean_inside(document, values, depth):
    """Go on into what is written in place; what has a number of its own comes by itself."""
    if depth > DEEPEST:
        raise RefusedFile("broken")
    for value in list(values):
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Array) or value.is_indirect:
            continue
        if isinstance(value, pikepdf.Array):
            _clean_inside(document, value, depth + 1)
        else:
            _clean_object(document, value, depth + 1)


def _is_safe(action):
    kind = str(action.get("/S", ""))
    if kind == "/URI":
        return str(action.get("/URI", "")).strip().lower().startswith(SAFE_LINKS)
    return kind in SAFE_ACTIONS


def _clean_stream(document, stream):
    if str(stream.get("/Type", "")) in ("/EmbeddedFile", "/Metadata"):
        stream.write(b"")
        return
    filters = _as_list(stream.get("/Filter"))
    bare = PICTURES.get(str(filters[-1])) if filters else None
    if bare is None:
        return
    parameters = _as_list(stream.get("/DecodeParms"))
    raw = _unpacked(document, stream, filters[:-1], parameters[:-1])
    picture = bare(raw)
    if picture != raw or len(filters) > 1:
        last = parameters[-1] if len(parameters) == len(filters) else None
        stream.write(picture, filter=filters[-1], decode_parms=last)


def _as_list(value):
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _unpacked(document, stream, filters, parameters):
    """Return a picture's own bytes, which may be packed once more."""
    raw = stream.read_raw_bytes()
    if not filters:
        return raw
    packed = document.make_stream(raw)
    packed.Filter = pikepdf.Array(filters)
    if parameters:
        packed.DecodeParms = pikepdf.Array(parameters)
    return packed.read_bytes()
