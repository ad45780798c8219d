"""Tell whether a face moves as one flat sheet, as a print or a still display of it does.

The planar test of the face's mesh over skipped frames: no network, no training.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from analyzers.presentation.drawing import seen_of
from analyzers.presentation.following import MOST_GAP, Asked, Passage
from analyzers.presentation.passage import MeshSample, PassageRead, read_passage
from analyzers.presentation.plane import KEPT
from analyzers.presentation.telling import FaceTold, bounded, told
from workbench.analyzer import AnalyzerInfo, Face, Frame, FrameBatch, Observation, Source
from workbench.model import Family, MediaKind, Need, Outcome

__all__ = ["Presentation", "PresentationReading", "outside"]

Followed = tuple[str, str]  # a track, and the stretch of it without a cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """Score how much of a face's change of shape one plane explains, in passages of 3 s.

    `least_face_width` is in native pixels, `most_yaw` and `most_pitch` in degrees of the mesh.
    A passage is read where points of the skull change their shape by `least_change` thousandths
    of the face's width, and by `least_over_noise` times the noise of the mesh.
    """

    info: ClassVar[AnalyzerInfo] = AnalyzerInfo(
        name="presentation",
        title="Flat motion of a face",
        version="1",
        media=frozenset({MediaKind.VIDEO}),
        family=Family.PRESENTATION,
        needs=Need.FACES,
        by_default=False,
        reference=(
            "Two views of a plane differ by a homography (Hartley and Zisserman, Multiple View "
            "Geometry, 2004), a turning head by parallax besides (Irani and Anandan, PAMI "
            "1998); frames skipped as by Arora et al., arXiv 2307.02858. Own reading: no "
            "network, no training."
        ),
        limitations=(
            "A low score is no evidence and never says authentic: a moving recording replayed "
            "on a screen brings its own depth and expression and is not seen, nor is a print "
            "that is bent, worn as a mask or hardly turned. A high score says that the whole "
            "face moves as one flat sheet, as a print or a still display does; a still "
            "photograph that an edited video tilts is one too. Read from the mesh, whose "
            "network expects heads: it shows a tilted print turned by about an eighth of its "
            "turn. The edges of a sheet, moiré and glare are not looked at. Below about four "
            "frames a second, or where frames are missing every 2 s, nothing is read. No "
            "operating point: few people, attacks made by drawing, and clips of up to six "
            "passages of a few seconds; of more, the highest is higher by chance alone."
        ),
        validated_range=(
            "Video of faces 180 to 250 pixels wide, 25 to 30 frames a second, the head within "
            "40 degrees of the camera, passages of 2 to 3 s without a cut in which the face or "
            "its picture turns. See docs/validation/presentation.md."
        ),
        score_meaning=(
            "The share of the face's change of shape between skipped frames, lips and lids "
            "included, that one moving plane explains: 0 is none, 1 is all; no probability."
        ),
    )

    least_face_width: float = 100.0
    most_yaw: float = 40.0
    most_pitch: float = 30.0
    least_change: float = 8.0
    least_over_noise: float = 4.0

    def begin(self, source: Source) -> "PresentationReading":
        """Start reading one media item."""
        return PresentationReading(self)


class PresentationReading:
    """Follows every face; answers in the order of the frames, a passage late."""

    def __init__(self, analyzer: Presentation) -> None:
        self._analyzer = analyzer
        self._asked: deque[Asked] = deque()
        self._passages: dict[Followed, Passage] = {}
        self._told: dict[str, FaceTold] = {}  # by track
        self._last_pts = np.nan  # of the frame before, whatever it shows
        self._sparse = False  # whether the last two frames lie too far apart for a passage

    @property
    def faces(self) -> tuple[FaceTold, ...]:
        """What was read of each face so far."""
        return tuple(self._told.values())

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield the answers that have become known."""
        for frame in batch:
            self._sparse = frame.pts - self._last_pts > MOST_GAP
            self._last_pts = frame.pts
            self._end_lost(frame.pts)
            if not frame.faces:
                none = Asked(frame.index, frame.pts, None)
                none.outcome, none.reason = Outcome.NOT_APPLICABLE, "no_face"
                self._asked.append(none)
            for face in frame.faces:
                self._take(frame, face)
            yield from self._answered()

    def conclude(self) -> Iterator[Observation]:
        """Yield the last answers, then what is told of each face."""
        for key in list(self._passages):
            self._end(key)
        yield from self._answered()
        yield from told(self._told.values())

    def _answered(self) -> Iterator[Observation]:
        while self._asked and self._asked[0].outcome is not None:
            yield self._asked.popleft().said()

    def _take(self, frame: Frame, face: Face) -> None:
        asked = Asked(frame.index, frame.pts, face.track)
        self._asked.append(asked)
        reason = outside(self._analyzer, face)
        if reason:
            asked.withhold(reason)
            return
        key = face.track, face.stretch
        box = tuple(face.box.tolist())
        self._told.setdefault(face.track, FaceTold(face.track, frame.index, frame.pts, box))
        sample = sample_of(frame, face)
        passage = self._passages.setdefault(key, Passage())
        passage.add(
            asked, sample, lambda: seen_of(frame, face, sample.points, sample.face_width)
        )
        if passage.complete:
            self._passages[key] = Passage(self._end(key))

    def _end_lost(self, pts: float) -> None:
        """Close the passages whose face has been out of sight; called before each frame."""
        for key in [k for k, one in self._passages.items() if not one.continues(pts)]:
            self._end(key)

    def _end(self, key: Followed) -> PassageRead | None:
        passage = self._passages.pop(key)
        short = "too_few_frames_a_second" if self._sparse else "too_few_frames"
        found = passage.end(self._read, short)
        if found is not None:
            self._told[key[0]].hear(found, passage.seen)
            bounded(self._told.values())
        return found

    def _read(self, passage: Passage) -> PassageRead:
        analyzer = self._analyzer
        return read_passage(passage.samples, analyzer.least_change, analyzer.least_over_noise)


def outside(analyzer: Presentation, face: Face) -> str:
    """Return why a face is not read in a frame, empty where it can be."""
    quality = face.quality
    mesh = face.landmarks
    if mesh is None or face.pose is None or not np.isfinite(mesh).all():
        return "no_mesh"
    if quality.width is None or quality.yaw is None or quality.pitch is None:
        return "face_not_measured"
    if quality.width < analyzer.least_face_width:
        return "face_too_small"
    turned = abs(quality.yaw) > analyzer.most_yaw or abs(quality.pitch) > analyzer.most_pitch
    return "face_turned_away" if turned else ""


def sample_of(frame: Frame, face: Face) -> MeshSample:
    """Return what is kept of a face that can be read."""
    mesh, width = face.landmarks, face.quality.width
    if mesh is None or width is None:
        raise ValueError("a face without a mesh cannot be read")
    return MeshSample(
        frame.index,
        frame.pts,
        mesh[KEPT, :2].astype(np.float32),
        width,
        (face.quality.yaw or 0.0, face.quality.pitch or 0.0),
    )
