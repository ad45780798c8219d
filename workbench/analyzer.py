"""The promise every analyzer keeps, and what the one pass offers it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import Field, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeGuard

import numpy as np
from numpy.typing import NDArray

from workbench.errors import UnreadableMedia
from workbench.model import (
    AnalyzerInfo,
    Box,
    Curve,
    Embedding,
    FaceCrop,
    FaceQuality,
    FaceSamples,
    FacesSeen,
    Fact,
    FileOutcome,
    FrameScore,
    Illustration,
    KnownFaces,
    LocalizationMap,
    Measurement,
    MediaKind,
    ModelPack,
    Outcome,
    Pixels,
    Shot,
    Stream,
    TrackFound,
)

__all__ = [
    "Analyzer",
    "AnalyzerInfo",
    "Face",
    "FaceObservation",
    "FacePass",
    "Frame",
    "FrameBatch",
    "ModelFiles",
    "Observation",
    "Reading",
    "Source",
]

Observation = (
    FrameScore
    | FileOutcome
    | LocalizationMap
    | Measurement
    | Fact
    | Curve
    | Illustration
    | Embedding
)
FaceObservation = Shot | FacesSeen | FaceSamples | FaceCrop | TrackFound
Samples = NDArray[np.uint8] | NDArray[np.uint16]

KEPT_PER_SECOND = 4  # of each second, so many frames' faces are kept for later readings
BT601_LUMA = (0.299, 0.587, 0.114)
BAND_ROWS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A read-only handle of a working copy: its bytes, their hash and what the probe found."""

    path: Path
    sha256: str
    size_bytes: int
    kind: MediaKind
    stream: Stream


class Decoded(Protocol):
    """A decoded picture that has not yet been converted; owned by the decoder."""

    def rgb(self) -> Pixels:
        """Return upright, colour-managed 8-bit RGB (H, W, 3)."""

    def coded(self) -> Samples:
        """Return samples as decoded: coded orientation and depth, before colour management."""

    def quantiser(self, box: Box) -> float | None:
        """Return the codec's mean quantiser over a box of the upright picture, if known."""


class Face(Protocol):
    """One face in one frame. Its crops are made when first asked for, once for all analyzers.

    Everything is in pixels of the upright frame. What comes from the mesh is None where there
    is none, as on a face seen from the side. Every crop is cut from `region`, so that it is the
    same whether the frame was just decoded or the region was kept by an earlier pass.
    """

    @property
    def track(self) -> str:
        """The track that the face belongs to; a `FrameScore` about it carries this."""

    @property
    def stretch(self) -> str:
        """Within which it was followed without a cut; a track may be joined of several."""

    @property
    def box(self) -> NDArray[np.float32]:
        """Left, top, width and height (4,) of the face without its hair."""

    @property
    def points(self) -> NDArray[np.float32]:
        """Eyes, nose tip and mouth corners (5, 2), the subject's right first."""

    @property
    def landmarks(self) -> NDArray[np.float32] | None:
        """The mesh (478, 3); z has the scale of x and rises away from the camera."""

    @property
    def blendshapes(self) -> NDArray[np.float32] | None:
        """Expression coefficients (52,) in 0..1, in the order of the model."""

    @property
    def pose(self) -> NDArray[np.float32] | None:
        """The canonical face to the camera (4, 4), in centimetres."""

    @property
    def quality(self) -> FaceQuality:
        """How well the face can be read here."""

    @property
    def region(self) -> Pixels:
        """Native pixels (h, w, 3) that hold every crop of this face."""

    @property
    def region_box(self) -> Box:
        """Where `region` lies."""

    @property
    def aligned(self) -> Pixels:
        """The face turned and scaled onto 256 x 256 pixels by its five points (A256)."""

    @property
    def native(self) -> Pixels:
        """The face with a quarter of margin, never resampled (N)."""

    @property
    def native_box(self) -> Box:
        """Where `native` lies."""

    @property
    def eyes(self) -> Pixels | None:
        """Two eye strips (2, 64, 96, 3), the subject's right first, by the eye corners (E)."""

    @property
    def parts(self) -> Pixels | None:
        """Which part of the face each pixel of `aligned` shows (256, 256): see `FacePart`."""


