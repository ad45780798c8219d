"""The face pass: every face of a medium found, followed and measured once, for all analyzers.

Frames are taken a window at a time: those of one batch between two cuts. Detection looks at
the ends of a window and wherever a face moves or is lost between them; the mesh is measured in
every frame. See `analyzers.faces.tracking` for how, `docs/adr/0005` for why.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import ClassVar

import numpy as np
from PIL import Image

from analyzers.faces import crops, quality
from analyzers.faces.detection import PACK as DETECTOR_PACK
from analyzers.faces.detection import Detection, Detector
from analyzers.faces.face import FaceRow, FaceView, row_of, samples_of
from analyzers.faces.landmarks import BLENDSHAPE_PACK, MESH_PACK, Landmarker
from analyzers.faces.recall import recalled
from analyzers.faces.shots import Cuts
from analyzers.faces.tracking import LEAST_LOOKS, Sighting, Tracker
from analyzers.runtime import packs
from workbench.analyzer import KEPT_PER_SECOND, FaceObservation, Frame, FrameBatch, Source
from workbench.lane import Place, Sampler
from workbench.model import (
    AnalyzerInfo,
    FaceCrop,
    FacesSeen,
    Family,
    KnownFaces,
    MediaKind,
    Need,
    Outcome,
    Pixels,
    Shot,
    TrackFound,
)

MODELS = (DETECTOR_PACK, MESH_PACK, BLENDSHAPE_PACK)


@dataclass(frozen=True, slots=True)
class Faces:
    """Finds faces, follows them between cuts, and measures each of them in every frame."""

    info: ClassVar[AnalyzerInfo] = AnalyzerInfo(
        name="faces",
        title="Faces and shots",
        version="1",
        media=frozenset(MediaKind),
        family=Family.FACES,
        needs=Need.FRAMES,
        reference=(
            "Deng et al., RetinaFace, CVPR 2020 (detector); Kartynnik et al., Real-time Facial "
            "Surface Geometry from Monocular Video on Mobile GPUs, 2019 (mesh)"
        ),
        limitations=(
            "Finding a face says nothing about whether it is authentic, and faces are not "
            "recognised: that two tracks show one person is a proposal from their appearance, "
            "for the examiner to check. Faces turned far to the side have no mesh; very small, "
            "covered, painted or strongly turned faces can be missed, and of one picture at "
            "most 200 faces are followed."
        ),
        validated_range="faces 40 pixels wide and more; see docs/validation/face_pass.md",
    )

    @property
    def model_sha256(self) -> str:
        """One digest over the digests of all model packs, line by line."""
        digests = [packs.load(*model).sha256 for model in MODELS]
        return hashlib.sha256("\n".join(digests).encode()).hexdigest()

    @property
    def packs(self) -> tuple[packs.Pack, ...]:
        """The packs that are used, for a case to keep."""
        return tuple(packs.load(*model) for model in MODELS)

    def read(
        self, source: Source, batches: Iterator[FrameBatch]
    ) -> Iterator[FrameBatch | FaceObservation]:
        """Yield every batch with its faces, and what is to be recorded about them."""
        reading = _Reading(source)
        with reading.tracker:
            yield from reading.read(batches)

    def recall(
        self, source: Source, known: KnownFaces, batches: Iterator[FrameBatch] | None
    ) -> Iterator[FrameBatch]:
        """Yield batches with the faces that an earlier pass found."""
        return recalled(source, known, batches)


class _Reading:
    """One medium on its way through the face pass."""

    def __init__(self, source: Source) -> None:
        self._still = source.kind is MediaKind.IMAGE
        self._detector = Detector()
        looks = 1 if self._still else LEAST_LOOKS
        self.tracker = Tracker(self._find, Landmarker().measure, least_looks=looks)
        self._cuts = Cuts()
        self._kept = Sampler(KEPT_PER_SECOND)
        self._shot: _Shot | None = None
        self._shots = 0
        self._size: tuple[int, ...] = ()

    def read(self, batches: Iterator[FrameBatch]) -> Iterator[FrameBatch | FaceObservation]:
        """Yield batches and records, and close the last shot at the end."""
        for batch in batches:
            for window in self._windows(batch):
                if window.new_shot:
                    yield from self._close_shot()
                    self._shots += 1
                    self._shot = _Shot(self._shots, window.frames[0])
                yield from self._follow(window)
            yield _seen(batch)
            yield batch
        yield from self._close_shot()

    def _windows(self, batch: FrameBatch) -> "list[_Window]":
        """Return the sound frames of a batch, parted where a shot begins."""
        windows: list[_Window] = []
        for frame in batch:
            if not frame.sound:
                continue
            cut = self._starts_shot(frame)
            if cut or not windows:
                windows.append(_Window([], new_shot=cut))
            windows[-1].frames.append(frame)
        return windows

    def _starts_shot(self, frame: Frame) -> bool:
        """Say whether a shot begins; one does where frames change their size."""
        size, self._size = self._size, frame.rgb.shape[:2]
        return self._cuts.starts_shot(frame) or size != self._size

    def _follow(self, window: "_Window") -> Iterator[FaceObservation]:
        assert self._shot is not None  # noqa: S101  # the first sound frame starts a shot
        found = self.tracker.follow(window.frames, new_shot=window.new_shot)
        for frame, here in zip(window.frames, found, strict=True):
            self._shot.last = Place(frame.index, frame.pts)
            kept = self._kept.takes(frame)
            faces = [self._shot.add(frame, sighting) for sighting in here]
            frame.faces = tuple(faces)
            if kept:
                yield from (_crop(frame.index, face) for face in faces)
        yield from self._shot.news()

    def _close_shot(self) -> Iterator[FaceObservation]:
        if self._shot is not None:
            yield from self._shot.close(self.tracker.persons())
        self._shot = None

    def _find(self, rgb: Pixels) -> list[Detection]:
        return self._detector.search(rgb) if self._still else self._detector.find(rgb)


@dataclass(frozen=True, slots=True)
class _Window:
    """Frames of one batch between two cuts."""

    frames: list[Frame]
    new_shot: bool


class _Shot:
    """The tracks of one shot, their rows not yet passed on."""

    def __init__(self, number: int, first: Frame) -> None:
        self._number = number
        self._first = self.last = Place(first.index, first.pts)
        self._rows: dict[int, list[FaceRow]] = {}
        self._before: dict[int, tuple[Sighting, float]] = {}
        self._spans: dict[int, list[int]] = {}  # track -> first frame, last frame, frames

    def add(self, frame: Frame, seen: Sighting) -> FaceView:
        """Measure a sighting and return the face."""
        height, width = frame.rgb.shape[:2]
        where = crops.region_box(seen.box, seen.points, (height, width))
        pixels = crops.cut(frame.rgb, where)
        before, pts = self._before.get(seen.number, (None, frame.pts))
        mesh = seen.mesh
        row = row_of(
            frame=frame.index,
            pts=frame.pts,
            box=np.asarray(seen.box, np.float32),
            points=np.asarray(seen.points, np.float32),
            detected=seen.detected,
            mesh=(mesh.points, mesh.blendshapes, mesh.pose) if mesh else None,
            quality=quality.measure(frame, seen, where, before, frame.pts - pts),
        )
        self._before[seen.number] = seen, frame.pts
        self._rows.setdefault(seen.number, []).append(row)
        span = self._spans.setdefault(seen.number, [frame.index, frame.index, 0])
        span[1:] = frame.index, span[2] + 1
        return FaceView(str(seen.number), row, lambda: (where, pixels))

    def news(self) -> Iterator[FaceObservation]:
        """Yield the rows since the last time, so that a pass that is stopped has said them."""
        for number, rows in self._rows.items():
            yield samples_of(number, rows)
        self._rows.clear()

    def close(self, persons: dict[int, int]) -> Iterator[FaceObservation]:
        """Yield the tracks and the shot."""
        for number, (first, last, frames) in self._spans.items():
            yield TrackFound(
                number=number,
                person=persons[number],
                shot=self._number,
                first_frame=first,
                last_frame=last,
                frames=frames,
            )
        yield Shot(
            first_frame=self._first.index,
            last_frame=self.last.index,
            first_pts=self._first.pts,
            last_pts=self.last.pts,
        )


def _crop(frame: int, face: FaceView) -> FaceCrop:
    """Return a face's region as a PNG; fast rather than small."""
    target = BytesIO()
    Image.fromarray(face.region).save(target, "png", compress_level=1)
    return FaceCrop(
        number=int(face.track),
        frame=frame,
        x=face.region_box.x,
        y=face.region_box.y,
        image=target.getvalue(),
    )


def _seen(batch: FrameBatch) -> FacesSeen:
    """Return how many faces the frames of a batch show."""
    outcomes = [_outcome(frame) for frame in batch]
    return FacesSeen(
        frames=np.array([frame.index for frame in batch], np.int64),
        pts=np.array([frame.pts for frame in batch], np.float64),
        faces=np.array([min(len(frame.faces), 255) for frame in batch], np.uint8),
        outcomes=np.array([list(Outcome).index(one) for one in outcomes], np.uint8),
    )


def _outcome(frame: Frame) -> Outcome:
    if frame.lost:
        return Outcome.FAILED
    if frame.damaged:
        return Outcome.WITHHELD
    return Outcome.SCORED if frame.faces else Outcome.NOT_APPLICABLE
