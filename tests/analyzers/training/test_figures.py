"""Figures are right on scores whose figures are known, the worst first."""

from dataclasses import replace

import numpy as np
import pytest

from analyzers.runtime.figures import worst_first
from analyzers.training.acquainted import Taught
from analyzers.training.figures import ALARMS, Table, figures, of_maps, operating_point
from analyzers.training.judging import CLEAN, CONDITIONS, Judged
from workbench.evaluation.overlap import overlap


def judged(score, number=0, *, source="street", made="", side="left_out", **others):
    told = {"condition": CLEAN, "sharpness": 3.0 + number % 2, "width": 100.0} | others
    return Judged(
        path=f"{source}{made}{number}",
        frame=0,
        source=source,
        unit=f"{source}{number}",
        made=made,
        family="",
        side=side,
        score=score,
        outside=0.0,
        **told,
    )


def collection():
    """Street faces 0 … 9, studio faces 5 … 14; forgeries by `good` at 20, by `bad` at 6.5."""
    whole = [judged(float(n), n) for n in range(10)]
    whole += [judged(n + 5.0, n, source="studio") for n in range(10)]
    good = [judged(20.0, n, source="made", made="good") for n in range(10)]
    bad = [judged(6.5, n, source="made", made="bad") for n in range(10)]
    return tuple(whole + good + bad)


def test_pairs_and_false_alarms_are_those_of_the_scores():
    told = worst_first(figures(Table(collection(), 9.5), paired=False))

    assert (told[0].generator, told[0].source) == ("bad", "studio")
    assert told[0].value == pytest.approx(0.2)
    alarms = [one for one in told if one.quantity == ALARMS]
    assert (alarms[0].source, alarms[0].value) == ("studio", 0.5)
    pairs = {(one.generator, one.source): one.value for one in told if one.quantity == "AUC"}
    assert pairs[("bad", "street")] == pytest.approx(0.7)
    assert pairs[("good", "studio")] == pairs[("good", "street")] == 1.0
    assert all(one.interval is not None and one.n > 0 for one in told)


def test_fakes_made_of_a_source_are_set_against_that_source():
    whole = [judged(float(n), n, source=s) for s in ("street", "studio") for n in range(8)]
    forged = [
        judged(n + (9.0 if s == "street" else 0.0), n, source=s, made="paste")
        for s in ("street", "studio")
        for n in range(8)
    ]
    told = figures(Table((*whole, *forged), 100.0), paired=True)

    pairs = {one.source: one.value for one in told if one.quantity == "AUC"}
    assert pairs == {"street": 1.0, "studio": 0.5}


def test_a_figure_says_whether_its_way_of_forging_was_learned_from():
    taught = Taught(frozenset({"mesh_swap"}), frozenset({"mesh_swap", "nearest_blend"}))
    seen = [judged(0.0, n) for n in range(8)]
    seen += [
        judged(1.0, n, made=way) for way in ("mesh_swap", "nearest_blend") for n in range(8)
    ]
    told = figures(Table(tuple(seen), 0.5, taught), paired=True)

    said = {one.generator: one.conditions for one in told if one.quantity == "AUC"}
    assert "way learned from" in said["mesh_swap"]
    assert "way never learned from, but of its family mesh_swap" in said["nearest_blend"]
    assert all("source never trained on" in words for words in said.values())


def test_a_control_that_tells_the_classes_apart_marks_the_figure():
    whole = [judged(float(n), n, sharpness=1.0) for n in range(8)]
    forged = [judged(n + 9.0, n, made="paste", sharpness=2.0) for n in range(8)]
    told = figures(Table((*whole, *forged), 5.0), paired=True)

    pair = next(one for one in told if one.quantity == "AUC")
    assert "confounded: sharpness" in pair.conditions
    control = next(one for one in told if "control, sharpness" in one.quantity)
    assert control.value == 1.0


def test_the_operating_point_is_exceeded_by_one_authentic_face_in_a_hundred():
    validated = [judged(float(n), n) for n in range(200)]
    validated += [judged(1000.0, n, made="paste") for n in range(50)]

    point = operating_point(validated)
    assert np.mean([one.score > point for one in validated if not one.made]) == 0.01


def test_each_condition_has_its_false_alarms():
    seen = [
        judged(float(n) + 10 * at, n, condition=name)
        for at, name in enumerate(CONDITIONS)
        for n in range(10)
    ]
    told = figures(Table(tuple(seen), 9.5), paired=False)

    alarms = {one.conditions.split(";")[0]: one.value for one in told if one.quantity == ALARMS}
    assert alarms[CLEAN] == 0.0
    assert alarms["JPEG 70 before"] == 1.0


@pytest.mark.parametrize(
    ("unit", "words"),
    [("person street 1", "persons never"), ("hour street 1", "persons not named")],
)
def test_false_alarms_tell_of_persons_only_where_persons_are_named(unit, words):
    seen = tuple(replace(judged(float(n), n, side="kept_back"), unit=unit) for n in range(8))

    assert words in figures(Table(seen, 5.5), paired=False)[0].conditions


def test_one_person_says_nothing_of_the_maps_of_others():
    told = overlap(np.full((8, 8), 9, np.uint8), np.ones((8, 8), bool), None)
    seen = tuple(replace(judged(0.0, n, overlap=told), unit="one") for n in range(6))

    assert of_maps(Table(seen, 0.5), seen)[0].interval == (0.0, 1.0)


def test_maps_are_judged_at_a_level_set_elsewhere():
    true = np.zeros((8, 8), bool)
    true[:4] = True
    drawn = np.where(true, 200, 40).astype(np.uint8)
    told = overlap(drawn, np.ones((8, 8), bool), true)
    whole = overlap(drawn // 2, np.ones((8, 8), bool), None)
    validated = [judged(0.0, n, overlap=whole) for n in range(6)]
    seen = [judged(1.0, n, made="paste", overlap=told) for n in range(6)]
    seen += [judged(0.0, n, overlap=overlap(drawn, drawn > 0, None)) for n in range(6)]

    figured = of_maps(Table(tuple(seen), 0.5), validated)
    values = {(one.quantity, one.generator or one.source): one.value for one in figured}
    assert "pixels at 101 of 255" in figured[0].conditions  # what no validated face reaches
    assert values[("IoU of the map", "paste")] == 1.0
    assert values[("area flagged of authentic faces", "street")] == 0.5
