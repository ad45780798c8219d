"""The timeline's rows about faces: found, not found and could not look never look alike."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.made_faces import SHOTS, seen, track, two_faces
from tests.ui.test_faces import RUN
from ui.face_colors import DEEP
from ui.faces import FacesView, colored, sightings
from ui.theme import LIGHT
from ui.views.face_rows import FACE_LANE, face_rows
from ui.views.timeline import RULER, Timeline


@pytest.fixture
def view():
    faces = two_faces()
    return FacesView(
        media_id="m",
        run=RUN,
        seen=seen([one for _, one in faces], damaged=(0, 1), undecoded=(28,)),
        shots=SHOTS,
        tracks=colored((track(RUN, label, one), sightings(one)) for label, one in faces),
    )


@pytest.fixture
def timeline(qtbot):
    timeline = Timeline(LIGHT)
    qtbot.addWidget(timeline)
    timeline.resize(1400, 240)
    timeline.show()
    timeline.lanes.load(0.0, 1.2)
    return timeline


def patch(timeline, pts, row, height=FACE_LANE):
    """Return the colours at a time in a row of the timeline."""
    image = timeline.lanes.grab().toImage()
    x, top = round(timeline.lanes._axis.x(pts)), RULER + row * FACE_LANE
    return {
        image.pixelColor(x + i, top + 3 + j).name() for i in range(8) for j in range(height - 6)
    }


def test_what_was_not_found_and_what_could_not_be_looked_at_are_drawn_apart(timeline, view):
    timeline.lanes.show_rows(face_rows(view, "", "sharpness", ""), view.cuts)
    found, none, damaged, undecoded = (
        patch(timeline, pts, row=1) for pts in (0.9, 0.3, 0.01, 1.125)
    )

    assert DEEP[1] in found
    assert none == {LIGHT.raised}
    assert len(damaged) > 1
    assert len(undecoded) > 1
    assert len({frozenset(one) for one in (found, none, damaged, undecoded)}) == 4


def test_an_excluded_face_is_drawn_without_its_colour(timeline, view):
    last = view.tracks[2]
    excluded = replace(last, track=replace(last.track, excluded=True))
    view = replace(view, tracks=(*view.tracks[:2], excluded))
    timeline.lanes.show_rows(face_rows(view, "", "sharpness", ""), view.cuts)

    assert DEEP[1] not in patch(timeline, 0.9, row=1)
    assert DEEP[0] in patch(timeline, 0.9, row=0)


def test_a_cut_is_a_line_over_all_rows(timeline, view):
    rows = face_rows(view, "", "sharpness", "")
    timeline.lanes.show_rows(rows, ())
    without = timeline.lanes.grab().toImage()
    timeline.lanes.show_rows(rows, view.cuts)
    with_cut = timeline.lanes.grab().toImage()
    changed = {
        (x, y)
        for x in range(with_cut.width())
        for y in range(RULER + 2 * FACE_LANE)
        if without.pixel(x, y) != with_cut.pixel(x, y)
    }

    assert {x for x, _ in changed} == {round(timeline.lanes._axis.x(0.6))}
    assert {(y - RULER) // FACE_LANE for _, y in changed} >= {0, 1}


def test_a_click_on_a_bar_chooses_its_track(timeline, view, qtbot):
    lanes = timeline.lanes
    lanes.show_rows(face_rows(view, "", "sharpness", ""), view.cuts)
    picked = []
    lanes.picked.connect(picked.append)
    for pts, row in ((0.3, 0), (0.9, 0), (0.9, 1), (0.3, 1)):
        at = QPoint(round(lanes._axis.x(pts)), RULER + row * FACE_LANE + 10)
        qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=at)

    assert picked == [view.tracks[0].id, view.tracks[1].id, view.tracks[2].id]


def test_without_a_pass_the_row_says_what_to_do(timeline):
    [row] = face_rows(None, "", "sharpness", "Examine to find faces.")
    timeline.lanes.show_rows([row], ())
    assert row.said_at(0.5) == "Examine to find faces."
    assert len(patch(timeline, 1.0, row=0)) > 1
