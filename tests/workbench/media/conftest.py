"""Videos whose frames carry their own number, and short ways to open what was written."""

import struct
from fractions import Fraction

import av
import numpy as np
import pytest

from workbench.media import reader
from workbench.media.probe import source_of

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

    def write(path, count=40, codec="libx264", **options):
        settings = {"strict": "unofficial"} if codec == "mjpeg" else {"g": "12"}
        pictures = [numbered(i) for i in range(count)]
        return write_video(path, pictures, codec=codec, **{"options": settings, **options})

    return write


@pytest.fixture(scope="session")
def encode_noisy(write_video):
    """Return a writer of frames so rich that nearly all bytes of the file are pictures."""

    def write(path, count=60, codec="libx264"):
        rng = np.random.default_rng(7)
        pictures = list(rng.integers(0, 255, (count, 96, 128, 3), np.uint8))
        options = {"g": "20", "b": "4000000"} if codec == "mpeg4" else {"g": "20"}
        return write_video(path, pictures, codec=codec, options=options)

    return write


@pytest.fixture(scope="session")
def spoil():
    """Return a function that overwrites parts of a file's middle with noise."""

    def write(path):
        rng = np.random.default_rng(3)
        content = bytearray(path.read_bytes())
        for share in (0.3, 0.5, 0.52):
            place = int(len(content) * share)
            content[place : place + 90] = rng.bytes(90)
        path.write_bytes(content)
        return path

    return write


@pytest.fixture(scope="session")
def wipe_picture():
    """Return a function that zeroes one picture in the middle of a Motion-JPEG file."""

    def wipe(path):
        content = bytearray(path.read_bytes())
        start = content.index(b"\xff\xd8\xff", len(content) // 2)
        end = content.index(b"\xff\xd9", start) + 2
        content[start:end] = bytes(end - start)
        path.write_bytes(content)

    return wipe


@pytest.fixture(scope="session")
def turn_quarter():
    """Return a function that gives an MP4 the display matrix of a quarter turn clockwise."""

    def turn(path):
        one = 1 << 16
        identity = struct.pack(">9i", one, 0, 0, 0, one, 0, 0, 0, 1 << 30)
        quarter = struct.pack(">9i", 0, one, 0, -one, 0, 0, 0, 0, 1 << 30)
        before, _, after = path.read_bytes().rpartition(
            identity
        )  # the track's, not the movie's
        path.write_bytes(before + quarter + after)
        return path

    return turn


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

    return source_of


@pytest.fixture(autouse=True)
def released():
    """Let go of the source that `pictures` keeps open."""
    yield
    reader.release()
