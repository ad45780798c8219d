"""The gate comes first; picture and faces are scored apart; few frames are told of."""

import numpy as np
import pytest
from PIL import Image

from analyzers.faces.face_pass import Faces
from analyzers.frequency.upsampling import MAP_NAME, WORDS, Upsampling
from analyzers.runtime.native import native_of
from analyzers.runtime.native_reading import MOST_FACES
from analyzers.runtime.packs import carried
from tests.analyzers import made_native_packs as made
from tests.analyzers.native_media import face, named, observed, of, saved, scores
from tests.sources import source_of
from workbench.model import (
    Fact,
    FrameScore,
    Grid,
    LocalizationMap,
    Measurement,
    Outcome,
    Start,
)
from workbench.reading import read_once


@pytest.fixture(scope="module")
def analyzer(tmp_path_factory):
    pack = made.pack(tmp_path_factory.mktemp("packs"), "upsampling")
    return native_of(pack, Upsampling, WORDS)


@pytest.fixture
def picture(tmp_path, scene):
    return saved(tmp_path / "picture.png", scene(320, 240))


def test_a_picture_has_one_score_of_its_own(analyzer, picture):
    said = observed(analyzer, picture)

    assert list(scores(said)) == [None]
    assert isinstance(scores(said)[None], float)


def test_what_was_coded_in_a_way_that_was_not_judged_is_withheld(analyzer, tmp_path, scene):
    whole = Image.fromarray(scene(320, 240))
    whole.save(tmp_path / "lossy.webp", quality=90)
    whole.save(tmp_path / "lossless.webp", lossless=True)
    whole.quantize(64).save(tmp_path / "few.png")
    whole.convert("1").save(tmp_path / "two.png")
    said = {
        path.name: scores(observed(analyzer, source_of(path)))[None]
        for path in tmp_path.iterdir()
    }

    assert isinstance(said.pop("lossless.webp"), float)
    assert said == {
        "lossy.webp": "codec_not_judged", "few.png": "palette", "two.png": "palette",
    }  # fmt: skip


def test_each_face_has_a_score_besides_the_pictures(analyzer, picture):
    faces = [face("small", 0, 0, 100, 140), face("large", 101, 41, 160, 150)]
    said = observed(analyzer, picture, faces)
    alone = scores(observed(analyzer, picture))

    assert scores(said)[None] == alone[None]
    assert scores(said)["small"] == "face_too_small"
    assert isinstance(scores(said)["large"], float) and scores(said)["large"] != alone[None]


def test_a_face_is_read_in_the_phase_of_its_picture(analyzer, tmp_path, scene):
    doubled = np.repeat(scene(160, 120), 2, axis=1)  # pairs of columns from the first one on
    source = saved(tmp_path / "doubled.png", np.repeat(doubled, 2, axis=0))
    said = scores(observed(analyzer, source, [face("odd", 33, 17, 150, 150)]))

    assert said["odd"] == pytest.approx(4.0)  # no pixel differs from the one to its left


def test_maps_of_faces_lie_on_their_track_and_at_their_place(analyzer, picture):
    said = observed(analyzer, picture, [face("one", 101, 41, 160, 150)])
    by_track = {one.track_id: one for one in of(LocalizationMap, said)}

    box = by_track["one"].box
    assert (box.x, box.y, box.width, box.height) == (102, 42, 159, 149)
    assert by_track[None].box.width == 320 and by_track[None].grid is Grid.CODED


def test_only_the_largest_faces_are_read(analyzer, picture):
    crowd = [face(str(n), 0, 0, 130 + n, 130) for n in range(MOST_FACES + 3)]
    said = scores(observed(analyzer, picture, crowd))

    passed = [track for track, score in said.items() if score == "larger_faces_there"]
    assert passed == ["2", "1", "0"]


