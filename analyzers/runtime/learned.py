"""What the analyzers share that read faces with Loupe's own networks.

Each face of each frame that is offered gets one score, whatever else is in the batch, or the
reason why it has none.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources.abc import Traversable
from typing import Any, ClassVar, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from analyzers.runtime import engines, onnx
from analyzers.runtime.card import Card, Validated
from analyzers.runtime.learned_words import with_facts
from analyzers.runtime.native_detail import dependence, told_dependence
from analyzers.runtime.packs import OfPack, Pack, card_in, carried, load_folder
from analyzers.runtime.validity import Bounds
from workbench.analyzer import AnalyzerInfo, Face, Frame, FrameBatch, Observation, Source
from workbench.errors import ModelMismatch
from workbench.model import FrameScore, Outcome, Pixels

__all__ = [
    "AT_ONCE",
    "Bounded",
    "FaceEngine",
    "FaceReading",
    "Learned",
    "Looked",
    "Pairs",
    "Seen",
    "carried_as",
    "carried_once_trained",
    "made_of",
    "read_each",
    "read_faces",
]

FACE, SCORE, MAP = "face", "score", "map"  # the names of a model's input and outputs
AT_ONCE = 32  # faces, so that memory stays bounded

Floats = NDArray[np.float32]
Pairs = Sequence[tuple[Frame, Face]]


@dataclass(frozen=True, kw_only=True)
class Bounded(OfPack):
    """A network of Loupe's own with the bounds of its card; None sets no bound.

    The bounds are those of `Validated`. Each pack has a class of its own below this one, with
    its `info` and where the pack lies.
    """

    info: ClassVar[AnalyzerInfo]

    least_face_width: float | None = None
    least_sharpness: float | None = None
    coarsest_jpeg_step: float | None = None
    coarsest_h264_qp: float | None = None

    @property
    def device(self) -> str:
        """Where the network runs; raises AnalyzerError where that cannot be had."""
        return onnx.short(onnx.chosen()[0])

    @property
    def where(self) -> Validated:
        """The bounds outside of which a face is withheld."""
        return Validated(
            conditions=self.info.validated_range,
            least_face_width=self.least_face_width,
            least_sharpness=self.least_sharpness,
            coarsest_jpeg_step=self.coarsest_jpeg_step,
            coarsest_h264_qp=self.coarsest_h264_qp,
        )


@dataclass(frozen=True, kw_only=True)
class Learned(Bounded):
    """A network that scores an aligned face, and may draw a map of it; see `Bounded`."""

    @property
    def device(self) -> str:
        """Where the network runs; raises AnalyzerError where that cannot be had."""
        return engines.device()

    def begin(self, source: Source) -> "FaceReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return FaceReading(self.engine(), Bounds(self.where, source))

    def engine(self) -> "FaceEngine":
        """Return the network, started; raises ModelMissing, ModelMismatch, AnalyzerError."""
        return FaceEngine(engines.start(load_folder(self.folder)))


Kind = TypeVar("Kind", bound=Bounded)


def made_of(pack: Pack, kind: type[Kind], words: AnalyzerInfo) -> Kind:
    """Return the analyzer that a pack makes: of this kind, with the facts of its card."""
    return _made(pack.card, pack.folder, kind, words)


def carried_as(name: str, version: str, kind: type[Kind], words: AnalyzerInfo) -> Kind:
    """Return the analyzer of a pack that Loupe carries, by its card alone.

    Where the card cannot be read there is an analyzer as well: it says so, and a run of it
    fails with what is wrong.
    """
    folder = carried().joinpath(name, version)
    return _made(card_in(folder), folder, kind, words)


def carried_once_trained(
    name: str, version: str, kind: type[Kind], words: AnalyzerInfo
) -> Iterator[Kind]:
    """Yield the analyzer of a pack as `carried_as` returns it; none until Loupe carries it.

    It is offered by default if its card sets an operating point, else on request.
    """
    folder = carried().joinpath(name, version)
    if folder.is_dir():
        card = card_in(folder)
        counted = card is not None and bool(card.operating_points)
        yield _made(card, folder, kind, replace(words, by_default=counted))


def _made(
    card: Card | None, folder: Traversable, kind: type[Kind], words: AnalyzerInfo
) -> Kind:
    own = type(kind.__name__, (kind,), {"info": with_facts(words, card), "folder": folder})
    made: Kind = own(**_settings(card))
    return made


def _settings(card: Card | None) -> dict[str, float | None]:
    where = card.validated if card is not None else None
    if where is None:
        return {}
    return {
        "least_face_width": where.least_face_width,
        "least_sharpness": where.least_sharpness,
        "coarsest_jpeg_step": where.coarsest_jpeg_step,
        "coarsest_h264_qp": where.coarsest_h264_qp,
    }


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What a network said of one face; `drawn` (64, 64) is its map 0..1, None without one."""

    frame: Frame
    face: Face
    score: float
    drawn: Floats | None


