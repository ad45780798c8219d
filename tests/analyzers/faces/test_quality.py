from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageFilter

from analyzers.faces import quality
from analyzers.faces.crops import region_box
from analyzers.faces.landmarks import face_box, five_points
from analyzers.faces.tracking import Sighting
from workbench.analyzer import Frame


class Still:
    def __init__(self, pixels):
        self.pixels = pixels

    def rgb(self):
        return self.pixels

    def quantiser(self, box):
        return None


@pytest.fixture(scope="module")
def seen(portrait_mesh):
    """The sighting of the portrait's face."""
    points = portrait_mesh.points
    return Sighting(1, face_box(points), five_points(points), 0.99, portrait_mesh)


def of(pixels, sighting, before=None, seconds=0.04):
    box = region_box(sighting.box, sighting.points, pixels.shape[:2])
    return quality.measure(Frame(0, 0.0, Still(pixels)), sighting, box, before, seconds)


def without_mesh(sighting):
    return Sighting(1, sighting.box, sighting.points, 0.9)


def moved(sighting, by):
    return Sighting(1, sighting.box, sighting.points + np.float32(by), np.nan, sighting.mesh)


def measured(pixels, box, landmarker):
    mesh = landmarker.measure(pixels, np.float32(box))
    return Sighting(1, face_box(mesh.points), five_points(mesh.points), np.nan, mesh)


def test_the_width_is_that_of_the_box(portrait, seen):
    assert of(portrait, seen).width == pytest.approx(float(seen.box[2]))


def test_blur_lowers_sharpness_step_by_step_and_shade_does_not(portrait, seen):
    image = Image.fromarray(portrait)
    blurred = [np.asarray(image.filter(ImageFilter.GaussianBlur(r))) for r in (0.7, 1.5, 3)]
    values = [of(pixels, seen).sharpness for pixels in (portrait, *blurred)]
    assert values == sorted(values, reverse=True)
    assert values[-1] < 0.2 * values[0]
    darker = (portrait * 0.7).astype(np.uint8)
    assert of(darker, seen).sharpness == pytest.approx(values[0], rel=0.05)


def test_sharpness_of_a_smaller_picture_of_the_same_face_is_alike_and_of_a_blown_up_one_low(
    portrait, portrait_box, landmarker
):
    image = Image.fromarray(portrait)
    values = {}
    for scale in (0.6, 1.0, 2.0):
        pixels = np.asarray(image.resize((int(512 * scale),) * 2, Image.Resampling.LANCZOS))
        values[scale] = of(pixels, measured(pixels, portrait_box * scale, landmarker)).sharpness
    assert values[0.6] == pytest.approx(values[1.0], rel=0.35)
    assert values[2.0] < 0.5 * values[1.0]


def test_a_flat_face_has_no_sharpness(portrait, seen):
    assert of(np.full_like(portrait, 90), seen).sharpness == 0.0


def test_a_head_leant_over_rolls_and_does_not_turn(portrait, portrait_box, landmarker):
    straight = of(portrait, measured(portrait, portrait_box, landmarker))
    middle = tuple(portrait_box[:2] + portrait_box[2:] / 2)
    for degrees in (-25, 25):  # of the picture against the clock: toward the right shoulder
        pixels = np.asarray(Image.fromarray(portrait).rotate(degrees, center=middle))
        leant = of(pixels, measured(pixels, portrait_box, landmarker))
        assert leant.roll - straight.roll == pytest.approx(-degrees, abs=6)
        assert leant.yaw == pytest.approx(straight.yaw, abs=8)
        assert leant.pitch == pytest.approx(straight.pitch, abs=8)


def axes(yaw=0.0, pitch=0.0, roll=0.0):
    """Axes of a head turned to its left, upward and toward its left shoulder, in degrees."""
    y, p, r = np.radians((yaw, pitch, roll))
    about_up = np.array([(np.cos(y), 0, np.sin(y)), (0, 1, 0), (-np.sin(y), 0, np.cos(y))])
    about_side = np.array([(1, 0, 0), (0, np.cos(p), np.sin(p)), (0, -np.sin(p), np.cos(p))])
    about_front = np.array([(np.cos(r), np.sin(r), 0), (-np.sin(r), np.cos(r), 0), (0, 0, 1)])
    return about_up @ about_side @ about_front


