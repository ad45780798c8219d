"""What is proposed: nothing outside an operating point's conditions, and in whose words."""

from dataclasses import replace

import numpy as np
import pytest

from workbench.errors import HashMismatch
from workbench.findings import OF_FACT, PROPOSITIONS, Evidence, propose, segments
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Author,
    Box,
    Coverage,
    Fact,
    Family,
    FindingRegion,
    FindingState,
    Grid,
    MediaItem,
    MediaKind,
    MediaState,
    Need,
    OperatingPoint,
    Outcome,
    ReasonCount,
    ScoreSeries,
    Shape,
    StoredMap,
    Stream,
    meets_conditions,
)

STREAM = Stream(
    container="JPEG",
    codec="jpeg (baseline)",
    width=640,
    height=480,
    coded_width=640,
    coded_height=480,
    frame_count=1,
)
POINT = OperatingPoint(
    kind=MediaKind.IMAGE,
    threshold=2.0,
    meaning="99 of 100 JPEG pictures scored less",
    codecs=("jpeg",),
    minimum_side=256,
    maximum_depth=8,
)


def item(kind=MediaKind.IMAGE, **stream):
    return MediaItem(
        case_id="c",
        exhibit="EX-001",
        original_name="p.jpg",
        sha256="0" * 64,
        size_bytes=1,
        state=MediaState.ACCEPTED,
        kind=kind,
        stream=replace(STREAM, **stream),
    )


def evidence(scores=(), facts=(), family=Family.COMPRESSION, points=(POINT,), **more):
    info = AnalyzerInfo(
        name="a.b",
        title="A method",
        version="1",
        media=frozenset(MediaKind),
        family=family,
        needs=Need.FRAMES,
        reference="",
        limitations="It has limits.",
        validated_range="",
        operating_points=points,
    )
    run = AnalyzerRun(media_id="m", info=info, settings={}, media_sha256="", software={})
    return Evidence(run=run, series=(series(scores),), facts=tuple(facts), **more)


def series(scores):
    n, missing = len(scores), np.isnan(np.asarray(scores, float))
    outcomes = [list(Outcome).index(Outcome.WITHHELD if m else Outcome.SCORED) for m in missing]
    return ScoreSeries(
        run_id="r",
        track_id=None,
        frames=np.arange(n, dtype=np.int64) * 10,
        pts=np.arange(n, dtype=np.float64) / 2,
        scores=np.asarray(scores, np.float64),
        outcomes=np.array(outcomes, np.uint8),
        reasons=missing.astype(np.uint16),
        reason_codes=("", "no_texture"),
    )


def test_a_score_from_the_operating_point_on_is_proposed():
    (found,) = propose(item(), [evidence([2.0])])

    assert "score up to 2.00" in found.statement
    assert POINT.meaning in found.statement
    assert (found.author, found.state) == (Author.MACHINE, FindingState.PROPOSED)
    assert (found.h1, found.h2) == (
        PROPOSITIONS[Family.COMPRESSION].h1,
        PROPOSITIONS[Family.COMPRESSION].h2,
    )
    assert found.limitations == ("It has limits.",)
    assert found.first_pts is found.last_pts is None
    assert propose(item(), [evidence([1.99])]) == []


@pytest.mark.parametrize(
    "stream",
    [
        {"codec": "png"},
        {"codec": "jpegxl"},
        {"coded_height": 255},
        {"coded_width": 255},
        {"bit_depth": 12},
    ],
    ids=str,
)
def test_nothing_is_proposed_outside_the_conditions(stream):
    assert propose(item(**stream), [evidence([9.0])]) == []


def test_nothing_is_proposed_for_another_kind_or_without_a_stream():
    assert propose(item(MediaKind.VIDEO), [evidence([9.0] * 5)]) == []
    assert propose(replace(item(), stream=None), [evidence([9.0])]) == []
    assert propose(item(), [evidence([9.0], points=())]) == []


def test_of_several_points_the_one_that_covers_the_medium_counts():
    other = replace(POINT, codecs=("png",), threshold=5.0, meaning="measured on PNG")
    run = evidence([9.0], points=(POINT, other))

    (found,) = propose(item(codec="png"), [run])

    assert "5.00 (measured on PNG)" in found.statement


def test_unstated_conditions_hold_for_any_medium():
    assert meets_conditions(replace(STREAM, codec="x", coded_width=1, bit_depth=16), (), 0, 0)
    assert meets_conditions(STREAM, ("png", "jpeg"), 480, 8)
    assert not meets_conditions(STREAM, (), 481, 0)


