"""An agency's letterhead and template: a TOML settings file, read strictly, with its logo.

    [agency]
    name = "Laboratory of the Harbour Police"
    address = ["Quay 4", "1000 AA Harbour"]
    logo = "logo.png"                # beside this file
    [page]
    size = "Letter"                  # or "A4"
    accent = "#1f3a4d"               # of headings and rules, dark enough to be read in grey
    footer = "Accredited laboratory 123"
    [sections]
    measurements = false             # see OPTIONAL; no other section can be left out

Dates are always written as ISO 8601 in UTC, and no setting changes a sentence of the report.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from workbench.errors import LetterheadUnusable
from workbench.report.choices import LetterheadContent

MAX_SETTINGS, MAX_LOGO = 64 << 10, 2 << 20  # bytes
MAX_SIDE, MAX_PIXELS = 4000, 8_000_000
NAME_LENGTH, LINES = 120, 6
SIZES = ("A4", "Letter")
CONTRAST = 4.5  # of text on white, WCAG 2.2 §1.4.3
OPTIONAL = ("what_ifs", "measurements")  # a report must print the others
KNOWN = {
    "agency": {"name", "address", "logo"},
    "page": {"size", "accent", "footer"},
    "sections": set(OPTIONAL),
}
COLOR = re.compile(r"#[0-9a-fA-F]{6}")

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as it is printed: an opaque PNG and its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """How an agency wants its reports to look; nothing of it is evidence."""

    name: str = ""
    address: tuple[str, ...] = ()
    size: str = ""
    accent: str = ""
    footer: str = ""
    left_out: tuple[str, ...] = ()
    logo: Logo | None = None
    sha256: str = ""
    logo_sha256: str = ""

    @property
    def told(self) -> LetterheadContent | None:
        """What the report says of its settings; None where none were given."""
        if not self.sha256:
            return None
        return LetterheadContent(
            name=self.name,
            address=self.address,
            footer=self.footer,
            accent=self.accent,
            left_out=self.left_out,
            sha256=self.sha256,
            logo_sha256=self.logo_sha256,
        )


PLAIN = Letterhead()


def read_letterhead(path: Path) -> Letterhead:
    """Return the settings of a file. Raises LetterheadUnusable, naming what is wrong."""
    data = _bytes(path, MAX_SETTINGS, "settings file")
    try:
        settings = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LetterheadUnusable(f"{path} is no TOML: {error}") from error
    tables = {name: _table(settings, name) for name in KNOWN}
    if unknown := sorted(settings.keys() - KNOWN.keys()):
        raise LetterheadUnusable(f"unknown table [{unknown[0]}]")
    agency, page = tables["agency"], tables["page"]
    logo, logo_sha256 = _logo(path.parent, _text(agency, "logo"))
    return Letterhead(
        name=_text(agency, "name"),
        address=_lines(agency.get("address", [])),
        size=_one_of(_text(page, "size"), SIZES),
        accent=_accent(_text(page, "accent")),
        footer=_text(page, "footer"),
        left_out=_left_out(tables["sections"]),
        logo=logo,
        sha256=hashlib.sha256(data).hexdigest(),
        logo_sha256=logo_sha256,
    )


def _bytes(path: Path, most: int, what: str) -> bytes:
    try:
        if not path.is_file():
            raise LetterheadUnusable(f"{path} is no file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise LetterheadUnusable(f"{path}: {error.strerror or error}") from error
    if len(data) > most:
        raise LetterheadUnusable(f"the {what} {path} is larger than {most} bytes")
    return data


def _table(settings: Table, name: str) -> Table:
    found = settings.get(name, {})
    if not isinstance(found, dict):
        raise LetterheadUnusable(f"[{name}] is no table")
    if unknown := sorted(found.keys() - KNOWN[name]):
        raise LetterheadUnusable(f"[{name}] has no setting {unknown[0]!r}")
    return found


def _text(table: Table, name: str) -> str:
    return _line(table.get(name, ""), name)


def _line(value: object, name: str) -> str:
    if not isinstance(value, str) or len(value) > NAME_LENGTH or "\n" in value:
        raise LetterheadUnusable(f"{name} is one line of at most {NAME_LENGTH} characters")
    return value.strip()


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > LINES:
        raise LetterheadUnusable(f"address is a list of at most {LINES} lines")
    return tuple(_line(one, "a line of the address") for one in value)


def _one_of(word: str, words: tuple[str, ...]) -> str:
    if word and word not in words:
        raise LetterheadUnusable(f"size is {' or '.join(words)}, not {word!r}")
    return word


def _accent(word: str) -> str:
    """Return a colour that can be read on white paper, also in grey."""
    if word and not COLOR.fullmatch(word):
        raise LetterheadUnusable("accent is a colour such as #1f3a4d")
    if word and _contrast(word) < CONTRAST:
        raise LetterheadUnusable(f"the accent {word} is too bright to be read on white")
    return word.lower()


def _contrast(color: str) -> float:
    """Return the contrast of a colour with white (WCAG 2.2, relative luminance)."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # sRGB
        for c in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _left_out(sections: Table) -> tuple[str, ...]:
    if wrong := [name for name, on in sections.items() if not isinstance(on, bool)]:
        raise LetterheadUnusable(f"sections.{wrong[0]} is true or false")
    return tuple(name for name in OPTIONAL if sections.get(name) is False)


def _logo(folder: Path, name: str) -> tuple[Logo | None, str]:
    """Return a logo on white, and the hash of its file, which lies beside the settings."""
    if not name:
        return None, ""
    if Path(name).name != name:
        raise LetterheadUnusable("logo is the name of a file beside the settings file")
    data = _bytes(folder / name, MAX_LOGO, "logo")
    try:
        picture = _opaque(data)
    except LetterheadUnusable:
        raise
    except Exception as error:
        raise LetterheadUnusable(f"the logo {name} is no PNG that can be read") from error
    out = BytesIO()
    picture.save(out, "PNG")
    return Logo(out.getvalue(), *picture.size), hashlib.sha256(data).hexdigest()


def _opaque(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data), formats=["PNG"]) as picture:
        width, height = picture.size
        if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
            raise LetterheadUnusable(
                f"the logo has {width} × {height} pixels, which is too many"
            )
        color = picture.convert("RGBA")
    ground = Image.new("RGBA", color.size, "white")
    return Image.alpha_composite(ground, color).convert("RGB")
