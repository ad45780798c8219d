"""Families are set side by side: one statement within their bounds, or why none."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import made_scores
from workbench import fusion_words as words
from workbench.fusion import (
    by_track,
    counting,
    fused,
    held_product,
    mean_ratio,
    together,
)
from workbench.fusion_records import EVIDENCE, Material, Refusal, Side
from workbench.model import (
    AnalyzerRun,
    Coverage,
    Fact,
    Family,
    MediaItem,
    MediaKind,
    MediaState,
    OperatingPoint,
    Outcome,
    ReasonCount,
    RunState,
    ScoreSeries,
    Stream,
    Support,
)

STREAM = Stream(
    container="JPEG",
    codec="jpeg",
    width=640,
    height=480,
    coded_width=640,
    coded_height=480,
    frame_count=1,
)
ITEM = MediaItem(
    case_id="c",
    exhibit="EX-001",
    original_name="a.jpg",
    sha256="0" * 64,
    size_bytes=1,
    state=MediaState.ACCEPTED,
    kind=MediaKind.IMAGE,
    stream=STREAM,
)
POINT = OperatingPoint(kind=MediaKind.IMAGE, threshold=1.0, meaning="1 of 100 reach it")
MADE = made_scores.ten_sources()
BOUND = MADE.scale.bounds[1]


def run_of(family, name="trial", state=RunState.FINISHED, **more):
    info = replace(
        made_scores.INFO,
        name=f"{family.value}.{name}",
        title=f"{family.value} {name}",
        family=family,
        operating_points=(POINT,),
    )
    coverage = more.pop("coverage", Coverage(scored=1))
    return AnalyzerRun(
        media_id=ITEM.id,
        info=info,
        settings={},
        media_sha256=ITEM.sha256,
        software={},
        state=state,
        coverage=coverage,
        **more,
    )


def series_of(run, score=0.5, track=None):
    none = np.zeros(1, np.uint8)
    return ScoreSeries(
        run_id=run.id,
        track_id=track,
        frames=np.zeros(1, np.int64),
        pts=np.zeros(1),
        scores=np.array([score]),
        outcomes=none,
        reasons=none,
        reason_codes=("",),
    )


def calibrated(cllr=0.5, kind="G0"):
    tested = replace(MADE.tested, after=replace(MADE.tested.after, cllr=cllr))
    return replace(MADE, tested=tested, h1=(kind,), digest=f"{hash((cllr, kind)) % 16**8:064x}")


def weighed(run, llr, lower=None, upper=None, made=MADE):
    low, high = (llr - 0.05, llr + 0.05)
    return Support(
        media_id=ITEM.id,
        run_id=run.id,
        score=0.5,
        calibration=made.digest,
        llr=llr,
        lower=low if lower is None else lower,
        upper=high if upper is None else upper,
    )


def held(*told, scores=None, calibrations=(), facts=None):
    """Return material of (run, support or None) pairs."""
    runs = [run for run, _ in told]
    made = {one.digest: one for one in (MADE, *calibrations)}
    return Material(
        item=ITEM,
        runs=counting(runs),
        series={run.id: [series_of(run, (scores or {}).get(run.id, 0.5))] for run in runs},
        supports=[said for _, said in told if said],
        calibrations=made,
        facts=facts or {},
    )


def pair(family, llr, **more):
    run = run_of(family)
    return run, None if llr is None else weighed(run, llr, **more)


def test_a_fresh_case_is_refused_with_the_sides_of_its_operating_points():
    above, below = run_of(Family.COMPRESSION), run_of(Family.FREQUENCY)
    found = fused(held((above, None), (below, None), scores={above.id: 2.0}))

    assert (found.refusal, found.llr, found.bounds) == (Refusal.NOT_CALIBRATED, None, None)
    assert found.disagreement.proposing == (Family.COMPRESSION,)
    assert found.disagreement.silent == (Family.FREQUENCY,)
    assert found.disagreement.spread is None
    assert [one.family for one in found.voices] == list(EVIDENCE)
    assert "no calibration applies" in words.statement(found)
    assert "above: compression; below: frequency" in words.disagreement(found)


def test_families_that_know_the_same_kinds_agree_without_being_counted_twice():
    found = fused(held(pair(Family.BLENDING, 0.35), pair(Family.GAZE, 0.2)))

    assert found.refusal is None
    assert (found.llr, found.lower, found.upper) == pytest.approx((0.35, 0.3, 0.4))
    assert found.bounds == pytest.approx(MADE.scale.bounds)
    assert found.disagreement.spread == pytest.approx(0.15)
    assert found.disagreement.cancelled == pytest.approx(0.0)
    assert "LR 2.2 over 2 families (blending, gaze)" in words.statement(found)
    assert "F1 over F2" in words.statement(found)


@given(st.lists(st.floats(-4, 4), min_size=1, max_size=7))
def test_a_mean_lies_among_its_ratios(llrs):
    assert min(llrs) - 1e-9 <= mean_ratio(llrs) <= max(llrs) + 1e-9


@given(st.lists(st.floats(-4, 4), min_size=1, max_size=7), st.integers(0, 6), st.floats(0, 2))
def test_a_held_product_is_no_stronger_than_the_strongest_and_rises_with_each(llrs, at, more):
    told = held_product(llrs)
    raised = [llr + more * (place == at) for place, llr in enumerate(llrs)]

    assert min(0.0, *llrs) <= told <= max(0.0, *llrs)
    assert held_product(raised) >= told - 1e-9


def test_one_that_speaks_against_takes_from_the_others():
    found = fused(held(pair(Family.BLENDING, 0.6), pair(Family.GAZE, -0.2)))

    assert found.llr == pytest.approx(0.4)
    assert found.disagreement.cancelled == pytest.approx(0.5)


def test_a_family_that_does_not_know_a_kind_says_nothing_about_it():
    swaps, whole = calibrated(0.5, "swap"), calibrated(0.5, "generator")
    one, other = run_of(Family.BLENDING), run_of(Family.SYNTHESIS)
    told = (
        (one, weighed(one, 0.6, made=swaps)),
        (other, weighed(other, -0.6, made=whole)),
    )
    found = fused(held(*told, calibrations=(swaps, whole)))

    assert found.refusal is None  # a pasted face shows no generator: no contradiction
    assert found.llr == pytest.approx(math.log10((10**0.6 + 10**-0.6) / 2))
    assert found.kinds == ("generator", "swap")
    assert found.disagreement.spread == pytest.approx(1.2)
    assert together(found.speaking, [0.0, 0.0]) == 0.0


def test_families_that_read_the_very_same_thing_mislead_no_oftener_than_one():
    rng = np.random.default_rng(1)
    shared = rng.normal(-0.5, 1, 20_000) / math.log(10)  # of N(1, 1) to N(0, 1), if authentic
    three = np.array([held_product([llr, llr, llr]) for llr in shared])

    assert np.array_equal(three, shared)
    for size in (4.0, 10.0):
        assert (10**three >= size).mean() <= 1 / size < np.mean(10 ** (3 * shared))


def test_in_a_family_the_best_tested_speaks_whatever_it_says():
    good, poor = calibrated(0.4, "A"), calibrated(0.8, "B")
    one, other = run_of(Family.COMPRESSION, "one"), run_of(Family.COMPRESSION, "other")
    third = pair(Family.GAZE, 0.1)
    told = (
        (one, weighed(one, 0.1, made=good)),
        (other, weighed(other, 0.3, made=poor)),
        third,
    )
    found = fused(held(*told, calibrations=(good, poor)))
    voice = next(v for v in found.voices if v.family is Family.COMPRESSION)

    assert (voice.speaker, voice.llr, voice.kinds) == (one.id, 0.1, ("A",))
    assert (voice.lower, voice.upper) == pytest.approx((0.05, 0.35))  # what the other says
    assert found.llr == pytest.approx(0.1) and "B" not in found.kinds


def narrow(size, cllr):
    scale = replace(MADE.scale, bounds=(-size, size))
    return replace(calibrated(cllr, "A"), scale=scale, digest=f"{int(size * 8):064x}")


def test_an_interval_never_exceeds_the_bounds_of_its_family():
    near, far = narrow(0.5, 0.4), narrow(2.0, 0.8)
    one, other = run_of(Family.COMPRESSION, "one"), run_of(Family.COMPRESSION, "other")
    third, its = run_of(Family.GAZE), calibrated(0.5, "A")
    told = (
        (one, weighed(one, 0.3, 0.1, 0.45, made=near)),
        (other, weighed(other, 1.9, 1.5, 1.99, made=far)),
        (third, weighed(third, 0.2, made=its)),
    )
    found = fused(held(*told, calibrations=(near, far, its)))
    [voice] = [v for v in found.voices if v.family is Family.COMPRESSION]

    assert (voice.speaker, voice.bounds) == (one.id, (-2.0, 2.0))
    assert (voice.lower, voice.upper) == (0.1, 1.99)
    assert found.bounds[0] <= found.lower <= found.llr <= found.upper <= found.bounds[1]


def test_what_an_earlier_program_recorded_beyond_the_bounds_is_held_within_them():
    near, far = narrow(0.5, 0.4), narrow(0.625, 0.4)
    one, other = run_of(Family.COMPRESSION), run_of(Family.GAZE)
    told = (
        (one, weighed(one, 0.3, -4.0, 4.0, made=near)),
        (other, weighed(other, 1.0, 0.5, 3.0, made=far)),
    )
    found = fused(held(*told, calibrations=(near, far)))
    [voice] = [v for v in found.voices if v.family is Family.COMPRESSION]

    assert (voice.lower, voice.upper) == voice.bounds == (-0.5, 0.5)
    assert found.bounds == (-0.625, 0.625)
    assert found.bounds[0] <= found.lower <= found.llr == found.upper == found.bounds[1]


def test_a_bound_of_any_analyzer_of_a_family_is_the_familys():
    near, far = narrow(0.5, 0.4), narrow(2.0, 0.8)
    one, other = run_of(Family.COMPRESSION, "one"), run_of(Family.COMPRESSION, "other")
    third = pair(Family.GAZE, 0.1)
    told = (
        (one, weighed(one, 0.3, made=near)),
        (other, weighed(other, 2.0, 2.0, 2.0, made=far)),
        third,
    )
    found = fused(held(*told, calibrations=(near, far)))

    assert found.at_bound and "held at the bound" in words.statement(found)


def divided(kinds=("A", "A"), upper=None, third=True):
    """Return a statement of a family of two that oppose each other, and of another family."""
    good, poor = calibrated(0.4, kinds[0]), calibrated(0.8, kinds[1])
    one, other = run_of(Family.COMPRESSION, "one"), run_of(Family.COMPRESSION, "other")
    told = (
        (one, weighed(one, 0.5, made=good)),
        (other, weighed(other, -0.5, upper=upper, made=poor)),
        *([pair(Family.GAZE, 0.1)] if third else ()),
    )
    return fused(held(*told, calibrations=(good, poor)))


def test_two_readings_of_one_trace_that_contradict_each_other_carry_no_statement():
    found, alone = divided(), divided(third=False)

    assert found.refusal is alone.refusal is Refusal.DIVIDED and found.llr is None
    assert found.disagreement.within == (Family.COMPRESSION,)
    assert "one of them is mistaken" in words.statement(found)
    assert "one family support both sides: compression" in words.disagreement(found)


@pytest.mark.parametrize("told", [{"kinds": ("A", "B")}, {"upper": 0.2}])
def test_opposition_that_is_none_about_a_shared_kind_or_not_beyond_doubt_is_shown(told):
    found = divided(**told)

    assert found.refusal is None and found.llr is not None
    assert found.disagreement.within == (Family.COMPRESSION,)
    assert "one family support both sides: compression" in words.disagreement(found)


def test_analyzers_of_a_family_that_agree_are_not_called_divided():
    good, poor = calibrated(0.4, "A"), calibrated(0.8, "A")
    one, other = run_of(Family.COMPRESSION, "one"), run_of(Family.COMPRESSION, "other")
    told = ((one, weighed(one, 0.5, made=good)), (other, weighed(other, 0.5, made=poor)))
    found = fused(held(*told, pair(Family.GAZE, 0.1), calibrations=(good, poor)))

    assert found.disagreement.within == ()
    assert "both sides" not in words.disagreement(found)


def test_one_family_is_no_statement_over_families():
    one, other = run_of(Family.COMPRESSION, "one"), run_of(Family.COMPRESSION, "other")
    told = held((one, weighed(one, 0.4)), (other, weighed(other, 0.4)))
    found = fused(told)

    assert found.refusal is Refusal.ONE_FAMILY and found.llr is None
    assert "one evidence family alone" in words.statement(found)


def test_families_wholly_on_opposite_sides_are_not_hidden_in_one_number():
    told = (pair(Family.BLENDING, 0.5), pair(Family.GAZE, -0.5))
    refused = fused(held(*told))
    wide = fused(held(told[0], pair(Family.GAZE, -0.5, upper=0.2)))

    assert refused.refusal is Refusal.CONFLICT and refused.llr is None
    assert refused.disagreement.spread == pytest.approx(1.0)
    assert refused.disagreement.cancelled == pytest.approx(1.0)
    assert refused.disagreement.sides[Side.C1] == refused.disagreement.sides[Side.C2] == 1
    assert "10 times the lowest, and 100 %" in words.disagreement(refused)
    assert wide.refusal is None and wide.llr is not None


def against(speaker, silent):
    """Return a statement of a family whose silent analyzer denies what another family says.

    Both are (log10 ratio, half of its interval, kind) of an analyzer.
    """
    good, poor = calibrated(0.2, speaker[2]), calibrated(0.3, silent[2])
    other, its = run_of(Family.BLENDING), calibrated(0.25, "B")
    one, two = run_of(Family.COMPRESSION, "one"), run_of(Family.COMPRESSION, "two")
    told = [
        (run, weighed(run, llr, llr - half, llr + half, made=made))
        for run, made, (llr, half, _) in ((one, good, speaker), (two, poor, silent))
    ]
    every = held(*told, (other, weighed(other, 0.5, made=its)), calibrations=(good, poor, its))
    found = fused(every)
    assert found.voices[EVIDENCE.index(Family.COMPRESSION)].speaker == one.id
    return found


def test_what_a_familys_silent_analyzer_denies_is_stated_by_nobody():
    refused = against((0.1, 0.05, "A"), (-0.6, 0.1, "B"))

    assert refused.refusal is Refusal.CONFLICT and refused.llr is None
    assert against((0.1, 0.05, "A"), (-0.6, 0.1, "A")).refusal is None  # no kind is shared
    assert against((0.1, 0.05, "A"), (-0.6, 0.7, "B")).refusal is None  # not beyond doubt


def test_an_analyzer_that_tells_nothing_lifts_no_refusal():
    """A vague reading widens its family's interval, and covers for no contradiction."""
    found = against((-0.6, 0.1, "B"), (0.0, 0.6, "B"))

    assert found.refusal is Refusal.CONFLICT and found.llr is None


