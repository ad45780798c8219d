"""The picture lies where it should, at every zoom."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage

from ui.theme import DARK
from ui.views.beside import Beside, Layout
from ui.views.canvas import Canvas
from ui.views.face_marks import FaceMark
from workbench.model import Shape


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas(DARK)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    picture = QImage(200, 100, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.green)
    canvas.show_picture(picture, QSize(800, 400))
    return canvas


def color(canvas, x, y):
    return canvas.grab().toImage().pixelColor(x, y)


def test_a_fitted_picture_fills_the_width_on_a_neutral_stage(canvas):
    assert color(canvas, 200, 150) == Qt.GlobalColor.green
    assert color(canvas, 2, 60) == Qt.GlobalColor.green
    assert color(canvas, 200, 20).name() == DARK.stage


def test_a_part_is_framed_where_it_lies_until_it_is_let_go(canvas):
    canvas.point_at(QRectF(200, 100, 400, 200))
    assert canvas.pointed == QRectF(200, 100, 400, 200)
    assert color(canvas, 100, 150).name() == color(canvas, 299, 150).name() == DARK.playhead
    assert color(canvas, 200, 150) == Qt.GlobalColor.green
    canvas.point_at(None)
    assert color(canvas, 100, 150) == Qt.GlobalColor.green


def test_fitting_goes_on_when_the_window_changes(canvas):
    canvas.resize(300, 300)
    assert color(canvas, 2, 150) == Qt.GlobalColor.green
    assert color(canvas, 150, 60).name() == DARK.stage


def test_one_to_one_shows_true_pixels_of_the_full_size(canvas, qtbot):
    with qtbot.waitSignal(canvas.zoomed) as zoomed:
        canvas.actual()
    assert zoomed.args == [1.0]
    assert canvas.wanted_side == 800
    assert color(canvas, 200, 20) == Qt.GlobalColor.green


def test_zooming_keeps_the_point_under_the_pointer(canvas):
    at = QPointF(320, 180)
    before = canvas._to_picture(at)
    canvas.zoom_by(3, at)
    after = canvas._to_picture(at)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))


def test_dragging_moves_the_picture(canvas, qtbot):
    canvas.actual()
    held = canvas._to_picture(QPointF(100, 100))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPointF(100, 100).toPoint())
    canvas.mouseMoveEvent(_drag(150, 130))
    moved = canvas._to_picture(QPointF(150, 130))
    assert (moved.x(), moved.y()) == pytest.approx((held.x(), held.y()))


def _drag(x, y):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    point = QPointF(x, y)
    left = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, point, point, left, left, none)


def test_a_map_covers_its_rectangle_only_and_can_be_hidden(canvas):
    red = QImage(1, 1, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    canvas.set_opacity(1.0)
    canvas.show_overlay((red, QRectF(0, 0, 400, 400)))
    assert color(canvas, 100, 150) == Qt.GlobalColor.red
    assert color(canvas, 300, 150) == Qt.GlobalColor.green
    canvas.set_overlaid(False)
    assert color(canvas, 100, 150) == Qt.GlobalColor.green


def face(track_id, left, width=200, **more):
    box = QRectF(left, 100, width, 200)
    return FaceMark(track_id=track_id, box=box, label=track_id, color="#e58fc0", **more)


def test_a_face_is_drawn_on_the_edge_of_its_box_with_its_label(canvas):
    canvas.show_faces([face("one", 100, chosen=True)])
    left, top = 50, 50 + 50  # the picture is shown at half its size, 50 below the window's top
    assert color(canvas, left, top + 60).name() == "#e58fc0"
    assert color(canvas, left + 1, top - 13).name() == "#e58fc0"
    assert color(canvas, left + 50, top + 60) == Qt.GlobalColor.green


def test_a_dashed_outline_tells_an_excluded_face_from_another(canvas):
    def edge(**more):
        canvas.show_faces([face("one", 100, **more)])
        image = canvas.grab().toImage()
        return {image.pixelColor(50, y).name() for y in range(110, 190)}

    assert len(edge()) == 1
    assert len(edge(excluded=True)) > 1


def test_a_click_chooses_the_face_under_it_and_a_drag_does_not(canvas, qtbot):
    canvas.show_faces([face("wide", 100, 400), face("small", 200, 100)])
    button = Qt.MouseButton.LeftButton
    chosen = []
    canvas.face_clicked.connect(chosen.append)
    for x in (125, 200, 390):
        qtbot.mouseClick(canvas, button, pos=QPointF(x, 150).toPoint())
    qtbot.mousePress(canvas, button, pos=QPointF(125, 150).toPoint())
    canvas.mouseMoveEvent(_drag(160, 150))
    qtbot.mouseRelease(canvas, button, pos=QPointF(160, 150).toPoint())

    assert chosen == ["small", "wide"]


@pytest.mark.parametrize("layout", [Layout.SPLIT, Layout.WIPE])
def test_over_another_picture_nothing_acts_on_the_frame_on_show(canvas, qtbot, layout):
    button, other, own = Qt.MouseButton.LeftButton, QPoint(300, 150), QPoint(150, 150)
    canvas.show_beside(Beside(None, QRectF(), "EX-002", of_frame=False))
    canvas.lay_out(layout)
    canvas.show_faces([face("wide", 0, 800)])
    chosen, pixels, drawn, refused = [], [], [], []
    canvas.face_clicked.connect(chosen.append)
    canvas.hovered.connect(pixels.append)
    canvas.drawn.connect(lambda _, spots: drawn.append(spots))
    canvas.elsewhere.connect(lambda: refused.append(True))
    qtbot.mouseClick(canvas, button, pos=other)
    qtbot.mouseMove(canvas, other)
    canvas._hover(QPointF(other))
    assert (chosen, pixels[-1]) == ([], None)
    canvas.draw(Shape.DISTANCE)
    qtbot.mousePress(canvas, button, pos=other)
    qtbot.mouseRelease(canvas, button, pos=own)
    assert (drawn, refused, canvas.drawing.spots) == ([], [True], [])
    qtbot.mousePress(canvas, button, pos=own)
    qtbot.mouseRelease(canvas, button, pos=other)

    [(_, last)] = drawn  # the way ends where the frame does
    edge = canvas._of_frame().right()
    assert last.x() == canvas._to_picture(QPointF(edge, 150)).x()
    canvas.forget_drawn()
    canvas._hover(QPointF(own))
    qtbot.mouseClick(canvas, button, pos=own)
    assert pixels[-1] is not None
    assert chosen == ["wide"]


def test_over_what_is_made_of_the_frame_the_pointer_is_in_the_frame(canvas):
    canvas.show_beside(Beside(None, QRectF(), "the noise residual"))
    canvas.lay_out(Layout.SPLIT)
    left, right = canvas._panes()
    pixels = []
    canvas.hovered.connect(lambda pixel: pixels.append((pixel, canvas.on_second)))
    canvas._hover(left.center())
    canvas._hover(right.center())

    (there, _), (here, _) = pixels
    assert there == here
    assert [second for _, second in pixels] == [False, True]
