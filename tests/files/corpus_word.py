"""Word documents that say more than they show."""

from io import BytesIO

import docx

from tests.files import corpus_spreadsheet
from tests.files.corpus_package import package, with_parts, with_relations
from tests.files.corpus_pictures import CANARY, INSIDE, jpeg, png

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"


def docx_with_traces():
    """A Word document with an author, a comment, tracked changes, a photograph and a custom property."""
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = CANARY
    paragraph = document.add_paragraph("Un texte à garder. ")
    document.add_comment(paragraph.runs, text=f"Commentaire {CANARY}", author=CANARY, initials="ZQ")
    document.add_picture(BytesIO(jpeg((64, 64))))
    output = BytesIO()
    document.save(output)
    changes = (
        f'<w:p><w:ins w:id="90" w:author="{CANARY}" w:date="2026-01-01T00:00:00Z">'
        "<w:r><w:t>ajouté</w:t></w:r>"
        f'</w:ins><w:del w:id="91" w:author="{CANARY}"><w:r><w:delText>{CANARY} retiré</w:delText></w:r>'
        "</w:del></w:p>"
    )
    return with_parts(
        output.getvalue(),
        {
            "word/document.xml": lambda xml: xml.replace(b"<w:sectPr", changes.encode() + b"<w:sectPr", 1),
            "docProps/custom.xml": lambda xml: f"<Properties><p>{CANARY}</p></Properties>".encode(),
            "customXml/item1.xml": lambda xml: f"<x>{CANARY}</x>".encode(),
        },
    )


def docx_with_macros():
    """A Word document with a macro."""
    return with_parts(docx_with_traces(), {"word/vbaProject.bin": lambda data: b"\xd0\xcf\x11\xe0"})


def docx_with_entities():
    """A Word document whose XML unfolds without end."""
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    return with_parts(docx_with_traces(), {"word/document.xml": lambda xml: bomb})


def body(xml, namespace=W):
    """Return a document of this body, with styles of which one is hidden."""
    styles = (
        f'<w:styles xmlns:w="{namespace}"><w:style w:type="character" w:styleId="Secret">{HIDDEN}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Draft"><w:basedOn w:val="Secret"/></w:style></w:styles>'
    )
    document = (
        f'<w:document xmlns:w="{namespace}" xmlns:r="{R}"><w:body>{xml}<w:sectPr/></w:body></w:document>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
    return package(
        {"word/document.xml": document, "word/styles.xml": styles},
        {"word/document.xml": {"rId1": ("styles", "styles.xml")}},
        {"word/document.xml": DOCUMENT, "word/styles.xml": kind},
        first="word/document.xml",
    )


def said(text, properties="", name="t"):
    """Return a run."""
    return f'<w:r>{properties}<w:{name} xml:space="preserve">{text}</w:{name}></w:r>'


def removed(text):
    """Return a run that is marked as deleted."""
    return f'<w:del w:id="1" w:author="{CANARY}">{said(text, name="delText")}</w:del>'


def added(text):
    """Return a run that is marked as inserted."""
    return f'<w:ins w:id="2" w:author="{CANARY}" w:date="2026-01-01T00:00:00Z">{said(text)}</w:ins>'


def strict():
    """A document saved as Strict Open XML, with tracked changes."""
    return body(f"<w:p>{said('Gardé ')}{added('ajouté')}{removed(CANARY)}</w:p>", STRICT)


def deleted_rows():
    """A table with a row, and a cell, marked as deleted, and a row marked as inserted."""
    change = f'w:id="3" w:author="{CANARY}"'

    def row(text, mark="", cell=""):
        return (
            f"<w:tr><w:trPr>{mark}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr><w:p>{said(text)}</w:p></w:tc>"
            f"<w:tc><w:p>{said('côté ' + text.split()[0])}</w:p></w:tc></w:tr>"
        )

    return body(
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + row("ordinaire")
        + row(f"effacée {CANARY}", mark=f"<w:del {change}/>")
        + row("ajoutée", mark=f"<w:ins {change}/>")
        + row(f"cellule {CANARY}", cell=f"<w:cellDel {change}/>")
        + "</w:tbl><w:tbl><w:tblPr/><w:tblGrid/>"
        + row(f"seule {CANARY}", mark=f"<w:del {change}/>")
        + f"</w:tbl><w:p>{said('Fin')}</w:p>"
    )


def deleted_marks():
    """Paragraphs whose ends are deleted: some of their words stay."""
    mark = f'<w:pPr><w:rPr><w:del w:id="4" w:author="{CANARY}"/></w:rPr></w:pPr>'
    return body(
        f"<w:p>{mark}{said('Un ')}{removed(CANARY)}</w:p><w:p>{mark}{removed(CANARY)}</w:p>"
        f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr>{said('deux')}</w:p><w:p>{mark}{said('trois')}</w:p>"
    )


def hidden_words():
    """Hidden text by itself, by a style, by a paragraph's style, in a field and in a row."""
    field = "".join(f'<w:r>{HIDDEN}<w:fldChar w:fldCharType="{end}"/></w:r>' for end in ("begin", "end"))
    return body(
        f"<!-- {CANARY} --><?x {CANARY}?><w:p>{said('Vu ')}{said(CANARY, HIDDEN)}"
        + said(CANARY, '<w:rPr><w:rStyle w:val="Secret"/></w:rPr>')
        + said("montré ", '<w:rPr><w:vanish w:val="false"/></w:rPr>')
        + field.replace("</w:r><w:r>", f"</w:r>{said(CANARY, HIDDEN, 'instrText')}<w:r>", 1)
        + f'</w:p><w:p><w:pPr><w:pStyle w:val="Draft"/></w:pPr>{said(CANARY)}</w:p>'
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{said(CANARY)}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p>{said('fin')}</w:p>"
    )


def described_picture():
    """Pictures, described by where they were, of each kind; one is in a deleted sentence only."""
    names = {f"rId{10 + number}": name for number, name in enumerate(INSIDE)}
    places = ["C:\\Users\\" + CANARY, f"/home/{CANARY}/a", f"file:///Users/{CANARY}/a.png", f"D:/{CANARY}"]
    drawings = "".join(
        f'<w:p><w:r><w:drawing><d:docPr xmlns:d="urn:d" id="1" name="{CANARY}.jpg" descr="{place}"/>'
        f'<a:blip xmlns:a="urn:a" r:embed="{identity}" r:link="rId9"/></w:drawing></w:r></w:p>'
        for (identity, name), place in zip(names.items(), places * 9, strict=False)
    )
    gone = f'<w:p>{removed("x").replace("</w:del>", "")}<w:r><w:pict r:id="rId8"/></w:r></w:del></w:p>'
    kinds = {f"rId{10 + number}": ("image", f"media/{name}") for number, name in enumerate(INSIDE)}
    relations = {"rId9": ("image", f"file:///C:/{CANARY}.png"), "rId8": ("image", "media/gone.png"), **kinds}
    parts = {f"word/media/{name}": make() for name, make in INSIDE.items()}
    parts["word/media/gone.png"] = png()
    content = body(f"<w:p>{said('Images')}</w:p>{drawings}{gone}")
    return with_relations(
        content,
        "word/document.xml",
        relations,
        parts,
    )


def fields_and_notes():
    """A field that fetches a file by its path, a note of a deleted sentence, and personal attributes."""
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="0" w:type="separator"/><w:footnote w:id="1"><w:p>'
        f'{said(CANARY)}</w:p></w:footnote><w:footnote w:id="2"><w:p>{said("Note gardée")}</w:p></w:footnote>'
        "</w:footnotes>"
    )
    content = body(
        f"<w:p>{said('INCLUDETEXT &quot;C:', name='instrText')}"
        f"{said('/' + CANARY + '.docx&quot;', name='instrText')}"
        f'<w:fldSimple w:instr="FILENAME C:\\{CANARY}">{said("Champ")}</w:fldSimple>'
        f'<w:del w:author="{CANARY}"><w:r><w:footnoteReference w:id="1"/></w:r></w:del>'
        f'<w:r><w:footnoteReference w:id="2"/></w:r><w:permStart w:id="7" w:ed="{CANARY}"/></w:p>'
        f'<w:p><w:smartTag w:element="{CANARY}"><w:smartTagPr><w:attr w:val="{CANARY}"/></w:smartTagPr>'
        f'{said("Lieu")}</w:smartTag><w:hyperlink r:id="rId8">{said("Lien")}</w:hyperlink></w:p>'
    )
    relations = {"rId7": ("footnotes", "footnotes.xml"), "rId8": ("hyperlink", f"file:///C:/{CANARY}")}
    return with_relations(content, "word/document.xml", relations, {"word/footnotes.xml": notes.encode()})


