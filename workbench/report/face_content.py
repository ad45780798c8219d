"""What a report says about the faces of one exhibit, as frozen records."""

from dataclasses import dataclass
from datetime import datetime

from workbench.model import AnalyzerRun, Box, FaceTrack, Family, Outcome, Shot


def is_face_pass(run: AnalyzerRun) -> bool:
    """Tell whether a run looked for faces: it is what others rest on, and no evidence."""
    return run.info.family is Family.FACES


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackMeasures:
    """What was measured of one track, over the frames in which its face was found.

    Widths are native pixels. The other qualities are medians over the frames in which they
    could be measured, None where that was none: `sharpness`, `side_turn` (degrees, to either
    side), `occlusion` (0..1), `quantiser`. `meshed` counts the frames in which the mesh fits.
    `best_frame` is the one that shows the face best, see `workbench.report.measures.best`, at
    `best_pts` seconds, and `best_box` is where the face lies in it.
    """

    first_pts: float
    last_pts: float
    frames: int
    meshed: int
    narrowest: float | None
    widest: float | None
    width: float | None
    sharpness: float | None
    side_turn: float | None
    occlusion: float | None
    quantiser: float | None
    best_frame: int
    best_pts: float
    best_box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackEdit:
    """What an examiner made of some tracks: merged, split, renamed, excluded or included."""

    at: datetime
    examiner: str
    words: str
    note: str
    track_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackContent:
    """A track in force, and what was measured of it; `problem` says why nothing was.

    `named` tells whether an examiner, and not appearance alone, says whose face it is.
    `exclusion` is the edit that excluded the track, if it is excluded.
    """

    track: FaceTrack
    named: bool
    measures: TrackMeasures | None = None
    problem: str = ""
    exclusion: TrackEdit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Neighbouring frames of which the face pass said the same, both ends included.

    Scored: a face was found; not applicable: none was found; withheld: the frame is damaged;
    failed: it does not decode; None: it was not examined.
    """

    first_frame: int
    last_frame: int
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FacesContent:
    """The faces of one exhibit. `run_id` is None where no face pass was run.

    `looked` says in words in how many frames was looked and what came of it. `superseded` are
    tracks that an examiner's edit replaced. `problem` says why `stretches` are missing.
    """

    run_id: str | None
    looked: str
    stretches: tuple[Stretch, ...] = ()
    shots: tuple[Shot, ...] = ()
    tracks: tuple[TrackContent, ...] = ()
    edits: tuple[TrackEdit, ...] = ()
    superseded: tuple[FaceTrack, ...] = ()
    problem: str = ""
