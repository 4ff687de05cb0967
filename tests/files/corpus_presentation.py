"""PowerPoint presentations that say more than they show."""

from tests.files import corpus_spreadsheet
from tests.files.corpus_package import package, with_relations
from tests.files.corpus_pictures import CANARY, jpeg

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
KIND = "application/vnd.openxmlformats-officedocument.presentationml"
NAMESPACES = f'xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}" xmlns:mc="{MC}"'


def _part(name, inside=""):
    return f"<p:{name} {NAMESPACES}>{inside}</p:{name}>"


def _slide():
    return _part(
        "sld",
        f'<p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="C:\\{CANARY}.png" '
        f'descr="/Users/{CANARY}/a.png"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>Un mot vu</a:t></a:r></a:p>'
        '</p:txBody></p:sp><p:pic><a:blip r:embed="rId2"/></p:pic><p:graphicFrame><mc:AlternateContent>'
        '<mc:Choice Requires="v"><p:oleObj spid="_x0000_s1026" r:id="rId5"/></mc:Choice><mc:Fallback>'
        '<p:oleObj r:id="rId5"><p:pic/></p:oleObj></mc:Fallback></mc:AlternateContent></p:graphicFrame>'
        '</p:spTree><p:custDataLst><p:tags r:id="rId4"/></p:custDataLst></p:cSld>',
    )


def presentation():
    """A presentation with notes, comments, their authors, tags, and a workbook behind a figure."""
    main = (
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId3"/></p:notesMasterIdLst><p:sldIdLst>'
        '<p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/>'
        f'<p:notesSz cx="6858000" cy="9144000"/><p:modifyVerifier saltValue="{CANARY}"/>'
    )
    parts = {
        "ppt/presentation.xml": _part("presentation", main),
        "ppt/slides/slide1.xml": _slide(),
        "ppt/notesSlides/notesSlide1.xml": _part("notes", f"<a:t>{CANARY}</a:t>"),
        "ppt/notesMasters/notesMaster1.xml": _part("notesMaster", f"<a:t>{CANARY}</a:t>"),
        "ppt/comments/comment1.xml": _part("cmLst", f"<p:text>{CANARY}</p:text>"),
        "ppt/commentAuthors.xml": _part("cmAuthorLst", f'<p:cmAuthor name="{CANARY}"/>'),
        "ppt/authors.xml": _part("authorLst", f'<p:author name="{CANARY}"/>'),
        "ppt/tags/tag1.xml": _part("tagLst", f'<p:tag name="A" val="{CANARY}"/>'),
        "ppt/presProps.xml": _part("presentationPr", f'<p:htmlPubPr title="{CANARY}"/><p:showPr/>'),
        "ppt/media/image1.jpeg": jpeg((64, 64)),
        "ppt/embeddings/classeur.xlsx": corpus_spreadsheet.workbook(),
    }
    return package(parts, _relations(), _kinds(), first="ppt/presentation.xml")


def _relations():
    return {
        "ppt/presentation.xml": {
            "rId1": ("slide", "slides/slide1.xml"),
            "rId2": ("commentAuthors", "commentAuthors.xml"),
            "rId3": ("notesMaster", "notesMasters/notesMaster1.xml"),
            "rId4": ("presProps", "presProps.xml"),
            "rId5": ("http://schemas.microsoft.com/office/2018/10/relationships/authors", "authors.xml"),
        },
        "ppt/slides/slide1.xml": {
            "rId1": ("notesSlide", "../notesSlides/notesSlide1.xml"),
            "rId2": ("image", "../media/image1.jpeg"),
            "rId3": ("comments", "../comments/comment1.xml"),
            "rId4": ("tags", "../tags/tag1.xml"),
            "rId5": ("package", "../embeddings/classeur.xlsx"),
        },
        "ppt/notesSlides/notesSlide1.xml": {"rId1": ("slide", "../slides/slide1.xml")},
    }


def _kinds():
    return {
        "ppt/presentation.xml": f"{KIND}.presentation.main+xml",
        "ppt/slides/slide1.xml": f"{KIND}.slide+xml",
        "ppt/notesSlides/notesSlide1.xml": f"{KIND}.notesSlide+xml",
        "ppt/commentAuthors.xml": f"{KIND}.commentAuthors+xml",
        "ppt/presProps.xml": f"{KIND}.presProps+xml",
        "ppt/embeddings/classeur.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }


def with_film():
    """A presentation that holds a film."""
    relations = {"rId9": ("video", "../media/film.mp4")}
    return with_relations(
        presentation(), "ppt/slides/slide1.xml", relations, {"ppt/media/film.mp4": b"\0" * 50}
    )


CLEANED = {"diapositives.pptx": presentation}
REFUSED = {"film": with_film}
