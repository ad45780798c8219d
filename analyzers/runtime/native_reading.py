"""Reading frames with a network of native pixels: the gate first, then one score for each area.

The whole picture has a score of its own, without a track; each face that is large enough has
one besides, on its track.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from analyzers.quality.native import Area, areas
from analyzers.quality.picture import quality_of
from analyzers.quality.tiles import textured_tiles
from analyzers.quality.wording import told
from analyzers.runtime.native import Native
from workbench.analyzer import Frame, FrameBatch, Observation, Source
from workbench.model import FrameScore, MediaKind, Outcome

__all__ = ["PER_SECOND", "Budget", "Looked", "NativeReading", "is_dithered"]

PER_SECOND = 0.75  # faces are not kept at this rate, so that the pictures are decoded
MOST_FACES = 12  # of one frame: the largest
DEPTH = 8  # bits of a sample: fewer are dithered, as a palette is
PALETTES = ("palette", "P", "1")  # as the probe names them
OTHERWISE_LOSSY = ("webp (lossy)", "hevc", "av1")  # of stills, as the probe names them
MOST_KEPT = 24  # areas of one medium of which more is told than their scores


class Looked(Protocol):
    """What a network said of one area."""

    @property
    def score(self) -> float:
        """The area's score: it rises with manipulation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How many tiles are read at most: of a still, of a frame of a video, of a face."""

    still: int
    frame: int
    face: int

    def of(self, area: Area, kind: MediaKind) -> int:
        """Return how many tiles are read of an area."""
        if area.track is not None:
            return self.face
        return self.still if kind is MediaKind.IMAGE else self.frame


Kind = TypeVar("Kind", bound=Looked)


class NativeReading(ABC, Generic[Kind]):
    """Scores each area of each frame; tells more of a few, at the end.

    These are the first picture with a score, the one with the highest, the first that is
    withheld for the quality of its pixels, and each face where it scored highest.
    """

    def __init__(self, analyzer: Native, source: Source) -> None:
        """Start the network; raises ModelMissing, ModelMismatch, AnalyzerError."""
        self.source = source
        self.info = analyzer.info
        self.engine = analyzer.engine()
        self._within = analyzer.within
        self._least_side = analyzer.least_side
        self._kept: dict[Hashable, tuple[int, float, Sequence[Observation]]] = {}

    @abstractmethod
    def look(self, area: Area) -> Kind | None:
        """Return what the network says of an area, None where it is too small."""

    @abstractmethod
    def describe(self, frame: Frame, area: Area, looked: Kind) -> Iterator[Observation]:
        """Yield what is told of an area besides its score."""

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield a score or the reason for none, of every picture and of every face."""
        for frame in batch:
            reason = self._refused(frame)
            if reason:
                tracks = (None, *(face.track for face in frame.faces))
                yield from (frame.unscored(Outcome.WITHHELD, reason, track) for track in tracks)
            else:
                yield from self._scores(frame)

    def conclude(self) -> Iterator[Observation]:
        """Yield what was kept, frame by frame."""
        by_score = sorted(self._kept.values(), key=lambda kept: -kept[1])
        said: dict[int, Sequence[Observation]] = {}
        for _, _, observations in sorted(by_score[:MOST_KEPT], key=lambda kept: kept[0]):
            said[id(observations)] = observations  # the first may be the highest as well
        for observations in said.values():
            yield from observations

    def _refused(self, frame: Frame) -> str:
        """Return why nothing is scored in a frame, empty where something may be."""
        if unread := _coded_otherwise(self.source):
            return unread
        if min(frame.luma.shape) < self._least_side:
            return "too_small"
        if not textured_tiles(frame.luma).size:
            return "no_texture"
        quality = quality_of(frame, self.source.kind)
        reason = self._within.outside(quality)
        if reason and "withheld" not in self._kept:
            why = tuple(told(quality, frame.index, reason))
            self._kept["withheld"] = frame.index, math.inf, why
        return reason

    def _scores(self, frame: Frame) -> Iterator[FrameScore]:
        for number, area in enumerate(areas(frame, self.source)):
            reason = self._passed_over(area, number)
            looked = None if reason else self.look(area)
            if looked is None:
                yield frame.unscored(Outcome.WITHHELD, reason or "too_small", area.track)
            elif not math.isfinite(looked.score):
                yield frame.unscored(Outcome.FAILED, "no_finite_score", area.track)
            else:
                self._keep(frame, area, looked)
                yield frame.scored(looked.score, area.track)

    def _passed_over(self, area: Area, faces_before: int) -> str:
        """Return why an area is not looked at, empty where it is."""
        if min(area.size) < self._least_side:
            return "too_small" if area.track is None else "face_too_small"
        return "larger_faces_there" if faces_before > MOST_FACES else ""

    def _keep(self, frame: Frame, area: Area, looked: Kind) -> None:
        best = self._kept.get(area.track, (0, -math.inf, ()))
        if best[1] >= looked.score:
            return
        kept = frame.index, looked.score, tuple(self.describe(frame, area, looked))
        if area.track is None and None not in self._kept:
            self._kept["first"] = kept[0], math.inf, kept[2]
        self._kept[area.track] = kept


def _coded_otherwise(source: Source) -> str:
    """Return why the coding of a medium was judged by nobody, empty where it was.

    The dither of a palette is a texture of its own, and what a lossy coding other than JPEG
    takes away is not seen by the gate.
    """
    if is_dithered(source):
        return "palette"
    still = source.kind is MediaKind.IMAGE
    judged = source.stream.codec.lower() not in OTHERWISE_LOSSY
    return "codec_not_judged" if still and not judged else ""


def is_dithered(source: Source) -> bool:
    """Say whether a medium has a palette, or so few levels that it may be dithered."""
    stream = source.stream
    palette = "gif" in stream.codec.lower() or stream.pixel_format in PALETTES
    return palette or stream.bit_depth < DEPTH
