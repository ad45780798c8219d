"""What became of a run is told in words, and runs that say the same share a line."""

from dataclasses import replace

import pytest

from workbench.model import AnalyzerRun, Coverage, Family, Need, Outcome, ReasonCount, RunState
from workbench.report.content import RunContent
from workbench.report.outcomes import outcome, shared

NO_VIDEO = ReasonCount(Outcome.NOT_APPLICABLE, "reads_no_video", 1)
SMOOTH = ReasonCount(Outcome.WITHHELD, "too_smooth", 2)
DARK = ReasonCount(Outcome.WITHHELD, "too_dark", 1)


@pytest.fixture
def run(said):
    def make(coverage, info=None, state=RunState.FINISHED):
        return AnalyzerRun(
            media_id="m",
            info=info or said.noise,
            settings={},
            media_sha256="0" * 64,
            software={},
            state=state,
            coverage=coverage,
        )

    return make


@pytest.mark.parametrize(
    ("coverage", "words"),
    [
        (Coverage(scored=1), "scored 1 of 1 frame"),
        (Coverage(scored=12, not_examined=138), "scored 12 of 150 frames; 138 not examined"),
        (
            Coverage(not_applicable=1, unit="file", reasons=(NO_VIDEO,)),
            "not applicable: reads no video",
        ),
        (
            Coverage(scored=4, withheld=3, reasons=(SMOOTH, DARK)),
            "scored 4 of 7 frames; 3 withheld: too smooth (2), too dark (1)",
        ),
        (Coverage(scored=1, unit="file"), "read the file"),
        (Coverage(), "nothing to read"),
    ],
)
def test_words_for_a_coverage(run, coverage, words):
    assert outcome(run(coverage)) == words


def test_readings_of_faces_are_not_called_frames(run, said):
    by_face = replace(said.noise, needs=Need.FACES)
    covered = Coverage(scored=290, withheld=10, reasons=(DARK,))

    assert outcome(run(covered, by_face)).startswith("scored 290 of 300 face readings; 10")
    of_pictures = replace(by_face, family=Family.LAUNDERING)  # faces are read beside the frame
    assert outcome(run(covered, of_pictures)).startswith("scored 290 of 300 frames; 10")


@pytest.mark.parametrize(
    ("coverage", "words"),
    [
        (Coverage(scored=5), "a face found in 5 of 5 frames"),
        (Coverage(not_applicable=5), "looked at 5 of 5 frames and found no face"),
        (
            Coverage(scored=1, not_applicable=2, withheld=2, not_examined=4, reasons=(SMOOTH,)),
            "a face found in 1 of 9 frames; looked at 2 frames more and found none; "
            "2 withheld: too smooth; 4 not examined",
        ),
        (Coverage(not_examined=3), "3 not examined"),
    ],
)
def test_no_face_and_no_look_are_told_apart(run, said, coverage, words):
    assert outcome(run(coverage, said.face_pass)) == words


def test_a_run_that_did_not_finish_says_so_first(run):
    ended = run(Coverage(scored=2, not_examined=3), state=RunState.CANCELLED)

    assert outcome(ended) == "cancelled; scored 2 of 5 frames; 3 not examined"


def test_only_runs_without_a_score_share_a_line(run, said):
    silent = Coverage(not_applicable=1, unit="file", reasons=(NO_VIDEO,))
    runs = [
        run(Coverage(scored=1)),
        run(silent),
        run(Coverage(scored=1), said.spectrum),
        run(silent, said.spectrum),
        run(silent, replace(said.spectrum, title="Other"), RunState.FAILED),
    ]
    groups = shared(RunContent(run=one) for one in runs)

    assert [len(group.runs) for group in groups] == [1, 2, 1, 1]
    assert groups[1].names == "Noise level 1.2, Power spectrum 1.2"
    assert groups[1].ids == f"{runs[1].id[:8]}, {runs[3].id[:8]}"
    assert groups[3].words.startswith("failed; not applicable")
