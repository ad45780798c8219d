"""The lines of an analyzer's card about the weight of its score, and about local controls."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLabel

from ui.snapshots import WeightView
from ui.tongue import tr
from ui.views.labels import plain

INDENT = 20
OF_FILE = "About the score of the whole file, not of this frame."


def weight_headline(weight: WeightView) -> QLabel:
    """Return one line: the likelihood ratio in words and number, or that it is withheld."""
    label = plain(weight.words, "words" if weight.given else "muted")
    label.setContentsMargins(INDENT, 0, 0, 0)
    label.setToolTip(tr(OF_FILE))
    label.setAccessibleName(tr("Likelihood ratio: {words}", words=weight.words))
    return label


def rank_headline(weight: WeightView) -> QLabel:
    """Return one line: where the score of the file lies among authentic media."""
    label = plain(weight.rank, "words")
    label.setContentsMargins(INDENT, 0, 0, 0)
    label.setToolTip(weight.ranked)
    label.setAccessibleName(weight.ranked)
    return label


def weight_lines(weight: WeightView | None) -> Iterator[tuple[str, str]]:
    """Yield headings and texts: what a ratio rests on, and the known authentic exhibits."""
    if weight is None:
        return
    yield from weight.grounds
    if weight.ranked:
        yield "Among authentic media", weight.ranked
    if weight.controls:
        yield "Known authentic exhibits of this case", weight.controls