def test_a_turned_photograph_is_read_as_it_is_coded(analyzer, tmp_path, scene):
    pixels = scene(320, 240)
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn to the right
    Image.fromarray(pixels).save(tmp_path / "turned.png", exif=exif)
    turned = observed(
        analyzer, source_of(tmp_path / "turned.png"), [face("f", 20, 40, 150, 160)]
    )
    straight = observed(analyzer, saved(tmp_path / "straight.png", pixels))

    assert scores(turned)[None] == scores(straight)[None]
    box = named_map(turned, "f").box
    assert (box.x, box.y) == (40, 240 - 20 - 150) and (box.width, box.height) == (160, 150)


def named_map(said, track):
    (one,) = (one for one in of(LocalizationMap, said) if one.track_id == track)
    return one


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda scene: scene(120, 240), "too_small"),
        (lambda scene: np.full((200, 200, 3), 90, np.uint8), "no_texture"),
    ],
)
def test_what_cannot_be_read_is_withheld_with_its_reason(
    analyzer, tmp_path, scene, make, reason
):
    source = saved(tmp_path / "picture.png", make(scene))

    assert scores(observed(analyzer, source, [face("f", 0, 0, 90, 90)])) == {
        None: reason,
        "f": reason,
    }


def test_the_gate_withholds_before_anything_is_scored_and_tells_why(
    analyzer, tmp_path, scene, write_jpeg
):
    coarse = source_of(write_jpeg(tmp_path / "coarse.jpg", scene(512, 512), quality=40))
    said = observed(analyzer, coarse, [face("f", 0, 0, 200, 200)])

    assert scores(said) == {None: "compressed_too_coarsely", "f": "compressed_too_coarsely"}
    assert not of(LocalizationMap, said)
    assert "Withheld" in named(Fact, said, "quality of the pixels").text


def test_without_the_gate_the_same_picture_is_scored(analyzer, tmp_path, scene, write_jpeg):
    coarse = source_of(write_jpeg(tmp_path / "coarse.jpg", scene(512, 512), quality=40))
    open_gate = type(analyzer)(resampled=True, least_quality=None, widest_blur=None)

    assert isinstance(scores(observed(open_gate, coarse))[None], float)


def test_grey_and_deep_pictures_are_read(analyzer, tmp_path, scene):
    grey = scene(320, 240)[..., 0]
    levels = scores(observed(analyzer, saved(tmp_path / "grey.png", grey)))
    deep = saved(tmp_path / "deep.png", grey.astype(np.uint16) * 257)

    assert levels == scores(observed(analyzer, deep))


def test_of_a_clip_the_first_and_the_highest_frame_are_told_of(
    analyzer, tmp_path, scene, write_video
):
    smooth = np.repeat(scene(160, 240), 2, axis=1)
    shots = [scene(320, 240, noise=12.0), scene(320, 240, seed=1, noise=14.0), smooth]
    source = source_of(write_video(tmp_path / "clip.mp4", shots))
    said = observed(analyzer, source)

    scored = [one for one in of(FrameScore, said) if one.outcome is Outcome.SCORED]
    best = max(scored, key=lambda one: one.score).frame
    assert best == 2
    maps = [one.frame for one in of(LocalizationMap, said)]
    assert maps == [0, 2]
    assert {one.grid for one in of(LocalizationMap, said)} == {Grid.UPRIGHT}
    assert {one.frame for one in of(Measurement, said)} == {0, 2}


def test_in_a_pass_the_portrait_and_its_face_have_a_score_each(analyzer):
    portrait = source_of(carried().parent / "sample" / "portrait.jpg")
    methods = (Faces(), type(analyzer)(resampled=True, least_quality=None, widest_blur=None))
    starts = {method.info.name: Start() for method in methods}
    read = read_once(lambda: methods, portrait, starts)
    said = [record for name, record in read if name == analyzer.info.name]

    found = scores(said)
    assert None in found and len(found) == 2
    assert all(isinstance(score, float) for score in found.values())
    assert said[-1].error is None


def test_the_same_picture_gives_the_same_answers_twice(analyzer, picture):
    one, other = observed(analyzer, picture), observed(analyzer, picture)

    assert scores(one) == scores(other)
    assert np.array_equal(
        named(LocalizationMap, one, MAP_NAME).values,
        named(LocalizationMap, other, MAP_NAME).values,
    )
