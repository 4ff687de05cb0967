"""Office packages written part by part (ECMA-376, part 2)."""

import zipfile
from io import BytesIO

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def with_parts(content, changes):
    """Return an archive with parts changed, or added when absent.

    Args:
        changes: {name: function of the old content}.
    """
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(output, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, changes[name](data) if name in changes else data)
        for name in set(changes) - set(source.namelist()):
            target.writestr(name, changes[name](b""))
    return output.getvalue()


def with_relations(content, name, relations, parts):
    """Return a package with more relations of the part `name`, and the parts that they lead to.

    Args:
        relations: {id: (last words of the type, target)}; an address is elsewhere.
        parts: {name: content}.
    """
    folder, _, base = name.rpartition("/")
    place = f"{folder}/_rels/{base}.rels".lstrip("/")
    entries = "".join(_relation(*pair) for pair in relations.items())
    changes = {part: (lambda data, new=new: new) for part, new in parts.items()}
    empty = f'<Relationships xmlns="{RELATIONS}"></Relationships>'.encode()
    end = b"</Relationships>"
    changes[place] = lambda data: (data or empty).replace(end, entries.encode() + end)
    return with_parts(content, changes)


def _relation(identity, kind_and_target):
    kind, target = kind_and_target
    kind = kind if kind.startswith("http") else f"{TRANSITIONAL}/{kind}"
    mode = ' TargetMode="External"' if ":" in target else ""
    return f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"{mode}/>'


def package(parts, relations, overrides, *, first):
    """Return a package.

    Args:
        parts: {name: content}.
        relations: {name: {id: (last words of the type, target)}}.
        overrides: {name: kind of content}.
        first: the name of the main part.
    """
    types = "".join(f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in overrides.items())
    kinds = {
        "xml": "application/xml",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        **dict.fromkeys(["docx", "xlsx"], "application/vnd.openxmlformats-officedocument.package"),
        **{ending: f"image/{ending}" for ending in ("png", "jpeg", "webp", "gif", "tiff", "bmp")},
        **{ending: f"image/x-{ending}" for ending in ("svg", "emf", "wmf", "emz")},
    }
    defaults = "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in kinds.items())
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{TYPES}">{defaults}{types}</Types>')
        for name, content in parts.items():
            archive.writestr(name, content)
    content = output.getvalue()
    for name, entries in {"": {"rId1": ("officeDocument", first)}, **relations}.items():
        content = with_relations(content, name, entries, {})
    return content
