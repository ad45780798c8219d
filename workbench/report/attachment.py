"""The last hand on a PDF: the attached document, its metadata, its colour space and its id.

What archives ask of a file (ISO 19005-3) is done as far as it is known; conformance is not
claimed, since no validator of that part has confirmed it.
"""

from functools import cache
from io import BytesIO
from typing import cast
from xml.sax.saxutils import escape

from PIL import ImageCms
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
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
MEANING = "All that the pages were drawn from"
SUBJECT = "Examination of digital media"
VERSION = "%PDF-1.7"
PRINTED = 4  # the flag of an annotation that is printed with its page (ISO 32000-1 §12.5.3)
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
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
    "</dc:description><dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>"
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
    writer.pdf_header = VERSION
    moment = content.issued_at.strftime("D:%Y%m%d%H%M%SZ")
    _attach(writer, text, moment)
    _print_links(writer)
    _show_title(writer)
    _declare_colours(writer)
    _describe(writer, content)
    writer.add_metadata(
        {"/CreationDate": moment, "/ModDate": moment, "/Producer": content.program}
    )
    if writer._info is not None:
        writer._info.pop("/Keywords", None)  # reportlab's, empty: what archives read has none
    identity = ByteStringObject(bytes.fromhex(digest(text)[:ID_DIGITS]))
    writer._ID = ArrayObject((identity, identity))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _attach(writer: PdfWriter, text: bytes, moment: str) -> None:
    """Attach the document, and say that the pages were drawn from it (ISO 32000-2 §14.13)."""
    attached = writer.add_attachment(NAME, text)
    specification = attached.pdf_object
    embedded = cast(DictionaryObject, specification["/EF"])
    file = cast(StreamObject, embedded["/F"])
    file[NameObject("/Subtype")] = NameObject("/application/json")
    file[NameObject("/Params")] = DictionaryObject(
        {
            NameObject("/Size"): NumberObject(len(text)),
            NameObject("/CreationDate"): TextStringObject(moment),
            NameObject("/ModDate"): TextStringObject(moment),
        }
    )
    specification[NameObject("/Desc")] = TextStringObject(MEANING)
    specification[NameObject("/AFRelationship")] = NameObject("/Source")
    specification[NameObject("/UF")] = TextStringObject(NAME)
    writer._root_object[NameObject("/AF")] = ArrayObject([writer._add_object(specification)])


def _print_links(writer: PdfWriter) -> None:
    """Let the links of the pages be printed with them; reportlab leaves that open."""
    for page in writer.pages:
        for link in page.get("/Annots", ()):
            link.get_object()[NameObject("/F")] = NumberObject(PRINTED)


def _show_title(writer: PdfWriter) -> None:
    """Let a window be called by the report's title, and not by the name of its file."""
    wanted = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer._root_object[NameObject("/ViewerPreferences")] = wanted


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
        subject=SUBJECT,
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
