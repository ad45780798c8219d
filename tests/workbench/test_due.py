"""A resumed run is offered again what its analyzer may have described."""

import numpy as np
import pytest

from analyzers.compression.noise_residual import NoiseResidual
from workbench.examination.due import Task
from workbench.model import AnalyzerSetup, Outcome, ScoreSeries

SETUP = AnalyzerSetup(info=NoiseResidual.info, settings={}, software={})
CODES = ("", "too_small", "resampled")


def series(scores, reasons):
    """Return a series over every second frame; a score of None has its reason."""
    n = len(scores)
    withheld = list(Outcome).index(Outcome.WITHHELD)
    scored = list(Outcome).index(Outcome.SCORED)
    return ScoreSeries(
        run_id="run",
        track_id=None,
        frames=np.arange(n, dtype=np.int64) * 2,
        pts=np.arange(n, dtype=np.float64),
        scores=np.array([np.nan if one is None else one for one in scores]),
        outcomes=np.array([withheld if one is None else scored for one in scores], np.uint8),
        reasons=np.array([CODES.index(one) for one in reasons], np.uint16),
        reason_codes=CODES,
    )


@pytest.mark.parametrize(
    ("scores", "reasons", "again"),
    [
        ([1.0, 3.0, 2.0], ["", "", ""], (0, 2)),
        (
            [None, None, 1.0, None, 2.0, None, 1.5],
            ["too_small", "too_small", "", "resampled", "", "resampled", ""],
            (0, 4, 6, 8),
        ),
        ([None, None], ["resampled", "resampled"], (0,)),
    ],
)
def test_the_highest_and_the_first_of_each_kind_are_offered_again(scores, reasons, again):
    start = Task(SETUP, earlier=(series(scores, reasons),)).start

    assert start.again == again
    assert start.after == 2 * (len(scores) - 1)


def test_nothing_is_offered_again_where_nothing_was_read():
    assert Task(SETUP, earlier=(series([], []),)).start.again == ()
    assert Task(SETUP).start.after == -1
