import numpy as np
import pytest

from analyzers.training.fakes import FaceImage
from analyzers.training.fakes.colour_transfer import recoloured, shifted
from analyzers.training.fakes.swap import mesh_swapped, nearest_blended
from workbench.errors import CannotForge


@pytest.mark.parametrize("change", [recoloured, shifted])
def test_colours_are_brought_to_the_targets(change, portrait_face):
    target = portrait_face.pixels
    bluish = np.clip(target * (0.7, 0.85, 1.1), 0, 255).astype(np.uint8)
    face = np.zeros((256, 256), np.float32)
    face[90:180, 90:170] = 1

    fitted = change(bluish, target, face)

    def apart(pixels):
        return np.abs(pixels[face > 0].mean(axis=0) - target[face > 0].mean(axis=0)).max()

    assert apart(bluish) > 10
    assert apart(fitted) < 2.5


def test_a_swapped_face_is_the_strangers_on_the_targets_mesh(portrait_face, stranger):
    """A stranger with a green spot on the nose leaves it on the target's nose."""
    marked = stranger.pixels.copy()
    x, y = np.rint(stranger.points[1]).astype(int)
    marked[y - 5 : y + 5, x - 5 : x + 5] = (0, 200, 0)
    partner = FaceImage(marked, stranger.points, "stranger")

    fake = mesh_swapped(portrait_face, (partner,), np.random.default_rng(0))

    x, y = np.rint(portrait_face.points[1]).astype(int)
    red, green, blue = fake.pixels[y, x].astype(int)
    assert green > red + 30
    assert green > blue + 30


@pytest.mark.parametrize("maker", [mesh_swapped, nearest_blended])
def test_a_face_alone_cannot_be_swapped(maker, portrait_face):
    with pytest.raises(CannotForge):
        maker(portrait_face, (), np.random.default_rng(0))
