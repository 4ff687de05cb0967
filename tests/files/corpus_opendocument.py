"""OpenDocuments that say more than they show."""

import zipfile
from io import BytesIO

from tests.files.corpus_package import with_parts
from tests.files.corpus_pictures import CANARY, INSIDE, jpeg, png

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [
        *(f'xmlns:{prefix}="{NAMES}{name}:1.0"' for prefix, name in {
            "office": "office", "text": "text", "table": "table", "draw": "drawing", "style": "style",
            "presentation": "presentation", "script": "script"}.items()),
        f'xmlns:svg="{NAMES}svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)  # fmt: skip


def odt_with_traces():
    """A LibreOffice text with an author, a note and a tracked change."""
    namespaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    content = (
        f"<office:document-content {namespaces}><office:body><office:text><text:tracked-changes>"
        f"<text:changed-region><dc:creator>{CANARY}</dc:creator></text:changed-region></text:tracked-changes>"
        f"<text:p>Un texte<office:annotation><dc:creator>{CANARY}</dc:creator><text:p>{CANARY}</text:p>"
        f"</office:annotation> à garder</text:p></office:text></office:body></office:document-content>"
    )
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr(
            "meta.xml", f"<office:document-meta {namespaces}><x>{CANARY}</x></office:document-meta>"
        )
        archive.writestr("Thumbnails/thumbnail.png", png())
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/></manifest:manifest>',
        )
    return output.getvalue()


def document(kind, inside, parts, styles=""):
    """Return an OpenDocument.

    Args:
        kind: text, spreadsheet or presentation.
        inside: its body.
        parts: {name: content} of the other parts.
        styles: its automatic styles.
    """
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{inside}</office:{kind}></office:body></office:document-content>"
    )
    output = BytesIO()
    entries = "".join(f'<manifest:file-entry manifest:full-path="{name}"/>' for name in ["/", *parts])
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'
            f'<manifest:manifest xmlns:manifest="{NAMES}manifest:1.0">{entries}</manifest:manifest>',
        )
        for name, data in parts.items():
            archive.writestr(name, data)
    return output.getvalue()


def _meta(name="meta"):
    return f"<office:document-{name} {NAMESPACES}><x>{CANARY}</x></office:document-{name}>"


def text():
    """A text with an object, pictures, hidden words, fields, links, and what programs leave behind."""
    traces = "".join(
        f"<text:{name}>{CANARY}</text:{name}>"
        for name in ("hidden-text", "script", "sender-lastname", "sender-email", "printed-by", "creator")
    )
    pictures = "".join(f'<draw:image xlink:href="Pictures/{name}"/>' for name in INSIDE)
    inside = (
        f'<text:user-field-decls><text:user-field-decl office:string-value="{CANARY}"/>'
        "</text:user-field-decls>"
        f"<text:p>Un mot {traces}vu"
        f'<text:user-defined office:string-value="{CANARY}"> champ</text:user-defined>'
        f'<text:span text:style-name="T2">{CANARY}</text:span> encore</text:p>'
        f'<text:p>{CANARY}<text:hidden-paragraph text:is-hidden="true"/></text:p>'
        f'<text:section text:display="none"><text:p>{CANARY}</text:p></text:section>'
        f'<text:p><text:a xlink:href="file:///home/{CANARY}/a.odt">lien</text:a>{pictures}'
        f'<draw:image xlink:href="file:///home/{CANARY}/a.png"/><draw:frame draw:name="{CANARY}.jpg">'
        '<draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/>'
        f"<svg:desc>C:\\Users\\{CANARY}</svg:desc></draw:frame>"
        f"<script:event-listener xlink:href='{CANARY}'/></text:p>"
    )
    styles = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2" style:parent-style-name="T1"/>'
    )
    return document("text", inside, _left_behind(), styles)


def _left_behind():
    annotation = f"<office:annotation><dc:creator>{CANARY}</dc:creator></office:annotation>"
    return {
        **{f"Pictures/{name}": make() for name, make in INSIDE.items()},
        "Object 1/content.xml": f"<office:document-content {NAMESPACES}><text:p>Titre du graphique"
        f"{annotation}"
        "</text:p></office:document-content>",
        "Object 1/styles.xml": f"<office:document-styles {NAMESPACES}>{annotation}</office:document-styles>",
        "Object 1/meta.xml": _meta(),
        "Object 1/settings.xml": _meta("settings"),
        "Object 1/Pictures/a.jpg": jpeg((16, 16)),
        "ObjectReplacements/Object 1": b"VCLMTF" + CANARY.encode(),
        "ObjectReplacements/Object 2": png(),
        "settings.xml": _meta("settings"),
        "layout-cache": CANARY,
        "manifest.rdf": f"<x>{CANARY}</x>",
        "META-INF/macrosignatures.xml": f"<x>{CANARY}</x>",
        "META-INF/documentsignatures.xml": f"<x>{CANARY}</x>",
        "Dialogs/a.xml": f"<x>{CANARY}</x>",
        "Configurations2/a.xml": f"<x>{CANARY}</x>",
    }


def spreadsheet():
    """A spreadsheet with tracked changes, a note, and another file's cells."""
    cell = (
        f"<office:annotation><dc:creator>{CANARY}</dc:creator></office:annotation><text:p>Un mot vu</text:p>"
    )
    inside = (
        f"<table:tracked-changes><dc:creator>{CANARY}</dc:creator></table:tracked-changes><table:table>"
        f"<table:table-row><table:table-cell table:formula=\"of:=['file:///home/{CANARY}/a.ods'#$A.A1]\">{cell}"
        "</table:table-cell></table:table-row></table:table>"
        f"<table:table table:name=\"'file:///home/{CANARY}/a.ods'#A\"><text:p>{CANARY}</text:p></table:table>"
    )
    return document("spreadsheet", inside, {})


def presentation():
    """A presentation with speaker's notes."""
    notes = f"<presentation:notes><text:p>{CANARY}</text:p></presentation:notes>"
    return document("presentation", f"<draw:page><text:p>Un mot vu</text:p>{notes}</draw:page>", {})


CLEANED = {"texte.odt": text, "classeur.ods": spreadsheet, "diapositives.odp": presentation}
REFUSED = {
    "opendocument macros": lambda: document("text", "", {"Basic/a.xml": "<x/>"}),
    "opendocument object": lambda: document("text", "", {"Object 1": b"\xd0\xcf\x11\xe0"}),
    "opendocument film": lambda: document("presentation", "", {"Media/film.mp4": b"\0" * 50}),
    "opendocument drawing": lambda: document("text", "", {"Pictures/a.svm": b"VCLMTF"}),
    "opendocument entities": lambda: with_parts(
        text(), {"content.xml": lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}
    ),
}
