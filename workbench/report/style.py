"""The look of the pages: type sizes, spaces, tables. Restraint, so that evidence stands out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Table, TableStyle

from workbench.report.fonts import BOLD, MONO, OBLIQUE, SANS, lines, markup, register

PAGE_SIZES: dict[str, tuple[float, float]] = {"A4": A4, "Letter": LETTER}
INK = HexColor("#1b1f24")
MUTED = HexColor("#5b6470")
ACCENT = "#1f3a4d"  # of headings and rules, unless an agency's letterhead has its own
_accent = ContextVar("accent", default=ACCENT)
RULE = HexColor("#c9ced6")
SHADE = HexColor("#f1f3f6")
ALARM = HexColor("#8a1c1c")
SECTION_ROOM = 120.0  # points that must be left for a section to begin on a page
EXHIBITS_ROOM = 200.0  # the same, where its first exhibit is to stand with it
PART_ROOM = 62.0
SIDE, HEAD, FOOT = 21 * mm, 27 * mm, 25 * mm


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a report."""

    title: ParagraphStyle
    subtitle: ParagraphStyle
    section: ParagraphStyle
    exhibit: ParagraphStyle
    part: ParagraphStyle
    body: ParagraphStyle
    item: ParagraphStyle
    cell: ParagraphStyle
    cell_right: ParagraphStyle
    head: ParagraphStyle
    head_right: ParagraphStyle
    fine: ParagraphStyle
    fine_right: ParagraphStyle
    fine_mono: ParagraphStyle
    fine_head: ParagraphStyle
    fine_head_right: ParagraphStyle
    proof: ParagraphStyle
    small: ParagraphStyle
    label: ParagraphStyle
    mono: ParagraphStyle
    caption: ParagraphStyle
    banner: ParagraphStyle
    alarm: ParagraphStyle
    toc: tuple[ParagraphStyle, ParagraphStyle]


def _style(size: float, lead: float, **options: object) -> ParagraphStyle:
    font = options.pop("fontName", SANS)
    settings: dict[str, object] = {
        "textColor": INK,
        "splitLongWords": 1,
        "bulletFontName": SANS,
        "bulletFontSize": size,
        **options,
    }
    return ParagraphStyle("", fontName=font, fontSize=size, leading=lead, **settings)


@contextmanager
def accented(color: str) -> Iterator[None]:
    """Let headings and rules that are made within have this colour, #rrggbb."""
    before = _accent.set(color or ACCENT)
    try:
        yield
    finally:
        _accent.reset(before)


def styles() -> Styles:
    """Return the styles; the fonts are registered with them."""
    return _styles(_accent.get())


@cache
def _styles(accent: str) -> Styles:
    register()
    color = HexColor(accent)
    return Styles(
        title=_style(22, 28, fontName=BOLD, textColor=color),
        subtitle=_style(11, 16, textColor=MUTED, spaceAfter=10),
        section=_style(15, 19, fontName=BOLD, textColor=color, spaceBefore=20, spaceAfter=8),
        exhibit=_style(10.5, 14, fontName=BOLD, spaceBefore=13, spaceAfter=5),
        part=_style(8.6, 12, fontName=BOLD, textColor=MUTED, spaceBefore=8, spaceAfter=3),
        body=_style(8.6, 12.6, spaceAfter=5),
        item=_style(8.6, 12.6, leftIndent=11, bulletIndent=2, spaceAfter=3),
        cell=_style(7.4, 10),
        cell_right=_style(7.4, 10, alignment=TA_RIGHT),
        head=_style(7, 9.5, fontName=BOLD, textColor=MUTED),
        head_right=_style(7, 9.5, fontName=BOLD, textColor=MUTED, alignment=TA_RIGHT),
        fine=_style(6.1, 7.8),
        fine_right=_style(6.1, 7.8, alignment=TA_RIGHT),
        fine_mono=_style(5.6, 7.8, fontName=MONO),
        fine_head=_style(5.8, 7.6, fontName=BOLD, textColor=MUTED),
        fine_head_right=_style(5.8, 7.6, fontName=BOLD, textColor=MUTED, alignment=TA_RIGHT),
        proof=_style(4.9, 7, fontName=MONO),
        small=_style(7.6, 10.4, spaceAfter=2.5),
        label=_style(7.4, 10, textColor=MUTED),
        mono=_style(6.8, 9.6, fontName=MONO),
        caption=_style(7.6, 10.6, spaceBefore=4),
        banner=_style(10, 13, fontName=BOLD, alignment=TA_CENTER, textColor=ALARM),
        alarm=_style(8.6, 12.6, fontName=BOLD, textColor=ALARM, spaceAfter=5),
        toc=(
            _style(8.8, 13, fontName=BOLD, spaceBefore=4),
            _style(8, 11.5, leftIndent=12, textColor=MUTED),
        ),
    )


def say(text: str, style: ParagraphStyle | None = None) -> Paragraph:
    """Return a paragraph of plain text."""
    chosen = style or styles().body
    return Paragraph(markup(text, chosen.fontName), chosen)


