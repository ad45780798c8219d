"""How figures are laid out: large beside their finding, the others small on a contact sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    Paragraph,
    Spacer,
    Table,
)

from workbench.report.charts import curve_chart, map_legend, score_chart
from workbench.report.content import (
    Content,
    Exhibit,
    Figure,
    FigureKind,
    FindingContent,
    RunContent,
)
from workbench.report.figures import Panel
from workbench.report.fonts import BOLD, SANS, markup
from workbench.report.layout import Heading
from workbench.report.plan import belongs_to
from workbench.report.printed import Printed
from workbench.report.spans import beside
from workbench.report.stretches import highest_words
from workbench.report.style import SECTION_ROOM, faint, quiet, say, styles
from workbench.report.wording import amount, shortened

GAP = 8.0  # points between two panels
SHEET_GAP = 14.0  # points between two figures of a contact sheet
IN_A_ROW = 2
FACES_IN_A_ROW = 4
TALLEST_FACE = 108.0  # points
TALLEST, TALLEST_SMALL = 233.0, 100.0  # points
DRAWN, DRAWN_SMALL = 150.0, 112.0  # either side of a picture that an analyzer drew
CURVE, CURVE_SMALL = 150.0, 100.0
CAPTION_SHOWN, MEANING_SHOWN = 700, 900  # characters; a row of a sheet must fit a page
PART_SHOWN = 180  # characters under one of several pictures
BOTH_SIDES = "Left the frame with the map over it, right the map."
AROUND_FACE = "Left the frame around the face with the map over it, right the map."
HOW_TO_READ = (
    "What belongs to a finding stands beside it. Of a map, the left picture shows it over the "
    "frame, or the part of the frame around a face, the right one the map alone; the bar below "
    "says which shade is high. What bright means and does not mean is said at the first figure "
    "of its kind. Pictures side by side that an analyzer made have their own captions."
)

Panels = Mapping[int, tuple[Panel, ...]]


@dataclass(frozen=True, slots=True)
class _Room:
    """The room for one figure, and its type."""

    width: float
    tallest: float
    curve: float
    drawn: float
    caption: ParagraphStyle
    proof: ParagraphStyle


@dataclass(slots=True)
class Gallery:
    """The figures of a report: what is already placed, and which meanings are already said.

    A meaning stands in full at the first figure that needs it; later ones name that figure.
    """

    panels: Panels
    width: float
    said: dict[str, int] = field(default_factory=dict)
    placed: set[int] = field(default_factory=set)

    def beside(self, exhibit: Exhibit, entry: FindingContent) -> Iterator[Flowable]:
        """Yield the figures of a finding, large, unless they already stand elsewhere."""
        room = _Room(self.width, TALLEST, CURVE, DRAWN, styles().caption, styles().mono)
        made = sorted(exhibit.figures, key=lambda figure: figure.number)
        for figure in made:
            if figure.number not in self.placed and figure.leading and belongs(figure, entry):
                yield KeepTogether([*self._figure(exhibit, figure, room), Spacer(1, 8)])

    def faces(self, exhibit: Exhibit) -> Iterator[Flowable]:
        """Yield the pictures of an exhibit's faces, some in a row, in their order."""
        shown = [one for one in exhibit.figures if one.kind is FigureKind.FACE]
        shown.sort(key=lambda figure: figure.number)
        for at in range(0, len(shown), FACES_IN_A_ROW):
            row = shown[at : at + FACES_IN_A_ROW]
            yield self._row(exhibit, row, FACES_IN_A_ROW, TALLEST_FACE)
        if more := len(exhibit.faces.tracks) - len(shown):
            tracks = amount(more, "further track")
            yield faint(f"No picture of {tracks}: see the attached document and the case.")

    def will_show(self, exhibit: Exhibit, entry: FindingContent) -> bool:
        """Tell whether a map of this finding is still to be placed, so that room is kept."""
        return any(
            one.kind is FigureKind.MAP and one.leading and belongs(one, entry)
            for one in exhibit.figures
            if one.number not in self.placed
        )

    def sheet(self, exhibit: Exhibit) -> list[Flowable]:
        """Return the other figures of an exhibit, some in a row."""
        rest = [one for one in exhibit.figures if one.number not in self.placed]
        rest.sort(key=lambda figure: figure.number)
        wide = [one for one in rest if one.wide]
        narrow = [one for one in rest if one not in wide]
        rows = [narrow[at : at + IN_A_ROW] for at in range(0, len(narrow), IN_A_ROW)]
        small = styles().fine, styles().proof
        full = _Room(self.width, TALLEST_SMALL, CURVE_SMALL, DRAWN_SMALL, *small)
        made: list[Flowable] = [
            self._row(exhibit, row, IN_A_ROW, TALLEST_SMALL) for row in rows
        ]
        for one in wide:
            made.append(KeepTogether([*self._figure(exhibit, one, full), Spacer(1, 8)]))
        return made

    def _row(
        self, exhibit: Exhibit, row: Sequence[Figure], places: int, tallest: float
    ) -> Table:
        """Return figures side by side, in a row that has this many places."""
        width = (self.width - SHEET_GAP * (places - 1)) / places
        small = styles().fine, styles().proof
        room = _Room(width, tallest, CURVE_SMALL, DRAWN_SMALL, *small)
        cells = [self._figure(exhibit, one, room) for one in row]
        cells.extend([] for _ in range(places - len(row)))
        return _beside(cells, [width + SHEET_GAP] * (places - 1) + [width], below=9)

    def _figure(self, exhibit: Exhibit, figure: Figure, room: _Room) -> list[Flowable]:
        self.placed.add(figure.number)
        drawn = _drawing(exhibit, figure, self.panels.get(figure.number, ()), room)
        return [*drawn, *self._caption(figure, room), *_highest(exhibit, figure, room)]

    def _caption(self, figure: Figure, room: _Room) -> Iterator[Flowable]:
        lead = f"<b>{markup(f'Figure {figure.number}.', BOLD)}</b> "
        named = AROUND_FACE if figure.track_id else BOTH_SIDES
        sides = named if figure.kind is FigureKind.MAP and figure.leading else ""
        text = " ".join(
            filter(
                None, (shortened(figure.caption, CAPTION_SHOWN), sides, self._meaning(figure))
            )
        )
        yield Spacer(1, 3)
        yield Paragraph(lead + markup(text), room.caption)
        yield from (say(line, room.proof) for line in _proof(figure))

    def _meaning(self, figure: Figure) -> str:
        if not figure.meaning:
            return ""
        first = self.said.setdefault(figure.meaning, figure.number)
        if first != figure.number:
            return f"How to read it: as figure {first}."
        return shortened(figure.meaning, MEANING_SHOWN)


