"""Figures: the picture first, then what a finding names, then what scored highest."""

import pytest

from workbench.model import FindingState, RunState
from workbench.report.content import FigureKind
from workbench.report.dossier import read_case
from workbench.report.plan import MANY, MAPS_PER_RUN, PICTURES_PER_EXHIBIT, plan, plans


@pytest.fixture
def planned(store):
    def make(first=1):
        return plan(read_case(store).items[0], first)

    return make


def test_a_photograph_has_itself_its_maps_and_its_curves(planned, examined_photo):
    figures, left_out = planned(first=5)

    assert [one.figure.kind for one in figures] == [
        FigureKind.PICTURE,
        FigureKind.MAP,
        FigureKind.CURVE,
    ]
    assert [one.figure.number for one in figures] == [5, 6, 7]
    assert left_out == 0
    assert figures[1].figure.meaning.startswith("Bright: another noise level")


def test_what_an_analyzer_drew_follows_the_curves_with_its_words(
    planned, photo, received, recorded, said
):
    [item] = received(photo)
    drawn = [said.illustration(name="patches"), said.illustration(name="residual")]
    run = recorded(item, said.noise, [said.score(0, 0.0, 0.9), *drawn, said.curve()])
    figures, _ = planned()

    kinds = [one.figure.kind for one in figures]
    assert kinds == [
        FigureKind.PICTURE,
        FigureKind.CURVE,
        FigureKind.ILLUSTRATION,
        FigureKind.ILLUSTRATION,
    ]
    patches = figures[2].figure
    assert patches.captions == ("the richest", "the poorest")
    assert patches.caption == f"EX-001: Noise level, patches (run {run.id[:8]})."
    assert patches.meaning.startswith("Left has more") and not patches.leading


def test_of_a_clip_the_pictures_of_the_highest_scores_are_shown_and_named(
    planned, clip, received, recorded, said, proposal
):
    [item] = received(clip)
    scores = [said.score(n, n / 25, n / 100) for n in range(50)]
    drawn = [said.illustration(n, n / 25) for n in range(0, 50, 10)]
    run = recorded(item, said.noise, [*scores, *drawn])
    proposal(item, run, first_pts=0.7, last_pts=1.3)
    figures, _ = planned()

    shown = [one for one in figures if one.figure.kind is FigureKind.ILLUSTRATION]
    assert [one.figure.frame for one in shown] == [40, 30, 20]
    assert "frame 40 at 0:01.600" in shown[0].figure.caption
    assert [one.figure.leading for one in shown] == [False, True, True]


@pytest.fixture
def examined_clip(clip, received, recorded, said, store):
    """A clip with a score on every frame and a map on every tenth; frame 40 stands out."""
    [item] = received(clip)
    scores = [said.score(n, n / 25, 0.9 if n == 40 else n / 1000) for n in range(50)]
    maps = [said.spot(item, n, n / 25) for n in range(0, 50, 10)]
    run = recorded(item, said.noise, [*scores, *maps])
    return item, run, {stored.frame: stored.id for stored in store.maps(run.id)}


def test_a_clip_has_its_first_frame_its_curve_and_its_highest_maps(planned, examined_clip):
    figures, left_out = planned()

    assert [one.figure.kind for one in figures][:2] == [FigureKind.PICTURE, FigureKind.SCORES]
    frames = [one.figure.frame for one in figures[2:]]
    assert len(frames) == MAPS_PER_RUN and 40 in frames
    assert left_out == 5 - MAPS_PER_RUN


def test_maps_that_a_finding_names_come_first(planned, examined_clip, proposal):
    item, run, maps = examined_clip
    proposal(item, run, map_ids=(maps[10],))
    figures, _ = planned()

    assert figures[2].figure.frame == 10


def test_maps_of_a_rejected_finding_do_not(planned, examined_clip, proposal, decide):
    item, run, maps = examined_clip
    finding = proposal(item, run, map_ids=(maps[10],))
    decide(finding, FindingState.REJECTED, map_ids=(maps[10],))
    figures, _ = planned()

    assert 10 not in [one.figure.frame for one in figures]


def test_many_maps_are_limited_and_counted(planned, photo, received, recorded, said):
    [item] = received(photo)
    recorded(item, said.noise, [said.spot(item, 0, 0.0, name=f"n{n}") for n in range(40)])
    figures, left_out = planned()

    assert len(figures) == 1 + PICTURES_PER_EXHIBIT
    assert left_out == 40 - PICTURES_PER_EXHIBIT


def test_only_runs_that_count_are_shown(planned, photo, received, recorded, said):
    [item] = received(photo)
    recorded(item, said.noise, [said.spot(item, 0, 0.0)], state=RunState.CANCELLED)
    good = recorded(item, said.noise, [said.spot(item, 0, 0.0)])
    figures, _ = planned()

    assert [one.figure.run_id for one in figures] == [None, good.id]


def test_an_unreadable_file_has_no_figure(planned, tmp_path, received):
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 no picture")
    received(broken)

    assert planned() == ((), 0)


def test_of_many_exhibits_only_those_with_a_finding_show_more_than_themselves(
    store, examined_photo, proposal
):
    item, runs = examined_photo
    [quiet] = read_case(store).items
    proposal(item, runs[0])
    [told] = read_case(store).items
    made = plans([told] + [quiet] * MANY)

    assert {one.figure.kind for one in made[1][0]} == {FigureKind.PICTURE} and made[1][1] == 2
    assert len(made[0][0]) == 3 and made[0][1] == 0
    assert len(plans([told] + [quiet] * (MANY - 1))[1][0]) == 3
