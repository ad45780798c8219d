"""Look for faces that were pasted or blended into a picture, by a network trained here.

The network learned from authentic faces alone: each was blended with a changed copy of itself
(Shiohara and Yamasaki, "Detecting Deepfakes with Self-Blended Images", CVPR 2022). It had to
draw the seam (Li et al., "Face X-ray", CVPR 2020) and how much each pixel was changed (Huang
et al., "FakeLocator", IEEE TIFS 2022).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.faces.placement import placed
from analyzers.runtime.learned import FaceEngine, FaceReading, Learned, Seen
from analyzers.runtime.validity import Bounds
from workbench.analyzer import AnalyzerInfo, Observation, Source
from workbench.model import Family, Grid, LocalizationMap, MediaKind, Need

__all__ = ["WORDS", "PastedFace", "PastedFaceReading"]

MOST_MAPS = 24  # of one medium: the faces with the highest scores
MAP_NAME = "pasted regions"
MAP_MEANING = (
    "Bright: where the network sees a seam and changed skin together; the middle of a pasted "
    "region may stay dark. Make-up, glasses, hair over the skin and compression can look "
    "alike, so bright does not mean edited; it counts only where the face's score is high, "
    "and dark does not mean untouched."
)
WORDS = AnalyzerInfo(
    name="blending",
    title="Pasted faces",
    version="0",
    media=frozenset(MediaKind),
    family=Family.BLENDING,
    needs=Need.FACES,
    per_second=4,
    reference="Own network, trained by Loupe's laboratory",
    limitations=(
        "A network's judgement, which it does not explain beyond its map. It knows what it "
        "was trained on and may miss what differs from that."
    ),
    validated_range="",
    score_meaning=(
        "The network's raw output for one face: it rises with what looks like a pasted or "
        "blended region, and is no probability."
    ),
    map_meaning=MAP_MEANING,
)


@dataclass(frozen=True, kw_only=True)
class PastedFace(Learned):
    """Score every face for the traces of pasting, and draw where; see `Learned`."""

    def begin(self, source: Source) -> "PastedFaceReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return PastedFaceReading(self.engine(), Bounds(self.where, source))


class PastedFaceReading(FaceReading):
    """Scores each face on its own; keeps of each track the map of its highest score."""

    def __init__(self, engine: FaceEngine, bounds: Bounds) -> None:
        super().__init__(engine, bounds)
        stream = bounds.source.stream
        self._size = stream.width, stream.height
        self._highest: dict[str, tuple[float, LocalizationMap]] = {}

    def conclude(self) -> Iterator[Observation]:
        """Yield the maps of the highest-scoring frame of each track, in their order.

        Then what the highest score of all hangs on.
        """
        highest = sorted(self._highest.values(), key=lambda kept: -kept[0])[:MOST_MAPS]
        yield from sorted((drawn for _, drawn in highest), key=lambda drawn: drawn.frame)
        yield from super().conclude()

    def note(self, seen: Seen) -> None:
        """Keep the map of a face, if none of its track scored higher before."""
        super().note(seen)
        before = self._highest.get(seen.face.track)
        if before is not None and before[0] >= seen.score:
            return
        drawn = self._map(seen)
        if drawn is not None:
            self._highest[seen.face.track] = seen.score, drawn

    def _map(self, seen: Seen) -> LocalizationMap | None:
        found = None if seen.drawn is None else placed(seen.drawn, seen.face.points, self._size)
        if found is None:
            return None
        box, values = found
        return LocalizationMap(
            frame=seen.frame.index,
            pts=seen.frame.pts,
            name=MAP_NAME,
            box=box,
            values=values,
            meaning=MAP_MEANING,
            grid=Grid.UPRIGHT,
            track_id=seen.face.track,
        )
