import numpy as np
import pytest

from analyzers.faces.shots import Cuts, look_at, reduced, similarity
from tests.sources import source_of
from workbench.analyzer import Frame
from workbench.media import decoding


class Luma:
    def __init__(self, pixels):
        self.pixels = pixels

    def coded(self):
        return self.pixels


def shots(pictures):
    """The places at which a shot starts."""
    cuts = Cuts()
    return [k for k, p in enumerate(pictures) if cuts.starts_shot(Frame(k, k / 25, Luma(p)))]


@pytest.fixture(scope="module")
def moving(scene):
    """A maker of `count` frames of one scene, panned by `speed` pixels a frame, with noise."""

    def make(seed, count=12, speed=2, width=320):
        wide = scene(width + count * speed, 240, seed=seed)[..., 1]
        rng = np.random.default_rng(seed)
        views = [wide[:, k * speed : k * speed + width] for k in range(count)]
        noisy = [v + rng.normal(0, 2, v.shape) for v in views]
        return [np.clip(v, 0, 255).astype(np.uint8) for v in noisy]

    return make


def mixed(one, other, part):
    return (one * (1.0 - part) + other * part).astype(np.uint8)


def test_the_first_frame_starts_a_shot_and_the_rest_of_the_shot_does_not(moving):
    assert shots(moving(1)) == [0]


@pytest.mark.parametrize("at", [1, 5, 11])
def test_a_cut_is_found_at_its_very_frame(moving, at):
    assert shots(moving(1)[:at] + moving(2)) == [0, at]


def test_two_cuts_close_together_are_both_found(moving):
    assert shots(moving(1)[:6] + moving(2)[:2] + moving(3)[:6]) == [0, 6, 8]


def test_nothing_after_a_frame_changes_what_was_said_of_it(moving):
    frames = moving(1)[:6] + moving(2)[:6]
    assert shots(frames[:7]) == [place for place in shots(frames) if place < 7]


def test_a_flash_is_no_cut_and_a_cut_after_it_is(moving):
    frames = moving(1)
    frames[4] = np.clip(frames[4] * 1.3 + 90, 0, 255).astype(np.uint8)
    frames[8] = np.full_like(frames[8], 250)
    assert shots(frames) == [0]
    assert shots(frames + moving(2)) == [0, len(frames)]


def test_a_fade_over_black_is_one_cut_where_the_next_scene_shows(moving):
    one, other = moving(1), moving(2)
    black = np.full_like(one[0], 16)
    out = [mixed(p, black, (k + 1) / 8) for k, p in enumerate(one[:8])]
    into = [mixed(black, p, (k + 1) / 8) for k, p in enumerate(other[:8])]
    found = shots(one + out + [black] * 3 + into + other)
    assert len(found) == 2
    assert 20 <= found[1] <= 25


def test_a_change_of_exposure_is_no_cut(moving):
    frames = [mixed(p, np.zeros_like(p), 0.04 * k) for k, p in enumerate(moving(1))]
    assert shots(frames) == [0]


@pytest.mark.parametrize("speed", [8, 24, 64])
def test_a_pan_is_no_cut(moving, speed):
    assert shots(moving(1, speed=speed)) == [0]


def test_repeated_frames_are_no_cut(moving):
    assert shots([p for p in moving(1) for _ in range(3)]) == [0]


def test_black_frames_start_no_shots(moving):
    assert shots([np.full((90, 160), 16, np.uint8)] * 40) == [0]


def test_the_size_and_depth_of_a_frame_hardly_matter(moving):
    luma = moving(1)[0]
    deep = luma.astype(np.uint16) * 257
    large = np.kron(luma, np.ones((4, 4), np.uint8))
    assert similarity(look_at(luma), look_at(deep)) > 0.98
    assert similarity(look_at(luma), look_at(large)) > 0.9
    np.testing.assert_allclose(reduced(deep), reduced(luma), atol=0.01)


@pytest.mark.parametrize("shape", [(1, 1), (2, 700), (50, 40, 3)])
def test_odd_pictures_are_reduced_all_the_same(shape):
    assert reduced(np.full(shape, 7, np.uint8)).shape == (128, 128)
    assert reduced(np.full(shape, 7, np.uint8)).mean() == pytest.approx(7)


@pytest.mark.laboratory
@pytest.mark.parametrize("name", ["liveportrait/d12", "hdtf_real/RD_Radio10_0_clip_0"])
def test_real_single_shots_have_no_cut(laboratory, name):
    path = laboratory / "video" / f"{name}.mp4"
    cuts = Cuts()
    assert [f.index for f in decoding.frames(source_of(path)) if cuts.starts_shot(f)] == [0]
