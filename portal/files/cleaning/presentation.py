"""PowerPoint's presentations (ECMA-376, part 1, 19): their slides, without tags and pages for the web."""

from portal.files.cleaning.markup import drop, local_name, named

REMOVED = {"htmlPubPr", "webPr", "custDataLst", "modifyVerifier", "smartTags", "photoAlbum", "cmAuthorLst"}
NEEDS_VML = "v"


def clean_presentation(root):
    """Drop what is not shown; keep of an object the picture that needs no old drawing (VML).

    Args:
        root: a part of the presentation, changed in place.
    """
    drop(root, named(root, REMOVED))
    old = [choice for choice in named(root, {"Choice"}) if choice.get("Requires") == NEEDS_VML]
    drop(root, [choice for choice in old if _has_fallback(choice)])


def _has_fallback(choice):
    return any(local_name(other) == "Fallback" for other in choice.itersiblings())
