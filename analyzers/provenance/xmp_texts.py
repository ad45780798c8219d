"""The texts of an XMP packet at full length: a prompt may be longer than a table's row."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from workbench.model import MetadataEntry

MOST_ELEMENTS = 5000


def xmp_texts(packet: str) -> Iterator[MetadataEntry]:
    """Yield each text and attribute of a packet under its local name; nothing if unsound."""
    try:
        root = ElementTree.fromstring(packet.strip("\0\ufeff \r\n\t").encode())
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return
    for count, element in enumerate(root.iter()):
        if count == MOST_ELEMENTS:
            return
        yield from _of_element(element)


def _of_element(element: Element) -> Iterator[MetadataEntry]:
    for name, text in [*element.attrib.items(), (str(element.tag), element.text or "")]:
        if text.strip():
            yield MetadataEntry("XMP", name.rpartition("}")[2], text)
