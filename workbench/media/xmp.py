"""XMP packets as a flat table (ISO 16684-1), parsed without entities or external files."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from workbench.model import MetadataEntry
from workbench.text import printable

_MOST_BYTES = 2 << 20
_MOST_ENTRIES = 500
_MOST_LEVELS = 24
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LISTS = frozenset({f"{_RDF}Bag", f"{_RDF}Seq", f"{_RDF}Alt"})
_PREFIXES = {
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/sType/ResourceRef#": "stRef",
    "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#": "stEvt",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.google.com/photos/1.0/camera/": "GCamera",
    "http://ns.google.com/photos/1.0/container/": "Container",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}


def xmp_entries(packet: bytes) -> Iterator[MetadataEntry]:
    """Yield the properties of a packet, structures as paths: xmpMM:History[1]/stEvt:action."""
    if len(packet) > _MOST_BYTES:
        yield MetadataEntry("XMP", "packet", f"({len(packet)} bytes: too long to be parsed)")
        return
    try:
        root = ElementTree.fromstring(packet.strip(b"\0 \r\n\t\xef\xbb\xbf"))
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        yield MetadataEntry("XMP", "packet", printable(f"cannot be parsed: {error}", 200))
        return
    for count, (name, text) in enumerate(_properties(root)):
        if count == _MOST_ENTRIES:
            yield MetadataEntry("XMP", "(more)", "further properties are left out")
            return
        yield MetadataEntry("XMP", printable(name, 200), printable(text, 1000))


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    for description in root.iter(f"{_RDF}Description"):
        if description.get(f"{_RDF}about") is not None or description.get("about") is not None:
            yield from _inside(description, "", 0)


def _inside(element: Element, path: str, level: int) -> Iterator[tuple[str, str]]:
    """Yield the attributes and children of a structure."""
    for key, value in _attributes(element):
        yield path + _short(key), value
    for child in element:
        yield from _property(child, path + _short(child.tag), level + 1)


def _attributes(element: Element) -> list[tuple[str, str]]:
    """Return the attributes that are properties, not syntax."""
    syntax = (_RDF, _XML)
    return [
        (key, value)
        for key, value in element.attrib.items()
        if not key.startswith(syntax) and key != "about"
    ]


def _property(element: Element, path: str, level: int) -> Iterator[tuple[str, str]]:
    if level > _MOST_LEVELS:
        yield path, "(nested too deeply to be shown)"
        return
    items = [item for group in element if group.tag in _LISTS for item in group]
    for number, item in enumerate(items, 1):
        plain = len(items) == 1 and not len(item) and not _attributes(item)
        place = path if plain else f"{path}[{number}]"
        yield from _property(item, place, level + 1)
    if items:
        return
    text = (element.text or "").strip()
    resource = element.get(f"{_RDF}resource")
    if text or resource:
        yield path, text or str(resource)
    yield from _inside(_unwrapped(element), f"{path}/", level)


def _unwrapped(element: Element) -> Element:
    """Return the description inside a structure's element, or the element itself."""
    inner = element.find(f"{_RDF}Description")
    return element if inner is None else inner


def _short(tag: str) -> str:
    if not tag.startswith("{"):
        return tag
    space, _, name = tag[1:].partition("}")
    prefix = _PREFIXES.get(space) or space.rstrip("/#").rpartition("/")[2]
    return f"{prefix}:{name}"
