"""Faces appear while they are being looked for, and keep their place when that has ended."""

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.made_faces import FACE_PASS, SHOTS, samples, seen, track
from ui.live import LivePass
from ui.views.face_rows import PresenceRow
from workbench.examination import Observed
from workbench.model import AnalyzerRun, Author, FrameScore, Outcome, RunState

PATIENCE = 120_000


def part(looked, first, last):
    """Return what was seen of some of the frames."""
    kept = slice(first, last)
    names = ("frames", "pts", "faces", "outcomes")
    return replace(looked, **{name: getattr(looked, name)[kept] for name in names})


@pytest.fixture
def run():
    return AnalyzerRun(
        media_id="m", info=FACE_PASS, settings={}, media_sha256="0" * 64, software={}
    )


def test_stretches_of_a_face_become_one_track_that_grows(run):
    live = LivePass(None)
    live.hear(run)
    assert live.faces.begun
    looked = seen([samples(0, range(12))], count=16)
    for first, last in ((0, 8), (8, 16)):
        assert live.hear(Observed(run=run, observation=part(looked, first, last)))
        found = samples(0, range(first, min(last, 12)))
        assert live.hear(Observed(run=run, observation=found))
        [one] = live.faces.view().tracks
        assert one.seen.frames.tolist() == list(range(min(last, 12)))
    live.hear(Observed(run=run, observation=SHOTS[0]))
    live.hear(Observed(run=run, observation=track(run, "Face 1", samples(0, range(12)))))

    view = live.faces.view()
    assert view.live
    assert [one.track.label for one in view.tracks] == ["Face 1"]
    assert view.seen.frames.tolist() == list(range(16))
    assert np.count_nonzero(view.seen.faces) == 12


def test_frames_that_could_not_be_read_come_late_and_stand_in_their_place(run):
    live = LivePass(None)
    live.hear(run)
    looked = seen([], count=9, undecoded=(4,))
    for first, last in ((0, 4), (5, 9), (4, 5)):
        live.hear(Observed(run=run, observation=part(looked, first, last)))

    assert live.faces.view().seen.outcomes.tolist() == looked.outcomes.tolist()


def test_scores_of_each_face_have_a_lane_of_their_own(run):
    live = LivePass(None)
    other = replace(run, info=replace(FACE_PASS, name="x.y", family="frequency"), id="r")
    live.hear(other)
    for track_id in ("a", "b"):
        for frame in range(3):
            score = FrameScore(
                frame=frame, pts=frame / 25, outcome=Outcome.SCORED, score=1, track_id=track_id
            )
            live.hear(Observed(run=other, observation=score))

    assert [(lane.track_id, lane.pts.size) for lane in live.lanes()] == [("a", 3), ("b", 3)]


def test_the_lane_grows_on_the_desk_and_nothing_can_be_edited_meanwhile(
    qtbot, desk, open_case, case_folder, show, run
):
    session = open_case(desk, case_folder)
    item = show(desk, "clip.mp4").item
    tell = session.examinations.observed.emit
    lanes, faces = desk.window.review.timeline.lanes, desk.reviewing.faces
    tell(item.id, replace(run, media_id=item.id))
    found = samples(0, range(8))
    tell(item.id, Observed(run=run, observation=part(seen([found]), 0, 8)))
    tell(item.id, Observed(run=run, observation=found))
    qtbot.waitUntil(lambda: faces.view.live and bool(faces.view.tracks), timeout=PATIENCE)

    [row] = [row for row in lanes.rows if isinstance(row, PresenceRow)]
    assert row.detail == "in 8 of 8"
    faces.choose(faces.view.tracks[0].id)
    assert "still being looked for" in desk.window.faces.form.hint.text()
    assert not desk.window.actions_by_name["exclude_track"].isEnabled()
    assert faces.chosen.track.author is Author.MACHINE
    tell(item.id, replace(run, media_id=item.id, state=RunState.CANCELLED))
    session.examinations.ended.emit(item.id)
    qtbot.waitUntil(lambda: not faces.view.live, timeout=PATIENCE)
