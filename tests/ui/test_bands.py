"""A calibrated band: where a ratio says nothing, drawn where a calibration fits."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests import made_scores
from tests.ui.conftest import REFUSED, WEIGHED, weighed
from ui.bands import FACES, Band, Banded, banded
from ui.lanes import Lane
from ui.theme import LIGHT
from ui.views.legend import BAND
from ui.views.rows import ScoreRow
from ui.views.score_strip import ScoreStrip
from ui.views.timeline import Timeline
from workbench.calibration.applying import CONFOUNDED, OUTSIDE, inconclusive, ratio
from workbench.calibration.words import degree
from workbench.model import MediaKind, Support
from workbench.model.calibration import Scale

SPAN = Band(low=2.0, high=6.0, first=0.0, last=10.0)


def scale(*points, bounds=(-2.0, 2.0)):
    return Scale(points=tuple((s, llr, llr, llr) for s, llr in points), bounds=bounds)


def test_inconclusive_are_the_scores_that_support_neither_proposition():
    made = made_scores.ten_sources().scale
    low, high = inconclusive(made)
    for score, words in ((low - 0.01, "weak"), (high + 0.01, "weak")):
        assert degree(ratio(made, score).llr) == words
    for score in np.linspace(low + 1e-6, high - 1e-6, 7):
        assert degree(ratio(made, float(score)).llr) == "no"
    assert inconclusive(scale((0, 0.1), (5, 0.2), bounds=(-1.0, 1.0))) == (0.0, 5.0)
    assert inconclusive(scale((0, 0.5), (5, 1.0))) is None  # of one side only
    assert inconclusive(scale((0, -1.0), (5, -0.5))) is None
    low, high = inconclusive(scale((0, -1.0), (1, 1.0)))

    assert (low, high) == pytest.approx((0.5 - 0.1505, 0.5 + 0.1505), abs=1e-4)


def test_a_band_is_there_where_a_calibration_fits_and_else_it_is_said_why_not():
    made = made_scores.ten_sources()
    told = {"media_id": "m", "run_id": "r", "score": 1.0}
    given = Support(**told, calibration=made.digest, llr=0.4, lower=0.1, upper=0.4)
    found = banded(given, made, MediaKind.IMAGE)
    assert found.band.span == inconclusive(made.scale)
    assert "supports neither C1 nor C2" in found.words
    assert "no probability" in found.words
    beyond = Support(**told, calibration=made.digest, reason=OUTSIDE)
    assert (
        banded(beyond, made, MediaKind.IMAGE).band is not None
    )  # it fits; the score is beyond
    confounded = replace(made, tested=replace(made.tested, confounded=True))
    refused = banded(given, confounded, MediaKind.IMAGE)
    assert (refused.band, "traits of the files" in refused.words) == (None, True)
    withheld = Support(**told, reason=CONFOUNDED)
    for none in (banded(withheld, None, MediaKind.IMAGE), banded(None, None, MediaKind.IMAGE)):
        assert none.band is None
        assert none.words.startswith("No calibrated band: ")

    assert "how long a video is" in banded(None, None, MediaKind.VIDEO).words


def drawn(band):
    """Return a lane of scores 0 to 10 over ten seconds, drawn with a band or without."""
    lane = Lane(
        info=_info(),
        frames=np.arange(11),
        pts=np.arange(11.0),
        scores=np.arange(11.0),
        outcomes=np.zeros(11, np.uint8),
        reasons=("",) * 11,
    )
    banded = Banded(band=band, words="w") if band else None
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    from ui.views.time_axis import TimeAxis

    axis = TimeAxis.whole(0, 10, 0, 400)
    ScoreRow(lane, banded=banded).paint(painter, QRectF(0, 0, 400, 100), axis, LIGHT)
    painter.end()
    return image


def _info():
    from analyzers.catalog import BUILT_IN

    return next(one.info for one in BUILT_IN if one.info.name == WEIGHED)


def test_the_lane_is_striped_at_the_scores_of_the_band_and_nowhere_else():
    plain, striped = drawn(None), drawn(SPAN)
    rows = [
        y
        for y in range(100)
        if any(plain.pixel(x, y) != striped.pixel(x, y) for x in range(0, 400, 7))
    ]
    top, foot = (100 - 4 - share * 92 for share in (0.6, 0.2))

    assert rows[0] == pytest.approx(top, abs=2)
    assert rows[-1] == pytest.approx(foot, abs=2)


def test_the_legend_explains_stripes_only_where_there_are_some(qtbot):
    timeline = Timeline(LIGHT)
    qtbot.addWidget(timeline)
    legend = timeline._legend
    assert (BAND, BAND) not in legend._entries
    timeline.show_key(band=True)
    timeline.show_key(band=True)
    assert legend._entries.count((BAND, BAND)) == 1
    assert "no probability" in legend.toolTip()
    timeline.show_key(band=False)

    assert "stripes" not in legend.toolTip()


@pytest.fixture
def weighed_case(case_folder):
    """The examined case, one result of which was weighed and one of which was refused."""
    return weighed(case_folder, upper=0.42, reason="not_calibrated")


def test_a_still_has_its_band_in_the_strip_and_a_video_says_why_it_has_none(
    qtbot, desk, open_case, weighed_case, show
):
    open_case(desk, weighed_case)
    show(desk, "photo.jpg")
    review = desk.window.review
    strip: ScoreStrip = review.strip
    said = {lane.info.name: strip.said_at(8 + 26 * n) for n, lane in enumerate(strip._lanes)}
    assert "supports neither C1 nor C2" in said[WEIGHED]
    assert "No calibrated band: no calibration of this analyzer is at hand." in said[REFUSED]
    assert "band" not in said["provenance.metadata"]
    assert "Stripes:" in review._legend.text()
    assert strip._reach(next(one for one in strip._lanes if one.info.name == WEIGHED))
    show(desk, "clip.mp4")
    assert "Stripes:" not in review._legend.text()
    rows = [row for row in review.timeline.lanes.rows if isinstance(row, ScoreRow)]
    told = [row for row in rows if row.banded]
    assert told
    assert all(row.banded.band is None for row in told)
    assert all("how long a video is" in row.tip for row in told)
    menu = review.timeline.menu(told[0].key)
    words = [action.text() for action in menu.actions() if not action.isEnabled()]

    assert any(text.startswith("No calibrated band") for text in words)


def test_of_several_faces_none_has_the_band_of_their_mean(desk, open_case, weighed_case, show):
    open_case(desk, weighed_case)
    show(desk, "photo.jpg")
    review = desk.window.review
    [lane] = [one for one in review.lanes if one.info.name == WEIGHED]
    assert review._banded(lane).band is not None
    review.lanes = [lane, replace(lane, track_id="b")]

    assert (review._banded(lane).band, FACES in review._banded(lane).words) == (None, True)
