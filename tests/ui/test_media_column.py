"""The list of media is searched, narrowed and ordered, and never opens anything by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.conftest import PATIENCE, on_show
from ui.models.media_list import MediaRole
from ui.models.sifted_media import Order, Show


@pytest.fixture
def column(desk, open_case, case_folder):
    open_case(desk, case_folder)
    return desk.window.media_column


def listed(desk):
    sifted = desk.window.media_list.sifted
    rows = (sifted.index(at, 0).data(MediaRole.ROW) for at in range(sifted.rowCount()))
    return [row.item.original_name for row in rows]


def choose(box, word):
    box.setCurrentText(word)


def test_everything_is_listed_by_arrival(desk, column):
    assert listed(desk) == [row.item.original_name for row in desk.window.media.rows()]
    assert not column.told.isVisible()


def test_every_word_typed_must_be_found_in_name_format_state_or_hash(qtbot, desk, column):
    qtbot.keyClicks(column.sought, "PHOTO jpeg")
    assert listed(desk) == ["photo.jpg"]
    assert column.told.text() == "1 of 3 listed"

    [row] = [r for r in desk.window.media.rows() if r.item.original_name == "clip.mp4"]
    column.sought.setText(row.item.sha256[:12])
    assert listed(desk) == ["clip.mp4"]
    column.sought.setText("photo mp4")
    assert listed(desk) == []
    assert column.told.text() == "none of 3 listed"


def test_what_is_broken_is_found_by_one_choice(desk, column):
    choose(column.which, Show.TROUBLE)
    assert listed(desk) == ["broken.jpg"]
    choose(column.which, Show.UNEXAMINED)
    assert listed(desk) == []


def test_the_order_can_be_changed(desk, column):
    choose(column.order, Order.NAME)
    assert listed(desk) == ["broken.jpg", "clip.mp4", "photo.jpg"]
    choose(column.order, Order.SIZE)
    sizes = {r.item.original_name: r.item.size_bytes for r in desk.window.media.rows()}
    assert listed(desk) == sorted(sizes, key=lambda name: -sizes[name])
    column.sought.setText("jpg")  # what is narrowed stays in its order
    assert listed(desk) == [name for name in sorted(sizes, key=lambda n: -sizes[n])
                            if name.endswith("jpg")]  # fmt: skip
    column.sought.clear()
    choose(column.order, Order.ARRIVAL)
    assert listed(desk) == list(sizes)


def test_narrowing_the_list_opens_nothing_and_keeps_what_is_on_show(desk, column, show):
    view = show(desk, "photo.jpg")
    choose(column.which, Show.TROUBLE)
    assert on_show(desk) == "photo.jpg"
    assert desk.window.media_list.chosen() == []

    column.clear()
    assert on_show(desk) == "photo.jpg"
    assert desk.window.media_list.chosen() == [view.item]


def test_what_is_hidden_is_listed_again_when_it_is_opened_from_elsewhere(desk, column, show):
    choose(column.which, Show.TROUBLE)
    show(desk, "clip.mp4")
    assert column.which.currentText() == Show.ALL
    assert len(listed(desk)) == 3


def test_the_shortcut_leads_to_the_search(qtbot, desk, column):
    desk.window.activateWindow()
    qtbot.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.focusWidget() is column.sought


def test_what_is_opened_is_chosen_alone_whichever_keys_are_held(qtbot, desk, column, show):
    qtbot.keyPress(column.sought, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
    view = show(desk, "clip.mp4")
    assert desk.window.media_list.chosen() == [view.item]

    choose(column.order, Order.NAME)
    assert desk.window.media_list.chosen() == [view.item]
    qtbot.keyRelease(column.sought, Qt.Key.Key_Control)


def test_reading_the_case_again_leaves_a_narrowed_list_alone(qtbot, desk, column, show):
    show(desk, "photo.jpg")
    choose(column.which, Show.TROUBLE)
    with qtbot.waitSignal(desk.session.listed, timeout=PATIENCE):
        desk.reload()
    assert listed(desk) == ["broken.jpg"]
    assert on_show(desk) == "photo.jpg"


def test_an_exhibit_that_leaves_a_narrowed_list_opens_no_other(qtbot, desk, column, show):
    show(desk, "clip.mp4")
    choose(column.which, Show.UNTAGGED)
    desk.window.actions_by_name["tag_1"].trigger()
    qtbot.waitUntil(lambda: "clip.mp4" not in listed(desk), timeout=PATIENCE)
    assert on_show(desk) == "clip.mp4"
    assert desk.window.media_list.chosen() == []


def test_another_case_is_listed_whole(desk, column):
    column.sought.setText("clip")
    desk.close_case()
    assert column.sought.text() == ""
