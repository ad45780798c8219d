"""Pictures with a known history, and a way to put an analyzer's question to a file."""

import hashlib
import io
from dataclasses import dataclass

import numpy as np
import pytest
from PIL import Image

from workbench.analyzer import Source
from workbench.evaluation.metrics import auc, spread_over
from workbench.media.decoding import frames
from workbench.model import FrameScore, LocalizationMap, Measurement, MediaKind, Stream


@dataclass(frozen=True)
class Said:
    """Everything an analyzer said about one still, sorted by kind."""

    everything: tuple

    def of(self, kind):
        return [one for one in self.everything if isinstance(one, kind)]

    @property
    def outcome(self):
        (found,) = self.of(FrameScore)
        return found

    @property
    def score(self):
        return self.outcome.score

    @property
    def measured(self):
        return {one.name: one.value for one in self.of(Measurement)}

    def map_auc(self, mask):
        (found,) = self.of(LocalizationMap)
        values, covered = spread_over(found.values, found.box, *mask.shape)
        return auc(values[covered], mask[covered])


def still_source(path):
    with Image.open(path) as picture:
        width, height = picture.size
        container = (picture.format or "").lower()
    data = path.read_bytes()
    return Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        kind=MediaKind.IMAGE,
        stream=Stream(
            container=container,
            codec=container,
            width=width,
            height=height,
            coded_width=width,
            coded_height=height,
            frame_count=1,
        ),
    )


@pytest.fixture(scope="session")
def ask():
    """Return a function that reads one still with one analyzer, through the real decoder."""

    def read(analyzer, path):
        source = still_source(path)
        reading = analyzer.begin(source)
        said = [one for frame in frames(source) for one in reading.observe((frame,))]
        return Said((*said, *reading.conclude()))

    return read


@pytest.fixture(scope="session")
def saved():
    """Return a function: RGB pixels saved once as JPEG at a quality and opened again."""

    def save(pixels, quality):
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "JPEG", quality=quality)
        return np.asarray(Image.open(buffer).convert("RGB"))

    return save


@pytest.fixture(scope="session")
def splice(saved):
    """Return a function: a picture saved at `first`, with a never saved region put into it.

    It returns the pixels and the mask (h, w) of the region, which lies off the block grid.
    """

    def make(background, foreground, first):
        pixels = saved(background, first).copy()
        height, width = pixels.shape[:2]
        mask = np.zeros((height, width), np.bool_)
        region = np.s_[height // 4 : height * 3 // 5, width // 5 : width // 2]
        mask[region] = True
        pixels[region] = foreground[region]
        return pixels, mask

    return make
