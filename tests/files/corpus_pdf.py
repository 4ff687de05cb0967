"""PDF that say more than they show."""

import zlib
from io import BytesIO

import pikepdf

from tests.files.corpus_pictures import CANARY, jpeg, jpeg2000_with_traces

Name, Dictionary, Array, String = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array, pikepdf.String


def pdf(pages=1, *, password=""):
    """A PDF with an author, a script, a comment, an attachment and a photograph with GPS."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(200, 200))
    page = document.pages[0]
    _put_personal(document, page)
    output = BytesIO()
    options = {"encryption": pikepdf.Encryption(owner=password, user=password)} if password else {}
    document.save(output, **options)
    return output.getvalue()


def _put_personal(document, page):
    document.docinfo["/Author"] = String(CANARY)
    document.docinfo["/Title"] = String(CANARY)
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [CANARY]
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{CANARY}')"))
    document.Root.OpenAction = script
    document.Root.AA = Dictionary(WC=script)
    document.attachments["secret.txt"] = CANARY.encode()
    document.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), script]))
    photo = document.make_stream(jpeg((64, 64)))
    photo.Type, photo.Subtype, photo.Filter = Name.XObject, Name.Image, Name.DCTDecode
    photo.Width, photo.Height, photo.ColorSpace, photo.BitsPerComponent = 64, 64, Name.DeviceRGB, 8
    page.Resources = Dictionary(XObject=Dictionary(Photo=photo))
    page.Contents = document.make_stream(b"q 100 0 0 100 0 0 cm /Photo Do Q")
    rect = Array([0, 0, 10, 10])
    page.Annots = Array(
        [
            Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=rect, T=String(CANARY),
                       Contents=String(CANARY)),
            Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=rect, T=String(CANARY)),
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, A=script),
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect,
                       A=Dictionary(S=Name.URI, URI=String("https://example.org/"))),
        ]
    )  # fmt: skip


def signed():
    """A PDF with a signature, in a field and in another's kids."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    signature = document.make_indirect(
        Dictionary(Type=Name.Sig, Name=String(CANARY), Contents=String(CANARY), ByteRange=Array([0, 1, 2, 3]))
    )
    untyped = document.make_indirect(Dictionary(Contents=String(CANARY), Location=String(CANARY)))
    fields = [
        document.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Signature"), V=value,
                       M=String(CANARY), Rect=Array([0, 0, 9, 9]))
        )
        for value in (signature, untyped)
    ]  # fmt: skip
    text = Dictionary(FT=Name.Tx, T=String("Champ"), V=String("Un mot vu"), DA=String("/Helv 0 Tf"))
    document.Root.AcroForm = Dictionary(Fields=Array([*fields, document.make_indirect(text)]), SigFlags=3)
    document.Root.DSS = Dictionary(Certs=Array([document.make_stream(CANARY.encode())]))
    page.Annots = Array(fields)
    return _saved(document)


def hidden_dictionaries():
    """A PDF with a nameless attachment, makers of layers and articles, and annotated links."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    root, name = document.Root, String(CANARY)
    attached = document.make_stream(CANARY.encode())
    root.Untyped = Dictionary(EF=Dictionary(F=attached), Desc=name, F=name, UF=name)
    usage = Dictionary(CreatorInfo=Dictionary(Creator=name), User=Dictionary(Name=name))
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("Calque"), Usage=usage))
    root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Creator=String("x")))
    root.Threads = Array([document.make_indirect(Dictionary(Type=Name.Thread, I=Dictionary(Author=name)))])
    root.StructTreeRoot = Dictionary(K=Dictionary(S=Name.Figure, Alt=String(f"C:\\Users\\{CANARY}\\a.png")))
    local = Dictionary(S=Name.GoToR, F=name, Next=Array([Dictionary(S=Name.GoToR, F=name)]))
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), T=name,
                                    Contents=name, NM=name, A=local)])  # fmt: skip
    actions = Array(
        [Dictionary(S=Name.GoToR, F=name), Dictionary(S=Name.URI, URI=String(f"file:///{CANARY}"))]
    )
    root.Outlines = Dictionary(
        First=Dictionary(Title=String("Un mot vu"), A=Dictionary(S=Name.GoTo, Next=actions))
    )
    page.PieceInfo = Dictionary(A=Dictionary(Private=name))
    return _saved(document)


def packed_pictures():
    """A PDF with a JPEG 2000, and a photograph that is packed twice."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(200, 200))
    pictures = {}
    for name, data, filters in (
        ("/A", jpeg2000_with_traces(), Name.JPXDecode),
        ("/B", zlib.compress(jpeg((64, 64))), Array([Name.FlateDecode, Name.DCTDecode])),
    ):
        pictures[name] = document.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Filter=filters)
        pictures[name].Metadata = document.make_stream(CANARY.encode())
    page.Resources = Dictionary(XObject=Dictionary(pictures))
    return _saved(document)


def _saved(document):
    output = BytesIO()
    document.save(output)
    return output.getvalue()


CLEANED = {"signed.pdf": signed, "hidden.pdf": hidden_dictionaries, "pictures.pdf": packed_pictures}
