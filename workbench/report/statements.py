"""Findings and figures: what the program proposed, what an examiner decided, what is shown."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Image,
    KeepTogether,
    Paragraph,
    Spacer,
    Table,
)

from workbench.model import Family, FindingState, MediaKind
from workbench.report.charts import curve_chart, map_legend, score_chart
from workbench.report.content import (
    Content,
    Exhibit,
    FamilyScore,
    Figure,
    FigureKind,
    FindingContent,
    RunContent,
    short,
)
from workbench.report.figures import Panel
from workbench.report.fonts import BOLD, SANS, markup
from workbench.report.layout import Heading
from workbench.report.style import (
    SECTION_ROOM,
    bullet,
    faint,
    grid,
    led,
    pairs,
    part,
    quiet,
    say,
    styles,
    typed,
)
from workbench.report.wording import (
    AS_ENTERED,
    FAMILY_WORDS,
    STATE_WORDS,
    UNREVIEWED,
    amount,
    clock,
    number,
    rank,
    shortened,
    stretch,
    when,
)

BESIDE = {Family.PROVENANCE}  # shown under File facts; enters no support
FINDING_ROOM = 190.0  # points that must be left for a finding to begin on a page
CONTENTS_SHOWN = 12  # exhibits; the bookmarks name all of them
GAP = 10.0  # points between two panels
TALLEST = 250.0  # points
STATEMENT_SHOWN = 3000
PROPOSITION_SHOWN = 1200

Panels = Mapping[int, tuple[Panel, ...]]


def findings(content: Content, title: str, width: float) -> Iterator[Flowable]:
    """Yield the findings section."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "findings")
    yield say(
        "What the program proposed and what an examiner decided stand apart. A score is a "
        "reading on its analyzer's own scale, not a probability; a proposal points at a place "
        "to look. What files say of themselves stands under File facts and enters no score."
    )
    shown = [one for one in content.exhibits if one.runs or one.proposed or one.decided]
    if not shown:
        yield quiet("Nothing was examined, so nothing is stated.")
    if content.draft and shown:
        yield say(UNREVIEWED, styles().alarm)
    for exhibit in shown:
        yield CondPageBreak(140)
        listed = len(shown) <= CONTENTS_SHOWN
        yield Heading(exhibit.item.exhibit, 1, f"findings-{exhibit.item.id}", listed=listed)
        yield from _exhibit(exhibit, width, draft=content.draft)


def _exhibit(exhibit: Exhibit, width: float, *, draft: bool) -> Iterator[Flowable]:
    video = exhibit.item.kind is MediaKind.VIDEO
    yield from part("Scores of every family")
    yield score_table(exhibit.scores, width, video=video)
    yield say(exhibit.conflict)
    if not draft:
        yield from _part("Decided by an examiner", exhibit.decided)
        if not exhibit.decided:
            yield quiet("No examiner has decided about this exhibit: not reviewed.")
        for entry in exhibit.decided:
            yield from _decided(exhibit, entry, width)
    yield from _part("Proposed by the program", exhibit.proposed)
    if not exhibit.proposed:
        yield quiet("No finding was proposed. This does not show that the file is authentic.")
    answered = {entry.answers: entry.label for entry in exhibit.decided if entry.answers}
    for entry in exhibit.proposed:
        if entry.label in answered:
            words = shortened(entry.finding.statement)
            yield led(f"{entry.label}, answered by {answered[entry.label]}.", words)
        else:
            yield from finding(exhibit, entry, width)


def _part(words: str, entries: tuple[FindingContent, ...]) -> Iterator[Flowable]:
    """Yield a heading that does not stay behind when its first finding moves on."""
    if entries:
        yield CondPageBreak(FINDING_ROOM + 40)
    yield from part(words)


