"""Several exhibits side by side: real readers, real pictures, one window."""

import shutil
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
from PySide6.QtCore import QItemSelectionModel, QPointF, QRect, Qt

from case_store.store import CaseStore
from ui.menus.spec import When
from ui.pane_readers import MOST_READERS
from ui.panes import MOST
from ui.views.beside import Layout
from ui.views.pane_grid import arranged
from workbench.intake import receive
from workbench.model import Annotation, Shape
from workbench.worker import Worker

PATIENCE = 120_000  # ms; spawned readers on a busy machine take their time


@pytest.fixture(scope="module")
def several(examined, tmp_path_factory, scene, write_jpeg, write_video):
    """Return the folder of the examined case with two clips and four pictures more."""
    media = tmp_path_factory.mktemp("more")
    small, large = scene(160, 120), scene(576, 544)
    write_video(media / "short.mp4", [np.roll(small, 3 * at, axis=1) for at in range(12)])
    write_video(media / "late.mp4", [np.roll(small, 5 * at, axis=0) for at in range(30)])
    write_jpeg(media / "large.jpg", large)
    for number in range(3):
        write_jpeg(media / f"p{number}.jpg", np.roll(small, number, axis=0))
    folder = tmp_path_factory.mktemp("several") / "case.loupe"
    shutil.copytree(examined, folder)
    with CaseStore.open(folder) as store, Worker() as worker:
        list(receive(store, worker, [media]))
    return folder


@pytest.fixture
def panes(qtbot, desk, several, tmp_path, show):
    """Return the panes of a desk on which clip.mp4 is on show at frame 7, zoomed in."""
    folder = Path(shutil.copytree(several, tmp_path / "case.loupe"))
    with qtbot.waitSignal(desk.case_opened, timeout=PATIENCE):
        desk.open(folder)
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 9, timeout=PATIENCE)
    show(desk, "clip.mp4")
    moved(qtbot, desk, 7)
    return desk.panes


def moved(qtbot, desk, index):
    review = desk.window.review
    review.playback.go_to(index)
    qtbot.waitUntil(lambda: review.picture.frame == index, timeout=PATIENCE)


def items(desk, *names):
    found = {row.item.original_name: row.item for row in desk.window.media.rows()}
    return [found[name] for name in names]


def compare(qtbot, desk, *names):
    desk.panes.compare(items(desk, *names))
    settled(qtbot, desk)
    return desk.panes.items


def settled(qtbot, desk):
    """Wait until every pane has its picture and the active one holds the viewer's."""
    grid = desk.window.review.viewer.grid

    def here():
        panes = desk.panes
        return (
            all(one.picture is not None and one.view is not None for one in panes.items)
            and grid.held is grid.panes[panes.items.index(panes.active)]
        )

    qtbot.waitUntil(here, timeout=PATIENCE)


def grid(desk):
    return desk.window.review.viewer.grid


def canvas(desk):
    return desk.window.review.viewer.canvas


def on_show(desk):
    return desk.reviewing.view.item.original_name


