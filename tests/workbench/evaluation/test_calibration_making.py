"""What a calibration is made from, how it is tested, and when there is none."""

from dataclasses import replace

import numpy as np
import pytest

from tests.made_scores import INFO, SETUP, item, made_up, making, ten_sources
from workbench.calibration.applying import OUTSIDE, objection, ratio
from workbench.evaluation.calibration_fit import scale
from workbench.evaluation.calibration_making import attempts, costs
from workbench.evaluation.calibration_set import Learned, gathered, sample_of
from workbench.evaluation.calibration_use import used
from workbench.model import Family


def tried(files, **how):
    [cell] = attempts(making(**how), SETUP, files).cells
    return cell


def test_it_names_what_it_was_made_from():
    made = ten_sources()

    assert made.h1 == ("G0", "G1", "G2", "G3")
    assert (made.items(altered=False), made.items(altered=True)) == (240, 160)
    assert (made.count(altered=False), made.count(altered=True)) == (6, 4)
    assert made.licence == "CC0" and made.manifest == "m.csv"
    assert made.method.settings == {"tile": 8}
    assert made.tested.lowest_cllr < made.tested.after.cllr < 1
    assert made.tested.tippett.altered[0] == 1.0 and made.tested.tippett.altered[-1] < 1


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (made_up(authentic=2, each=200), "2 authentic sources of at least 3"),
        (made_up(altered=1, each=200), "1 altered sources of at least 2"),
        (made_up(authentic=3, each=30), "90 independent authentic items of at least 100"),
        (made_up(altered=3, each=33), "99 independent altered items of at least 100"),
        (made_up(apart=-2.0), "do not rise with alteration"),
    ],
)
def test_with_too_little_there_is_none_and_it_is_said_why(files, why):
    found = tried(files)

    assert found.calibration is None and why in found.reason


def test_scores_that_tell_nothing_give_none():
    found = tried(made_up(apart=0.0, seed=3))

    assert found.calibration is None
    assert "bear no ratio but one" in found.reason  # by chance they rise a little
    assert found.useless.scale.bounds == (0.0, 0.0)  # what it cost stays known
    assert found.useless.tested.after.cllr == pytest.approx(1.0)


def test_files_of_one_person_are_one_item():
    files = made_up(authentic=4, each=60)
    same = [replace(f, entry=replace(f.entry, columns={**f.entry.columns})) for f in files]
    for number, one in enumerate(same):
        one.entry.columns["person"] = f"p{number // 3}"

    found = tried(same)
    assert "80 independent" in found.reason


def test_who_is_in_a_source_that_is_left_out_is_left_out_of_all():
    files = made_up(authentic=4, each=60)
    for number, one in enumerate(files):
        one.entry.columns["person"] = f"p{number % 60}" if number % 60 < 3 else f"n{number}"
    rest = sample_of(files).without("real0")

    assert set(rest.units).isdisjoint({"p0", "p1", "p2"})
    assert rest.units.size == len(files) - 60 - 7 * 3


def test_sources_of_the_same_persons_cannot_be_tested():
    files = made_up(each=120)
    for number, one in enumerate(files):
        one.entry.columns["person"] = f"p{number % 120}"
    own = [replace(f, entry=replace(f.entry, columns={**f.entry.columns})) for f in files]
    for one in own[120:720]:  # five authentic sources of others, so that there are enough
        one.entry.columns["person"] += one.entry.columns["source"]

    assert "without made0 and the persons in it" in tried(own).reason


def test_no_video_is_calibrated():
    looks = [replace(f.look, kind="video", codec="h264") for f in made_up(each=2)]
    films = [replace(f, look=look) for f, look in zip(made_up(each=2), looks, strict=True)]
    found = gathered(INFO, films, Learned())

    assert not found.cells and sum(found.no_cell.values()) == len(films)


def test_every_source_is_judged_by_a_scale_that_it_had_no_part_in():
    made, files = ten_sources(), made_up()
    sample, without = sample_of(files), {one.name: one.without for one in made.sources}

    def cost(scale_of):
        llr = [ratio(scale_of(f.entry.columns["source"]), f.row.score).llr for f in files]
        return costs(np.array(llr), sample).cllr

    assert made.tested.after.cllr == pytest.approx(cost(lambda source: without[source]))
    assert made.tested.after.cllr > cost(lambda source: made.scale)
    assert without["real0"] == scale(sample.without("real0"), draws=0)