def _decided(exhibit: Exhibit, entry: FindingContent, width: float) -> Iterator[Flowable]:
    """Yield a decision; a rejected finding stands in full in its appendix."""
    if entry.finding.state is FindingState.REJECTED:
        words = f"{_who(entry)}: in full under B, Rejected findings."
        yield led(f"{entry.label}.", words)
    else:
        yield from finding(exhibit, entry, width)


def score_table(rows: Iterable[FamilyScore], width: float, *, video: bool) -> Table:
    """Return the table that sets the families side by side."""
    heads = (
        "Family",
        "Analyzer (run)",
        "Highest score" if video else "Score",
        "Frames scored",
        "Percentile",
        "of the reference population",
    )
    giving = [row for row in rows if row.score is not None or row.family not in BESIDE]
    body = [_score(row, video=video) for row in giving]
    return grid(heads, body, (12, 27, 13, 8, 10, 30), width)


def _score(row: FamilyScore, *, video: bool) -> tuple[str, ...]:
    at = f" at {clock(row.pts)}" if video and row.pts is not None else ""
    score = f"{number(row.score)}{at}" if row.score is not None else f"— {row.remark}"
    quantity = f"{row.quantity.replace('_', ' ')}: " if row.quantity else ""
    reference = f"{quantity}{row.reference}" if row.reference else "none measured"
    return (
        FAMILY_WORDS[row.family],
        f"{row.title} ({short(row.run_id)})",
        score,
        str(row.frames_scored),
        rank(row.percentile),
        reference,
    )


def finding(exhibit: Exhibit, entry: FindingContent, width: float) -> Iterator[Flowable]:
    """Yield one finding with all that qualifies it."""
    made, video = entry.finding, exhibit.item.kind is MediaKind.VIDEO
    yield CondPageBreak(FINDING_ROOM)
    yield say(f"{entry.label} · {_who(entry)}", styles().exhibit)
    yield typed(shortened(made.statement, STATEMENT_SHOWN))
    yield pairs(_facts(exhibit, entry), width)
    if made.note:
        yield from part("Note")
        yield typed(shortened(made.note, STATEMENT_SHOWN))
    if made.first_pts is not None:
        yield from part("Scores of every family within this segment")
        yield score_table(entry.scores, width, video=video)
        yield say(entry.conflict)
    yield from part("Alternatives considered")
    for text in entry.alternatives:
        yield bullet(text)


def _who(entry: FindingContent) -> str:
    if not entry.finding.examiner:
        return "proposed by the program"
    answers = f"{entry.answers} " if entry.answers else ""
    word = (
        "stated"
        if entry.finding.state is FindingState.PROPOSED
        else STATE_WORDS[entry.finding.state]
    )
    return f"{answers}{word} by {entry.finding.examiner}"


def _facts(exhibit: Exhibit, entry: FindingContent) -> list[tuple[str, Flowable | str]]:
    made = entry.finding
    rows: list[tuple[str, Flowable | str]] = [
        ("State", f"{STATE_WORDS[made.state]}, {when(made.at)}"),
        ("Concerns", stretch(made.first_pts, made.last_pts)),
        ("Proposition H1", shortened(made.h1, PROPOSITION_SHOWN)),
        ("Proposition H2", shortened(made.h2, PROPOSITION_SHOWN)),
        ("Support for H1 against H2", entry.support),
        ("Rests on runs", ", ".join(short(run) for run in made.run_ids) or "none named"),
        ("Shown in", _shown_in(exhibit, entry)),
        ("Finding id", made.id),
    ]
    if made.examiner:
        rows[1:1] = [("Examiner", f"{made.examiner} ({AS_ENTERED})")]
    return rows


def _shown_in(exhibit: Exhibit, entry: FindingContent) -> str:
    """Name the figures of the maps that a finding names, or else of its runs."""
    made = entry.finding
    maps = [one.number for one in exhibit.figures if one.map_id and one.map_id in made.map_ids]
    runs = [one.number for one in exhibit.figures if one.run_id in made.run_ids]
    return ", ".join(f"figure {place}" for place in maps or runs) or "no figure"