def test_a_video_has_a_finding_for_each_segment_with_its_maps():
    point = OperatingPoint(kind=MediaKind.VIDEO, threshold=2.0, meaning="m")
    maps = tuple(map_of(frame) for frame in (0, 10, 60))
    run = evidence([3, 4, 0, 0, 0, 0, 3, 2.5, np.nan], points=(point,), maps=maps)

    first, second = propose(item(MediaKind.VIDEO, codec="h264"), [run])

    assert (first.first_pts, first.last_pts) == (0.0, 0.5)
    assert (second.first_pts, second.last_pts) == (3.0, 3.5)
    assert "up to 4.00 from 0.00 s to 0.50 s" in first.statement
    assert first.map_ids == ("map 0", "map 10")
    assert second.map_ids == ("map 60",)


def map_of(frame):
    return StoredMap(
        id=f"map {frame}",
        run_id="r",
        frame=frame,
        pts=0.0,
        name="m",
        box=Box(x=0, y=0, width=8, height=8),
        grid=Grid.CODED,
        meaning="",
        sha256="",
    )


@pytest.mark.parametrize(
    ("scores", "least", "expected"),
    [
        ([1, 3, 1, 3, 1], 2, [(1, 3)]),  # one position apart
        ([3, 1, 1, 3], 2, []),  # each alone
        ([3, 1, 1, 3], 1, [(0, 0), (3, 3)]),
        ([np.nan, np.nan], 1, []),
        ([3, np.nan, 3], 2, [(0, 2)]),
        ([], 1, []),
    ],
)
def test_segments(scores, least, expected):
    assert segments(np.array(scores, np.float64), 2.0, least) == expected


@pytest.mark.parametrize(
    ("steps", "high"),
    [
        ([0.04] * 100 + [0.3] * 20 + [0.04] * 100, range(101, 121)),  # a video that stutters
        (([0.04] * 4 + [0.5]) * 12, range(20, 40)),  # one that stalls again and again
        ([0.25] * 20 + [0.75] + [0.25] * 20, range(15, 27)),  # two samples missed
    ],
)
def test_a_finding_goes_on_over_frames_that_stand_long(steps, high):
    point = OperatingPoint(kind=MediaKind.VIDEO, threshold=0.5, meaning="m")
    pts = np.concatenate([[0.0], np.cumsum(steps)])
    scores = np.where(np.isin(np.arange(pts.size), high), 0.9, 0.1)
    run = evidence(scores, points=(point,))
    run = replace(run, series=(replace(run.series[0], pts=pts),))

    [found] = propose(item(MediaKind.VIDEO, codec="h264"), [run])
    assert (found.first_pts, found.last_pts) == (pts[high[0]], pts[high[-1]])


def of_fact(**fields):
    fact = Fact(**{"where": "there", "telling": True} | fields)
    (found,) = propose(item(), [evidence(facts=[fact], family=Family.PROVENANCE)])
    return found


def test_what_the_file_states_is_its_own_words():
    found = of_fact(name="prompt", text="a  man\n at sea")

    assert found.statement == "The file says: prompt = a man at sea (there)"
    assert found.h1 == PROPOSITIONS[Family.PROVENANCE].h1


@pytest.mark.parametrize(
    ("name", "text", "h1", "h2"),
    [
        ("c2pa_state", "broken", "after signing", "ordinary handling"),
        ("thumbnail", "shows another picture", "after its thumbnail", "carried over"),
        ("time_contradiction", "changed before recorded", "altered", "clock"),
        ("watermark", "found: 46 of 48 bits", "generator", "imitated"),
    ],
)
def test_what_was_computed_is_not_put_into_the_files_mouth(name, text, h1, h2):
    found = of_fact(name=name, text=text, stated=False)

    assert found.statement == f"Found in the file: {name.replace('_', ' ')}: {text} (there)"
    assert h1 in found.h1
    assert h2 in found.h2
    assert "file says" not in found.h1 + found.h2


def test_every_fact_with_its_own_question_weighs_two_explanations():
    for name, sides in OF_FACT.items():
        assert sides.h1 != sides.h2, name
        assert sides.h1.endswith(".") and sides.h2.endswith("."), name


def test_a_fact_that_is_not_telling_is_not_proposed_and_long_text_is_cut():
    quiet = Fact(name="software", text="x", where="there")

    assert propose(item(), [evidence(facts=[quiet])]) == []
    assert len(of_fact(name="prompt", text="x" * 5000).statement) < 250


