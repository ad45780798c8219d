"""At high zoom pixels are squares with their own numbers in them; reduced ones never."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage

from ui.theme import DARK
from ui.views import pixel_values
from ui.views.canvas import Canvas


@pytest.fixture
def canvas(qtbot):
    canvas = Canvas(DARK)
    qtbot.addWidget(canvas)
    canvas.resize(320, 320)
    canvas.show()
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor(10, 20, 30))
    picture.setPixelColor(20, 20, QColor(250, 240, 230))
    canvas.show_picture(picture, QSize(40, 40))
    return canvas


@pytest.fixture
def drawn(monkeypatch):
    """Return the numbers that were written, by pixel."""
    found = {}

    def noted(_numbers, painter, color, cell):
        found[round(cell.x(), 3), round(cell.y(), 3)] = color.getRgb()[:3]

    monkeypatch.setattr(pixel_values.PixelNumbers, "_write_one", noted)
    return found


def test_every_pixel_in_view_has_its_numbers_at_32_to_1(canvas, drawn):
    canvas.zoom_by(1000)
    canvas.grab()

    assert canvas.lens.zoom == 32
    cell = canvas.lens.placed(canvas.lens.whole.translated(20, 20), canvas._panes()[0])
    assert drawn[round(cell.x(), 3), round(cell.y(), 3)] == (250, 240, 230)
    assert 100 <= len(drawn) <= 121
    assert set(drawn.values()) == {(250, 240, 230), (10, 20, 30)}


def test_what_is_written_is_kept_until_something_else_is_on_show(canvas, drawn):
    canvas.zoom_by(1000)
    canvas.grab()
    drawn.clear()
    canvas.grab()
    assert not drawn
    canvas.lens.drag(QPointF(40, 0))
    canvas.grab()
    assert drawn
    drawn.clear()
    other = canvas._picture.copy()
    other.setPixelColor(20, 20, QColor(1, 2, 3))
    canvas.show_picture(other, QSize(40, 40))
    canvas.grab()

    assert (1, 2, 3) in drawn.values()


def test_each_number_is_drawn_once_and_is_seen(canvas):
    canvas.zoom_by(1000)
    shown = canvas.grab().toImage()

    assert len(canvas._numbers._numbers) == 6
    cell = canvas.lens.placed(canvas.lens.whole.translated(20, 20), canvas._panes()[0])
    inside = QRectF(cell.topLeft(), QSize(32, 32)).adjusted(2, 2, -2, -2).toRect()
    inks = {
        shown.pixelColor(x, y).red()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    }
    assert min(inks) < 80 < 250 in inks


def test_no_numbers_at_lower_zoom_nor_on_a_reduced_picture(canvas, drawn):
    canvas.zoom_by(20 / canvas.lens.zoom)
    canvas.grab()
    assert not drawn
    canvas.show_picture(QImage(20, 20, QImage.Format.Format_RGB32), QSize(40, 40))
    canvas.zoom_by(1000)
    canvas.grab()
    assert not drawn
    assert canvas.color_at(QPoint(3, 3)) is None


def test_enlarged_pixels_are_squares_of_their_own_colour(canvas):
    canvas.zoom_by(8 / canvas.lens.zoom)
    shown = canvas.grab().toImage()
    cell = canvas.lens.placed(canvas.lens.whole.translated(20, 20), canvas._panes()[0])
    corner = cell.topLeft().toPoint()
    for inside in ((0, 0), (7, 0), (0, 7), (7, 7)):
        assert shown.pixelColor(corner + QPoint(*inside)) == QColor(250, 240, 230)
    assert shown.pixelColor(corner - QPoint(1, 1)) == QColor(10, 20, 30)


def test_the_pixel_under_the_pointer_is_told(qtbot, canvas):
    seen = []
    canvas.hovered.connect(seen.append)
    canvas.zoom_by(8 / canvas.lens.zoom)
    cell = canvas.lens.placed(canvas.lens.whole.translated(20, 20), canvas._panes()[0])
    qtbot.mouseMove(canvas, (cell.topLeft() + QPointF(4, 4)).toPoint())
    qtbot.waitUntil(lambda: bool(seen))

    assert seen[-1] == QPoint(20, 20)
    assert canvas.color_at(QPoint(20, 20)) == QColor(250, 240, 230)
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
