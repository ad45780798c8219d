"""A score on record is compared with those of copies only where it was read of their faces."""

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from tests.workbench.test_what_if import CLIP, INFO
from workbench.faces import tracks
from workbench.faces.digest import FACES_READ, digest
from workbench.model import (
    AnalyzerRun,
    AnalyzerSetup,
    FaceTrack,
    Family,
    MediaKind,
    Need,
    Outcome,
    RunState,
    ScoreSeries,
    TrackSpan,
)
from workbench.what_if import OTHER_FACES
from workbench.what_if_recorded import faces_as_found, recorded

READER = replace(INFO, name="gaze.trial", needs=Need.FACES)
PASS = replace(INFO, name="faces", family=Family.FACES)
ONE, TWO = (
    FaceTrack(media_id=CLIP.id, run_id="f", label=f"Face {n}", spans=(span,), frames=9)
    for n, span in enumerate((TrackSpan(1, 0, 8), TrackSpan(2, 0, 8)), 1)
)
WITHOUT = tracks.excluded(TWO, examiner="A. Vos")
AS_FOUND = digest([ONE, TWO])


@dataclass
class OnRecord:
    """What a case holds of the clip: a face pass, an examiner's edit, and runs with scores."""

    face: AnalyzerRun | None
    made: list[tuple[AnalyzerRun, float]] = field(default_factory=list)

    def runs(self, media_id=None):
        return [run for run, _ in self.made]

    def series(self, run_id):
        [score] = [score for run, score in self.made if run.id == run_id]
        return [
            ScoreSeries(
                run_id=run_id,
                track_id=ONE.id,
                frames=np.array([4]),
                pts=np.zeros(1),
                scores=np.array([score]),
                outcomes=np.array([list(Outcome).index(Outcome.SCORED)], np.uint8),
                reasons=np.zeros(1, np.uint16),
                reason_codes=("",),
            )
        ]

    def face_run(self, media_id):
        return self.face

    def tracks(self, media_id, *, superseded=False):
        return [ONE, TWO, WITHOUT] if superseded else [ONE, WITHOUT]


def setup(info):
    return AnalyzerSetup(info=info, settings={}, software={})


def run(info, faces="", **changes):
    made = AnalyzerRun(
        media_id=CLIP.id,
        info=info,
        settings={FACES_READ: faces} if faces else {},
        media_sha256=CLIP.sha256,
        software={},
        state=RunState.FINISHED,
    )
    return replace(made, **changes)


def answer(store, info=READER, frames=(4, 4)):
    asked = [setup(PASS), setup(info)]
    found = faces_as_found(store, CLIP, asked)
    heard = recorded(store, CLIP, asked[1], frames, found)
    if heard is None:
        return None
    row = heard.row("", asked[1], MediaKind.VIDEO)
    return row.outcome, row.score, row.reason


def test_a_score_of_the_faces_as_they_were_found_is_compared():
    store = OnRecord(run(PASS), [(run(READER, AS_FOUND), 0.4)])

    assert answer(store) == (Outcome.SCORED, 0.4, "")


@pytest.mark.parametrize(
    "faces",
    [run(PASS), None, run(replace(PASS, version="2")), run(PASS, model_sha256="1" * 64)],
)
def test_a_score_of_faces_put_right_or_of_another_pass_is_withheld(faces):
    edited = run(READER, digest([ONE, WITHOUT]))

    assert answer(OnRecord(faces, [(edited, 0.9)])) == (Outcome.WITHHELD, None, OTHER_FACES)


def test_an_earlier_run_of_the_faces_as_found_is_taken_before_one_after_the_edit():
    runs = [(run(READER, AS_FOUND), 0.4), (run(READER, digest([ONE])), 0.9)]

    assert answer(OnRecord(run(PASS), runs)) == (Outcome.SCORED, 0.4, "")


def test_who_reads_no_faces_is_compared_whatever_was_edited():
    assert answer(OnRecord(None, [(run(INFO), 0.3)]), INFO) == (Outcome.SCORED, 0.3, "")


def test_frames_that_nobody_looked_at_have_no_answer():
    store = OnRecord(run(PASS), [(run(READER, AS_FOUND), 0.4), (run(READER, "other"), 0.9)])

    assert answer(store, frames=(5, 6)) is None
    store.made.pop(0)
    assert answer(store, frames=(5, 6)) is None
