"""Count outcomes and their reasons into coverage, for runs that end and runs cut off."""

from collections import Counter
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

    def hear(self, said: object) -> None:
        """Count an observation that is an outcome."""
        if isinstance(said, FrameScore | FileOutcome):
            self.reasons[said.outcome, said.reason or ""] += 1
        elif isinstance(said, FacesSeen):
            for outcome in said.outcomes:
                self.reasons[_OF_FACES[list(Outcome)[outcome]]] += 1

    def read(self, series: ScoreSeries) -> None:
        """Count a series on record."""
        outcomes = list(Outcome)
        for outcome, reason in zip(series.outcomes, series.reasons, strict=True):
            self.reasons[outcomes[outcome], series.reason_codes[reason]] += 1

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
                if reason
            ),
        )
