"""The scores of every family side by side, and the statement over the families."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from workbench.calibration.words import number
from workbench.fusion_records import Voice
from workbench.fusion_words import HOW, OUTSIDE, SIDES, lack, point_words
from workbench.model import Family
from workbench.report.content import FamilyScore, short
from workbench.report.evidential_content import FusionContent
from workbench.report.populations import Letters, named
from workbench.report.style import faint, grid, part, quiet, say, strong, styles
from workbench.report.wording import FAMILY_WORDS, clock, rank, rounded

BESIDE = {Family.PROVENANCE}  # shown under File facts; enters no support
POINT, RANK = "Operating point", "Percentile"
OF_IMAGE = ("Family", "Analyzer (run)", "Score", POINT, RANK, "Quantity ranked")
OF_VIDEO = (*OF_IMAGE[:2], "Highest score", "at", "Frames scored", *OF_IMAGE[3:])
IMAGE_SHARES, VIDEO_SHARES = (13, 37, 10, 14, 12, 18), (13, 23, 9, 9.5, 8.5, 12, 11.5, 14.5)
IMAGE_RIGHT, VIDEO_RIGHT = (2, 4), (2, 3, 4, 6)
TOGETHER_HEADS = ("Family", "LR", "95 % interval", "Side, or why no ratio", "Operating points")
TOGETHER_SHARES = (13, 7, 14, 28, 38)
TOGETHER_ROOM = 260.0


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


def together(found: FusionContent | None, width: float) -> Iterator[Flowable]:
    """Yield the statement over the families, the disagreement beneath it, and every family."""
    if found is None:
        return
    yield CondPageBreak(TOGETHER_ROOM)
    yield from part("Evidence families together")
    yield say(f"{found.statement}.") if found.propositions else quiet(f"{found.statement}.")
    yield say(found.disagreement)
    for name, text in zip(("F1", "F2"), found.propositions, strict=False):
        yield faint(f"{name}: {text}")
    rows = [_family(one) for one in found.fusion.voices if one.heard]
    yield grid(TOGETHER_HEADS, rows, TOGETHER_SHARES, width, right=(1,))
    unread = [FAMILY_WORDS[one.family] for one in found.fusion.voices if not one.heard]
    if unread:
        yield faint(f"No analyzer was run of: {', '.join(unread)}. They are left out.")
    for track in found.tracks:
        yield faint(f"{track.label}: {track.disagreement}")
    yield faint(f"{HOW} {OUTSIDE}")
    yield Spacer(1, 5)


def _family(one: Voice) -> list[Flowable | str]:
    if one.llr is None:
        return [FAMILY_WORDS[one.family], "none", "—", lack(one), point_words(one)]
    ends = [number(value) for value in (one.lower, one.upper) if value is not None]
    between = "not shown: at the bound" if one.at_bound else " to ".join(ends)
    ratio = number(one.llr)
    return [FAMILY_WORDS[one.family], ratio, between, SIDES[one.side], point_words(one)]
