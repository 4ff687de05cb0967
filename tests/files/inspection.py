"""Looks for the canary in files, wherever it hides."""

import gzip
import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

import pikepdf
from lxml import etree

from portal.files.clean import clean
from tests.files.corpus_pictures import CANARY


def cleaned(content, name="fichier"):
    """Return what the portal makes of a file that is sent."""
    return clean(SimpleUploadedFile(name, content))


def everything_in(content):
    """Return all the bytes of a file, unpacked at any depth."""
    found = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            found += [everything_in(archive.read(name)) for name in archive.namelist()]
            found.append(" ".join(archive.namelist()).encode())
    if content.startswith(b"\x1f\x8b"):
        found.append(gzip.decompress(content))
    if content.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(content)) as document:
            for thing in document.objects:
                if isinstance(thing, pikepdf.Stream):
                    found.append(str(dict(thing)).encode())
                    try:
                        found.append(thing.read_bytes())
                    except pikepdf.PdfError:
                        found.append(thing.read_raw_bytes())
                else:
                    found.append(str(thing).encode())
    return b"\n".join(found)


def holds_canary(content):
    """Return whether the canary is anywhere in a file."""
    everything = everything_in(content)
    return any(CANARY.encode(encoding) in everything for encoding in ("utf-8", "utf-16-be", "utf-16-le"))


def parts_of(content):
    """Return {name: content} of an archive, whose XML is all well formed."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
    return parts


def words_in(xml, *names):
    """Return the words in the elements of these local names of an XML part."""
    elements = etree.fromstring(xml).iter(*[f"{{*}}{name}" for name in names])
    return ["".join(element.itertext()) for element in elements]
