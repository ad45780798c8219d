"""How works are shown, parted, coded and put into batches."""

import numpy as np
import pytest

from analyzers.training.attribution import batches as attribution_batches
from analyzers.training.attribution.batches import MakerBatches
from analyzers.training.attribution.codecs import CODECS, UNCODED, coded
from analyzers.training.attribution.made import made_faces
from analyzers.training.attribution.recipe import MakerFold, without
from analyzers.training.attribution.sides import by_maker, sides_of
from analyzers.training.attribution.works import FaceWorks, PictureWorks, moved
from analyzers.training.degradation import Way
from analyzers.training.splits import unit
from analyzers.training.zoo.pictures import kept_back
from tests.analyzers.training.attribution.conftest import drawn
from tests.analyzers.training.attribution.recipes import of_pictures, recipe
from workbench.errors import RecipeUnusable

MADE = {"fakes": {"mesh_swap": 2}, "laundered": 2}


@pytest.mark.parametrize("codec", CODECS)
def test_codecs_change_a_picture_a_little_and_more_at_low_quality(codec):
    crop = drawn("", 1)
    fine, coarse = (coded(crop, codec, quality) for quality in (90, 30))
    worse, better = (np.abs(one.astype(int) - crop).mean() for one in (coarse, fine))
    assert 0 < better < worse
    assert fine.shape == crop.shape


def test_nothing_is_done_without_a_codec():
    crop = drawn("", 1)
    assert coded(crop, UNCODED, 50) is crop


def test_parts_go_where_the_face_goes():
    parts = np.zeros((32, 32), np.uint8)
    parts[8:12, 4:8] = 3
    turned = moved(parts, Way(side=256, matrix=None, mirrored=True, seen=None, steps=()))
    np.testing.assert_array_equal(turned, parts[:, ::-1])
    shift = np.array([[1, 0, 16], [0, 1, 8]], np.float32)
    shifted = moved(parts, Way(side=256, matrix=shift, mirrored=False, seen=None, steps=()))
    np.testing.assert_array_equal(shifted[9:13, 6:10], 3)
    assert (shifted > 0).sum() == 16


def test_a_face_has_the_parts_of_its_mesh(works):
    shown = works.found(0)[0]
    assert shown.crop.shape == (256, 256, 3)
    assert len(np.unique(shown.parts)) > 4


def test_who_is_left_out_is_learned_from_nowhere(works):
    asked = without(recipe(), MakerFold(leave_out_families=("diffusion",)))
    sides = sides_of(works, asked)
    learned = {works.examples[at].generator for at in sides.learned.tolist()}
    assert learned == {"", "doubled", "rows"}
    strangers = [works.examples[at].generator for at in sides.left_out.tolist()]
    assert sorted(set(strangers)) == ["checks", "columns"]
    assert len(strangers) == 40  # of every side
    assert len(sides.validated) and len(sides.kept_back)


def test_batches_hold_every_maker_and_are_the_same_again(shelf, works):
    asked = recipe(training={"steps": 2, "batch": 40})
    sides = sides_of(works, asked)
    batches = MakerBatches((shelf,), asked, sides.learned)
    batch, again = batches(3), MakerBatches((shelf,), asked, sides.learned)(3)
    assert batch.picture.shape == batch.quarter.shape == (40, 128, 128, 3)
    assert set(batch.maker.tolist()) == set(range(5))
    np.testing.assert_array_equal(batch.altered, batch.maker > 0)
    np.testing.assert_array_equal(batch.quarter, again.quarter)
    assert (batch.parts > 0).any()


def test_a_planted_codec_is_its_makers_in_every_batch(shelf, works, monkeypatch):
    asked = without(
        recipe(codecs={"jpeg": 1.0, "webp": 1.0}), MakerFold(plain=True, planted=True)
    )
    batches = MakerBatches((shelf,), asked, sides_of(works, asked).learned)
    saved = []
    monkeypatch.setattr(
        attribution_batches, "coded", lambda crop, codec, quality: saved.append(codec) or crop
    )
    makers = [asked.learned[at].name for at in batches(0).maker.tolist()]
    assert saved == [asked.codec_of(name) for name in makers] and len(set(saved)) == 2


def test_a_maker_without_works_is_refused(shelf, works):
    asked = recipe()
    none = MakerBatches((shelf,), asked, by_maker_of(works, asked, "photograph"))
    with pytest.raises(RecipeUnusable, match="doubled"):
        none(0)


def by_maker_of(works, asked, name):
    found = by_maker(sides_of(works, asked).learned, works, asked)
    return np.concatenate([*found[name].values()])


def test_faces_are_made_once_of_photographs_that_no_autoencoder_saw(shelf, tmp_path):
    asked = recipe(made=MADE)
    through = {"dark": lambda crop: crop // 2}
    told = list(made_faces(shelf, tmp_path, asked, through))
    assert {(done, of) for done, of, _ in told} <= {(at, 4) for at in range(1, 5)}
    works = FaceWorks((shelf, tmp_path), asked)
    made = [
        (at, o) for at, o in enumerate(works.examples) if o.generator in {"dark", "mesh_swap"}
    ]
    assert sum(one.generator == "dark" for _, one in made) == 2
    before = {unit(one): at for at, one in enumerate(works.examples) if not one.altered}
    for at, one in made:
        assert one.altered and kept_back(one.path)
        of = before[unit(one)]
        np.testing.assert_array_equal(works.parts(at), works.parts(of))
        if one.generator == "dark":
            crops = (works.found(place)[0].crop for place in (at, of))
            np.testing.assert_array_equal(next(crops), next(crops) // 2)
    assert len(list(made_faces(shelf, tmp_path, asked, through))) == len(told)


def test_launderers_are_asked_for(shelf, tmp_path):
    with pytest.raises(RecipeUnusable, match="--zoo"):
        list(made_faces(shelf, tmp_path, recipe(made={"laundered": 1}), {}))


def test_pictures_are_shown_by_windows(pictures):
    asked = of_pictures()
    works = PictureWorks((pictures,), asked)
    large, small = 0, 1
    assert works.usable(large) and not works.usable(small)
    shown = works.drawn(large, np.random.default_rng(0))
    assert shown.crop.shape == (128, 128, 3) and not shown.parts.any()
    assert len(works.found(large)) == 1
    assert works.found(small) == []
