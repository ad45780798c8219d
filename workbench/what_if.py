"""What a what-if says: which copies are tried, and over which of them a score keeps its side.

Pure: the same record gives the same words. Nothing here says that a score holds under
treatments that were not tried.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.model import (
    AnalyzerInfo,
    MediaItem,
    MediaKind,
    Recoding,
    Tried,
    Variant,
    WhatIf,
    WhatIfAnswer,
    WhatIfRecord,
)

STRENGTHS: Mapping[Recoding, tuple[float, ...]] = {  # from mild to strong
    Recoding.JPEG: (90, 70, 50, 30),
    Recoding.RESIZE: (75, 50, 33),
    Recoding.BLUR: (1, 2),
    Recoding.H264: (23, 28, 35),
    Recoding.RECAPTURE: (1, 2, 3),
}
TITLES = {
    Recoding.UNTOUCHED: "Untouched",
    Recoding.SAVED: "Saved anew",
    Recoding.JPEG: "JPEG quality",
    Recoding.RESIZE: "Resized to, %",
    Recoding.BLUR: "Blur, σ in px",
    Recoding.H264: "H.264, CRF",
    Recoding.RECAPTURE: "Recapture (model)",
}
NOT_TRIED = (
    "Not tried: other strengths; two treatments one after the other; cropping, rotation, "
    "noise, filters and editing; other codecs; what messengers, platforms and phones do of "
    "their own; and a real recapture, since the one shown is a computed model of a screen "
    "filmed again. Nothing is said about what these do to a score."
)
NO_POINT = "no operating point holds here"
NO_BASE = "no score of the untouched exhibit to compare with"
NOT_EXAMINED = "not examined"
AGAINST_SAVED = "against the copy saved anew: "
OTHER_FACES = "other_faces_read"  # the reason why a score on record is not compared
OTHER_FACES_TOLD = (
    " What is on record was read of other faces than those found in the copies, as an examiner "
    "put them right or another face pass found them: that score is not compared."
)
CLIP_SECONDS = 1.0  # a clip's score is that of its highest second
TOO_BRIEF = (
    " Operating points and percentiles of videos were measured on clips of a second at least; "
    "less was tried here, and none is applied."
)


class TriedRecord(Protocol):
    """The part of a case store that keeps what was tried."""

    def what_ifs(self, media_id: str | None = None) -> list[WhatIf]:
        """Return what was asked, oldest first."""

    def tried(self, what_if_id: str) -> list[Tried]:
        """Return the copies that were tried."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One copy and what the analyzer said of it; None where it was not tried or not asked."""

    variant: Variant
    answer: WhatIfAnswer | None

    @property
    def score(self) -> float | None:
        """The score, None where there is none."""
        return self.answer.score if self.answer else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The copies of one kind, from mild to strong, and in words what they do to the score."""

    kind: Recoding
    cells: tuple[Cell, ...]
    stability: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What one analyzer said of everything that was tried.

    `base` is what the copies are compared with: the untouched exhibit or, where that has no
    score, the copy that was only saved anew.
    """

    info: AnalyzerInfo
    untouched: Cell
    saved: Cell
    kinds: tuple[Kind, ...]

    @property
    def base(self) -> Cell:
        """What the copies are compared with."""
        return self.saved if self.untouched.score is None else self.untouched

    @property
    def threshold(self) -> float | None:
        """The operating point that holds for the exhibit, None where none does."""
        points = (cell.answer.threshold for cell in self.cells() if cell.answer)
        return next((point for point in points if point is not None), None)

    @property
    def band(self) -> tuple[float, float] | None:
        """The scores at the 5th and 95th percentile of authentic media like the exhibit."""
        answer = self.base.answer
        if answer is None or answer.low is None or answer.high is None:
            return None
        return answer.low, answer.high

    def cells(self) -> Iterator[Cell]:
        """Yield every cell, in order."""
        yield from (self.untouched, self.saved)
        for kind in self.kinds:
            yield from kind.cells


