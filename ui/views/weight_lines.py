"""The lines of an analyzer's card about the weight of its score, and about local controls."""

from collections.abc import Iterator

from ui.snapshots import WeightView
from ui.tongue import tr
from ui.views.sheet import Cell

INDENT = 20
OF_FILE = "About the score of the whole file, not of this frame."


def weight_head(weight: WeightView | None) -> list[list[Cell]]:
    """Return a line on the likelihood ratio, or that it is withheld, and one on the rank.

    The rank is where the score of the file lies among authentic media.
    """
    if weight is None:
        return []
    said = tr("Likelihood ratio: {words}", words=weight.words)
    kind = "words" if weight.given else "muted"
    rows = [[Cell(weight.words, kind, tip=tr(OF_FILE), spoken=said)]]
    if weight.rank:
        rows.append([Cell(weight.rank, "words", tip=weight.ranked, spoken=weight.ranked)])
    return rows


def weight_lines(weight: WeightView | None) -> Iterator[tuple[str, str]]:
    """Yield headings and texts: what a ratio rests on, and the known authentic exhibits."""
    if weight is None:
        return
    yield from weight.grounds
    if weight.ranked:
        yield "Among authentic media", weight.ranked
    if weight.controls:
        yield "Known authentic exhibits of this case", weight.controls
