"""Excel's workbooks (ECMA-376, part 1, 18): without their makers, their sources and other files' names."""

import re

from portal.files.cleaning.drawing import drop_with_containers
from portal.files.cleaning.markup import drop, local_name, named, tells_a_place
from portal.files.cleaning.refusal import RefusedFile

REMOVED = {
    *("absPath", "fileSharing", "revisionPtr", "customWorkbookViews", "customSheetViews", "controls"),
    *("webPublishing", "webPublishObjects", "webPublishItems", "legacyDrawing", "legacyDrawingHF"),
    *("pivotCaches", "pivotSource", "pivotTableReferences", "slicerCaches", "slicerList"),
    *("timelineRefs", "timelineCacheRefs", "dataConsolidate", "xmlColumnPr", "externalReferences"),
    *("smartTags", "smartTagPr", "smartTagTypes", "customProperties", "cellWatches", "dataModel"),
}
# The sources of a table that was filled from elsewhere; the marks of a pivot; who may change or wrote.
ATTRIBUTES = {
    "table": ("tableType", "connectionId"),
    "tableColumn": ("queryTableFieldId",),
    "conditionalFormatting": ("pivot",),
    "protectedRange": ("securityDescriptor",),
    "scenario": ("user", "comment"),
}
# Drawings of what is gone: a pivot's buttons, and old controls.
LOST_DRAWINGS = {"slicer", "timeslicer", "compatExt"}
ANCHORS = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}
# [1]Sheet!A1 is a cell of another file, by its place in a list that is gone (18.17.2.3).
ELSEWHERE = re.compile(r"(?<!\w)\[\d+\][^\[\]]*!")


def clean_spreadsheet(root):
    """Drop what tells who made a workbook and where; its cells keep the values that they show.

    Args:
        root: a part of the workbook, changed in place.

    Raises:
        RefusedFile: a sheet holds a document that cannot be shown without its old drawing (VML).
    """
    if named(root, {"oleObject"}):
        raise RefusedFile("embedded")
    drop_with_containers(root, named(root, REMOVED))
    drop(root, [_anchor(drawing) for drawing in named(root, LOST_DRAWINGS)])
    _drop_formulas(root)
    for element in named(root, ATTRIBUTES):
        for name in ATTRIBUTES[local_name(element)]:
            element.attrib.pop(name, None)


def _anchor(element):
    while element.getparent() is not None and local_name(element) not in ANCHORS:
        element = element.getparent()
    return element


def _drop_formulas(root):
    """Drop the formulas and names that point to another file; a cell keeps its value."""
    formulas = named(root, {"f"})
    lost = {element for element in formulas if _points_elsewhere(element)}
    # Cells that share a formula name it by number only (18.3.1.40).
    shared = {element.get("si") for element in lost} - {None}
    lost |= {element for element in formulas if element.get("si") in shared}
    # A chart's formula must stand, even empty (21.2.2.63).
    cells = {element for element in lost if local_name(element.getparent()) == "c"}
    for element in lost - cells:
        element.text = ""
    names = [element for element in named(root, {"definedName"}) if _points_elsewhere(element)]
    lists = {element.getparent() for element in names}
    drop(root, [*cells, *names])
    drop(root, [element for element in lists if not len(element)])


def _points_elsewhere(element):
    return bool(element.text and (ELSEWHERE.search(element.text) or tells_a_place(element.text)))
