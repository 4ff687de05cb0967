"""Word's texts (ECMA-376, part 1, 17): changes accepted, and nothing left that is not seen."""

from lxml import etree

from portal.files.cleaning.drawing import WORD
from portal.files.cleaning.markup import drop, local_name, named, namespace, tells_a_place, unwrap

ACCEPTED = {"ins", "moveTo", "smartTag", "customXml", "conflictIns"}
DELETED = {"del", "moveFrom", "conflictDel"}
REJECTED = {
    *(*DELETED, "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tcPrChange", "trPrChange"),
    *("tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "customXmlInsRangeStart"),
    *("customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "moveFromRangeStart"),
    *("moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlMoveFromRangeStart"),
    *("customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"),
    *("customXmlConflictInsRangeStart", "customXmlConflictInsRangeEnd", "customXmlConflictDelRangeStart"),
    *("customXmlConflictDelRangeEnd", "smartTagPr", "customXmlPr", "permStart", "permEnd", "dataBinding"),
    # Of settings.xml: where the document was made, with what, and how often it was saved.
    *("attachedTemplate", "mailMerge", "rsids", "docVars", "trackRevisions", "saveThroughXslt", "docId"),
    *("attachedSchema", "schemaLibrary", "documentTasks"),
}
# Any attribute of a change that is left, with the marks of each saving.
PERSONAL = {"author", "initials", "date", "dateUtc", "userId", "paraId", "textId"}
MARKS = {"bookmarkStart", "bookmarkEnd", "proofErr"}
OFF = {"0", "false", "off", "none"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


def clean_word(root, hidden_styles: set[str]):
    """Accept the tracked changes, and drop hidden text, comments and what tells who wrote.

    Args:
        root: a part of the document, changed in place.
        hidden_styles: the styles whose text is hidden.
    """
    _drop_deleted_rows(root)
    ended = [p for p in _words(root, {"p"}) if _is_mark_deleted(p)]
    drop(root, _words(root, REJECTED))
    unwrap(root, _words(root, ACCEPTED))
    _join(root, ended)
    _drop_hidden(root, hidden_styles)
    _drop_paths(root)
    for element in root.iter(etree.Element):
        for name in list(element.attrib):
            short = name.rsplit("}", 1)[-1]
            if namespace(name) and (short in PERSONAL or short.startswith("rsid")):
                del element.attrib[name]


def _words(root, names):
    """Return Word's own elements of these names, in either conformance, or its later additions to them."""
    found = named(root, names)
    return [e for e in found if namespace(e.tag) in WORD or "/office/word/" in namespace(e.tag)]


def _child(element, *path):
    """Return what is at a path of local names under an element, whatever the namespace."""
    for name in path:
        if element is None:
            return None
        element = next((child for child in element.iterchildren(f"{{*}}{name}")), None)
    return element


def _drop_deleted_rows(root):
    """Drop rows and cells that are marked as deleted (17.13.5.12 and 17.13.5.2), then what they emptied."""
    rows = [e for e in _words(root, {"tr"}) if _is_row_gone(_child(e, "trPr"))]
    cells = [e for e in _words(root, {"tc"}) if _child(e, "tcPr", "cellDel") is not None]
    drop(root, rows + cells)
    if rows or cells:
        drop(root, [e for e in _words(root, {"tr"}) if not _holds(e, "tc")])
        drop(root, [e for e in _words(root, {"tbl"}) if not _holds(e, "tr")])


def _is_row_gone(properties):
    if properties is None:
        return False
    return any(local_name(child) in DELETED or _is_on(child, "hidden") for child in properties)


def _is_on(element, name):
    return local_name(element) == name and (_value(element) or "1").lower() not in OFF


def _holds(element, name):
    return any(local_name(inner) == name for inner in element.iter(etree.Element) if inner is not element)


def _is_mark_deleted(paragraph):
    properties = _child(paragraph, "pPr")
    marks = _child(properties, "rPr") if properties is not None else None
    if marks is None or _child(properties, "sectPr") is not None:
        return False
    return any(local_name(mark) in DELETED for mark in marks)


def _join(root, ended):
    """Put the words of paragraphs whose mark is deleted before those of the next (17.13.5.15)."""
    waiting, gone = set(ended), []
    for paragraph in ended:
        if paragraph not in waiting:
            continue
        group = [paragraph]
        while (after := _next(group[-1])) in waiting:
            group.append(after)
        waiting.difference_update(group)
        last = after if after is not None and local_name(after) == "p" else group.pop()
        _move([child for p in group for child in p if local_name(child) != "pPr"], last)
        gone += group
        if after is not last and not _has_words(last) and _may_go(paragraph, after):
            gone.append(last)
    drop(root, gone)


def _next(element):
    element = element.getnext()
    while element is not None and local_name(element) in MARKS:
        element = element.getnext()
    return element


def _move(children, paragraph):
    properties = _child(paragraph, "pPr")
    for child in reversed(children):
        if properties is not None:
            properties.addnext(child)
        else:
            paragraph.insert(0, child)


def _has_words(paragraph):
    return any(local_name(child) not in {"pPr", *MARKS} for child in paragraph)


def _may_go(first, after):
    """Return whether empty paragraphs from `first` on may all go: a cell must end with one (17.4.65)."""
    before = first.getprevious()
    return (after is not None and local_name(after) == "tbl") or (
        before is not None and local_name(before) == "p"
    )


def _drop_hidden(root, hidden_styles):
    """Drop the text that is not shown (17.3.2.41): who publishes does not see it."""
    styled = {
        run
        for paragraph in named(root, {"p"})
        if _value(_child(paragraph, "pPr", "pStyle")) in hidden_styles
        for run in named(paragraph, {"r"})
    }
    hidden = [run for run in named(root, {"r"}) if _is_hidden(run, run in styled, hidden_styles)]
    # A field's ends stay, or the rest of the document would be in the field.
    whole = [run for run in hidden if _child(run, "fldChar") is None]
    inside = [c for run in hidden for c in run if local_name(c) not in ("rPr", "fldChar")]
    drop(root, whole + inside)


def _is_hidden(run, is_styled, hidden_styles):
    properties = _child(run, "rPr")
    vanish = _child(properties, "vanish")
    if vanish is not None:
        return _is_on(vanish, "vanish")
    return is_styled or _value(_child(properties, "rStyle")) in hidden_styles


def _attribute(element, local):
    """Return an attribute of an element by its local name, whatever its namespace."""
    return next((v for k, v in element.attrib.items() if k.rsplit("}", 1)[-1] == local), None)


def _value(element):
    return None if element is None else _attribute(element, "val")


def hidden_styles(root) -> set[str]:
    """Return the ids of the styles whose text is not shown.

    Args:
        root: the part of the styles.
    """
    bases, hidden = {}, set()
    for style in named(root, {"style"}):
        name = _attribute(style, "styleId")
        vanish, base = _child(style, "rPr", "vanish"), _child(style, "basedOn")
        if vanish is not None:
            hidden |= {name} if name and _is_on(vanish, "vanish") else set()
        elif base is not None:
            bases.setdefault(_value(base), []).append(name)
    waiting = list(hidden)
    while waiting:
        new = [name for name in bases.get(waiting.pop(), []) if name not in hidden]
        hidden.update(new)
        waiting += new
    return hidden


def _drop_paths(root):
    """Empty the instructions of fields that hold a path; what they show stays (17.16.5)."""
    unwrap(root, [f for f in named(root, {"fldSimple"}) if tells_a_place(_attribute(f, "instr"))])
    for paragraph in named(root, {"p"}):
        # Word cuts an instruction in pieces where it likes.
        pieces = named(paragraph, {"instrText", "delInstrText"})
        if tells_a_place("".join(piece.text or "" for piece in pieces)):
            for piece in pieces:
                piece.text = ""


def notes_in(root) -> set[tuple[str, str]]:
    """Return (kind, id) of the notes that the document calls."""
    return {(NOTES[local_name(call)], _attribute(call, "id")) for call in named(root, NOTES)}


def drop_other_notes(root, called: set[tuple[str, str]]):
    """Drop the notes that nothing calls any more, as their sentence was deleted; keep the separators."""
    for kind in NOTES.values():
        ordinary = [note for note in named(root, {kind}) if _attribute(note, "type") in (None, "normal")]
        drop(root, [note for note in ordinary if (kind, _attribute(note, "id")) not in called])