def belongs(figure: Figure, entry: FindingContent) -> bool:
    """Tell whether a figure shows what a finding rests on."""
    return belongs_to(figure, entry.finding)


def figures(content: Content, gallery: Gallery, title: str) -> Iterator[Flowable]:
    """Yield all figures that do not stand beside a finding, by exhibit."""
    lead: list[Flowable] = [Heading(title, 0, "figures")]
    shown = [exhibit for exhibit in content.exhibits if exhibit.figures]
    if not shown:
        yield from [CondPageBreak(SECTION_ROOM), *lead, quiet("There is nothing to show.")]
        return
    lead.append(say(HOW_TO_READ))
    for exhibit in shown:
        key = f"figures-{exhibit.item.id}"
        head = Heading(exhibit.item.exhibit, 1, key, listed=False)
        first, *others = gallery.sheet(exhibit) or [quiet("All stand beside its findings.")]
        yield KeepTogether([*lead, head, first])
        lead = []
        yield from others
        if exhibit.figures_left_out:
            more = amount(exhibit.figures_left_out, "further figure")
            yield faint(f"{more} of this exhibit can be seen in the case.")


def _drawing(
    exhibit: Exhibit, figure: Figure, panels: tuple[Panel, ...], room: _Room
) -> Iterator[Flowable]:
    if figure.problem:
        yield say(shortened(figure.problem), styles().alarm)
    section = _section(exhibit, figure.run_id)
    if figure.kind is FigureKind.SCORES and section and exhibit.item.stream:
        item = exhibit.item
        point = section.run.info.operating_point(item.kind, item.stream)
        yield score_chart(
            beside(section.series[figure.series], section.series),
            section.spans[figure.series],
            exhibit.item.stream,
            [point] if point else [],
            width=room.width,
        )
    elif figure.kind is FigureKind.CURVE and section:
        yield curve_chart(section.curves[figure.curve], room.width, room.curve)
    elif figure.kind is FigureKind.ILLUSTRATION and panels:
        yield _captioned(panels, figure.captions, room)
    elif panels:
        made, spread = _side_by_side(panels, room)
        yield made
        if figure.kind is FigureKind.MAP:
            yield map_legend(spread)


