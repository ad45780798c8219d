"""Look for faces that a generator made as a whole, by a network fitted here.

What the middle of the aligned face looks like to a frozen network is told apart from how good
the picture is, and a little is added of the traces that decoders leave in native pixels. Both
pictures are saved as JPEG 90 first, as all were that it learned from, so that no collection's
format tells the class.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.runtime import onnx
from analyzers.runtime.learned import Bounded, Pairs, read_each
from analyzers.runtime.native_detail import dependence, told_dependence
from analyzers.runtime.packs import load_folder
from analyzers.runtime.validity import Bounds
from analyzers.synthesis.engine import GeneratedEngine
from analyzers.synthesis.window import LEAST, middle, saved, window
from workbench.analyzer import AnalyzerInfo, Face, Frame, FrameBatch, Observation, Source
from workbench.model import Family, MediaKind, Need, Pixels

__all__ = ["WORDS", "GeneratedFace", "GeneratedReading"]

WORDS = AnalyzerInfo(
    name="synthesis",
    title="Generated faces",
    version="0",
    by_default=False,  # it has no operating point: it takes blurred photographs for generated
    media=frozenset(MediaKind),
    family=Family.SYNTHESIS,
    needs=Need.FACES,
    per_second=4,
    reference="Own network, trained by Loupe's laboratory",
    limitations=(
        "A network's judgement, which it does not explain. It knows the look of what it was "
        "trained on and may miss another. It sees the middle of the face, reduced to few "
        "pixels, and counts residuals of its native pixels. Softened pictures, photographs "
        "too, score higher."
    ),
    validated_range="",
    score_meaning=(
        "One number for one face: the look of its middle and a little of its traces, each as "
        "far as the quality of its picture does not predict it, and capped. It rises with what "
        "looks like a generated face, and is no probability."
    ),
)


@dataclass(frozen=True, kw_only=True)
class GeneratedFace(Bounded):
    """Score every face for the look and the traces of generated ones; see `Bounded`."""

    def begin(self, source: Source) -> "GeneratedReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return GeneratedReading(self.engine(), Bounds(self.where, source))

    def engine(self) -> GeneratedEngine:
        """Return the network, started; raises ModelMissing, ModelMismatch, AnalyzerError."""
        return GeneratedEngine(onnx.start(load_folder(self.folder), providers=onnx.chosen()))


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """A face in its frame, as the network is given it, with what it says."""

    frame: Frame
    face: Face
    native: Pixels
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class _Highest:
    """The face of a medium that scored highest, aligned and native, and its frame."""

    score: float
    frame: int
    aligned: Pixels
    native: Pixels


class GeneratedReading:
    """Scores each face on its own; of the highest, tells what its score hangs on."""

    def __init__(self, engine: GeneratedEngine, bounds: Bounds) -> None:
        """Take a started network and the bounds for the medium that is read."""
        self._engine = engine
        self._bounds = bounds
        self._highest: _Highest | None = None

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield one answer for each face, or for a frame without any."""
        for score, looked in read_each(batch, self._outside, self._look):
            if looked is not None:
                self._note(looked)
            yield score

    def conclude(self) -> Iterator[Observation]:
        """Yield how much the highest score hangs on fine detail; see `dependence`."""
        if (kept := self._highest) is not None:
            scores = dependence(kept.score, self._scored, kept.aligned[None], kept.native[None])
            yield from told_dependence(scores, kept.frame, "the highest-scoring face")

    def _note(self, looked: Looked) -> None:
        before = self._highest
        if before is None or looked.score > before.score:
            aligned = saved(looked.face.aligned)
            self._highest = _Highest(looked.score, looked.frame.index, aligned, looked.native)

    def _scored(self, aligned: Pixels, native: Pixels) -> float:
        return next(self._engine.run([(aligned[0], native[0])])).score

    def _outside(self, frame: Frame, face: Face) -> str:
        """Return why a face is not scored, empty where it is."""
        reason = self._bounds.outside(frame, face)
        cut = not reason and min(window(face).shape[:2]) < LEAST  # by the picture's edge
        return "face_not_measured" if cut else reason

    def _look(self, asked: Pairs) -> Iterator[Looked]:
        pairs = [(saved(face.aligned), saved(middle(window(face)))) for _, face in asked]
        for (frame, face), (_, native), told in zip(
            asked, pairs, self._engine.run(pairs), strict=True
        ):
            yield Looked(frame, face, native, told.score)
