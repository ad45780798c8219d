"""Pictures, clips and faces as analyzers of native pixels are offered them."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from tests.sources import source_of
from workbench.media.decoding import frames
from workbench.model import Box, FrameScore


@dataclass
class Face:
    """A face of which only the place is known: it is all that these analyzers ask for."""

    track: str
    native_box: Box

    @property
    def box(self):
        place = self.native_box
        return np.array([place.x, place.y, place.width, place.height], np.float32)


def face(track, x, y, width, height):
    return Face(track, Box(x=x, y=y, width=width, height=height))


def saved(path, pixels):
    Image.fromarray(pixels).save(path)
    return source_of(path)


def observed(analyzer, source, faces=()):
    """Return all that an analyzer says of a file in whose frames these faces are."""
    reading, said = analyzer.begin(source), []
    for frame in frames(source):
        frame.faces = tuple(faces)
        said += reading.observe((frame,))
    return said + list(reading.conclude())


def of(kind, said):
    return [one for one in said if isinstance(one, kind)]


def scores(said):
    """Return (outcome or score) of each track; None is the whole picture."""
    return {
        one.track_id: one.reason if one.score is None else one.score
        for one in of(FrameScore, said)
    }


def named(kind, said, name):
    (one,) = (one for one in of(kind, said) if one.name == name)
    return one