def test_a_finding_on_one_face_names_it_and_cites_its_own_maps():
    run = evidence()
    scores = {"a": 9.0, "b": -8.0}
    run = replace(
        run,
        series=tuple(replace(series([score]), track_id=one) for one, score in scores.items()),
        maps=tuple(replace(map_of(0), id=f"of {one}", track_id=one) for one in scores),
        faces={"a": "Face 1", "b": "Face 2"},
    )
    (found,) = propose(item(), [run])

    assert "Face 1" in found.statement and "Face 2" not in found.statement
    assert found.map_ids == ("of a",)


def test_where_the_picture_has_a_score_its_faces_propose_nothing():
    """The operating point was set on whole pictures then."""
    run = replace(evidence(), faces={"a": "Face 1"})
    face = replace(series([9.0]), track_id="a")

    def on_face(*told):
        found = propose(item(), [replace(run, series=told)])
        return ["Face 1" in one.statement for one in found]

    assert on_face(series([-8.0]), face) == []
    assert on_face(series([9.0]), face) == [False]
    assert on_face(series([np.nan]), face) == [True]


def stored_map(frame=0, track=None):
    return StoredMap(
        id=f"m{frame}",
        run_id="r",
        frame=frame,
        pts=0.0,
        name="ghosts",
        box=Box(x=0, y=0, width=640, height=480),
        grid=Grid.CODED,
        meaning="Bright: more.",
        sha256="0" * 64,
        track_id=track,
    )


def bright(_stored):
    values = np.zeros((48, 64), np.uint8)
    values[10:20, 30:40] = 220
    return values


def test_a_finding_names_the_region_where_its_map_is_highest():
    maps = (stored_map(0), stored_map(10))
    (found,) = propose(item(), [evidence([3.0], maps=maps, values=bright)])

    assert found.statement.endswith(
        "The map “ghosts” is highest in x 300 to 400, y 100 to 200 of the coded picture, "
        "frame index 0 (3 % of the map)."
    )
    assert found.map_ids == ("m0",)
    (region,) = found.regions
    assert (region.frame, region.map_id, region.shape) == (0, "m0", "box")
    assert region.spots == ((300.0, 100.0), (400.0, 200.0))
    assert region.box == Box(x=300, y=100, width=100, height=100)


def test_a_region_of_a_turned_picture_lies_in_pixels_of_the_upright_one():
    turned = replace(
        item(), stream=replace(item().stream, coded_width=400, coded_height=600, orientation=6)
    )
    (found,) = propose(turned, [evidence([3.0], maps=(stored_map(0),), values=bright)])

    # by a quarter to the right: a place 100 to 200 from the top is as far from the right edge
    assert found.regions[0].spots == ((400.0, 300.0), (500.0, 400.0))


@pytest.mark.parametrize(
    ("shape", "spots"),
    [
        ("box", ((0.0, 0.0), (4.0, 4.0), (5.0, 5.0))),
        ("polygon", ((0.0, 0.0), (4.0, 4.0))),
        ("distance", ((0.0, 0.0), (4.0, 4.0))),
        ("box", ((0.0, 0.0), (4.0, float("nan")))),
        ("box", ((0.0, 0.0), (4.0, 1e7))),
    ],
)
def test_what_encloses_no_place_is_no_region(shape, spots):
    with pytest.raises(ValueError):
        FindingRegion(frame=0, pts=0.0, shape=Shape(shape), spots=spots)


def test_a_map_that_is_even_or_damaged_leaves_the_finding_without_a_region():
    def damaged(_stored):
        raise HashMismatch("another file")

    maps = (stored_map(0),)
    for values in (lambda _: np.full((4, 4), 50, np.uint8), damaged, None):
        (found,) = propose(item(), [evidence([3.0], maps=maps, values=values)])
        assert "highest in" not in found.statement and found.map_ids == ("m0",)
        assert found.regions == ()


def test_what_was_not_scored_limits_a_finding_each_sentence_with_its_run():
    told = evidence([3.0, np.nan, 3.0])
    coverage = Coverage(
        scored=2,
        withheld=1,
        not_examined=4,
        reasons=(ReasonCount(Outcome.WITHHELD, "no_texture", 1),),
    )
    limited = replace(told, run=replace(told.run, coverage=coverage))
    found = propose(item(), [limited])[0]
    run = limited.run.id[:8]

    assert found.limitations == (
        "It has limits.",
        f"1 frame withheld (no texture): nothing is stated about them (run {run}).",
        f"4 frames not examined: nothing is stated about them (run {run}).",
    )


def test_a_gaze_has_a_question_of_its_own():
    (found,) = propose(item(), [evidence([3.0], family=Family.GAZE)])

    assert "eyes" in found.h1 and "recorded by a camera" in found.h2
