"""Look for parts of a face that look pasted in, by a network trained here.

Each part is cut out by itself and looked at by a trunk that learned no face; for each a head is
given what was seen of all three, and what it says rests nearly all on its own part. Beside that
an autoencoder, which learned from authentic faces alone to restore a hidden part from the
others, shows what was to be expected (Hu et al., "Mover: Mask and Recovery based Facial Part
Consistency Aware Method for Deepfake Video Detection", arXiv 2303.01740, in our reading).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.alignment import similarity
from analyzers.parts.engine import PartsEngine, Restored
from analyzers.parts.explained import explained
from analyzers.parts.pictures import MAP_MEANING
from analyzers.parts.seen import part_areas
from analyzers.parts.telling import Followed, told
from analyzers.runtime import onnx
from analyzers.runtime.learned import Bounded, Pairs, read_each
from analyzers.runtime.packs import load_folder
from analyzers.runtime.validity import Bounds
from workbench.analyzer import AnalyzerInfo, Face, Frame, FrameBatch, Observation, Source
from workbench.model import Family, MediaKind, Need

__all__ = ["WORDS", "FaceParts", "FacePartsReading"]

WORDS = AnalyzerInfo(
    name="face_parts",
    title="Parts that look pasted in",
    version="0",
    media=frozenset(MediaKind),
    family=Family.FACE_PARTS,
    needs=Need.FACES,
    per_second=4,
    reference=(
        "Hu et al., Mover: Mask and Recovery based Facial Part Consistency Aware Method for "
        "Deepfake Video Detection, arXiv 2303.01740, in our reading. Own network, trained by "
        "Loupe's laboratory."
    ),
    limitations=(
        "It was taught parts of other people that were pasted into a face; where few authentic "
        "faces are taken for such, it finds few. A part of the same person of another time, a "
        "mouth drawn to other words and a face that was generated as a whole are hardly seen: "
        "that nothing stands out means nothing. It says that a part looks pasted in, not that "
        "it is another's: a part blended into its own picture again looks so as well, and the "
        "other parts added hardly anything that could be measured. Misfits and residuals grow "
        "with what covers the face (hands, hair, glasses, microphones), with blur of a part or "
        "of the picture, with rare expressions, and for groups of people that were rare among "
        "those learned from; they are ranked among authentic faces of like sharpness and size "
        "only, and not at all where too few of these were measured."
    ),
    validated_range="",
    score_meaning=(
        "The network's raw output for one face: the misfits of the parts seen, beside those of "
        "authentic faces, the largest counting most. It rises with what looks like a part that "
        "was pasted in, and is no probability."
    ),
    map_meaning=MAP_MEANING,
)


@dataclass(frozen=True, kw_only=True)
class FaceParts(Bounded):
    """Score every face by how pasted its parts look, and show each; see `Bounded`."""

    def begin(self, source: Source) -> "FacePartsReading":
        """Start the network and a reading; raises ModelMissing, ModelMismatch."""
        return FacePartsReading(self.engine(), Bounds(self.where, source))

    def engine(self) -> PartsEngine:
        """Return the network, started; raises ModelMissing, ModelMismatch, AnalyzerError."""
        return PartsEngine(onnx.start(load_folder(self.folder), providers=onnx.chosen()))


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """A face in its frame, with what the network says of it."""

    frame: Frame
    face: Face
    found: Restored

    @property
    def score(self) -> float:
        """The score of the face."""
        return self.found.score


class FacePartsReading:
    """Scores each face on its own; keeps of each track its first and its highest score."""

    def __init__(self, engine: PartsEngine, bounds: Bounds) -> None:
        """Take a started network and the bounds for the medium that is read."""
        self._engine = engine
        self._bounds = bounds
        self._followed: dict[str, Followed] = {}

    def observe(self, batch: FrameBatch) -> Iterator[Observation]:
        """Yield one answer for each face, or for a frame without any."""
        for score, looked in read_each(batch, self._outside, self._look):
            if looked is not None:
                self._note(looked)
            yield score

    def conclude(self) -> Iterator[Observation]:
        """Yield what is told of the faces with the highest scores."""
        stream = self._bounds.source.stream
        size = stream.width, stream.height
        yield from told(self._followed.values(), self._engine.standard, size)

    def _outside(self, frame: Frame, face: Face) -> str:
        """Return why a face is not scored, empty where it is."""
        reason = self._bounds.outside(frame, face)
        return reason or ("" if _shows_a_part(face) else "no_mesh")

    def _look(self, asked: Pairs) -> Iterator[Looked]:
        faces = [face.aligned for _, face in asked]
        masks = [face.parts for _, face in asked if face.parts is not None]
        meshes = [_on_aligned(face) for _, face in asked if face.landmarks is not None]
        for pair, found in zip(asked, self._engine.run(faces, masks, meshes), strict=True):
            yield Looked(*pair, found)

    def _note(self, looked: Looked) -> None:
        face = explained(looked.frame, looked.face, looked.found, self._engine.standard)
        followed = self._followed.setdefault(face.track, Followed(face, face))
        followed.hear(face)


def _shows_a_part(face: Face) -> bool:
    """Say whether a face has a mesh by which any of its parts is seen."""
    if face.landmarks is None or face.parts is None:
        return False
    return bool(part_areas(face.parts[None]).any())


def _on_aligned(face: Face) -> NDArray[np.float32]:
    """Return the mesh (478, 2) of a face in pixels of the aligned face, none without one."""
    if face.landmarks is None:
        return np.zeros((0, 2), np.float32)
    matrix = similarity(face.points)
    flat = face.landmarks[:, :2] @ matrix[:, :2].T + matrix[:, 2]
    return np.asarray(flat, np.float32)
