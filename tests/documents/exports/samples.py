"""One reference of each kind, with all that it may hold, and the hostile values of any field."""

from documents.kinds import DocumentKind
from documents.references.reference import ContributorRole, Name, Reference

AUTHOR = Name(family="Poulin", given="Richard")
ORGANISATION = Name(organisation="Concertation des luttes contre l'exploitation sexuelle and Cie")
EDITOR = Name(family="Dorais", given="Michel", role=ContributorRole.EDITOR)
COMMON = {
    "contributors": [AUTHOR, ORGANISATION],
    "date": "2012-10-15",
    "link": "https://example.org/a_b%20c?x=1&y=2",
    "language": "fr",
    "abstract": "Un résumé à 100 % complet & net.",
    "note": "Une note.",
    "keywords": ["exploitation sexuelle", "jeunes"],
    "place": "Montréal",
    "publisher": "Presses de l'Université du Québec",
}
WHOLE = {"series": "Cahiers", "pages": "145", "isbn": "9782760523913"}
IN_JOURNAL = {
    "container": "Nouvelles pratiques sociales",
    "volume": "12",
    "issue": "3",
    "pages": "45–68",
    "issn": "0843-4468",
    "doi": "10.1234/nps_2012.3",
}
IN_BOOK = {"container": "Femmes et violences", "pages": "45–68", "isbn": "9782760523913"}
ON_SITE = {"container": "La CLES", "genre": "Fiche"}
LAW = {
    "contributors": [],
    "law_citation": "RLRQ, c. P-34.1, art. 38",
    "publisher": "",
    "place": "",
}


def _sample(kind, **fields):
    return Reference(
        **{"title": f"Titre {kind} : la CLES et l'été", "kind": kind, "key": kind, **COMMON, **fields}
    )


SAMPLES = {
    sample.kind: sample
    for sample in (
        _sample(DocumentKind.REPORT, **WHOLE, number="2012-4", genre="Rapport de recherche"),
        _sample(DocumentKind.BOOK, **WHOLE, edition="2"),
        _sample(DocumentKind.CHAPTER, **{**IN_BOOK, "contributors": [AUTHOR, EDITOR]}),
        _sample(DocumentKind.ARTICLE, **IN_JOURNAL),
        _sample(DocumentKind.THESIS, genre="Mémoire de maîtrise", pages="210"),
        _sample(DocumentKind.WEB_PAGE, **ON_SITE),
        _sample(DocumentKind.VIDEO, **ON_SITE),
        _sample(DocumentKind.AUDIO, **ON_SITE),
        _sample(DocumentKind.LAW, **LAW),
        _sample(DocumentKind.GUIDE, **WHOLE),
        _sample(DocumentKind.TOOL, **WHOLE, genre="affiche"),
    )
}
BARE = Reference("Un titre seul", kind=DocumentKind.REPORT, key="bare")
HOSTILE = [
    '<script>alert("x")</script>',
    "</title><img src=x onerror=alert(1)>",
    r"\input{/etc/passwd} $\frac{a}{b}$ 100 % & #1 ~x^2_3 {ouverte",
    "fin} @book{autre, title={Intrus}}",
    "a\nER  - \nTY  - BOOK\nTI  - Intrus",
    "de droite \u202eà gauche\u202c \u2067et\u2069 \u200fretour",
    "Guillemets \" et ' et «\u00a0et\u00a0»",
    "  \x00\x07espaces\t\tmultiples  ",
    "]]> --> \\u003c é́ 👩‍👧 文",
]
