"""A pass as it arrives: lanes that grow while the medium is read."""

from collections.abc import Sequence

from ui.lanes import OUTCOMES, Lane, LiveLane
from ui.live_faces import LiveFaces
from ui.snapshots import ItemView
from workbench.examination import Observed
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Family,
    FrameScore,
    MediaItem,
    RunState,
    ScoreSeries,
)


class LivePass:
    """The lanes of one pass over one medium: a lane per analyzer and face."""

    def __init__(self, item: MediaItem | None) -> None:
        self._item = item
        self._lanes: dict[tuple[str, str | None], LiveLane] = {}
        self._infos: dict[str, AnalyzerInfo] = {}  # run id -> analyzer
        self.faces = LiveFaces(item)

    def hear(self, event: object) -> bool:
        """Take over one event; say whether a lane changed."""
        if isinstance(event, AnalyzerRun):
            return self._hear_run(event)
        if isinstance(event, ScoreSeries):
            return self._hear_earlier(event)
        if isinstance(event, Observed) and isinstance(event.observation, FrameScore):
            self._lane(event.run.info, event.observation.track_id).append(event.observation)
            return True
        return isinstance(event, Observed) and self.faces.hear(event.observation)

    def lanes(self) -> list[Lane]:
        """Return the lanes as far as they have come."""
        return [live.lane() for live in self._lanes.values()]

    def _lane(self, info: AnalyzerInfo, track_id: str | None) -> LiveLane:
        """Return the lane of a face; the empty one that an analyzer begins with becomes it."""
        key = (info.name, track_id)
        if key not in self._lanes:
            self._lanes.pop((info.name, None), None)
            self._lanes[key] = LiveLane(info, self._item, track_id)
        return self._lanes[key]

    def _hear_run(self, run: AnalyzerRun) -> bool:
        if run.info.family is Family.FACES:
            self.faces.hear_run(run)
        if run.state is not RunState.RUNNING:
            return False
        self._infos[run.id] = run.info
        self._lanes[run.info.name, None] = LiveLane(run.info, self._item)
        return True

    def _hear_earlier(self, series: ScoreSeries) -> bool:
        """Begin a continued lane with what the interrupted run had said."""
        live = self._lane(self._infos[series.run_id], series.track_id)
        for at, frame in enumerate(series.frames):
            score = float(series.scores[at])
            live.append(
                FrameScore(
                    frame=int(frame),
                    pts=float(series.pts[at]),
                    outcome=OUTCOMES[series.outcomes[at]],
                    score=None if score != score else score,  # noqa: PLR0124  # NaN: no score
                    reason=series.reason_codes[series.reasons[at]] or None,
                    track_id=series.track_id,
                )
            )
        return True


def merged(view: ItemView, live: Sequence[Lane]) -> list[Lane]:
    """Return the lanes on record, with those of a running pass in their places."""
    growing: dict[str, list[Lane]] = {}
    for lane in live:
        growing.setdefault(lane.info.name, []).append(lane)
    placed = set(growing)
    lanes: list[Lane] = []
    for lane in view.lanes():
        lanes += growing.pop(lane.info.name, []) if lane.info.name in placed else [lane]
    return lanes + [lane for rest in growing.values() for lane in rest]