@pytest.mark.parametrize(
    "turned", [(30, 0, 0), (0, 20, 0), (0, 0, 40), (-50, 10, -15), (70, -30, 5)]
)
def test_angles_are_those_by_which_a_head_was_turned(turned):
    np.testing.assert_allclose(quality.turn(axes(*turned)), turned, atol=1e-6)


@pytest.mark.parametrize(
    "turned", [(0, 0, 0), (30, 0, 0), (-30, 0, 0), (0, 15, 0), (20, -10, 25)]
)
def test_five_points_of_a_face_seen_from_afar_tell_its_angles(turned):
    face = quality.canonical_face()[0] @ axes(*turned).T
    points = np.add(quality.five_points(face * (8, -8, 8)), (300, 200)).astype(np.float32)
    sighting = Sighting(1, np.float32([200, 100, 150, 180]), points, 0.9)
    np.testing.assert_allclose(quality.angles(sighting), turned, atol=3)


def test_a_mirrored_head_turns_and_leans_the_other_way(portrait, portrait_box, landmarker):
    width, left = portrait.shape[1], portrait_box.copy()
    mirrored = np.ascontiguousarray(portrait[:, ::-1])
    left[0] = width - portrait_box[0] - portrait_box[2]
    one = of(portrait, measured(portrait, portrait_box, landmarker))
    other = of(mirrored, measured(mirrored, left, landmarker))
    assert other.yaw == pytest.approx(-one.yaw, abs=3)
    assert other.roll == pytest.approx(-one.roll, abs=3)
    assert other.pitch == pytest.approx(one.pitch, abs=3)


def test_what_covers_a_face_raises_occlusion_and_what_lies_beside_it_does_not(portrait, seen):
    free = of(portrait, seen).occlusion
    x, y, width, height = seen.box.astype(int)
    covered, beside = portrait.copy(), portrait.copy()
    covered[y + height * 2 // 3 : y + height, x : x + width] = (60, 110, 190)
    beside[y : y + height, x + width + 12 : x + 2 * width] = (60, 110, 190)
    assert of(covered, seen).occlusion > free + 0.12
    assert of(beside, seen).occlusion == pytest.approx(free, abs=0.02)


def test_a_dark_mask_is_strange_to_the_skin_too(portrait, seen):
    x, y, width, height = seen.box.astype(int)
    covered = portrait.copy()
    covered[y + height * 2 // 3 : y + height, x : x + width] = 4
    assert of(covered, seen).occlusion > of(portrait, seen).occlusion + 0.12


def test_shade_on_a_whole_face_is_no_occlusion(portrait, seen):
    shaded = (portrait * 0.6).astype(np.uint8)
    assert of(shaded, seen).occlusion == pytest.approx(of(portrait, seen).occlusion, abs=0.06)


def test_occlusion_is_unknown_without_a_mesh(portrait, seen):
    assert of(portrait, without_mesh(seen)).occlusion is None


def test_motion_is_in_face_widths_a_second(portrait, seen):
    before = moved(seen, (-seen.box[2] / 10, 0))
    assert of(portrait, seen, before, 0.04).motion == pytest.approx(2.5, rel=0.01)
    assert of(portrait, seen, seen, 0.04).motion == 0.0
    assert of(portrait, seen).motion is None
    assert of(portrait, seen, before, 0.0).motion is None


def test_a_face_at_the_edge_or_beyond_is_measured_or_is_none(portrait, seen):
    for offset in ((-230, 0), (300, 380), (-2000, 0)):
        box = seen.box.copy()
        box[:2] += offset
        there = Sighting(1, box, seen.points + np.float32(offset), 0.9)
        found = of(portrait, there)
        assert found.width == pytest.approx(float(seen.box[2]))
        assert found.sharpness is None or found.sharpness >= 0


def test_compression_leaves_less_detail(portrait, seen):
    def coded(level):
        target = BytesIO()
        Image.fromarray(portrait).save(target, "JPEG", quality=level)
        with Image.open(target) as picture:
            return np.asarray(picture.convert("RGB"))

    assert of(coded(12), seen).sharpness < of(coded(95), seen).sharpness