def variants(kinds: Iterable[Recoding] = tuple(STRENGTHS)) -> tuple[Variant, ...]:
    """Return everything that is tried: the exhibit, its control, and these kinds of copies."""
    bases = (Variant(Recoding.UNTOUCHED), Variant(Recoding.SAVED))
    return *bases, *(Variant(kind, s) for kind in kinds for s in STRENGTHS[kind])


def label(variant: Variant) -> str:
    """Return the strength of a copy as it stands below a chart."""
    return f"{variant.strength:g}" if variant.kind in STRENGTHS else ""


def named(variant: Variant) -> str:
    """Return which copy it is, in a few words."""
    return f"{TITLES[variant.kind]} {label(variant)}".strip()


# --- what was tried, by analyzer -----------------------------------------------------------


def on_record(store: TriedRecord, media_id: str) -> list[WhatIfRecord]:
    """Return everything that was tried on a medium, oldest first."""
    return [record_of(store, one) for one in store.what_ifs(media_id)]


def record_of(store: TriedRecord, what_if: WhatIf) -> WhatIfRecord:
    """Return a what-if with what was tried of it, in the order of its variants."""
    order = {variant: place for place, variant in enumerate(what_if.variants)}
    found = sorted(store.tried(what_if.id), key=lambda one: order.get(one.copy.variant, -1))
    return WhatIfRecord(what_if=what_if, tried=tuple(found))


def strips(record: WhatIfRecord) -> list[Strip]:
    """Return what each analyzer said, in the order in which they were asked."""
    return [_strip(record, setup.info) for setup in record.analyzers]


def _strip(record: WhatIfRecord, info: AnalyzerInfo) -> Strip:
    told = {
        one.copy.variant: answer
        for one in record.tried
        for answer in one.answers
        if answer.analyzer == info.name
    }
    untouched, saved = (
        Cell(Variant(kind), told.get(Variant(kind)))
        for kind in (Recoding.UNTOUCHED, Recoding.SAVED)
    )
    base = saved if untouched.score is None else untouched
    asked = [one for one in record.what_if.variants if one.kind in STRENGTHS]
    kinds = (
        (kind, tuple(Cell(one, told.get(one)) for one in asked if one.kind is kind))
        for kind in dict.fromkeys(one.kind for one in asked)
    )
    return Strip(
        info=info,
        untouched=untouched,
        saved=saved,
        kinds=tuple(
            Kind(kind=kind, cells=cells, stability=stability(base, cells))
            for kind, cells in kinds
        ),
    )


# --- over which strengths a score keeps its side -------------------------------------------


def stability(base: Cell, cells: Sequence[Cell]) -> str:
    """Say over which strengths the score keeps its side of the operating point.

    Where none holds for the exhibit: how far apart the scores lie among authentic media, in
    percentile points. What was not scored is named with its reason, never counted.
    """
    scored = [cell for cell in cells if cell.score is not None]
    return "; ".join([*_compared(base, scored), *_unscored(cells)])


def _compared(base: Cell, scored: Sequence[Cell]) -> list[str]:
    """Return what the scores say beside that of `base`, and which copy that is if it is one."""
    if base.answer is None or base.score is None:
        return [NO_BASE]
    threshold = base.answer.threshold
    if threshold is None:
        parts = [_spread([base, *scored])]
    else:
        parts = list(_sides(base.score, threshold, scored))
    if parts and base.variant.kind is Recoding.SAVED:
        parts[0] = AGAINST_SAVED + parts[0]
    return parts


def _sides(base: float, threshold: float, scored: Sequence[Cell]) -> Iterator[str]:
    kept, crossed = (
        [c for c in scored if ((_known(c) >= threshold) is (base >= threshold)) is same]
        for same in (True, False)
    )
    here, there = ("at or above", "below") if base >= threshold else ("below", "at or above")
    if kept:
        yield f"keeps its side ({here} {threshold:.3g}) at {_listed(kept)}"
    if crossed:
        yield f"changes sides ({there} {threshold:.3g}) at {_listed(crossed)}"
    beyond = [cell for cell in scored if cell.answer and not cell.answer.covered]
    if beyond:
        yield f"the point was not measured on files like the copy at {_listed(beyond)}"


