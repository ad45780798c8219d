"""A recipe says how a copy was made, and says what is done."""

from dataclasses import replace

import pytest
from PIL import Image
from PIL.JpegImagePlugin import get_sampling

from tests.workbench.test_what_if import CLIP, INFO, JPEG, STILL, record
from workbench.media.probe import source_of
from workbench.media.recoding import NEAR_LOSSLESS
from workbench.model import AnalyzerSetup, Recoding, Variant
from workbench.what_if_copies import copied
from workbench.what_if_recipe import made_with, recipe, suffix

PRESETS = {"medium": b"subme=7", "veryfast": b"subme=2"}  # as x264 writes into its stream


@pytest.mark.parametrize(
    ("item", "kind", "ending", "says"),
    [
        (
            STILL,
            Recoding.BLUR,
            ".jpg",
            "a Gaussian of sigma 2 px (Pillow's, of three box filters",
        ),
        (
            STILL,
            Recoding.JPEG,
            ".jpg",
            "unchanged; saved as JPEG of quality 2 (4:2:0, baseline",
        ),
        (STILL, Recoding.H264, ".jpg", "preset medium (x264, yuv420p, BT.709 of limited range"),
        (CLIP, Recoding.H264, ".mp4", "Frames 3 to 4, upright, 8-bit RGB, coded as H.264"),
        (CLIP, Recoding.JPEG, ".mp4", "each as JPEG of quality 2 (4:2:0"),
        (
            STILL,
            Recoding.RECAPTURE,
            ".jpg",
            "no screen was filmed (seen at 5°, 0.7 screen dots",
        ),
        (
            CLIP,
            Recoding.RESIZE,
            ".mp4",
            "bicubic: a = -0.5, its kernel widened by the scale); s",
        ),
        (CLIP, Recoding.BLUR, ".mp4", "an odd last row or column cut), without metadata."),
    ],
)
def test_a_recipe_says_how_to_make_a_copy_again(item, kind, ending, says):
    variant = Variant(kind, 2)

    assert says in recipe(item, 3, 4, variant)
    assert suffix(item, variant) == ending


def test_a_still_that_is_no_jpeg_is_copied_without_loss():
    png = replace(STILL, stream=replace(STILL.stream, codec="png"))

    assert suffix(png, Variant(Recoding.BLUR, 1)) == ".png"
    assert suffix(png, Variant(Recoding.JPEG, 50)) == ".jpg"


def test_a_jpeg_is_saved_as_its_recipe_says(write_jpeg, scene, tmp_path):
    source = source_of(write_jpeg(tmp_path / "a.jpg", scene(48, 32)))
    for variant in (Variant(Recoding.SAVED), JPEG[0]):
        list(copied(source, 0, 0, variant, tmp_path / "b.jpg"))
        with Image.open(tmp_path / "b.jpg") as made:
            assert get_sampling(made) == 2  # Pillow's number for 4:2:0
            assert "progressive" not in made.info


@pytest.mark.parametrize(
    ("variant", "crf", "preset", "size"),
    [
        (Variant(Recoding.H264, 28), 28, "medium", (44, 36)),
        (Variant(Recoding.RESIZE, 75), NEAR_LOSSLESS, "veryfast", (32, 26)),  # of 33 x 27
    ],
)
def test_a_video_is_coded_as_its_recipe_says(
    variant, crf, preset, size, write_video, scene, tmp_path
):
    source = source_of(write_video(tmp_path / "a.mp4", [scene(44, 36)] * 2))
    list(copied(source, 0, 1, variant, tmp_path / "b.mp4"))
    coded, told = (tmp_path / "b.mp4").read_bytes(), recipe(CLIP, 0, 1, variant)
    stream = source_of(tmp_path / "b.mp4").stream

    assert f"constant rate factor {crf}, preset {preset}" in told
    assert f"crf={crf}.0".encode() in coded and PRESETS[preset] in coded
    assert "yuv420p" in told and stream.pixel_format == "yuv420p"
    assert (stream.coded_width, stream.coded_height) == size


def test_the_programs_that_made_copies_are_named_with_their_versions():
    software = {"loupe": "1.0", "pillow": "12.0", "torch": "2.1"}
    setup = AnalyzerSetup(info=INFO, settings={}, software=software)

    assert made_with(replace(record(()).what_if, setups=(setup,))) == "loupe 1.0, pillow 12.0"
    assert made_with(record(()).what_if) == ""