class FaceEngine:
    """A pack's network, ready for aligned faces."""

    def __init__(self, engine: engines.Engine) -> None:
        """Take a started engine; raises ModelMismatch for one that does not score faces."""
        if engine.inputs != (FACE,) or SCORE not in engine.outputs:
            raise ModelMismatch(f"{engine.pack.card.called} is no network that scores faces")
        self._engine = engine

    def run(self, faces: Pixels) -> tuple[Floats, Floats | None]:
        """Return scores (n,) and maps (n, 64, 64) of aligned faces (n, 256, 256, 3), n > 0."""
        parts = [self._run(faces[at : at + AT_ONCE]) for at in range(0, len(faces), AT_ONCE)]
        scores = np.concatenate([part[SCORE] for part in parts])
        maps = [part[MAP] for part in parts if MAP in part]
        return scores, np.concatenate(maps) if maps else None

    def _run(self, faces: Pixels) -> dict[str, Any]:
        given = {FACE: np.ascontiguousarray(faces)}
        return dict(zip(self._engine.outputs, self._engine.run(given), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class _Highest:
    """The face of a medium that scored highest, aligned, and the frame where it did."""

    score: float
    frame: int
    aligned: Pixels


class FaceReading:
    """Scores each face on its own; of the highest, tells what its score hangs on."""

    def __init__(self, engine: FaceEngine, bounds: Bounds) -> None:
        """Take a started network and the bounds for the medium that is read."""
        self._engine = engine
        self._bounds = bounds
        self._highest_face: _Highest | None = None

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield one answer for each face, or for a frame without any."""
        for score, seen in read_faces(self._engine, self._bounds, batch):
            if seen is not None:
                self.note(seen)
            yield score

    def note(self, seen: Seen) -> None:
        """Take note of a scored face, for what is told at the end."""
        before = self._highest_face
        if before is None or seen.score > before.score:
            aligned = seen.face.aligned[None].copy()
            self._highest_face = _Highest(seen.score, seen.frame.index, aligned)

    def conclude(self) -> Iterator[Observation]:
        """Yield how much the highest score hangs on fine detail; see `dependence`."""
        if (face := self._highest_face) is not None:
            scores = dependence(face.score, self._scored, face.aligned)
            yield from told_dependence(scores, face.frame, "the highest-scoring face")

    def _scored(self, aligned: Pixels) -> float:
        return float(self._engine.run(aligned)[0][0])


def read_faces(
    engine: FaceEngine, bounds: Bounds, batch: FrameBatch
) -> Iterator[tuple[FrameScore, Seen | None]]:
    """Yield an answer for each face of each frame, see `read_each`."""
    return read_each(batch, bounds.outside, partial(_seen, engine))


class Looked(Protocol):
    """What a network said of one face of a frame."""

    @property
    def frame(self) -> Frame:
        """The frame."""

    @property
    def face(self) -> Face:
        """The face in it."""

    @property
    def score(self) -> float:
        """What is answered for the face: it rises with manipulation."""


Found = TypeVar("Found", bound=Looked)


def read_each(
    batch: FrameBatch,
    outside: Callable[[Frame, Face], str],
    look: Callable[[Pairs], Iterator[Found]],
) -> Iterator[tuple[FrameScore, Found | None]]:
    """Yield an answer for each face of each frame, in order, with what was seen of it.

    A frame without a face is not applicable; a face is withheld for the reason, if any, that
    `outside` gives. `look` yields what is seen of all the others, in their order.
    """
    pairs = [(frame, face) for frame in batch for face in frame.faces]
    reasons = {id(face): outside(frame, face) for frame, face in pairs}
    found = look([pair for pair in pairs if not reasons[id(pair[1])]])
    for frame in batch:
        if not frame.faces:
            yield frame.unscored(Outcome.NOT_APPLICABLE, "no_face"), None
        for face in frame.faces:
            if reason := reasons[id(face)]:
                yield frame.unscored(Outcome.WITHHELD, reason, face.track), None
            else:
                yield _answer(next(found))


def _seen(engine: FaceEngine, asked: Pairs) -> Iterator[Seen]:
    if not asked:
        return
    scores, maps = engine.run(np.stack([face.aligned for _, face in asked]))
    for at, (frame, face) in enumerate(asked):
        yield Seen(frame, face, float(scores[at]), None if maps is None else maps[at])


def _answer(seen: Found) -> tuple[FrameScore, Found | None]:
    frame, track = seen.frame, seen.face.track
    if not math.isfinite(seen.score):
        return frame.unscored(Outcome.FAILED, "no_finite_score", track), None
    return frame.scored(seen.score, track), seen