def _spread(cells: Sequence[Cell]) -> str:
    """Return how far apart the scores lie, in percentile points where these are known."""
    ranks = [c.answer.percentile for c in cells if c.answer and c.answer.percentile is not None]
    scores = [_known(cell) for cell in cells]
    apart = f"score {min(scores):.3g} to {max(scores):.3g}"
    if len(ranks) < len(cells):
        return f"{NO_POINT}; {apart}, which no population ranks in full"
    low, high = round(min(ranks)), round(max(ranks))
    return (
        f"{NO_POINT}; percentile {low} to {high} among authentic media, {high - low} points "
        f"apart ({apart})"
    )


def _unscored(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield where there is no score, and why: a gate that closes is a result too."""
    why: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.score is None:
            why.setdefault(told(cell), []).append(cell)
    for words, silent in why.items():
        yield f"{words} at {_listed(silent)}"


def told(cell: Cell) -> str:
    """Return what is said of one copy: its score, or its outcome with the reason."""
    answer = cell.answer
    if answer is None:
        return NOT_EXAMINED
    if answer.score is not None:
        return f"{answer.score:.3g}"
    outcome = answer.outcome.replace("_", " ")
    return f"{outcome} ({answer.reason.replace('_', ' ')})"


def _known(cell: Cell) -> float:
    score = cell.score
    if score is None:
        raise ValueError("a copy without a score has no place among scores")
    return score


def _listed(cells: Sequence[Cell]) -> str:
    """Return strengths as a list: 90, 70 and 50."""
    names = [label(cell.variant) for cell in cells]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


# --- in whole sentences --------------------------------------------------------------------


def subject(record: WhatIfRecord, item: MediaItem) -> str:
    """Return of what the copies were made."""
    first, last = record.what_if.first_frame, record.what_if.last_frame
    if item.kind is not MediaKind.VIDEO:
        return item.exhibit
    if first == last:
        return f"{item.exhibit}, frame {first}"
    return f"{item.exhibit}, frames {first} to {last}"


def is_brief(item: MediaItem, first: int, last: int) -> bool:
    """Say whether the frames `first` to `last` of a video last less than a clip's score needs.

    Half a frame short of a second is a second.
    """
    if item.kind is not MediaKind.VIDEO or item.stream is None:
        return False
    stream = item.stream
    step = (stream.last_pts - stream.first_pts) / max(stream.frame_count - 1, 1)
    return (last - first + 1.5) * step < CLIP_SECONDS


def tried_words(record: WhatIfRecord, item: MediaItem) -> str:
    """Return how much was tried, whether it was stopped, and for what it is too brief."""
    asked, left = record.what_if, len(record.left)
    kinds = dict.fromkeys(one.kind for one in asked.variants if one.kind in STRENGTHS)
    names = "; ".join(
        f"{TITLES[kind]} " + ", ".join(label(one) for one in asked.variants if one.kind is kind)
        for kind in kinds
    )
    stopped = (
        f" It was stopped: {left} of {len(asked.variants)} were not tried." if left else ""
    )
    brief = TOO_BRIEF if is_brief(item, asked.first_frame, asked.last_frame) else ""
    return f"Each kind was tried alone: {names}.{stopped}{brief}"


def compared_words(strip: Strip, among: str = "") -> str:
    """Return with what the copies of one analyzer are compared, and what it said of that.

    `among` stands for the reference population where its full name would be too long.
    """
    untouched, saved = (
        f"{told(cell)}{_placed(cell, among)}" for cell in (strip.untouched, strip.saved)
    )
    if strip.untouched.score is not None:
        return f"Untouched: {untouched}."
    answer = strip.untouched.answer
    others = OTHER_FACES_TOLD if answer and answer.reason == OTHER_FACES else ""
    return f"Untouched: {untouched}. Saved anew: {saved}.{others}"


def _placed(cell: Cell, among: str) -> str:
    answer = cell.answer
    if answer is None or answer.percentile is None:
        return ""
    return f", percentile {answer.percentile:.0f} among {among or answer.reference}"
