"""The embedded fonts of a report, and text made fit for them: nothing is silently dropped."""

import unicodedata
from functools import cache
from importlib.resources import files
from io import BytesIO
from struct import unpack
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile

from workbench.text import HIDDEN

SANS, BOLD, OBLIQUE, MONO = "LoupeSans", "LoupeSans-Bold", "LoupeSans-Oblique", "LoupeMono"
FILES = {
    SANS: "DejaVuSans.ttf",
    BOLD: "DejaVuSans-Bold.ttf",
    OBLIQUE: "DejaVuSans-Oblique.ttf",
    MONO: "DejaVuSansMono.ttf",
}
REORDERED = {"R", "AL"}  # written right to left, which these pages cannot set faithfully
BMP_END = 0xFFFF
WORDS_KNOWN = 100_000
LINE_BREAK = "↵ "


class _Font(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font that remembers how wide words are: pages hold the same ones again and again."""

    def __init__(self, name: str, file: BytesIO) -> None:
        super().__init__(name, file)
        _true_advances(self.face)
        self._known: dict[str, int] = {}

    def stringWidth(  # noqa: N802  # reportlab's name
        self, text: str, size: float, encoding: str = "utf8"
    ) -> float:
        """Return how wide a text is at a size in points."""
        width = self._known.get(text)
        if width is None:
            if len(self._known) >= WORDS_KNOWN:
                self._known.clear()
            widths, usual = self.face.charWidths, self.face.defaultWidth
            width = sum(widths.get(ord(letter), usual) for letter in text)
            self._known[text] = width
        return 0.001 * width * size


def _true_advances(face: TTFontFile) -> None:
    """Give the glyphs that share the last advance of a font's table that one, in its units.

    reportlab keeps for them, as all of a font of one width are, thousandths of an em, and the
    embedded font would contradict the widths that the pages state, which archives refuse.
    """
    (listed,) = unpack(">H", face.get_table("hhea")[34:36])
    (last,) = unpack(">H", face.get_table("hmtx")[4 * listed - 4 : 4 * listed - 2])
    rest = ((last, bearing) for _, bearing in face.hmetrics[listed:])
    face.hmetrics[listed:] = list(rest)


@cache
def register() -> None:
    """Make the fonts known to reportlab, once for this process."""
    rl_config.useA85 = 0  # or every stream is written as text, a quarter longer and slowly
    for name, file_name in FILES.items():
        data = files("resources").joinpath("fonts", file_name).read_bytes()
        pdfmetrics.registerFont(_Font(name, BytesIO(data)))
    pdfmetrics.registerFontFamily(SANS, normal=SANS, bold=BOLD, italic=OBLIQUE, boldItalic=BOLD)
    STATE_DEFAULTS["fontName"] = SANS  # else every chart names a font that is not embedded
    pdfmetrics.registerFontFamily(MONO, normal=MONO, bold=MONO, italic=MONO, boldItalic=MONO)


@cache
def _glyphs(font: str) -> frozenset[int]:
    register()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


def shown(text: str, font: str = SANS) -> str:
    r"""Return text as this font can show it; any other character as its number, \u4e2d.

    Characters that hide or run right to left are shown by their number too; a line break is
    shown as a sign and breaks no line.
    """
    glyphs = _glyphs(font)
    flat = text.replace("\r\n", LINE_BREAK).replace("\n", LINE_BREAK).replace("\t", " ")
    return "".join(letter if _fits(letter, glyphs) else _escape(letter) for letter in flat)


def markup(text: str, font: str = SANS) -> str:
    """Return text as reportlab's paragraphs take it: shown, and with no markup of its own."""
    return escape(shown(text, font))


def lines(text: str, font: str = SANS) -> str:
    """Return text that an examiner typed as paragraph markup, keeping its line breaks."""
    return "<br/>".join(markup(line, font) for line in text.splitlines())


def fitted(text: str, font: str, size: float, width: float) -> str:
    """Return text cut with an ellipsis to a width in points; for running heads only."""
    if pdfmetrics.stringWidth(text, font, size) <= width:
        return text
    while text and pdfmetrics.stringWidth(text + "…", font, size) > width:
        text = text[:-1]
    return text + "…"


def _fits(letter: str, glyphs: frozenset[int]) -> bool:
    return (
        ord(letter) in glyphs
        and unicodedata.category(letter) not in HIDDEN
        and unicodedata.bidirectional(letter) not in REORDERED
    )


def _escape(letter: str) -> str:
    number = ord(letter)
    return f"\\u{number:04x}" if number <= BMP_END else f"\\U{number:08x}"
