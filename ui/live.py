"""A pass as it arrives: lanes that grow while the medium is read."""

from collections.abc import Sequence

from ui.lanes import OUTCOMES, Lane, LiveLane
from ui.snapshots import ItemView
from workbench.examination import Observed
from workbench.model import AnalyzerRun, FrameScore, MediaItem, RunState, ScoreSeries


class LivePass:
    """The lanes of one pass over one medium."""

    def __init__(self, item: MediaItem | None) -> None:
        self._item = item
        self._lanes: dict[str, LiveLane] = {}
        self._names: dict[str, str] = {}  # run id -> analyzer

    def hear(self, event: object) -> bool:
        """Take over one event; say whether a lane changed."""
        if isinstance(event, AnalyzerRun):
            return self._hear_run(event)
        if isinstance(event, ScoreSeries):
            return self._hear_earlier(event)
        if isinstance(event, Observed) and isinstance(event.observation, FrameScore):
            self._lanes[event.run.info.name].append(event.observation)
            return True
        return False

    def lanes(self) -> list[Lane]:
        """Return the lanes as far as they have come."""
        return [live.lane() for live in self._lanes.values()]

    def _hear_run(self, run: AnalyzerRun) -> bool:
        if run.state is not RunState.RUNNING:
            return False
        self._lanes[run.info.name] = LiveLane(run.info, self._item)
        self._names[run.id] = run.info.name
        return True

    def _hear_earlier(self, series: ScoreSeries) -> bool:
        """Begin a continued lane with what the interrupted run had said."""
        live = self._lanes[self._names[series.run_id]]
        for at, frame in enumerate(series.frames):
            outcome = OUTCOMES[series.outcomes[at]]
            score = float(series.scores[at])
            live.append(
                FrameScore(
                    frame=int(frame),
                    pts=float(series.pts[at]),
                    outcome=outcome,
                    score=None if score != score else score,  # noqa: PLR0124  # NaN: no score
                    reason=series.reason_codes[series.reasons[at]] or None,
                )
            )
        return True


def merged(view: ItemView, live: Sequence[Lane]) -> list[Lane]:
    """Return the lanes on record, with those of a running pass in their places."""
    growing = {lane.info.name: lane for lane in live}
    lanes = [growing.pop(lane.info.name, lane) for lane in view.lanes()]
    return lanes + list(growing.values())
