"""What is judged was never learned from, and both classes are judged alike."""

import msgspec
import numpy as np

from analyzers.training.fakes import MAKERS
from analyzers.training.judging import CLEAN, CONDITIONS, Extent, cases, judged
from analyzers.training.splits import parted
from tests.analyzers.training.planted import recipe
from tests.analyzers.training.test_batches import asked

CHOSEN = {"self_blending": MAKERS["self_blending"]}


def sides_of(shelf, made):
    data = msgspec.structs.replace(made.data, leave_out_sources=("studio",))
    made = msgspec.structs.replace(made, data=data)
    return made, parted(shelf.examples, made)


def rows(faces):
    """Score a face by how much its rows alternate, as the planted forgeries do."""
    luma = faces.astype(float).mean(axis=3)
    scores = np.abs(np.diff(luma, axis=1)).mean(axis=(1, 2))
    return scores.astype(np.float32), None


def drawing(faces):
    """Draw the middle of every face."""
    maps = np.zeros((len(faces), 64, 64), np.float32)
    maps[:, 16:48, 16:48] = 1
    return np.zeros(len(faces), np.float32), maps


def test_only_those_left_out_are_judged(shelf):
    made, sides = sides_of(shelf, asked())
    seen = list(cases(shelf, sides, made, {}))

    learned = {shelf.examples[i].path for i in sides.learned}
    assert {case.example.path for case in seen}.isdisjoint(learned)
    assert {case.made for case in seen} >= {"", "rows"}
    assert {case.side for case in seen} == {"kept_back", "left_out"}


def test_every_authentic_face_is_forged_by_every_way(shelf):
    made, sides = sides_of(shelf, asked("blending"))
    seen = list(cases(shelf, sides, made, CHOSEN))

    whole = [case for case in seen if not case.made]
    forged = [case for case in seen if case.made == "self_blending"]
    assert {case.index for case in forged} == {case.index for case in whole}
    assert all(case.mask is not None and case.mask.any() for case in forged)
    again = list(cases(shelf, sides, made, CHOSEN))
    assert all((a.pixels == b.pixels).all() for a, b in zip(seen, again, strict=True))


def test_of_a_large_source_only_so_many_faces_are_forged(shelf):
    made, sides = sides_of(shelf, asked("blending"))
    seen = list(cases(shelf, sides, made, CHOSEN, extent=Extent(faces=6, forged=2)))

    made = [case for case in seen if case.made == "self_blending"]
    forged = [case for case in made if case.example.source == "studio"]
    assert len(forged) == 2
    assert sum(not c.made and c.example.source == "studio" for c in seen) == 6


def test_a_network_that_sees_the_trace_scores_it_higher(shelf):
    made, sides = sides_of(shelf, asked())
    seen = list(judged(rows, cases(shelf, sides, made, {})))

    assert {one.condition for one in seen} == set(CONDITIONS)
    clean = [one for one in seen if one.condition == CLEAN]
    altered = [one.score for one in clean if one.made]
    assert min(altered) > max(one.score for one in clean if not one.made)


def test_blur_takes_sharpness_from_both_classes(shelf):
    made, sides = sides_of(shelf, asked())
    seen = list(judged(rows, cases(shelf, sides, made, {})))

    def sharpness(condition, altered):
        within = [one for one in seen if one.condition == condition]
        return np.mean([one.sharpness for one in within if bool(one.made) == altered])

    for altered in (False, True):
        blurred = sharpness("blurred by 1 pixel before", altered)
        assert blurred < 0.8 * sharpness(CLEAN, altered)


def test_maps_are_compared_where_the_truth_is_known(shelf):
    made, sides = sides_of(shelf, asked("blending"))
    seen = list(judged(drawing, cases(shelf, sides, made, CHOSEN), [CLEAN]))

    forged = next(one for one in seen if one.made == "self_blending")
    whole = next(one for one in seen if not one.made)
    assert forged.overlap is not None and sum(forged.overlap.inside) > 0
    assert whole.overlap is not None and sum(whole.overlap.inside) == 0
    given = recipe(4)
    by_others = judged(drawing, cases(shelf, sides, given, {}), [CLEAN])
    assert all(one.overlap is None for one in by_others if one.made)
