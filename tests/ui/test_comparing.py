"""The frame on show beside its map, what is made of it, another frame, another exhibit."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from ui.views.beside import Layout
from workbench.model import Shape

PATIENCE = 120_000  # ms; spawned readers on a busy machine take their time


@pytest.fixture
def clip(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    return desk.reviewing.comparing


@pytest.fixture
def photo(qtbot, desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    show(desk, "photo.jpg")
    return desk.reviewing.comparing


def canvas(desk):
    return desk.window.review.viewer.canvas


def second(qtbot, desk, words):
    """Wait until the second picture is here and is said to be this one."""
    here = canvas(desk)
    qtbot.waitUntil(
        lambda: (
            here.beside is not None
            and here.beside.image is not None
            and here.beside.words.startswith(words)
        ),
        timeout=PATIENCE,
    )
    return here.beside


def pixels(image):
    image = image.convertToFormat(image.Format.Format_RGB888)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]


def moved(desk, index):
    desk.window.review.playback.go_to(index)


def test_w_compares_with_the_map_under_a_wipe_and_again_no_more(qtbot, desk, photo):
    viewer = desk.window.review.viewer
    qtbot.waitUntil(lambda: viewer.placed_map is not None, timeout=PATIENCE)
    qtbot.keyClick(desk.window, Qt.Key.Key_W)
    beside = second(qtbot, desk, "map alone")
    assert beside.replaces_map
    assert beside.area == viewer.canvas.overlay_area
    bar = viewer.compare_bar
    assert (photo.layout, bar.isVisible()) == (Layout.WIPE, True)
    assert {"the noise residual", "the spectrum"} <= set(bar.offered)
    assert any("clip.mp4" in words for words in bar.offered)
    assert not any("broken" in words for words in bar.offered)
    qtbot.keyClick(desk.window, Qt.Key.Key_W)

    assert (photo.layout, bar.isVisible()) == (Layout.ALONE, False)
    assert canvas(desk).beside is None


def test_what_is_made_follows_the_frame_and_a_kept_frame_does_not(qtbot, desk, clip):
    clip.choose("residual/")
    clip.toggle(Layout.WIPE)
    first = second(qtbot, desk, "the noise residual, frame index 0")
    moved(desk, 9)
    later = second(qtbot, desk, "the noise residual, frame index 9")
    stream = clip._view.item.stream
    assert (later.image.width(), later.image.height()) == (stream.width, stream.height)
    assert not np.array_equal(pixels(first.image), pixels(later.image))
    assert "not for that reason edited" in desk.window.review.viewer.compare_bar.meaning
    clip.choose("spectrum/")
    second(qtbot, desk, "the spectrum, frame index 9")
    clip.choose("residual/")
    second(qtbot, desk, "the noise residual, frame index 9")
    qtbot.waitUntil(lambda: desk.window.review.picture.frame == 9, timeout=PATIENCE)
    qtbot.keyClick(desk.window, Qt.Key.Key_C)
    kept = second(qtbot, desk, "frame index 9")
    assert np.array_equal(pixels(kept.image), pixels(canvas(desk)._picture))
    moved(desk, 20)
    qtbot.waitUntil(lambda: desk.window.review.picture.frame == 20, timeout=PATIENCE)

    assert second(qtbot, desk, "frame index 9").image is kept.image


def test_another_exhibit_lies_over_the_frame_until_there_is_no_picture(qtbot, desk, clip, show):
    clip.toggle(Layout.SPLIT)
    key = next(key for key in clip._offered if key.startswith("exhibit/"))
    clip.choose(key)
    other = second(qtbot, desk, "EX-")
    assert "photo.jpg, frame index 0" in other.words
    shape = other.image.width() / other.image.height()
    assert other.area.width() / other.area.height() == pytest.approx(shape, rel=0.02)
    show(desk, "broken.jpg")
    assert canvas(desk).beside is None
    desk.close_case()

    assert clip.layout is Layout.ALONE


def test_panes_move_together_and_the_divider_is_dragged_and_moved_by_keys(qtbot, desk, photo):
    photo.choose("spectrum/")
    photo.toggle(Layout.SPLIT)
    second(qtbot, desk, "the spectrum")
    here = canvas(desk)
    here.zoom_by(4)
    left, right = here._panes()
    spot = QPointF(31, 17)
    assert here.lens.to_picture(left.topLeft() + spot, left) == here.lens.to_picture(
        right.topLeft() + spot, right
    )
    photo.toggle(Layout.WIPE)
    middle = QPointF(here.width() / 2, here.height() / 2)
    center = here.lens.center
    qtbot.mousePress(here, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    _drag(here, middle + QPointF(60, 0))
    qtbot.mouseRelease(here, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    dragged = here.halves.share
    assert dragged == pytest.approx(0.5 + 60 / here.width(), abs=0.01)
    assert here.lens.center == center
    qtbot.keyClick(desk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)

    assert here.halves.share < dragged


def test_over_another_exhibit_nothing_is_measured_nor_told(qtbot, desk, clip):
    clip.toggle(Layout.SPLIT)
    clip.choose(next(key for key in clip._offered if key.startswith("exhibit/")))
    second(qtbot, desk, "EX-")
    here, told = canvas(desk), []
    desk.window.review.viewer.pixel_told.connect(told.append)
    left, right = (pane.center().toPoint() for pane in here._panes())
    desk.reviewing.annotating.begin(Shape.DISTANCE)
    qtbot.mousePress(here, Qt.MouseButton.LeftButton, pos=right)
    here._hover(QPointF(right))
    assert (here.drawing.spots, told[-1]) == ([], "")
    here._hover(QPointF(left))
    assert told[-1].startswith("column")
    clip.choose("residual/")
    second(qtbot, desk, "the noise residual")
    here._hover(QPointF(right))

    assert told[-1].endswith((" of the frame", "reduced"))


def test_an_answer_for_what_was_chosen_before_is_not_shown(qtbot, desk, clip):
    clip.choose("residual/")
    clip.toggle(Layout.WIPE)
    residual = second(qtbot, desk, "the noise residual")
    asked, serial = clip._asked, clip._requests.serial
    picture = desk.window.review.picture
    clip._asked = ()
    clip._arrived(clip._requests.serial, picture)
    assert canvas(desk).beside is residual
    clip._asked = ("spectrum/", *asked[1:])
    clip._arrived(clip._requests.serial, picture)
    assert canvas(desk).beside is residual
    clip.choose("spectrum/")
    assert clip._requests.serial > serial + 1  # what was under way comes late now
    spectrum = second(qtbot, desk, "the spectrum")

    assert not spectrum.of_frame  # its points are no places of the frame


def test_only_the_picture_that_was_asked_for_takes_the_place_of_the_one_here(clip):
    clip._drawn = {"mine": []}
    clip._asked = ("mine",)
    clip._drawn_read("the inspector's", [])

    assert clip._drawn == {"mine": []}


def _drag(widget, at):
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, at, at, left, left, none))


def test_what_there_is_to_compare_with_is_offered_when_it_is_asked_for(qtbot, desk, clip):
    bar = desk.window.review.viewer.compare_bar
    assert bar.offered == []  # of thousands of exhibits that would take long, for each read
    clip.toggle(Layout.WIPE)
    assert "the noise residual" in bar.offered