def test_files_under_both_labels_repeated_and_unnamed_ones_are_left_out():
    files = made_up()
    extra = [
        item("real0/again.jpg", "real0", 0.0, sha256=files[0].look.sha256),
        item("both/a.jpg", "real0", 0.0, sha256="e" * 64),
        item("both/b.jpg", "made0", 0.0, "G0", sha256="e" * 64),
        item("unnamed.jpg", "", 0.0),
        replace(
            item("how.jpg", "made0", 5.0, "G0"),
            entry=replace(
                item("how.jpg", "made0", 5.0, "G0").entry, columns={"source": "made0"}
            ),
        ),
    ]
    found = gathered(INFO, [*files, *extra], Learned())

    assert sum(map(len, found.cells.values())) == len(files)
    assert len(found.left_out) == 3


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("ffhq256", "card names it"),
        ("studio_3dsk", ""),
        ("elsewhere", "--unseen"),
        ("x1", ""),
        ("DF40", "card names it"),
        ("FF++", "card names it"),
        ("UT", ""),
    ],
)
def test_a_model_is_not_calibrated_on_what_it_learned_from(source, said):
    told = frozenset({"ffhq256", "studio_3dsk", "x1", "DF40", "FF++", "UT"})
    learned = Learned(training="UTKFace, FFHQ and SDXL; DF40; FF++", unseen=told, is_model=True)

    assert said in learned.objection(source) and bool(learned.objection(source)) == bool(said)
    assert not Learned().objection(source)


def test_sources_that_nobody_called_unseen_are_left_out_for_a_model():
    unseen = frozenset({f"real{n}" for n in range(5)} | {"made0", "made1", "made2"})
    found = gathered(INFO, made_up(each=2), Learned(unseen=unseen, is_model=True))
    left = {i.entry.columns["source"] for own in found.cells.values() for i in own}

    assert set(found.left_out) == {"real5", "made3"} and left == unseen


@pytest.mark.parametrize("family", [Family.PROVENANCE, Family.ATTRIBUTION, Family.FACES])
def test_what_enters_no_support_has_none(family):
    setup = replace(SETUP, info=replace(INFO, family=family))
    found = attempts(making(setup=setup), setup, made_up())

    assert not found.cells and "support" in found.reason


def scale_and_score(one, without):
    return without[one.entry.columns["source"]], one.row.score


def test_files_of_the_calibration_are_read_without_their_source_and_others_by_all():
    made, files = ten_sources(), made_up()
    others = made_up(authentic=1, altered=1, each=5, seed=9)
    others = [
        replace(
            f,
            entry=replace(f.entry, path=f"x{f.entry.path}", columns={"source": "new"}),
            look=replace(f.look, sha256=f.look.sha256[::-1]),
        )
        for f in others
    ]
    told = used([made], SETUP, [SETUP], [*files, *others])
    without = {one.name: one.without for one in made.sources}

    outside = [f for f in files if objection(made, *scale_and_score(f, without))]
    assert 0 < len(outside) < 10 and told.apart == len(files) - len(outside)
    assert sum(said[OUTSIDE] for said in told.told.values()) == len(outside)
    assert len(told.ratios) == told.apart + len(others)
    for one in (f for f in files[::37] if f not in outside):
        expected = ratio(*scale_and_score(one, without)).llr
        assert told.ratios[one.entry.path, INFO.name] == expected
    for one in others:
        expected = ratio(made.scale, one.row.score).llr
        assert told.ratios[one.entry.path, INFO.name] == expected


def test_where_none_fits_there_is_no_ratio_and_the_reason_is_counted():
    made = ten_sources()
    away = [
        replace(f, look=replace(f.look, traits={**f.look.traits, "jpeg_table_sum": 5000.0}))
        for f in made_up(each=2)
    ]
    told = used([made], SETUP, [SETUP], away)

    assert not told.ratios
    assert told.document()["altered"] == {"not_calibrated_for_these_conditions": 8}
    assert used([], SETUP, [SETUP], away).document()["authentic"] == {"not_calibrated": 12}
