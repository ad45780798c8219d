"""Pictures on pages: embedded as they were encoded, once, however often pages are laid out.

reportlab's own image decodes each picture again in every pass over the pages and encodes it
anew; for a report of many exhibits that costs minutes and gigabytes.
"""

import hashlib
import struct
from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFImageXObject, PDFName, PDFStream
from reportlab.platypus import Flowable

PNG = b"\x89PNG\r\n\x1a\n"


class Printed(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A JPEG, or an opaque PNG of 8-bit RGB, at a size in points."""

    def __init__(self, data: bytes, pixels: tuple[int, int], size: tuple[float, float]) -> None:
        super().__init__()
        self.hAlign = "LEFT"
        self._data, self._pixels = data, pixels
        self.drawWidth, self.drawHeight = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return how much room it takes, whatever there is."""
        return self.drawWidth, self.drawHeight

    def draw(self) -> None:
        """Draw it, and put its bytes into the file unless they are there already."""
        canvas = self.canv
        name = f"picture-{hashlib.sha256(self._data).hexdigest()}"
        known = canvas._doc.getXObjectName(name)
        if known not in canvas._doc.idToObject:
            picture = _Picture(name, self._data, self._pixels)
            canvas._setXObjects(picture)
            canvas._doc.Reference(picture, known)
            canvas._doc.addForm(name, picture)
        canvas._currentPageHasImages = 1
        canvas.saveState()
        canvas.scale(self.drawWidth, self.drawHeight)
        canvas._code.append(f"/{known} Do")
        canvas.restoreState()
        canvas._formsinuse.append(name)


class _Picture(PDFImageXObject):  # type: ignore[misc]  # reportlab has no types
    """The picture as PDF holds it (ISO 32000-2 §8.9.5): a JPEG whole, of a PNG its samples."""

    def __init__(self, name: str, data: bytes, pixels: tuple[int, int]) -> None:
        super().__init__(name)
        self.width, self.height = pixels
        self._png = data.startswith(PNG)
        self.streamContent = b"".join(_samples(data)) if self._png else data

    def format(self, document: object) -> bytes:
        """Return the object's bytes."""
        stream = PDFStream(content=self.streamContent)
        entries = stream.dictionary
        entries["Type"], entries["Subtype"] = PDFName("XObject"), PDFName("Image")
        entries["Width"], entries["Height"] = self.width, self.height
        entries["BitsPerComponent"], entries["ColorSpace"] = 8, PDFName("DeviceRGB")
        entries["Filter"] = PDFName("FlateDecode" if self._png else "DCTDecode")
        if self._png:  # its rows are predicted as PNG does it (§7.4.4.4)
            named = {"Predictor": 15, "Colors": 3, "BitsPerComponent": 8, "Columns": self.width}
            entries["DecodeParms"] = PDFDictionary(named)
        entries["Length"] = len(self.streamContent)
        made: bytes = stream.format(document)
        return made


def _samples(png: bytes) -> Iterator[bytes]:
    """Yield the compressed samples of a PNG that this program encoded: RGB, not interlaced."""
    at = len(PNG)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            yield png[at + 8 : at + 8 + length]
        at += length + 12
