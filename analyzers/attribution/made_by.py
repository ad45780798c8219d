"""Tell which maker a face or a whole picture is like, by a network trained here.

After "Bi-Level Multi-View Deepfake Attribution" (arXiv 2504.14129), in our reading; see
`analyzers.attribution.words` for what a report says of it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.attributing import margins
from analyzers.attribution.engine import MakerEngine
from analyzers.attribution.makers import unit
from analyzers.attribution.telling import told
from analyzers.attribution.views import windows
from analyzers.attribution.work import Seen, Work
from analyzers.faces.alignment import ALIGNED_SIZE
from analyzers.faces.placement import area_box
from analyzers.quality.gate import RESAMPLED, Gated
from analyzers.quality.native import decoded
from analyzers.quality.picture import quality_of
from analyzers.runtime import onnx
from analyzers.runtime.learned import Bounded, Pairs, read_each
from analyzers.runtime.native import WITHIN
from analyzers.runtime.native_reading import is_dithered
from analyzers.runtime.packs import load_folder
from analyzers.runtime.validity import Bounds
from workbench.analyzer import Face, Frame, FrameBatch, Observation, Reading, Source
from workbench.model import FrameScore, Grid, MediaKind, Outcome, Pixels

__all__ = ["MadeBy", "MadeByPicture"]

THREADS = 2  # a still has one frame, and is waited for
WHOLE_PICTURE = "the whole picture"

Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class OfMakers(Bounded, ABC):
    """A network that tells makers apart; see `Bounded`."""

    @abstractmethod
    def begin(self, source: Source) -> Reading:
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""

    def engine(self) -> MakerEngine:
        """Return the network, started; raises ModelMissing, ModelMismatch, AnalyzerError."""
        pack = load_folder(self.folder)
        return MakerEngine(onnx.start(pack, THREADS, onnx.chosen()))


@dataclass(frozen=True, kw_only=True)
class MadeBy(OfMakers):
    """Tell the maker of every face."""

    def begin(self, source: Source) -> "FacesReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return FacesReading(self.engine(), Bounds(self.where, source))


@dataclass(frozen=True, kw_only=True)
class MadeByPicture(OfMakers, Gated):
    """Tell the maker of the picture as a whole, by native windows of it, behind a gate.

    Pictures were judged as their publishers left them, most of them reduced, and after codecs
    of quality 75: what was reduced is within, what shows an enlargement is not, unless
    `enlarged`. The other bounds are those of all analyzers of native pixels.
    """

    enlarged: bool = False
    least_quality: float | None = WITHIN.least_quality
    widest_blur: float | None = WITHIN.widest_blur

    def begin(self, source: Source) -> "PictureReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return PictureReading(self.engine(), source, self)

    def ungated(self) -> Self:
        """Return this analyzer without bounds on pixels, to see what the gate is worth."""
        return replace(super().ungated(), enlarged=True)

    def outside(self, frame: Frame, source: Source) -> str:
        """Return why a picture lies outside of where makers were told, empty where within."""
        if is_dithered(source):
            return "palette"
        quality = quality_of(frame, source.kind)
        if not self.enlarged and quality.resampling.kind == "enlarged":
            return RESAMPLED
        return self.within.outside(quality) or Bounds(self.where, source).of_picture(frame)


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """A face in its frame, with what the network says of it."""

    frame: Frame
    face: Face
    seen: Seen

    @property
    def score(self) -> float:
        """The margin of the face over photographs."""
        return self.seen.score


class FacesReading:
    """Scores each face on its own, and pools what is seen of each track."""

    def __init__(self, engine: MakerEngine, bounds: Bounds) -> None:
        """Take a started network and the bounds for the medium that is read."""
        self._engine = engine
        self._bounds = bounds
        self._works: dict[str, Work] = {}

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield one answer for each face, or for a frame without any."""
        for score, looked in read_each(batch, self._outside, self._look):
            if looked is not None:
                self._note(looked)
            yield score

    def conclude(self) -> Iterator[Observation]:
        """Yield where each face lies, and who made those with the highest scores."""
        yield from told(self._works.values(), self._engine, Grid.UPRIGHT)

    def _outside(self, frame: Frame, face: Face) -> str:
        """Return why a face is not scored, empty where it is."""
        reason = self._bounds.outside(frame, face)
        return reason or ("no_mesh" if face.parts is None else "")

    def _look(self, asked: Pairs) -> Iterator[Looked]:
        if not asked:
            return
        crops = np.stack([face.aligned for _, face in asked])
        masks = np.stack([face.parts for _, face in asked if face.parts is not None])
        stream = self._bounds.source.stream
        found = _looked(self._engine, crops, masks)
        for (frame, face), crop, (score, embedding, described) in zip(
            asked, crops, found, strict=True
        ):
            whole = (0.0, 0.0, float(ALIGNED_SIZE), float(ALIGNED_SIZE))
            box = area_box(whole, np.array(face.points), (stream.width, stream.height))
            seen = Seen(frame.index, frame.pts, crop, box, score, embedding, described)
            yield Looked(frame, face, seen)

    def _note(self, looked: Looked) -> None:
        track, seen = looked.face.track, looked.seen
        if track in self._works:
            self._works[track].hear(seen)
            return
        left, top = (round(float(edge)) for edge in looked.face.box[:2])
        place = f"the face at {left}, {top} in frame {seen.frame}"
        self._works[track] = Work.begun(track, place, seen)


