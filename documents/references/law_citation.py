"""The official citation of a law: its collection, its chapter, its section.

Forms of the Guide canadien de la référence juridique (McGill): "RLRQ, c. P-34.1, art. 38",
"L.R.C. (1985), ch. C-46", "L.C. 2014, ch. 25".
"""

import re
from dataclasses import dataclass

CHAPTER = re.compile(r"^(?P<code>.+?),?\s+(?:ch?|chap)\.\s*(?P<chapter>[A-Z0-9][\w.\-]*?)(?=[,;.]?(?:\s|$))")
SECTION = re.compile(r"\b(?:art|s|ss)\.\s*(?P<section>[\w.\-]+(?:\s*(?:à|-|–|to)\s*[\w.\-]+)?)")


@dataclass(frozen=True)
class LawCitation:
    """A citation in its parts; each is empty where the citation does not say it."""

    code: str = ""
    chapter: str = ""
    section: str = ""

    @classmethod
    def parse(cls, text: str) -> "LawCitation":
        """Read a citation; what has another form is a collection alone."""
        found = CHAPTER.match(text)
        if not found:
            return cls(code=text.strip())
        section = SECTION.search(text[found.end() :])
        return cls(found["code"].strip(" ,"), found["chapter"], section["section"] if section else "")

    def __str__(self):
        """Return the citation as it is written in French."""
        chapter = f"c. {self.chapter}" if self.chapter else ""
        section = f"art. {self.section}" if self.section else ""
        return ", ".join(part for part in (self.code, chapter, section) if part)

    @staticmethod
    def is_one(text: str) -> bool:
        """Tell whether a text reads as the citation of a law."""
        return bool(CHAPTER.match(text))
