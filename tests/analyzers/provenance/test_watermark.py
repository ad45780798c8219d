"""A planted mark is read bit by bit, and pictures without one are no false alarm."""

import numpy as np
import pytest
from PIL import Image

from analyzers.provenance.dwt_dct import CONVENTIONS, PAYLOADS, best_matches, tail
from analyzers.provenance.watermark import Watermark
from workbench.model import Outcome


def plant(rgb, bits, convention):
    """Return RGB pixels (H, W, 3) that carry `bits`, as the scheme's description has it."""
    colors = (rgb[..., ::-1] if convention.exchanged else rgb).astype(np.float64)
    luma = colors @ [0.299, 0.587, 0.114]
    u = (colors[..., 2] - luma) * 0.492 + convention.centre
    v = (colors[..., 0] - luma) * 0.877
    whole = convention.centre > 1  # 8-bit programs round, and cut what they write back
    if whole:
        luma, u, v = np.rint(luma), np.rint(u), np.rint(v)
    u = marked(u, bits)
    if whole:
        u = np.clip(np.trunc(u), 0, 255)
    u -= convention.centre
    planes = [luma + 1.14 * v, luma - 0.395 * u - 0.581 * v, luma + 2.032 * u]
    out = np.clip(np.rint(np.stack(planes, axis=-1)), 0, 255).astype(np.uint8)
    return out[..., ::-1] if convention.exchanged else out


def marked(plane, bits):
    """Return a plane whose low Haar band holds one bit in each 4x4 block, block by block."""
    height, width = (side // 4 * 4 for side in plane.shape)
    quads = plane[:height, :width].reshape(height // 2, 2, width // 2, 2)
    low = quads.sum(axis=(1, 3)) / 2
    change = np.zeros_like(low)
    columns = low.shape[1] // 4
    for number in range(low.shape[0] // 4 * columns):
        top, left = number // columns * 4, number % columns * 4
        block = low[top : top + 4, left : left + 4].ravel()
        place = np.argmax(np.abs(block[1:])) + 1
        wanted = (abs(block[place]) // 36 + 0.25 + 0.5 * bits[number % len(bits)]) * 36
        change[top + place // 4, left + place % 4] = (
            np.copysign(wanted, block[place]) - block[place]
        )
    out = plane.copy()
    out[:height, :width] += np.repeat(np.repeat(change / 2, 2, axis=0), 2, axis=1)
    return out


def saved(path, pixels):
    Image.fromarray(pixels).save(path)
    return path


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.name)
@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda convention: convention.name)
def test_a_planted_mark_is_found_and_named(ask, scene, tmp_path, payload, convention):
    pixels = plant(scene(520, 448, noise=6), payload.bits, convention)

    said = ask(Watermark(), saved(tmp_path / "marked.png", pixels))

    assert said.text("watermark").startswith("found")
    assert payload.origin in said.text("watermark")
    assert said.values[f"bits_matched_{payload.name}"] >= 0.85 * len(payload.bits)
    assert said.values[f"chance_without_mark_{payload.name}"] < 1e-6
    assert said.telling == {"watermark"}
    assert not next(fact for fact in said.facts if fact.name == "watermark").stated


def test_the_same_picture_without_a_mark_is_no_alarm(ask, scene, tmp_path):
    said = ask(Watermark(), saved(tmp_path / "plain.png", scene(400, 360)))

    assert said.text("watermark").startswith("none of the known marks")
    assert said.telling == set()
    assert said.outcome.outcome is Outcome.SCORED


def test_a_mark_with_another_message_is_not_taken_for_a_known_one(ask, scene, tmp_path):
    bits = np.random.default_rng(4).integers(0, 2, 48)
    pixels = plant(scene(520, 448, noise=6), bits, CONVENTIONS[1])

    said = ask(Watermark(), saved(tmp_path / "other.png", pixels))

    assert not said.text("watermark").startswith("found")


def test_a_half_lost_mark_is_reported_as_a_trace(ask, scene, tmp_path):
    """A third of each bit's repeats are wiped out: too little to call found at 1e-6."""
    payload = PAYLOADS[2]
    bits = np.array(payload.bits)
    bits[::5] ^= 1
    pixels = plant(scene(520, 448, noise=6), bits, CONVENTIONS[1])

    said = ask(Watermark(), saved(tmp_path / "trace.png", pixels))

    assert said.text("watermark").startswith("too few bits")
    assert said.telling == set()


def test_a_mark_survives_mild_compression_and_not_resizing(scene):
    from io import BytesIO

    marked_picture = Image.fromarray(plant(scene(512, 512), PAYLOADS[2].bits, CONVENTIONS[1]))
    buffer = BytesIO()
    marked_picture.save(buffer, "JPEG", quality=95, subsampling=0)
    small = marked_picture.resize((400, 400))

    assert best_matches(np.asarray(Image.open(buffer)))[2].chance < 1e-6
    assert best_matches(np.asarray(small))[2].chance > 1e-4


@pytest.mark.parametrize(
    ("pixels", "reason"),
    [
        (np.zeros((255, 256, 3), np.uint8), "smaller_than_256x256"),
        (np.zeros((4, 70000, 3), np.uint8), "smaller_than_256x256"),
        (np.zeros((300, 300), np.uint8), "grey_picture"),
    ],
)
def test_pictures_that_cannot_carry_the_mark_are_not_applicable(ask, tmp_path, pixels, reason):
    said = ask(Watermark(), saved(tmp_path / "small.png", pixels))

    assert (said.outcome.outcome, said.outcome.reason) == (Outcome.NOT_APPLICABLE, reason)
    assert said.values == {}


def test_the_stated_chance_is_what_shuffled_bits_give():
    rng = np.random.default_rng(5)
    expected = np.array(PAYLOADS[1].bits, bool)
    read = np.zeros(32, bool)
    read[:10] = True
    agreeing = [np.count_nonzero(rng.permutation(read) == expected) for _ in range(4000)]
    candidate = rng.permutation(read)
    chance = tail(expected, candidate)

    observed = np.mean(np.array(agreeing) >= np.count_nonzero(candidate == expected))

    assert chance == pytest.approx(observed, abs=0.03)


@pytest.mark.laboratory
def test_no_authentic_picture_is_an_alarm(laboratory):
    """5 photographs and 100 faces of 256 pixels or more: no trace, let alone a find."""
    paths = sorted(laboratory.glob("photographs/*.jpg"))
    faces = laboratory / "faces" / "authentic"
    for name, count in {
        "ffhq256": 40,
        "ffhq1024": 15,
        "unsplash_man": 20,
        "studio_3dsk": 25,
    }.items():
        paths += sorted((faces / name).iterdir())[:count]
    least = [min(m.chance for m in best_matches(pixels_of(path))) for path in paths]

    assert len(least) == 105
    assert min(least) * len(PAYLOADS) * len(CONVENTIONS) > Watermark().trace_below


@pytest.mark.laboratory
def test_none_of_the_generated_samples_still_carries_a_mark(laboratory):
    """They were resized and saved again by their publisher, which destroys the mark."""
    paths = sorted(laboratory.glob("t2i/*/*.jpg"))
    least = [min(m.chance for m in best_matches(pixels_of(path))) for path in paths]

    assert len(least) == 43
    assert min(least) * len(PAYLOADS) * len(CONVENTIONS) > Watermark().trace_below


def pixels_of(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))