def test_v_shows_the_chosen_exhibits_and_v_returns_to_where_one_was(qtbot, desk, panes):
    canvas(desk).zoom_by(3)
    desk.reviewing.comparing.toggle(Layout.WIPE)
    look = canvas(desk).look
    listed, flag = desk.window.media_list, QItemSelectionModel.SelectionFlag.Select
    names = [row.item.original_name for row in desk.window.media.rows()]
    for name in ("photo.jpg", "short.mp4", "broken.jpg"):
        row = listed.sifted.mapFromSource(desk.window.media.index(names.index(name)))
        listed.selectionModel().select(row, flag)
    qtbot.keyClick(desk.window, Qt.Key.Key_V)
    settled(qtbot, desk)
    shown = {one.item.original_name for one in panes.items}
    assert shown == {"clip.mp4", "photo.jpg", "short.mp4"}  # one cannot be shown
    assert panes.active.item.original_name == "clip.mp4"
    assert (panes.active.picture.frame, on_show(desk)) == (7, "clip.mp4")
    assert canvas(desk).lens.fitted
    assert len(listed.chosen()) == 4
    heads = [pane.accessibleName() for pane in grid(desk).panes]
    assert sum("active" in head for head in heads) == 1
    assert all("EX-" in head for head in heads)
    qtbot.keyClick(desk.window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settled(qtbot, desk)
    assert on_show(desk) != "clip.mp4"
    qtbot.keyClick(desk.window, Qt.Key.Key_V)
    qtbot.waitUntil(
        lambda: on_show(desk) == "clip.mp4" and panes._back is None, timeout=PATIENCE
    )

    assert desk.window.review.playback.index == 7
    assert canvas(desk).look.factor == pytest.approx(look.factor)
    assert desk.reviewing.comparing.layout is Layout.WIPE
    assert (panes.comparing, grid(desk).panes) == (False, ())


def test_panels_and_keys_follow_the_active_pane_which_keeps_its_frame(qtbot, desk, panes):
    first, second, still = compare(qtbot, desk, "clip.mp4", "late.mp4", "photo.jpg")
    desk.panes.toggle_step()  # each by itself
    panes.next(1)
    settled(qtbot, desk)
    assert on_show(desk) == "late.mp4"
    assert desk.window.review.item.id == second.item.id
    qtbot.keyClick(desk.window, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: second.picture.frame == 1, timeout=PATIENCE)
    assert first.picture.frame == 7
    desk.reviewing.annotating.begin(Shape.BOX)
    assert canvas(desk).drawing is not None  # in the pane, as in the viewer alone
    canvas(desk).draw(None)
    grid(desk).panes[2].pressed.emit()
    settled(qtbot, desk)
    assert (panes.active, desk.window.review.is_video) == (still, False)
    panes.next(1)  # round to the first
    settled(qtbot, desk)

    assert (panes.active, first.picture.frame) == (first, 7)
    assert desk.window.review.playback.index == 7
    assert "frame 7" in grid(desk).panes[0].place


def test_zoom_is_shared_relative_to_each_picture_and_1_1_is_true_for_each(qtbot, desk, panes):
    compare(qtbot, desk, "photo.jpg", "large.jpg", "p0.jpg")
    others = [pane.canvas for pane in grid(desk).panes[1:]]
    canvas(desk).zoom_by(4)
    for other in others:
        assert other.lens.zoom == pytest.approx(4 * other.lens.fitting(other._panes()[0]))
    canvas(desk).lens.drag(QPointF(30, 12))
    canvas(desk).looked.emit()
    for other in others:
        assert other.look.center == pytest.approx(canvas(desk).look.center)
    qtbot.keyClick(desk.window, Qt.Key.Key_A)
    assert {other.lens.zoom for other in others} == {canvas(desk).lens.zoom} == {1.0}
    large = panes.items[1].item.stream
    qtbot.waitUntil(lambda: panes.items[1].picture.scale == 1, timeout=PATIENCE)
    assert others[0].color_at(others[0].lens.whole.center().toPoint()) is not None
    assert panes.items[1].picture.pixels.shape[:2] == (large.height, large.width)
    others[1].zoom_by(2)
    assert canvas(desk).lens.zoom == others[0].lens.zoom == 2.0
    qtbot.keyClick(desk.window, Qt.Key.Key_Z)
    others[0].fit()
    assert canvas(desk).lens.zoom == 2.0  # each by itself now
    qtbot.keyClick(desk.window, Qt.Key.Key_Z)

    assert others[0].lens.zoom == 2.0


def test_videos_move_by_the_same_time_from_where_they_stand(qtbot, desk, panes):
    clip, short, late = compare(qtbot, desk, "clip.mp4", "short.mp4", "late.mp4")
    qtbot.waitUntil(lambda: all(one.playback.exact for one in panes.items), timeout=PATIENCE)
    assert (clip.anchor, short.anchor, late.anchor) == (7, 0, 0)
    moved(qtbot, desk, 10)
    qtbot.waitUntil(
        lambda: (short.picture.frame, late.picture.frame) == (3, 3), timeout=PATIENCE
    )
    moved(qtbot, desk, 25)
    qtbot.waitUntil(lambda: late.picture.frame == 18, timeout=PATIENCE)
    assert short.playback.index == 11
    assert "ended before this time" in grid(desk).panes[1].note
    moved(qtbot, desk, 8)
    qtbot.waitUntil(
        lambda: (short.picture.frame, late.picture.frame) == (1, 1), timeout=PATIENCE
    )
    assert "ended" not in grid(desk).panes[1].note
    panes.next(2)
    settled(qtbot, desk)
    moved(qtbot, desk, 4)
    qtbot.waitUntil(lambda: clip.picture.frame == 11, timeout=PATIENCE)
    moved(qtbot, desk, 0)
    qtbot.keyClick(desk.window, Qt.Key.Key_T)
    moved(qtbot, desk, 6)
    qtbot.keyClick(desk.window, Qt.Key.Key_T)
    moved(qtbot, desk, 8)
    qtbot.waitUntil(lambda: clip.picture.frame == 9, timeout=PATIENCE)

    assert [one.anchor for one in panes.items] == [7, 0, 6]


def test_maps_faces_and_marks_lie_in_every_pane_by_the_same_switches(qtbot, desk, panes):
    _, photo = compare(qtbot, desk, "clip.mp4", "photo.jpg")
    viewer = desk.window.review.viewer
    panes.next(1)
    settled(qtbot, desk)
    kinds = {(run.info.name, stored.name) for run, stored in photo.view.maps()}
    qtbot.waitUntil(lambda: viewer.placed_map is not None, timeout=PATIENCE)
    assert viewer.map_kind in kinds
    panes.next(1)
    settled(qtbot, desk)
    second = grid(desk).panes[1]
    qtbot.waitUntil(lambda: second.canvas.overlay_area is not None, timeout=PATIENCE)
    assert second.canvas.overlay_area == viewer_area(photo)
    assert second.canvas._overlaid
    qtbot.keyClick(desk.window, Qt.Key.Key_H)
    assert not second.canvas._overlaid
    qtbot.keyClick(desk.window, Qt.Key.Key_H)
    viewer._opacity.setValue(20)

    assert second.canvas._opacity == pytest.approx(0.2)


def viewer_area(one):
    return one._map[1][1]


def test_what_is_hidden_from_who_looks_is_in_no_pane(qtbot, desk, panes):
    session = desk.session
    compare(qtbot, desk, "clip.mp4", "photo.jpg")
    panes.next(1)
    settled(qtbot, desk)
    panes.next(1)
    settled(qtbot, desk)
    photo = grid(desk).panes[1]
    qtbot.waitUntil(lambda: photo.canvas.overlay_area is not None, timeout=PATIENCE)
    desk.judging.toggle_hiding()
    qtbot.waitUntil(
        lambda: (
            all(one.view is not None and one.view.hidden for one in panes.items)
            and grid(desk).held is not None
        ),
        timeout=PATIENCE,
    )
    assert photo.canvas.overlay_area is None
    assert list(photo.canvas.faces) == []
    assert "first impression" in photo.note
    assert photo.canvas.has_picture  # the exhibit itself is not hidden
    assert session.view.examiner == "A. Examiner"


def test_readers_are_few_shared_and_gone_when_nobody_compares(qtbot, desk, panes):
    before = set(psutil.Process().children(recursive=True))
    names = ("clip.mp4", "short.mp4", "late.mp4", "p0.jpg", "p1.jpg", "p2.jpg")
    compare(qtbot, desk, *names)
    pids = panes.pids
    assert 1 <= len(set(pids)) <= MOST_READERS
    panes.leave(stay=True)
    gone, alive = psutil.wait_procs(
        [one for one in psutil.Process().children(recursive=True) if one.pid in pids], 30
    )
    assert (alive, panes.pids) == ([], [])
    assert set(psutil.Process().children(recursive=True)) <= before
    assert len(gone) <= MOST_READERS


def test_more_than_six_and_fewer_than_two_are_not_compared(qtbot, desk, panes):
    names = ("clip.mp4", "short.mp4", "late.mp4", "p0.jpg", "p1.jpg", "p2.jpg", "large.jpg")
    panes.compare(items(desk, *names))
    assert not panes.comparing
    assert "Six exhibits at most" in desk.window.statusBar().currentMessage()
    panes.compare(items(desk, "clip.mp4", "broken.jpg"))

    assert not panes.comparing
    assert When.PANES not in panes.conditions()


def test_what_is_refused_leaves_the_switch_as_it_was(qtbot, desk, panes, monkeypatch):
    every = [row.item for row in desk.window.media.rows() if row.item.stream is not None]
    monkeypatch.setattr(desk.window.media_list, "chosen", lambda: every[: MOST + 1])
    action = desk.window.actions_by_name["compare_items"]
    desk._enable()
    action.trigger()

    assert (panes.comparing, action.isChecked()) == (False, False)


def test_a_frame_that_was_being_read_as_another_was_asked_for_is_shown(qtbot, desk, panes):
    _, late = compare(qtbot, desk, "clip.mp4", "late.mp4")
    shown, reader = [], panes._readers._of[late.item.id]
    panes._readers.arrived.connect(lambda *_: shown.append(late.picture.frame))
    late.playback.go_to(5)
    while reader._wishes:  # until it is being read
        time.sleep(0.001)
    late.playback.go_to(6)
    qtbot.waitUntil(lambda: late.picture.frame == 6, timeout=PATIENCE)
    late.show(late._serial - 1, late.picture)

    assert shown == [5, 6]
    assert list(panes._readers._asked) == []


def test_a_frame_that_cannot_be_shown_is_named_and_nothing_of_another_stays(qtbot, desk, panes):
    _, late = compare(qtbot, desk, "clip.mp4", "late.mp4")
    pane = grid(desk).panes[1]
    box = Annotation(
        media_id=late.item.id,
        shape=Shape.BOX,
        frame=0,
        pts=0.0,
        spots=((10.0, 10.0), (40.0, 40.0)),
        examiner="A. Examiner",
    )
    with qtbot.waitSignal(desk.session.annotated, timeout=PATIENCE):
        desk.session.annotate(box)
    panes._read()
    qtbot.waitUntil(lambda: len(pane.canvas.annotations) == 1, timeout=PATIENCE)
    late._want(500)  # there are 30
    qtbot.waitUntil(lambda: "500" in pane.place, timeout=PATIENCE)
    assert (pane.canvas.has_picture, len(pane.canvas.annotations)) == (False, 0)
    trouble = pane.note
    late.playback.go_to(4)
    qtbot.waitUntil(lambda: pane.place.startswith("frame 4"), timeout=PATIENCE)

    assert pane.canvas.has_picture
    assert trouble and trouble not in pane.note


def test_a_video_whose_frames_have_no_times_says_so_and_is_not_stepped_together(
    qtbot, desk, panes, tmp_path
):
    _, short, late = compare(qtbot, desk, "clip.mp4", "short.mp4", "late.mp4")
    gone = replace(late.view.source, path=tmp_path / "gone.mp4", sha256=late.item.sha256)
    with qtbot.waitSignal(panes._readers.untimed, timeout=PATIENCE):
        panes._readers.ask_times(short.item.id, gone)
    moved(qtbot, desk, 10)
    qtbot.waitUntil(lambda: short.picture.frame == 3, timeout=PATIENCE)

    assert "cannot be read" in grid(desk).panes[2].note
    assert late.playback.index == 0


def test_opening_another_exhibit_in_the_list_leaves_and_one_of_them_becomes_active(
    qtbot, desk, panes, show
):
    compare(qtbot, desk, "clip.mp4", "photo.jpg")
    show(desk, "photo.jpg")
    settled(qtbot, desk)
    assert panes.active.item.original_name == "photo.jpg"
    show(desk, "p1.jpg")

    assert (panes.comparing, on_show(desk)) == (False, "p1.jpg")


def test_a_case_that_is_closed_while_comparing_leaves_nothing(qtbot, desk, panes):
    compare(qtbot, desk, "clip.mp4", "photo.jpg", "short.mp4")
    desk.close_case()

    assert (panes.comparing, panes.pids, grid(desk).panes) == (False, [], ())


@pytest.mark.parametrize("count", range(2, MOST + 1))
def test_cells_fill_the_room_without_lying_over_each_other(count):
    for area in (QRect(0, 0, 680, 520), QRect(0, 0, 1300, 300), QRect(0, 0, 300, 900)):
        cells = arranged(area, count)
        assert len(cells) == count
        assert all(area.contains(cell) for cell in cells)
        assert not any(a.intersects(b) for a in cells for b in cells if a is not b)
