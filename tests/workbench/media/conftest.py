"""Videos whose frames carry their own number, and short ways to open what was written."""

from fractions import Fraction

import av
import numpy as np
import pytest

from workbench.analyzer import Source
from workbench.media import reader
from workbench.media.probe import probe

BITS = 8
STRIPE = 16


@pytest.fixture(scope="session")
def numbered():
    """Return a maker of pictures that show a number as eight black or white stripes."""

    def make(number, height=64):
        bits = [(number >> bit) & 1 for bit in range(BITS)]
        row = np.repeat(np.array(bits, np.uint8) * 235, STRIPE)
        picture = np.repeat(np.tile(row, (height, 1))[..., None], 3, axis=2)
        picture[: height // 4] = (number * 37 % 200, 90, 120)
        return picture

    return make


@pytest.fixture(scope="session")
def number_of():
    """Return a reader of that number from RGB pixels."""

    def read(pixels):
        row = pixels[pixels.shape[0] // 2, STRIPE // 2 : STRIPE * BITS : STRIPE].mean(axis=-1)
        return sum(int(level > 110) << bit for bit, level in enumerate(row))

    return read


@pytest.fixture(scope="session")
def encode(numbered, write_video):
    """Return a writer of `count` numbered frames; the suffix chooses the container."""

    def write(path, count=40, **options):
        options.setdefault("options", {"g": "12"})
        return write_video(path, [numbered(i) for i in range(count)], **options)

    return write


@pytest.fixture(scope="session")
def encode_deep(numbered):
    """Return a writer of 10-bit H.264 in full control of the luma samples."""

    def write(path, luma):
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=25, options={"qp": "0"})
            stream.height, stream.width = luma.shape
            stream.pix_fmt = "yuv420p10le"
            frame = av.VideoFrame(luma.shape[1], luma.shape[0], "yuv420p10le")
            chroma = np.full((luma.shape[0] // 2, luma.shape[1] // 2), 512, np.uint16)
            for plane, samples in zip(frame.planes, (luma, chroma, chroma), strict=True):
                rows = np.zeros((samples.shape[0], plane.line_size // 2), np.uint16)
                rows[:, : samples.shape[1]] = samples
                plane.update(rows.tobytes())
            frame.pts, frame.time_base = 0, Fraction(1, 25)
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return write


@pytest.fixture(scope="session")
def open_source():
    """Return a function that probes a file and returns its source."""

    def source(path):
        found = probe(path)
        size = path.stat().st_size
        return Source(
            path=path, sha256="0" * 64, size_bytes=size, kind=found.kind, stream=found.stream
        )

    return source


@pytest.fixture(autouse=True)
def released():
    """Let go of the source that `pictures` keeps open."""
    yield
    reader.release()
