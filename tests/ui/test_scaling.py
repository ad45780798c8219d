"""The window fits its screen in every size of text, and what is cut says itself in a tip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
)

from ui.scale import px
from ui.theme import Choice
from ui.views.elided import ElidedChoice, ElidedLabel, FoldedLabel
from ui.views.lane_ground import HEADER, RULER, header, ruler
from ui.views.tables import RecordView

SCREENS = [(100, 1366, 768), (150, 1920, 1080), (200, 1920, 1080)]


@pytest.fixture
def sized(desk):
    """Return a function that draws the desk in another size, on a window as large as told."""

    def drawn(percent, width, height):
        desk.window.resize(width, height)
        desk._themes.resize(percent)
        QApplication.processEvents()
        return desk.window

    yield drawn
    desk._themes.resize(100)
    desk._themes.choose(Choice.DARK)


def cut(widget):
    """Say whether a widget has less room than its words, which do not wrap, need."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return False
    words = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
    letters = map(widget.fontMetrics().horizontalAdvance, words.split("\n"))
    return max(letters) > widget.width() + 2


def silent(window):
    """Return what is cut and says itself in no tool tip."""
    found = []
    for kind in (QAbstractButton, QLabel, QComboBox):
        shown = (one for one in window.findChildren(kind) if one.isVisible())
        found += [
            (type(one).__name__, one.width()) for one in shown if cut(one) and not one.toolTip()
        ]
    for head in window.findChildren(QHeaderView):
        if head.isVisible() and head.orientation() == Qt.Orientation.Horizontal:
            found += [("column", *cut) for cut in silent_columns(head)]
    return found


def silent_columns(head):
    for section in range(head.count()):
        said = head.model().headerData(section, head.orientation())
        tip = head.model().headerData(section, head.orientation(), Qt.ItemDataRole.ToolTipRole)
        if head.fontMetrics().horizontalAdvance(said) > head.sectionSize(section) and not tip:
            yield said, head.sectionSize(section)


@pytest.mark.parametrize(("percent", "width", "height"), SCREENS)
@pytest.mark.parametrize("name", ["clip.mp4", "photo.jpg"])
def test_the_window_fits_its_screen_in_every_size(
    desk, open_case, case_folder, show, sized, percent, width, height, name
):
    open_case(desk, case_folder)
    show(desk, name)
    window = sized(percent, width, height)
    for place in range(window.tabs.count()):
        window.tabs.setCurrentIndex(place)
        QApplication.processEvents()
        assert window.minimumSizeHint().width() <= width, window.tabs.tabText(place)
        assert window.minimumSizeHint().height() <= height, window.tabs.tabText(place)
        assert (window.width(), window.height()) == (width, height)
        assert silent(window) == []
    shares = window.columns.sizes()
    assert shares[1] > 0.4 * width  # the picture has the largest part
    assert window.review.viewer.canvas.height() > 0.2 * height


def test_columns_grow_with_the_size_and_stay_where_they_were_put(
    desk, open_case, case_folder, sized
):
    open_case(desk, case_folder)
    usual = sized(100, 1920, 1080).columns.sizes()
    larger = sized(150, 1920, 1080).columns.sizes()
    assert larger[0] > usual[0] and larger[2] > usual[2]
    desk.window.columns.setSizes([300, 1000, 610])
    kept = desk.window.columns.sizes()
    desk._themes.choose(Choice.LIGHT)  # another theme is no other size
    assert desk.window.columns.sizes() == kept


def test_ruler_names_and_lanes_grow(desk, open_case, case_folder, show, sized):
    open_case(desk, case_folder)
    show(desk, "clip.mp4")
    lanes = desk.window.review.timeline.lanes
    before = lanes.places.bottom
    sized(200, 1920, 1080)
    assert ruler() == 2 * RULER
    assert HEADER < header() < 2 * HEADER
    assert lanes.places.bottom == 2 * before
    row, top, high = next(lanes.places.placed())
    assert top == ruler() and lanes.places.at(top + high - 1) is row


def test_a_line_yields_and_says_itself_in_its_tip(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    label.say("Are these media as they were recorded?")
    label.resize(label.sizeHint())
    assert (label.text(), label.toolTip()) == (label.whole, "")
    label.resize(label.sizeHint().width() // 2, 20)
    assert label.text().endswith("…") and label.toolTip() == label.whole
    assert label.accessibleDescription() == label.whole
    assert label.minimumSizeHint().width() < label.sizeHint().width()


def test_a_paragraph_folds_to_its_lines(qtbot):
    label = FoldedLabel(2)
    qtbot.addWidget(label)
    label.show()
    label.resize(200, 100)
    label.say("Bright: here the picture was saved more often. " * 6)
    assert label.text().endswith("…") and label.toolTip() == label.whole
    label.resize(4000, 100)
    assert (label.text(), label.toolTip()) == (label.whole, "")


def test_a_choice_yields_and_says_itself_in_its_tip(qtbot):
    box = ElidedChoice()
    qtbot.addWidget(box)
    box.addItems(["Frequency spectrum: up-sampling peaks", "no map"])
    box.resize(box.minimumSizeHint())
    box.grab()
    assert box.toolTip() == "Frequency spectrum: up-sampling peaks"
    box.resize(box.sizeHint())
    box.grab()
    assert box.toolTip() == ""


def test_panels_that_do_not_fit_stand_in_a_menu(desk, open_case, case_folder, sized):
    open_case(desk, case_folder)
    window = sized(200, 1920, 1080)
    button = window.tabs.cornerWidget()
    assert button.isVisible()
    button.menu().aboutToShow.emit()
    offered = [action.text() for action in button.menu().actions()]
    assert offered == [window.tabs.tabText(at) for at in range(window.tabs.count())]
    button.menu().actions()[6].trigger()
    assert window.tabs.currentWidget() is window.annotations
    sized(100, 1920, 1080)
    assert not button.isVisible()


def test_columns_of_a_table_leave_room_for_the_one_that_is_read(desk, sized):
    window = sized(200, 1920, 1080)
    tables = window.findChildren(RecordView)
    assert len(tables) >= 4
    for table in tables:
        table.resize(400, 300)
        stretched = [at for at in range(table.model().columnCount()) if at not in table._widths]
        assert sum(map(table.columnWidth, stretched)) >= 100


def test_a_row_of_scores_says_itself_whole(desk, open_case, case_folder, show):
    open_case(desk, case_folder)
    show(desk, "photo.jpg")
    strip = desk.window.review.strip
    assert strip.said_at(px(8) + px(13)).startswith(strip.titles()[0].strip())
    assert strip.said_at(-5) == ""


def test_many_rows_of_scores_make_the_window_no_higher(
    desk, open_case, case_folder, show, sized
):
    open_case(desk, case_folder)
    show(desk, "photo.jpg")
    strip = desk.window.review.strip
    strip.show_lanes(strip._lanes * 6)
    window = sized(200, 1920, 1080)
    assert strip.minimumHeight() > 1080
    assert window.minimumSizeHint().height() <= 1080
    assert window.height() == 1080
