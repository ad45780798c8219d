"""Look at how a face's eyes move through a video: together, against the head, with blinks.

Explicit cues in windows of two seconds, each with the noise of rigid points beside it and
against a small reference of authentic windows. No network, no training.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.waiting import Waiting
from analyzers.gaze.cues import measured
from analyzers.gaze.following import Following, WindowReading
from analyzers.gaze.geometry import CORNERS, in_head
from analyzers.gaze.measure import spread
from analyzers.gaze.standard import authentic, unlike
from analyzers.gaze.telling import EyesTold, told
from analyzers.gaze.window import EyeSample, EyeWindow, window_of
from analyzers.references import Population
from workbench.analyzer import AnalyzerInfo, Face, Frame, FrameBatch, Observation, Source
from workbench.model import FaceQuality, Family, FrameScore, MediaKind, Need, Outcome

__all__ = ["LivingEyes", "LivingEyesReading", "read_window", "sample_of", "unmeasurable"]

Followed = tuple[str, str]  # a track, and the stretch of it without a cut

FEWEST = 20  # samples of a window
SEEN = 0.5  # of a window in which both eyes must be open


@dataclass(frozen=True, slots=True, kw_only=True)
class LivingEyes:
    """Score how unlike authentic eyes a pair of eyes moves, in windows of two seconds.

    `least_face_width` is in native pixels, `most_yaw` and `most_pitch` in degrees of the head,
    `least_rate` in frames a second, `coarsest_quantiser` that of `FaceQuality` (where a codec
    tells none, nothing is withheld for it), `most_noise` in degrees by which rigid points
    seem to move. `narrowest` is the width of an eye beside the other's in the picture. Wider
    faces than `most_face_width` and frame rates outside `slowest` to `fastest`, in frames a
    second, can be measured, and are withheld as the reference knows none of them.
    """

    info: ClassVar[AnalyzerInfo] = AnalyzerInfo(
        name="gaze",
        title="Movement of the eyes",
        version="1",
        media=frozenset({MediaKind.VIDEO}),
        family=Family.GAZE,
        needs=Need.FACES,
        by_default=False,
        reference=(
            "Cues after Demir and Ciftci, Where Do Deep Fakes Look?, ETRA 2021, and the "
            "physiology of eye movements (Leigh and Zee, The Neurology of Eye Movements, "
            "2015). Own reading: no network, no training."
        ),
        limitations=(
            "A low score is no evidence: lip-synchronised, reenacted and whole-face forgeries "
            "often keep or copy the movement of real eyes, and then nothing is seen. It never "
            "says authentic. A high score names a cue that authentic eyes of a small reference "
            "seldom show; squints, nystagmus, a glass eye, a wink, glasses, hair over an eye, "
            "a smoothing filter and heavy compression do the same. Measured on the mesh, not "
            "on pixels, so a forgery that the mesh does not follow is missed. No operating "
            "point: there are too few people in the reference for one."
        ),
        validated_range=(
            "Video of faces 120 to 300 pixels wide, 20 to 31 frames a second, head within 30 "
            "degrees of the camera, windows of 2 s without a cut. The reference is of few "
            "people; see docs/validation/gaze.md."
        ),
        score_meaning=(
            "How far the most unusual cue of the two seconds around the frame lies from what "
            "authentic windows show, in spreads: 0 is usual or better, 1.6 is where one in "
            "twenty authentic windows lies further out in that cue, and 8 is the most that is "
            "said; no probability."
        ),
    )

    least_face_width: float = 120.0
    most_face_width: float = 300.0
    most_yaw: float = 30.0
    most_pitch: float = 25.0
    narrowest: float = 0.45
    least_rate: float = 12.0
    slowest: float = 20.0
    fastest: float = 31.0
    coarsest_quantiser: float = 40.0
    most_noise: float = 8.0

    def begin(self, source: Source) -> "LivingEyesReading":
        """Start reading one media item; raises ModelMissing without its reference."""
        return LivingEyesReading(self, authentic())


class LivingEyesReading:
    """Follows every face; answers in the order of the frames, a window late."""

    def __init__(self, analyzer: LivingEyes, reference: Population) -> None:
        self._analyzer = analyzer
        self._reference = reference
        self._asked: deque[Waiting] = deque()
        self._open: dict[tuple[Followed, int], Waiting] = {}  # with the frame
        self._following: dict[Followed, Following] = {}
        self._told: dict[str, EyesTold] = {}  # by track

    @property
    def faces(self) -> tuple[EyesTold, ...]:
        """What was read of each face's eyes so far."""
        return tuple(self._told.values())

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield the answers that have become known."""
        for frame in batch:
            self._end_lost(frame.pts)
            if not frame.faces:
                self._asked.append(_without_face(frame))
            for face in frame.faces:
                self._take(frame, face)
            yield from self._answered()

    def conclude(self) -> Iterator[Observation]:
        """Yield the last answers, then what is told of each face's eyes."""
        for key in list(self._following):
            self._end(key)
        yield from self._answered()
        yield from self.tell()

    def _answered(self) -> Iterator[FrameScore]:
        while self._asked and self._asked[0].outcome is not None:
            yield self._asked.popleft().said()

    def _take(self, frame: Frame, face: Face) -> None:
        asked = Waiting(frame.index, frame.pts, face.track)
        self._asked.append(asked)
        asked.reason = outside(self._analyzer, face)
        if asked.reason:
            asked.outcome = Outcome.WITHHELD
            return
        key = face.track, face.stretch
        self._open[key, frame.index] = asked
        self._follow(key, self.sample(frame, face), tuple(face.box.tolist()))

    def _follow(self, key: Followed, sample: EyeSample, box: tuple[float, ...]) -> None:
        following = self._following.get(key)
        if following is None:
            self._following[key] = Following(self.read, sample)
            face = EyesTold(key[0], sample.frame, sample.pts, box)
            self._told.setdefault(key[0], face)
            return
        for frame, reading in following.add(sample):
            self._answer(key, frame, reading)

    def _end_lost(self, pts: float) -> None:
        """Close the stretches whose face has been out of sight; called before each frame."""
        for key in [k for k, one in self._following.items() if not one.continues(pts)]:
            self._end(key)

    def _end(self, key: Followed) -> None:
        for frame, reading in self._following.pop(key).close():
            self._answer(key, frame, reading)

    def _answer(self, key: Followed, frame: int, reading: WindowReading | None) -> None:
        asked = self._open.pop((key, frame))
        if reading is not None:
            self._told[key[0]].hear(frame, asked.pts, reading)
        if reading is None or reading.score is None:
            asked.outcome = Outcome.WITHHELD
            asked.reason = reading.reason if reading is not None else "too_few_frames"
        else:
            asked.outcome, asked.score, asked.reason = Outcome.SCORED, reading.score, None

    def sample(self, frame: Frame, face: Face) -> EyeSample:
        """Return what is kept of a face that can be read."""
        return sample_of(frame, face)

    def read(self, samples: Sequence[EyeSample]) -> WindowReading:
        """Return what the samples of one window say."""
        return read_window(samples, self._analyzer, self._reference)

    def tell(self) -> Iterator[Observation]:
        """Yield what is told of each face's eyes at the end."""
        return told(self._told.values(), self._reference)


