"""Word, Excel and PowerPoint (ECMA-376): without authors, comments, tracked changes or hidden parts.

What is left is what a reader sees, made of known parts only (see `relations`). Speaker's notes go with
their masters, as they are often private; pivot tables become the values that they show, as they carry
their whole source.
"""

import re
from collections import deque

from portal.files.cleaning import presentation, spreadsheet, word
from portal.files.cleaning.drawing import clean_drawings, without_relations
from portal.files.cleaning.kinds import OFFICE_PARTS, kind_of
from portal.files.cleaning.markup import parse_xml, to_bytes
from portal.files.cleaning.media import clean_media
from portal.files.cleaning.refusal import RefusedFile
from portal.files.cleaning.relations import MENTIONED, relations_of, relations_part, types_part
from portal.files.cleaning.zipped import read_parts, write_parts

RUNS = re.compile(r"vbaProject|macrosheets|activeX", re.IGNORECASE)
EMBEDDED = re.compile(r"(^|/)embeddings/", re.IGNORECASE)
DEEPEST = 2  # packages inside one another


def clean_ooxml(content: bytes, kind: str, depth: int = 0) -> tuple[bytes, dict]:
    """Return an office document without what tells about people.

    Args:
        content: the package.
        kind: docx, xlsx or pptx.
        depth: how many packages it is inside of.

    Raises:
        RefusedFile: it is broken or protected, holds macros or other files, or unpacks to too much.
    """
    package = Package(read_parts(content), kind, depth)
    package.keep_what_is_seen()
    return write_parts(package.kept), {"kind": kind}


class Package:
    """An office document that is being cleaned: `parts` is what came, `kept` what leaves."""

    def __init__(self, parts: dict[str, bytes], kind: str, depth: int):
        """Refuse at once what is seen by names only."""
        self.parts, self.kind, self.depth = parts, kind, depth
        self.names = {name.lower(): name for name in parts}
        self.kept, self.embedded = {}, {}
        self.hidden_styles, self.notes = set(), set()
        types = to_bytes(parse_xml(parts["[Content_Types].xml"]))
        if any(RUNS.search(name) for name in parts) or b"macroEnabled" in types:
            raise RefusedFile("macros")
        for name in parts:
            if EMBEDDED.search(name):
                self._clean_embedded(name)

    def keep_what_is_seen(self):
        """Follow the relations from the document on, cleaning each part on the way."""
        start = [r for r in relations_of("", self.parts, self.names) if r.kind == "officedocument"][:1]
        if not start or OFFICE_PARTS.get(start[0].target) != self.kind:
            raise RefusedFile("broken")
        self._keep_relations("", start)
        waiting = deque(start)
        while waiting:
            relation = waiting.popleft()
            if not relation.external and relation.target not in self.kept:
                waiting.extend(self._keep(relation.target, relation.kind))
        self.kept["[Content_Types].xml"] = types_part(self.parts["[Content_Types].xml"], set(self.kept))

    def _keep(self, name, kind):
        """Clean a part that a relation of this kind leads to, and return its own relations."""
        if kind == "image":
            self.kept[name] = clean_media(self.parts[name])
        elif kind == "package":
            self.kept[name] = self._clean_embedded(name)
        elif kind == "font":
            self.kept[name] = self.parts[name]
        else:
            return self._keep_xml(name, kind)
        # A drawing in SVG or PDF, a font, a package: none has relations.
        return []

    def _keep_xml(self, name, kind):
        root = parse_xml(self.parts[name])
        relations = relations_of(name, self.parts, self.names)
        if self.kind == "docx":
            self._clean_word(root, kind, relations)
        elif self.kind == "xlsx":
            spreadsheet.clean_spreadsheet(root)
        else:
            presentation.clean_presentation(root)
        clean_drawings(root)
        mentioned = without_relations(root, {relation.id for relation in relations})
        relations = [r for r in relations if r.kind not in MENTIONED or r.id in mentioned]
        self.kept[name] = to_bytes(root)
        self._keep_relations(name, relations)
        return relations

    def _clean_word(self, root, kind, relations):
        if kind == "officedocument":
            for styles in [relation.target for relation in relations if relation.kind == "styles"]:
                self.hidden_styles |= word.hidden_styles(parse_xml(self.parts[styles]))
        word.clean_word(root, self.hidden_styles)
        if kind == "officedocument":
            self.notes = word.notes_in(root)
        elif kind in ("footnotes", "endnotes"):
            word.drop_other_notes(root, self.notes)

    def _keep_relations(self, name, relations):
        if relations:
            part, content = relations_part(name, relations)
            self.kept[part] = content

    def _clean_embedded(self, name):
        """Clean a document inside the document: a chart's figures, or a pasted one."""
        if name not in self.embedded:
            if self.depth >= DEEPEST:
                raise RefusedFile("embedded")
            try:
                kind = kind_of(self.parts[name])
            except RefusedFile as refusal:
                raise RefusedFile("embedded") from refusal
            if kind not in OFFICE_PARTS.values():
                raise RefusedFile("embedded")
            self.embedded[name] = clean_ooxml(self.parts[name], kind, self.depth + 1)[0]
        return self.embedded[name]