class PictureReading:
    """Scores each picture by the mean of its windows, and pools what is seen of all."""

    def __init__(self, engine: MakerEngine, source: Source, analyzer: MadeByPicture) -> None:
        """Take a started network, the medium that is read, and the bounds of the analyzer."""
        self._engine = engine
        self._source = source
        self._analyzer = analyzer
        self._work: Work | None = None

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield one answer for each picture."""
        for frame in batch:
            yield self._answer(frame)

    def conclude(self) -> Iterator[Observation]:
        """Yield where the pictures lie, and who made them."""
        works = [self._work] if self._work is not None else []
        still = self._source.kind is MediaKind.IMAGE
        yield from told(works, self._engine, Grid.CODED if still else Grid.UPRIGHT)

    def _answer(self, frame: Frame) -> FrameScore:
        crops = windows(decoded(frame, self._source.kind)[0])
        reason = self._analyzer.outside(frame, self._source) if len(crops) else "too_small"
        if reason:
            return frame.unscored(Outcome.WITHHELD, reason)
        embeddings, described = self._engine.run(crops)
        if not (np.isfinite(embeddings).all() and np.isfinite(described).all()):
            return frame.unscored(Outcome.FAILED, "no_finite_score")
        direction = unit(embeddings.mean(axis=0))
        [score] = margins(self._engine.makers, direction[None]).tolist()
        self._note(
            Seen(
                frame.index,
                frame.pts,
                crops[0],
                None,
                score,
                direction,
                np.asarray(described.mean(axis=0), np.float32),
            )
        )
        return frame.scored(score)

    def _note(self, seen: Seen) -> None:
        if self._work is None:
            self._work = Work.begun(None, WHOLE_PICTURE, seen)
        else:
            self._work.hear(seen)


def _looked(
    engine: MakerEngine, crops: Pixels, masks: Pixels
) -> Sequence[tuple[float, Floats, Floats]]:
    """Return score, embedding (d,) and description (19,) of each crop; NaN for no direction."""
    embeddings, described = engine.run(crops, masks)
    whole = np.isfinite(embeddings).all(axis=1) & np.isfinite(described).all(axis=1)
    scores = np.where(whole, margins(engine.makers, embeddings), np.nan)
    return list(zip(scores.tolist(), embeddings, described, strict=True))