def _without_face(frame: Frame) -> Waiting:
    none = Outcome.NOT_APPLICABLE
    return Waiting(frame.index, frame.pts, None, outcome=none, reason="no_face")


def outside(analyzer: LivingEyes, face: Face) -> str:
    """Return why the eyes of a face are not scored in a frame, empty where they can be."""
    if face.landmarks is None or face.pose is None:
        return "no_mesh"
    reason = unmeasurable(analyzer, face.quality, face.landmarks)
    width = face.quality.width
    if not reason and width is not None and width > analyzer.most_face_width:
        return "face_too_large"
    return reason


def unmeasurable(analyzer: LivingEyes, quality: FaceQuality, mesh: NDArray[np.float32]) -> str:
    """Return why the eyes of a mesh (478, 3) cannot be measured, empty where they can."""
    if quality.width is None or quality.yaw is None or quality.pitch is None:
        return "face_not_measured"
    if quality.width < analyzer.least_face_width:
        return "face_too_small"
    turned = abs(quality.yaw) > analyzer.most_yaw or abs(quality.pitch) > analyzer.most_pitch
    if turned:
        return "face_turned_away"
    return "eye_hidden" if eyes_seen(mesh) < analyzer.narrowest else ""


def eyes_seen(mesh: NDArray[np.float32]) -> float:
    """Return the narrower eye's width in the picture over the wider's, of a mesh (478, 3)."""
    flat = mesh[:, :2]
    widths = [float(np.hypot(*(flat[first] - flat[last]))) for first, last in CORNERS]
    return min(widths) / max(*widths, 1e-9)


def sample_of(frame: Frame, face: Face) -> EyeSample:
    """Return what is kept of a face that can be read."""
    quality = face.quality
    if face.landmarks is None or face.pose is None or quality.width is None:
        raise ValueError("a face without a mesh has no eyes to read")
    head = [quality.yaw or 0.0, quality.pitch or 0.0, quality.roll or 0.0]
    return EyeSample(
        frame=frame.index,
        pts=frame.pts,
        points=in_head(face.landmarks, face.pose).astype(np.float32),
        head=np.array(head),
        face_width=quality.width,
        quantiser=np.nan if quality.quantiser is None else quality.quantiser,
    )


def read_window(
    samples: Sequence[EyeSample], analyzer: LivingEyes, reference: Population
) -> WindowReading:
    """Return what the samples of one window say."""
    enough = max(FEWEST, analyzer.least_rate * (samples[-1].pts - samples[0].pts))
    window = window_of(samples) if len(samples) >= enough else None
    reason = unreadable(analyzer, samples, window) if window is not None else "too_few_frames"
    cues = measured(window) if not reason and window is not None else {}
    score = unlike(cues, reference.quantiles) if cues else None
    middle = samples[len(samples) // 2]
    return WindowReading(
        frame=middle.frame,
        first_pts=samples[0].pts,
        last_pts=samples[-1].pts,
        cues=cues,
        score=score,
        reason=reason or ("" if score is not None else "no_cue_measured"),
        frames=np.array([sample.frame for sample in samples], np.int64),
        closed=window.both_closed if window is not None else np.zeros(0, np.bool_),
    )


def unreadable(analyzer: LivingEyes, samples: Sequence[EyeSample], window: EyeWindow) -> str:
    """Return why no cue of a window can be trusted, empty where they can."""
    if not analyzer.slowest <= round(1 / window.step, 2) <= analyzer.fastest:
        return "frame_rate_outside_reference"
    quantisers = np.array([sample.quantiser for sample in samples])
    told = quantisers[np.isfinite(quantisers)]  # some frames may tell none
    if told.size and np.median(told) > analyzer.coarsest_quantiser:
        return "face_too_compressed"
    rigid = np.stack([window.rigid_yaw, window.rigid_pitch], axis=1)
    if spread(rigid.mean(axis=2)) > analyzer.most_noise:
        return "mesh_too_unsteady"
    few = np.count_nonzero(window.seen) < FEWEST // 2
    return "eyes_closed" if few or window.seen.mean() < SEEN else ""
