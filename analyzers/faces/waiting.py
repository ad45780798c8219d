"""A frame whose answer is not known yet: readings that look ahead say it later, in order."""

from dataclasses import dataclass

from workbench.model import FrameScore, Outcome

__all__ = ["Waiting"]


@dataclass(slots=True)
class Waiting:
    """A face of a frame that waits for its answer, or a frame without one."""

    frame: int
    pts: float
    track: str | None
    outcome: Outcome | None = None
    score: float | None = None
    reason: str | None = None

    def said(self) -> FrameScore:
        """Return the answer; it must have come."""
        if self.outcome is None:
            raise ValueError("a frame was left without an answer")
        return FrameScore(
            frame=self.frame,
            pts=self.pts,
            outcome=self.outcome,
            score=self.score,
            reason=self.reason,
            track_id=self.track,
        )
