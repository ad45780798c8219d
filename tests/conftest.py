"""Real media made on the spot, and the laboratory's media where they are at hand."""

import os
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from PIL import Image

# The same examples in every run and on every machine, however slow it is.
settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

SHARED = Path(__file__).parents[2] / "shared" / "data"


def pytest_collection_modifyitems(items):
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason=f"laboratory media are absent: {SHARED}")
    for item in items:
        if "laboratory" in item.keywords:
            item.add_marker(absent)


@pytest.fixture(scope="session")
def laboratory():
    """The folder of laboratory media; use it only under the marker `laboratory`."""
    return SHARED


@pytest.fixture(scope="session")
def scene():
    """Return a maker of photograph-like RGB pictures: 1/f texture, edges, sensor noise."""

    def make(width=320, height=240, seed=0, noise=2.0):
        rng = np.random.default_rng(seed)
        fy, fx = np.meshgrid(np.fft.fftfreq(height), np.fft.rfftfreq(width), indexing="ij")
        radius = np.maximum(np.hypot(fx, fy), 1 / max(width, height))
        spectrum = rng.normal(size=radius.shape) + 1j * rng.normal(size=radius.shape)
        texture = np.fft.irfft2(spectrum / radius**1.2, s=(height, width))
        texture = (texture - texture.mean()) / (texture.std() or 1) * 35 + 120
        x, y = np.meshgrid(np.arange(width), np.arange(height))
        texture[(x // 40 + y // 40) % 3 == 0] += 30
        color = texture[..., None] * np.array([1.0, 0.92, 0.84]) + rng.normal(
            scale=noise, size=(height, width, 3)
        )
        return np.clip(color, 0, 255).astype(np.uint8)

    return make


@pytest.fixture(scope="session")
def write_jpeg():
    """Return a function that saves RGB pixels as JPEG and returns the path."""

    def write(path, pixels, quality=90, **options):
        Image.fromarray(pixels).save(path, "JPEG", quality=quality, **options)
        return path

    return write


@pytest.fixture(scope="session")
def write_video():
    """Return a function that encodes RGB frames to a file and returns the path.

    `times` are presentation times in ticks of 1/`rate` second; by default 0, 1, 2, …
    """
    import av

    def write(path, frames, rate=25, codec="libx264", times=None, options=None):
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=rate, options=options or {})
            stream.height, stream.width = frames[0].shape[:2]
            stream.pix_fmt = "yuv420p"
            stream.time_base = stream.codec_context.time_base = Fraction(1, rate)
            for number, pixels in enumerate(frames):
                frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
                frame.pts = times[number] if times else number
                frame.time_base = Fraction(1, rate)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path

    return write


@pytest.fixture
def store(tmp_path):
    """A new, empty case, open for writing."""
    from case_store.store import CaseStore
    from workbench.model import Case

    with CaseStore.create(tmp_path / "c.loupe", Case(number="7", examiner="A. Vos")) as store:
        yield store


@pytest.fixture(scope="session")
def worker():
    """One worker process for all tests that need one."""
    from workbench.worker import Worker

    with Worker() as worker:
        yield worker