def _highest(exhibit: Exhibit, figure: Figure, room: _Room) -> Iterator[Flowable]:
    """Yield where a score curve is highest, where no operating point judges it."""
    section = _section(exhibit, figure.run_id)
    if figure.kind is FigureKind.SCORES and section:
        words = highest_words(section, section.series[figure.series], exhibit.item)
        if words:
            yield say(words, room.proof)


def _section(exhibit: Exhibit, run_id: str | None) -> RunContent | None:
    return next((section for section in exhibit.runs if section.run.id == run_id), None)


def _side_by_side(panels: tuple[Panel, ...], room: _Room) -> tuple[Table, float]:
    """Return panels of one size beside each other, and how wide they are together."""
    share = (room.width - GAP * (len(panels) - 1)) / len(panels)
    scale = min(min(share / panel.width, room.tallest / panel.height) for panel in panels)
    pictures: list[list[Flowable]] = [
        [_printed(panel, (panel.width * scale, panel.height * scale))] for panel in panels
    ]
    widths = [panel.width * scale + GAP for panel in panels]
    return _beside(pictures, [*widths[:-1], widths[-1] - GAP]), sum(widths) - GAP


def _printed(panel: Panel, size: tuple[float, float]) -> Printed:
    return Printed(panel.data, (panel.width, panel.height), size)


def _captioned(panels: tuple[Panel, ...], captions: tuple[str, ...], room: _Room) -> Table:
    """Return pictures beside each other, each in its own proportions over its caption."""
    place = min((room.width - GAP * (len(panels) - 1)) / len(panels), room.drawn)
    cells: list[list[Flowable]] = []
    for panel, caption in zip(panels, captions, strict=True):
        scale = min(place / panel.width, room.drawn / panel.height)
        size = (max(panel.width * scale, 1.0), max(panel.height * scale, 1.0))
        words = Paragraph(markup(shortened(caption, PART_SHOWN)), styles().fine)
        cells.append([_printed(panel, size), Spacer(1, 2), words])
    table = _beside(cells, [place + GAP] * len(cells))
    table.setStyle([("RIGHTPADDING", (0, 0), (-1, -1), GAP)])
    return table


def _beside(
    cells: Sequence[list[Flowable]], widths: Sequence[float], below: float = 3.0
) -> Table:
    """Return flowables beside each other, without rules or margins."""
    everywhere = (0, 0), (-1, -1)
    look = [
        ("FONT", *everywhere, SANS),
        ("VALIGN", *everywhere, "TOP"),
        ("ALIGN", *everywhere, "LEFT"),
        ("LEFTPADDING", *everywhere, 0),
        ("RIGHTPADDING", *everywhere, 0),
        ("TOPPADDING", *everywhere, 0),
        ("BOTTOMPADDING", *everywhere, below),
    ]
    pad = ("RIGHTPADDING", (0, 0), (-2, -1), SHEET_GAP if below > GAP else 0)
    return Table([cells], colWidths=widths, hAlign="LEFT", style=[*look, pad])


def _proof(figure: Figure) -> list[str]:
    """Return the hashes by which the shown frame and map can be checked.

    That of frame 0 stands with the exhibit's picture and is not repeated.
    """
    if figure.kind is FigureKind.FACE and figure.frame_sha256:  # too narrow for one line
        return [f"frame {figure.frame}, upright RGB sha256", figure.frame_sha256]
    shows = figure.frame_sha256 and (figure.kind is FigureKind.PICTURE or figure.frame)
    frame = f"frame {figure.frame}, upright RGB sha256 {figure.frame_sha256}" if shows else ""
    mapped = f"map sha256 {figure.map_sha256}" if figure.map_sha256 else ""
    drawn = (f"{at}. sha256 {one}" for at, one in enumerate(figure.picture_sha256, 1))
    return [part for part in (frame, mapped, *drawn) if part]
