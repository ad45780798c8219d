"""What an examination tells as it goes, and the part of a case store that it uses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.analyzer import FaceObservation, Observation
from workbench.calibration.weighing import WeighedRecord
from workbench.model import (
    AnalyzerRun,
    FaceTrack,
    Fact,
    Finding,
    KnownFaces,
    Measurement,
    MediaItem,
    ModelPack,
    Pixels,
    Progress,
    StoredMap,
    Support,
)
from workbench.model_keeping import ModelRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One observation, on record under its run."""

    run: AnalyzerRun
    observation: Observation | FaceObservation | FaceTrack


Event = Progress | AnalyzerRun | Observed | Finding | Support


class ExaminationRecord(ModelRecord, WeighedRecord, Protocol):
    """The part of a case store that an examination uses."""

    def maps(self, run_id: str) -> list[StoredMap]:
        """Return a run's maps."""

    def map_values(self, stored: StoredMap) -> Pixels:
        """Return the values (h, w) of a map."""

    def measurements(self, run_id: str) -> list[Measurement]:
        """Return a run's measurements."""

    def facts(self, run_id: str) -> list[Fact]:
        """Return a run's facts."""

    def begin_run(self, run: AnalyzerRun, models: Sequence[ModelPack] = ()) -> None:
        """Put a run on record with the kept models that it uses.

        One that continues another takes over its observations.
        """

    def add_observations(
        self, run_id: str, observations: Sequence[Observation | FaceObservation | FaceTrack]
    ) -> None:
        """Append to a run."""

    def known_faces(self, item: MediaItem) -> KnownFaces | None:
        """Return what the last finished face pass over a medium found, if there is one."""

    def end_run(self, run: AnalyzerRun) -> None:
        """Move a run to its final state and seal what it holds."""

    def findings(self, media_id: str | None = None) -> list[Finding]:
        """Return the findings that nothing supersedes."""

    def propose(self, findings: Iterable[Finding]) -> None:
        """Put proposed findings on record."""
