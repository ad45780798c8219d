"""The files of one analyzer side by side: what is known, what was said, how they look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.evaluation.manifest import Entry
from workbench.evaluation.metrics import Labels
from workbench.evaluation.records import Look, Mapped, Row, Series
from workbench.evaluation.roc import Scores
from workbench.model import MediaKind, Outcome

Document = dict[str, Any]

LABELS = {False: "authentic", True: "altered"}
UNNAMED = "(not named)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One file for one analyzer; `series` are the frames of a clip, `mapped` its maps."""

    entry: Entry
    row: Row
    look: Look | None
    series: Series | None = None
    mapped: Mapped | None = None

    @property
    def scored(self) -> bool:
        """Whether there is a score to judge."""
        return self.row.outcome is Outcome.SCORED and self.row.score is not None

    @property
    def called(self) -> bool:
        """Whether an examination would propose a finding about this file."""
        return bool(self.look and self.look.called.get(self.row.analyzer))

    @property
    def beyond(self) -> bool | None:
        """Whether it reaches an operating point that does not cover it; None where one does."""
        return self.look.beyond.get(self.row.analyzer) if self.look else None

    @property
    def threshold(self) -> float:
        """The frozen operating point that covers this file, NaN where none does."""
        return self.look.thresholds.get(self.row.analyzer, np.nan) if self.look else np.nan

    @property
    def is_clip(self) -> bool:
        """Whether it is a video."""
        return bool(self.look and self.look.kind == MediaKind.VIDEO)

    @property
    def frames(self) -> int:
        """How many scores it has: one for each frame and face of a clip."""
        return len(self.series.scores) if self.series else 1

    def by_mean(self) -> "Item":
        """Return the file with the mean of all its frames as its score, as a control."""
        mean = float(np.mean(self.series.scores)) if self.series else self.row.score
        return replace(self, row=replace(self.row, score=mean))


Items = Sequence[Item]


def counts(altered: Labels) -> Document:
    """Return how many items of each label there are."""
    return {"authentic": int((~altered).sum()), "altered": int(altered.sum())}


def labels_of(items: Items) -> Labels:
    """Return which items (n,) are altered."""
    return np.array([item.entry.altered for item in items], np.bool_)


def named(items: Items, column: str) -> NDArray[np.str_]:
    """Return what a column of the manifest says of each item (n,)."""
    return np.array([i.entry.columns.get(column) or UNNAMED for i in items], np.str_)


def scores_of(items: Items) -> Scores:
    """Return the scores of items that have one: of a clip, that of its highest second."""
    return Scores(
        values=np.array([item.row.score for item in items], np.float64),
        altered=labels_of(items),
        clusters=np.array([item.entry.cluster for item in items], np.str_),
        thresholds=np.array([item.threshold for item in items], np.float64),
        called=np.array([item.called for item in items], np.bool_),
        inner=np.array([item.entry.unit for item in items], np.str_),
    )


def frame_scores(clips: Items) -> Scores:
    """Return every score within clips as an item of its own, in the cluster of its clip."""
    scores = scores_of(clips)
    times = np.array([item.frames for item in clips], np.intp)
    values = [item.series.scores if item.series else (item.row.score,) for item in clips]
    each = np.array([score for told in values for score in told], np.float64)
    thresholds = np.repeat(scores.thresholds, times)
    assert scores.inner is not None  # noqa: S101  # as it was just made
    return Scores(
        values=each,
        altered=np.repeat(scores.altered, times),
        clusters=np.repeat(scores.clusters, times),
        thresholds=thresholds,
        called=each >= np.where(np.isfinite(thresholds), thresholds, np.inf),
        inner=np.repeat(scores.inner, times),
    )


def seconds_each(items: Items) -> float | None:
    """Return the median of an analyzer's own seconds for one of these files."""
    told = [item.row.seconds for item in items if item.row.seconds is not None]
    return float(np.median(told)) if told else None


def seconds_per_frame(clips: Items) -> float | None:
    """Return an analyzer's own seconds for each score within clips."""
    timed = [item for item in clips if item.row.seconds is not None]
    scores = sum(item.frames for item in timed)
    return sum(item.row.seconds or 0.0 for item in timed) / scores if scores else None