def test_provenance_attribution_and_presentation_enter_nothing():
    two = (pair(Family.BLENDING, 0.3), pair(Family.GAZE, 0.3))
    plain = fused(held(*two))
    beyond = [
        pair(f, 0.7) for f in (Family.PROVENANCE, Family.ATTRIBUTION, Family.PRESENTATION)
    ]
    told = {beyond[0][0].id: [Fact(name="software", text="x", where="Exif", telling=True)]}
    found = fused(held(*two, *beyond, facts=told))

    assert (found.llr, found.lower, found.upper) == (plain.llr, plain.lower, plain.upper)
    assert {one.family for one in found.voices} == set(EVIDENCE)
    assert {one.family for one in found.beside} == {Family.PROVENANCE, Family.PRESENTATION}
    assert "1 of its facts" in words.beside(found.beside)
    assert "attribution" not in "\n".join(words.lines(found))


def test_what_was_not_measured_is_left_out_with_its_reason():
    lost = run_of(Family.SYNTHESIS, state=RunState.FAILED)
    small = run_of(
        Family.FREQUENCY,
        coverage=Coverage(withheld=1, reasons=(ReasonCount(Outcome.WITHHELD, "too_small", 1),)),
    )
    two = (pair(Family.BLENDING, 0.3), pair(Family.GAZE, 0.1))
    told = held(*two, (lost, None), (small, None))
    told.series[small.id] = []
    found = fused(told)
    by_family = {one.family: words.voice(one) for one in found.voices}

    assert found.llr == pytest.approx(0.3)
    assert "withheld: too small" in by_family[Family.FREQUENCY]
    assert "the run is failed" in by_family[Family.SYNTHESIS]
    assert "no analyzer of it was run" in by_family[Family.LAUNDERING]


