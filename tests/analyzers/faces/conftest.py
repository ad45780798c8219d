"""The one face that the repository carries (public domain), and its mesh."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from analyzers.faces.landmarks import Landmarker

SAMPLE = Path(__file__).parents[3] / "resources" / "sample"
PORTRAIT_BOX = np.float32([178, 57, 92, 119])


@pytest.fixture(scope="session")
def portrait():
    """RGB pixels (512, 512, 3) of a frontal face, 92 pixels wide at `portrait_box`."""
    with Image.open(SAMPLE / "portrait.jpg") as picture:
        pixels = np.asarray(picture.convert("RGB"))
    pixels.setflags(write=False)
    return pixels


@pytest.fixture(scope="session")
def portrait_box():
    """Where a detector sees the face of `portrait`."""
    return PORTRAIT_BOX.copy()


@pytest.fixture(scope="session")
def landmarker():
    return Landmarker()


@pytest.fixture(scope="session")
def portrait_mesh(portrait, portrait_box, landmarker):
    """The mesh of the face of `portrait`."""
    return landmarker.measure(portrait, portrait_box)