def embedding(inner, name="word/embeddings/Microsoft_Excel_Worksheet.xlsx"):
    """A Word document that holds another file."""
    content = body(f'<w:p>{said("Dehors")}<w:r><w:object r:id="rId9"/></w:r></w:p>')
    relations = {"rId9": ("package", f"/{name}")}
    return with_relations(content, "word/document.xml", relations, {name: inner})


def embeddings():
    """A Word document in a Word document that holds a workbook."""
    return embedding(embedding(corpus_spreadsheet.workbook()), "word/embeddings/inner.docx")


def many_insertions(count=60_000):
    """A paragraph of very many tracked insertions."""
    return body(f"<w:p>{added('mot ') * count}</w:p>")


CLEANED = {
    "strict.docx": strict,
    "rows.docx": deleted_rows,
    "marks.docx": deleted_marks,
    "hidden.docx": hidden_words,
    "pictures.docx": described_picture,
    "fields.docx": fields_and_notes,
    "embedded.docx": embeddings,
}
REFUSED = {
    "embedded program": lambda: embedding(b"MZ" * 50, "word/embeddings/oleObject1.bin"),
    "embedded pdf": lambda: embedding(b"%PDF-1.7", "word/embeddings/a.pdf"),
    "embedded macros": lambda: embedding(docx_with_macros(), "word/embeddings/a.docx"),
    "embedded too deep": lambda: embedding(embeddings(), "word/embeddings/b.docx"),
    "unknown picture": lambda: with_relations(
        body('<w:p><w:drawing r:id="rId9"/></w:p>'), "word/document.xml", {"rId9": ("image", "media/a.wdp")},
        {"word/media/a.wdp": b"II\xbc" + CANARY.encode()},
    ),
    "declared in UTF-16": lambda: with_parts(
        docx_with_traces(),
        {"word/document.xml": lambda xml: f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w '
         f'[<!ENTITY a "{CANARY}">]><w>&a;</w>'.encode("utf-16")},
    ),
}  # fmt: skip
