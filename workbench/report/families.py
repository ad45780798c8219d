"""The table that sets the scores of every family side by side."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable, Spacer

from workbench.model import Family
from workbench.report.content import FamilyScore, short
from workbench.report.populations import Letters, named
from workbench.report.style import faint, grid, say, strong, styles
from workbench.report.wording import FAMILY_WORDS, clock, rank, rounded

BESIDE = {Family.PROVENANCE}  # shown under File facts; enters no support
POINT, RANK = "Operating point", "Percentile"
OF_IMAGE = ("Family", "Analyzer (run)", "Score", POINT, RANK, "Quantity ranked")
OF_VIDEO = (*OF_IMAGE[:2], "Highest score", "at", "Frames scored", *OF_IMAGE[3:])
IMAGE_SHARES, VIDEO_SHARES = (13, 37, 10, 14, 12, 18), (13, 23, 9, 9.5, 8.5, 12, 11.5, 14.5)
IMAGE_RIGHT, VIDEO_RIGHT = (2, 4), (2, 3, 4, 6)


def score_table(
    rows: Iterable[FamilyScore],
    letters: Letters,
    width: float,
    *,
    video: bool,
    whole: bool = True,
) -> Iterator[Flowable]:
    """Yield the table, then who gave no score and why, then the names of the populations.

    Within a segment (not `whole`) the analyzers without a score are not named again.
    """
    wanted = [row for row in rows if row.score is not None or row.family not in BESIDE]
    giving = [row for row in wanted if row.score is not None or row.percentile is not None]
    if giving:
        body = [_row(row, letters, video=video) for row in giving]
        heads, shares = (OF_VIDEO, VIDEO_SHARES) if video else (OF_IMAGE, IMAGE_SHARES)
        right = VIDEO_RIGHT if video else IMAGE_RIGHT
        yield grid(heads, body, shares, width, right=right)
    if whole:
        yield from (faint(line) for line in _silent(wanted, giving))
    if key := named((row.reference for row in giving), letters):
        yield faint(f"Reference population {key}.")
    yield Spacer(1, 5)


def _silent(wanted: Iterable[FamilyScore], giving: list[FamilyScore]) -> Iterator[str]:
    """Yield a line for each reason for which there is no score."""
    reasons: dict[str, list[str]] = {}
    for row in wanted:
        if row not in giving:
            family = FAMILY_WORDS[row.family].lower()
            name = f"{row.title} ({family}, {short(row.run_id)})"
            reasons.setdefault(row.remark or "nothing was scored here", []).append(name)
    for reason, names in reasons.items():
        yield f"No score, {reason}: {', '.join(names)}."


def _row(row: FamilyScore, letters: Letters, *, video: bool) -> list[Flowable | str]:
    """Return a row; a score above its operating point is told by a sign, a word and weight."""
    look = styles()
    score, point = rounded(row.score), rounded(row.threshold)
    marked = strong(f"▲ {score}", look.cell_right) if row.above else say(score, look.cell_right)
    limit = strong(f"above {point}", look.cell) if row.above else say(_below(row), look.cell)
    timed: list[Flowable | str] = []
    if video:
        timed = ["—" if row.pts is None else clock(row.pts), str(row.frames_scored)]
    quantity = row.quantity.replace("_", " ")
    population = f" ({letters[row.reference]})" if row.reference else ""
    return [
        FAMILY_WORDS[row.family],
        f"{row.title} ({short(row.run_id)})" + (f", {row.face}" if row.face else ""),
        marked,
        *timed,
        limit,
        rank(row.percentile),
        f"{quantity}{population}" or "none measured",
    ]


def _below(row: FamilyScore) -> str:
    return "none set" if row.threshold is None else f"below {rounded(row.threshold)}"
