"""The last hand on a PDF: the attached document, its metadata, its colour space and its id."""

from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from PIL import ImageCms
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from workbench.report.content import Content, digest
from workbench.report.fonts import shown

NAME = "report.json"
CREATED = slice(24, 36)  # of an ICC profile: when it was made (ICC.1 §7.2.8)
ID_DIGITS = 32
XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
    "<dc:format>application/pdf</dc:format>"
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    "<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>"
    "<xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="r"?>'
)


def finished(pdf: bytes, content: Content, text: bytes) -> bytes:
    """Return the PDF with the JSON attached, dated by the content and not by the clock.

    The same content, pictures and program versions give the same bytes.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    _attach(writer, text)
    _declare_colours(writer)
    _describe(writer, content)
    moment = content.issued_at.strftime("D:%Y%m%d%H%M%SZ")
    writer.add_metadata(
        {"/CreationDate": moment, "/ModDate": moment, "/Producer": content.program}
    )
    identity = ByteStringObject(bytes.fromhex(digest(text)[:ID_DIGITS]))
    writer._ID = ArrayObject((identity, identity))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _attach(writer: PdfWriter, text: bytes) -> None:
    """Attach the document, and say that the pages were drawn from it (ISO 32000-2 §14.13)."""
    attached = writer.add_attachment(NAME, text)
    specification = attached.pdf_object
    specification[NameObject("/AFRelationship")] = NameObject("/Source")
    specification[NameObject("/UF")] = TextStringObject(NAME)
    writer._root_object[NameObject("/AF")] = ArrayObject([writer._add_object(specification)])


def _declare_colours(writer: PdfWriter) -> None:
    """Declare sRGB as the colours of the page, as archives ask (ISO 19005)."""
    stream = StreamObject()
    stream.set_data(_srgb())
    stream[NameObject("/N")] = NumberObject(3)
    intent = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/OutputIntent"),
            NameObject("/S"): NameObject("/GTS_PDFA1"),
            NameObject("/OutputConditionIdentifier"): TextStringObject("sRGB IEC61966-2.1"),
            NameObject("/DestOutputProfile"): writer._add_object(stream),
        }
    )
    intents = ArrayObject([writer._add_object(intent)])
    writer._root_object[NameObject("/OutputIntents")] = intents


def _describe(writer: PdfWriter, content: Content) -> None:
    """Say of the file what its pages say, in the form that archives read (ISO 16684-1)."""
    moment = content.issued_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    title = f"Report {content.number} · case {content.case.number}"
    packet = XMP.format(
        title=_plain(title),
        author=_plain(content.author),
        program=_plain(content.program),
        at=moment,
    )
    stream = StreamObject()
    stream.set_data(packet.encode())
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    writer._root_object[NameObject("/Metadata")] = writer._add_object(stream)


def _plain(text: str) -> str:
    """Return text as XML takes it, without letters that a page does not show."""
    return escape(shown(text))


@cache
def _srgb() -> bytes:
    """Return an sRGB profile without the moment of its making."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[CREATED] = bytes(12)
    return bytes(profile)
