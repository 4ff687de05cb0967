"""Excel workbooks that say who made them, where, and from what."""

from io import BytesIO

import openpyxl

from tests.files.corpus_package import with_parts, with_relations
from tests.files.corpus_pictures import CANARY, png

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MICROSOFT = "http://schemas.microsoft.com/office"
STRICT_X, STRICT_R = (
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument",
)


def workbook():
    """A workbook with its author in its properties, a comment, and a picture."""
    book = openpyxl.Workbook()
    book.properties.creator = book.properties.lastModifiedBy = CANARY
    book.active["A1"], book.active["A2"] = "Un mot vu", 42
    book.active["B1"].comment = openpyxl.comments.Comment(CANARY, CANARY)
    book.active["B2"].hyperlink = f"file:///home/{CANARY}/a.xlsx"
    book.active["B2"].value = "Lien"
    book.active.add_image(openpyxl.drawing.image.Image(BytesIO(png())), "D5")
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _tag(name, attribute=""):
    return f'<{name} xmlns="{X}" xmlns:r="{R}" {attribute}>{CANARY}</{name}>'.encode()


def with_sources():
    """A workbook with where it is saved, its connections, pivots, data model, queries and links."""
    content = with_parts(
        workbook(), {"xl/workbook.xml": _fill_workbook, "xl/worksheets/sheet1.xml": _fill_sheet}
    )
    content = with_relations(
        content,
        "xl/workbook.xml",
        {
            "rId91": ("connections", "connections.xml"),
            "rId92": ("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
            "rId93": ("powerPivotData", "model/item.data"),
            "rId94": ("externalLink", "externalLinks/externalLink1.xml"),
            "rId95": (f"{MICROSOFT}/2017/10/relationships/person", "persons/person.xml"),
        },
        {
            "xl/connections.xml": _tag("connections"),
            "xl/pivotCache/pivotCacheDefinition1.xml": _tag(
                "pivotCacheDefinition", f'refreshedBy="{CANARY}"'
            ),
            "xl/model/item.data": CANARY.encode(),
            "xl/externalLinks/externalLink1.xml": _tag("externalLink"),
            "xl/persons/person.xml": _tag("personList"),
        },
    )
    return _with_sources_of_the_sheet(content)


def _with_sources_of_the_sheet(content):
    return with_relations(
        content,
        "xl/worksheets/sheet1.xml",
        {
            "rId81": ("printerSettings", "../printerSettings/printerSettings1.bin"),
            "rId82": ("queryTable", "../queryTables/queryTable1.xml"),
            "rId83": ("customProperty", "../customProperty1.bin"),
            "rId84": ("pivotTable", "../pivotTables/pivotTable1.xml"),
        },
        {
            "xl/printerSettings/printerSettings1.bin": CANARY.encode(),
            "xl/queryTables/queryTable1.xml": _tag("queryTable"),
            "xl/customProperty1.bin": CANARY.encode(),
            "xl/pivotTables/pivotTable1.xml": _tag("pivotTableDefinition"),
        },
    )


def _fill_workbook(xml):
    start = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="{MICROSOFT}/spreadsheetml/2010/11/ac" '
        f'url="C:\\Users\\{CANARY}\\"/></mc:Choice></mc:AlternateContent>'
        f'<fileSharing userName="{CANARY}"/>'
    )
    end = (
        f'<externalReferences><externalReference xmlns:q="{R}" q:id="rId94"/></externalReferences>'
        f'<pivotCaches><pivotCache cacheId="1" xmlns:q="{R}" q:id="rId92"/></pivotCaches>'
        f'<definedNames><definedName name="ici">[1]{CANARY}!$A$1</definedName></definedNames>'
        f'<customWorkbookViews><customWorkbookView name="{CANARY}" guid="{{0}}"/></customWorkbookViews>'
    )
    xml = xml.replace(b"<workbookPr", start.encode() + b"<workbookPr", 1).replace(b"<definedNames/>", b"")
    return xml.replace(b"</sheets>", b"</sheets>" + end.encode(), 1)


def _fill_sheet(xml):
    row = (
        f'<row r="3"><c r="A3"><f t="shared" si="0" ref="A3:A4">[1]{CANARY}!A1</f><v>7</v></c></row>'
        f'<row r="4"><c r="A4"><f t="shared" si="0"/><v>8</v></c><c r="B4"><f>SUM(A2)</f><v>42</v></c></row>'
    )
    end = (
        f'<pageSetup orientation="landscape" xmlns:q="{R}" q:id="rId81"/>'
        f'<customProperties><customPr name="{CANARY}" xmlns:q="{R}" q:id="rId83"/></customProperties>'
    )
    xml = xml.replace(b"</sheetData>", row.encode() + b"</sheetData>", 1)
    return xml.replace(b"<drawing", end.encode() + b"<drawing", 1)


def with_properties():
    """A workbook whose properties, labels and additions stand under other names."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
    return with_relations(
        workbook(),
        "",
        {
            "rId91": (f"{package}/core-properties", "package/services/metadata/core-properties/a.psmdcp"),
            "rId92": ("extended-properties", "about/app2.xml"),
            "rId93": ("custom-properties", "about/custom2.xml"),
            "rId94": (f"{MICROSOFT}/2020/02/relationships/classificationlabels", "docMetadata/LabelInfo.xml"),
            "rId95": (
                f"{MICROSOFT}/2011/relationships/webextensiontaskpanes",
                "xl/webextensions/taskpanes.xml",
            ),
            "rId96": (f"{MICROSOFT}/2007/relationships/ui/extensibility", "customUI/customUI14.xml"),
        },
        {
            "package/services/metadata/core-properties/a.psmdcp": _tag("coreProperties"),
            "about/app2.xml": _tag("Properties"),
            "about/custom2.xml": _tag("Properties"),
            "docMetadata/LabelInfo.xml": _tag("labelList"),
            "xl/webextensions/taskpanes.xml": _tag("taskpanes"),
            "customUI/customUI14.xml": _tag("customUI"),
            "sans-relation.xml": _tag("x"),
        },
    )


def strict():
    """A workbook saved as Strict Open XML."""

    def change(data):
        office = b"http://schemas.openxmlformats.org/officeDocument/2006"
        return data.replace(X.encode(), STRICT_X.encode()).replace(office, STRICT_R.encode())

    names = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels")
    return with_parts(with_sources(), dict.fromkeys(names, change))


def with_object():
    """A workbook with a document in a sheet, which only its old drawing places."""
    objects = f'<oleObjects><oleObject progId="{CANARY}" shapeId="1025"/></oleObjects></worksheet>'
    return with_parts(
        workbook(),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</worksheet>", objects.encode())},
    )


CLEANED = {
    "classeur.xlsx": workbook,
    "sources.xlsx": with_sources,
    "properties.xlsx": with_properties,
    "strict.xlsx": strict,
}
REFUSED = {"object in a sheet": with_object}