def part(words: str) -> list[Flowable]:
    """Return a small heading, with room on its page for the beginning of what follows."""
    return [CondPageBreak(PART_ROOM), say(words, styles().part)]


def typed(text: str) -> Paragraph:
    """Return a paragraph of text that an examiner typed, with its line breaks."""
    return Paragraph(lines(text), styles().body)


def bullet(text: str, mark: str = "•") -> Paragraph:
    """Return a list item."""
    return Paragraph(markup(text), styles().item, bulletText=mark)


def led(lead: str, text: str, style: ParagraphStyle | None = None) -> Paragraph:
    """Return a paragraph that begins with bold words."""
    return Paragraph(f"<b>{markup(lead, BOLD)}</b> {markup(text)}", style or styles().body)


def cell(text: str) -> Paragraph:
    """Return a table cell."""
    return say(text, styles().cell)


def strong(text: str, style: ParagraphStyle) -> Paragraph:
    """Return a paragraph in bold."""
    return Paragraph(f"<b>{markup(text, BOLD)}</b>", style)


def mono(text: str) -> Paragraph:
    """Return a table cell for hashes and identifiers."""
    return say(text, styles().mono)


def faint(text: str) -> Paragraph:
    """Return a small remark under a table or in a cell."""
    return say(text, styles().label)


def quiet(text: str) -> Paragraph:
    """Return an oblique remark, for what there is none of."""
    return Paragraph(f'<font name="{OBLIQUE}">{markup(text, OBLIQUE)}</font>', styles().body)


def pairs(rows: Sequence[tuple[str, Flowable | str]], width: float) -> Table:
    """Return a two-column table of names and values, over the full width."""
    body = [
        [faint(name), cell(value) if isinstance(value, str) else value] for name, value in rows
    ]
    rules = [("LINEBELOW", (0, 0), (-1, -2), 0.3, RULE)] if len(body) > 1 else []
    return Table(
        body,
        colWidths=[width * 0.2, width * 0.8],
        style=TableStyle([*_TIGHT, *rules]),
        splitInRow=1,
        hAlign="LEFT",
    )


def grid(
    heads: Sequence[str],
    rows: Sequence[Sequence[Flowable | str]],
    shares: Sequence[float],
    width: float,
    *,
    right: Sequence[int] = (),
    fine: bool = False,
    whole: bool = False,
) -> Table:
    """Return a table whose head repeats on every page; `shares` of the width per column.

    The columns `right` hold numbers, set flush right; a `fine` table is for the appendices. The
    rows of a `whole` one never part over two pages, so each of them must fit one.
    """
    look = styles()
    plain, flush = (look.fine, look.fine_right) if fine else (look.cell, look.cell_right)
    name, name_right = (
        (look.fine_head, look.fine_head_right) if fine else (look.head, look.head_right)
    )
    top = [
        say(head, name_right if place in right else name) for place, head in enumerate(heads)
    ]
    body = [
        [
            say(entry, flush if place in right else plain) if isinstance(entry, str) else entry
            for place, entry in enumerate(row)
        ]
        for row in rows
    ]
    total = sum(shares)
    return Table(
        [top, *body],
        colWidths=[width * share / total for share in shares],
        repeatRows=1,
        style=TableStyle([*_TIGHT, *(_FINE if fine else []), *_head()]),
        splitInRow=0 if whole else 1,
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=6,
    )


def boxed(text: str, style: ParagraphStyle, width: float) -> Table:
    """Return words in a frame that cannot be overlooked."""
    frame = [
        ("FONT", (0, 0), (-1, -1), SANS),
        ("BOX", (0, 0), (-1, -1), 1.1, ALARM),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
    made = Table([[say(text, style)]], colWidths=[width], hAlign="LEFT")
    made.setStyle(TableStyle(frame))
    made.spaceBefore, made.spaceAfter = 4, 8
    return made


_ALL = (0, 0), (-1, -1)
_TIGHT: list[tuple[object, ...]] = [
    ("FONT", *_ALL, SANS),
    ("VALIGN", *_ALL, "TOP"),
    ("LEFTPADDING", *_ALL, 0),
    ("RIGHTPADDING", *_ALL, 8),
    ("TOPPADDING", *_ALL, 2.6),
    ("BOTTOMPADDING", *_ALL, 3.4),
]
_FINE: list[tuple[object, ...]] = [
    ("TOPPADDING", *_ALL, 1.1),
    ("BOTTOMPADDING", *_ALL, 1.5),
    ("RIGHTPADDING", *_ALL, 5),
]


def _head() -> list[tuple[object, ...]]:
    """Return the rules around the head of a table and between its rows."""
    color = HexColor(_accent.get())
    return [
        ("LINEABOVE", (0, 0), (-1, 0), 0.7, color),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, color),
        ("LINEBELOW", (0, 1), (-1, -2), 0.3, RULE),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, RULE),
    ]