class Frame:
    """One decoded frame. Pixels are converted when first asked for, once for all analyzers.

    `index` counts in presentation order from 0; `pts` is the presentation time in seconds,
    0.0 for a still picture. In a `damaged` frame the decoder may have filled gaps with
    pixels of its own; it is shown, and no analyzer reads it. A `lost` frame is one that the
    file lists and that does not decode: it has no pixels, and only keeps its place.
    """

    def __init__(
        self, index: int, pts: float, decoded: Decoded | None, *, damaged: bool = False
    ) -> None:
        self.index = index
        self.pts = pts
        self.damaged = damaged
        self.lost = decoded is None
        self.faces: tuple[Face, ...] = ()  # once the face pass has seen the frame
        self._decoded = decoded

    @property
    def _picture(self) -> Decoded:
        if self._decoded is None:
            raise UnreadableMedia(f"Frame {self.index} does not decode.")
        return self._decoded

    @property
    def sound(self) -> bool:
        """Whether its pixels are those that were recorded."""
        return not (self.damaged or self.lost)

    @cached_property
    def rgb(self) -> Pixels:
        """Upright, colour-managed RGB (H, W, 3), for faces and display."""
        return self._picture.rgb()

    @cached_property
    def coded(self) -> Samples:
        """Samples on the coded grid: (H, W) luma of a video, (H, W) or (H, W, 3) of a still."""
        return self._picture.coded()

    def scored(self, score: float, track: str | None = None) -> FrameScore:
        """Return a score of this frame, or of the face on a track in it."""
        return FrameScore(
            frame=self.index,
            pts=self.pts,
            outcome=Outcome.SCORED,
            score=score,
            track_id=track,
        )

    def unscored(
        self,
        outcome: Outcome,
        reason: str,
        track: str | None = None,
        *,
        detail: str | None = None,
    ) -> FrameScore:
        """Return the outcome of this frame, or of a face in it, without a score."""
        return FrameScore(
            frame=self.index,
            pts=self.pts,
            outcome=outcome,
            reason=reason,
            detail=detail,
            track_id=track,
        )

    def quantiser(self, box: Box) -> float | None:
        """Return how coarsely the codec quantised a box of the upright picture.

        The mean QP of a video, in the scale of its codec; the mean luma step of a JPEG's
        table. None where the decoder does not tell.
        """
        return self._picture.quantiser(box)

    @cached_property
    def luma(self) -> NDArray[np.float32]:
        """Luma (H, W) on the coded grid, in 0..255 whatever the bit depth."""
        depth = 255.0 if self.coded.dtype == np.uint8 else 65535.0
        if self.coded.ndim == 2:  # noqa: PLR2004
            return self.coded * np.float32(255.0 / depth)
        luma = np.empty(self.coded.shape[:2], np.float32)
        red, green, blue = (np.float32(weight * 255.0 / depth) for weight in BT601_LUMA)
        for top in range(0, len(luma), BAND_ROWS):  # in bands, so that no copy is held twice
            band = self.coded[top : top + BAND_ROWS]
            luma[top : top + BAND_ROWS] = (
                band[..., 0] * red + band[..., 1] * green + band[..., 2] * blue
            )
        return luma


FrameBatch = tuple[Frame, ...]


class Reading(Protocol):
    """One analyzer reading one media item once, front to back.

    Frames are decoded once and offered to every reading in turn, so a reading keeps what
    it needs of the past and never asks for a frame again. It is offered the frames its
    `AnalyzerInfo.sampling` names, and says one `FrameScore` about each of them; an analyzer
    that reads only the file says one `FileOutcome` in `conclude`.
    """

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield what can be said after these frames."""

    def conclude(self) -> Iterator[Observation]:
        """Yield what could only be said at the end."""


class ModelFiles(Protocol):
    """The files of a model that a method runs, for a case to keep.

    A method that runs models has a property `packs`, a tuple of such. It raises ModelMissing
    or ModelMismatch where a pack cannot be used. Where it runs another copy of a pack than its
    own, a property `model_copy` says in words whose; empty otherwise.
    """

    @property
    def described(self) -> ModelPack:
        """What the pack is."""

    def chunks(self, file: str) -> Iterator[bytes]:
        """Yield its card or one of its files in parts of some MiB; raises ModelMissing."""


class FacePass(Protocol):
    """Finds, follows and measures the faces of a medium once, for every analyzer.

    A frozen dataclass whose fields are its settings, like an analyzer.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    info: ClassVar[AnalyzerInfo]

    @property
    def model_sha256(self) -> str:
        """One digest of all models that are used; raises ModelMissing, ModelMismatch."""

    def read(
        self, source: Source, batches: Iterator[FrameBatch]
    ) -> Iterator[FrameBatch | FaceObservation]:
        """Yield every batch again, its frames with their faces, and what is to be recorded.

        Frames come out in the order in which they went in, unsound ones without faces.
        """

    def recall(
        self, source: Source, known: KnownFaces, batches: Iterator[FrameBatch] | None
    ) -> Iterator[FrameBatch]:
        """Yield the batches with the faces that an earlier pass found.

        Without `batches` nothing is decoded: there are the frames whose crops the earlier
        pass kept, and those that it found lost.
        """


class Analyzer(Protocol):
    """A forensic method: a frozen dataclass whose fields are its settings."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    info: ClassVar[AnalyzerInfo]

    def begin(self, source: Source) -> Reading:
        """Start reading one media item."""


Method = Analyzer | FacePass


def finds_faces(method: Method) -> TypeGuard[FacePass]:
    """Say whether a method of the catalog is the face pass."""
    return hasattr(method, "recall")


def ungated(catalog: Callable[[], Iterable[Method]]) -> tuple[Method, ...]:
    """Return the methods of a catalog, those behind a gate without its bounds.

    Such a method offers `ungated()`, which returns itself with other settings.
    """
    return tuple(
        method.ungated() if hasattr(method, "ungated") else method for method in catalog()
    )


def is_analyzer(method: Method) -> TypeGuard[Analyzer]:
    """Say whether a method of the catalog is an analyzer."""
    return not finds_faces(method)