def figures(content: Content, panels: Panels, title: str, width: float) -> Iterator[Flowable]:
    """Yield all figures by exhibit."""
    lead: list[Flowable] = [Heading(title, 0, "figures")]
    shown = [exhibit for exhibit in content.exhibits if exhibit.figures]
    if not shown:
        yield from [CondPageBreak(SECTION_ROOM), *lead, quiet("There is nothing to show.")]
    for exhibit in shown:
        listed = len(shown) <= CONTENTS_SHOWN
        key = f"figures-{exhibit.item.id}"
        lead.append(Heading(exhibit.item.exhibit, 1, key, listed=listed))
        for one in exhibit.figures:
            parts = _figure(exhibit, one, panels.get(one.number, ()), width)
            yield KeepTogether([*lead, *parts])
            lead = []
        if exhibit.figures_left_out:
            maps = amount(exhibit.figures_left_out, "further map")
            yield faint(f"{maps} of this exhibit can be seen in the case.")


def _figure(
    exhibit: Exhibit, figure: Figure, panels: tuple[Panel, ...], width: float
) -> list[Flowable]:
    return [*_drawing(exhibit, figure, panels, width), *_caption(figure), Spacer(1, 16)]


def _drawing(
    exhibit: Exhibit, figure: Figure, panels: tuple[Panel, ...], width: float
) -> Iterator[Flowable]:
    if figure.problem:
        yield say(shortened(figure.problem), styles().alarm)
    section = _section(exhibit, figure.run_id)
    if figure.kind is FigureKind.SCORES and section and exhibit.item.stream:
        points = [p for p in section.run.info.operating_points if p.kind is exhibit.item.kind]
        yield score_chart(
            section.series[figure.series],
            section.spans[figure.series],
            exhibit.item.stream,
            points,
            width=width,
        )
    elif figure.kind is FigureKind.CURVE and section:
        yield curve_chart(section.curves[figure.curve], width)
    elif panels:
        yield _side_by_side(panels, width)
        if figure.kind is FigureKind.MAP:
            yield map_legend(width)


def _section(exhibit: Exhibit, run_id: str | None) -> RunContent | None:
    return next((section for section in exhibit.runs if section.run.id == run_id), None)


def _side_by_side(panels: tuple[Panel, ...], width: float) -> Table:
    """Return panels of one size beside each other; one alone takes the place of both."""
    room = (width - GAP * (len(panels) - 1)) / len(panels)
    scale = min(min(room / panel.width, TALLEST / panel.height) for panel in panels)
    pictures = [
        Image(BytesIO(panel.data), panel.width * scale, panel.height * scale)
        for panel in panels
    ]
    widths = [panel.width * scale + GAP for panel in panels]
    made = Table([pictures], colWidths=widths, hAlign="LEFT")
    flush = [
        ("FONT", (0, 0), (-1, -1), SANS),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    made.setStyle([*flush, ("ALIGN", (0, 0), (-1, -1), "LEFT")])
    return made


def _caption(figure: Figure) -> list[Flowable]:
    style = styles().caption
    lead = f"<b>{markup(f'Figure {figure.number}.', BOLD)}</b> "
    parts: list[Flowable] = [Paragraph(lead + markup(figure.caption), style)]
    if figure.meaning:
        parts.append(say(figure.meaning, style))
    return [*parts, *(say(line, styles().mono) for line in _proof(figure))]


def _proof(figure: Figure) -> list[str]:
    """Return the hashes by which the shown frame and map can be checked.

    That of frame 0 stands with the exhibit's first figure and is not repeated.
    """
    shows = figure.frame_sha256 and (figure.kind is FigureKind.PICTURE or figure.frame)
    frame = f"frame {figure.frame}, upright RGB sha256 {figure.frame_sha256}" if shows else ""
    mapped = f"map sha256 {figure.map_sha256}" if figure.map_sha256 else ""
    return [part for part in (frame, mapped) if part]