def test_a_ratio_of_a_confounded_calibration_is_none():
    confounded = replace(MADE, tested=replace(MADE.tested, confounded=True), digest="c" * 64)
    one, other = run_of(Family.BLENDING), run_of(Family.GAZE)
    told = held(
        (one, weighed(one, 0.5, made=confounded)),
        (other, weighed(other, 0.5)),
        calibrations=(confounded,),
    )

    assert fused(told).refusal is Refusal.ONE_FAMILY


def test_no_interval_is_told_where_a_family_is_held_at_its_bound():
    told = pair(Family.BLENDING, BOUND, lower=0.1, upper=BOUND)
    found = fused(held(told, pair(Family.GAZE, 0.2)))

    assert found.at_bound and "interval not shown" in words.statement(found)


def test_a_face_track_has_the_sides_of_its_points_and_no_ratio():
    run = run_of(Family.BLENDING)
    told = held((run, weighed(run, 0.5)))
    told.series[run.id] = [series_of(run, 0.2, "a"), series_of(run, 3.0, "b")]
    first, second = by_track(told)

    assert (first.track_id, second.track_id) == ("a", "b")
    assert first.refusal is second.refusal is Refusal.OF_A_TRACK
    assert first.disagreement.silent == second.disagreement.proposing == (Family.BLENDING,)
    assert all(one.llr is None for track in (first, second) for one in track.voices)


def test_nothing_measured_is_told_apart_from_nothing_calibrated():
    assert fused(held()).refusal is Refusal.NOTHING_MEASURED
