"""Count outcomes and their reasons into coverage, for runs that end and runs cut off."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.model import (
    AnalyzerInfo,
    Coverage,
    FacesSeen,
    FileOutcome,
    FrameScore,
    MediaItem,
    Need,
    Outcome,
    ReasonCount,
    ScoreSeries,
)

Answer = tuple[Outcome, str]  # an outcome and its reason, empty for none

# Of several outcomes about one frame, the first of these counts.
_ORDER = (Outcome.SCORED, Outcome.WITHHELD, Outcome.FAILED, Outcome.NOT_APPLICABLE)
_OF_FACES = {
    Outcome.SCORED: (Outcome.SCORED, ""),
    Outcome.NOT_APPLICABLE: (Outcome.NOT_APPLICABLE, "no_face"),
    Outcome.WITHHELD: (Outcome.WITHHELD, "frame_damaged"),
    Outcome.FAILED: (Outcome.FAILED, "not_decoded"),
}


@dataclass
class Tally:
    """What one run has answered so far."""

    reasons: Counter[tuple[Outcome, str]] = field(default_factory=Counter)
    _frames: dict[int, Answer] = field(default_factory=dict, init=False)

    def hear(self, said: object) -> None:
        """Count an observation that is an outcome; those of the faces of one frame as one."""
        if isinstance(said, FileOutcome):
            self.reasons[said.outcome, said.reason or ""] += 1
        elif isinstance(said, FrameScore):
            self._hear_frame(said.frame, (said.outcome, said.reason or ""))
        elif isinstance(said, FacesSeen):
            for outcome in said.outcomes:
                self.reasons[_OF_FACES[list(Outcome)[outcome]]] += 1

    def _hear_frame(self, frame: int, answer: Answer) -> None:
        """Count a frame once, by the outcome that tells most of those about it."""
        known = self._frames.get(frame)
        if known is not None and _ORDER.index(known[0]) <= _ORDER.index(answer[0]):
            return
        if known is not None:
            self.reasons[known] -= 1
        self._frames[frame] = answer
        self.reasons[answer] += 1

    def read(self, series: Iterable[ScoreSeries]) -> None:
        """Count the series of one run on record."""
        outcomes = list(Outcome)
        for one in series:
            for frame, outcome, reason in zip(
                one.frames, one.outcomes, one.reasons, strict=True
            ):
                self._hear_frame(int(frame), (outcomes[outcome], one.reason_codes[reason]))

    def coverage(
        self, info: AnalyzerInfo, item: MediaItem, present: int | None = None
    ) -> Coverage:
        """Return how much of the item was answered for; `present` frames, if that is known."""
        by_frame = info.needs is not Need.FILE and item.kind in info.media
        frames = present or (item.stream.frame_count if item.stream else 0)
        counts: Counter[Outcome] = Counter()
        for (outcome, _), times in self.reasons.items():
            counts[outcome] += times
        return Coverage(
            unit="frame" if by_frame else "file",
            scored=counts[Outcome.SCORED],
            not_applicable=counts[Outcome.NOT_APPLICABLE],
            withheld=counts[Outcome.WITHHELD],
            failed=counts[Outcome.FAILED],
            not_examined=max((frames if by_frame else 1) - counts.total(), 0),
            reasons=tuple(
                ReasonCount(outcome, reason, times)
                for (outcome, reason), times in sorted(self.reasons.items())
                if reason and times
            ),
        )
