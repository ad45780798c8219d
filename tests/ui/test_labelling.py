"""Exhibits are tagged and given notes in the window; all of it is on record."""

import pytest
from PySide6.QtCore import Qt

from case_store.store import CaseStore
from tests.ui.conftest import PATIENCE
from ui.models.media_list import spoken, tip
from ui.models.sifted_media import Show


@pytest.fixture
def tagged(qtbot, desk, open_case, case_folder):
    """Return a function that presses Alt and a digit and waits until the list is read."""
    open_case(desk, case_folder)

    def press(digit):
        desk.window.activateWindow()
        with qtbot.waitSignal(desk.session.listed, timeout=PATIENCE):
            key = getattr(Qt.Key, f"Key_{digit}")
            qtbot.keyClick(desk.window, key, Qt.KeyboardModifier.AltModifier)
        return {row.item.original_name: row.tags for row in desk.window.media.rows()}

    return press


def test_alt_and_a_digit_tag_all_chosen_exhibits_and_take_the_tag_off_again(
    desk, tagged, case_folder
):
    desk.window.media_list.selectAll()
    assert set(tagged(3).values()) == {(3,)}
    desk.window.media_list.open_row(0)
    desk.window.media_list.clearSelection()
    desk.window.media_list.open_row(1)
    first, second, third = tagged(1).values()
    assert (first, second, third) == ((3,), (1, 3), (3,))
    desk.window.media_list.selectAll()
    assert set(tagged(1).values()) == {(1, 3)}  # those that lacked it get it
    assert set(tagged(1).values()) == {(3,)}

    desk.close_case()
    with CaseStore.open(case_folder, read_only=True) as store:
        assert {label.tags for label in store.labels()} == {(3,)}
        assert len(store.labels(superseded=True)) == 3 + 1 + 2 + 3


def test_a_note_is_written_shown_found_and_kept(qtbot, desk, tagged, show, case_folder):
    show(desk, "photo.jpg")
    dialog = desk.labelling.ask_note(desk.reviewing.view.item)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Save).isEnabled()
    dialog.field.setPlainText("shadow of the left ear")
    with qtbot.waitSignal(desk.session.listed, timeout=PATIENCE):
        dialog.buttons.button(dialog.buttons.StandardButton.Save).click()
    assert not dialog.isVisible()
    with qtbot.waitSignal(desk.session.listed, timeout=PATIENCE):
        desk.window.actions_by_name["tag_2"].trigger()

    [row] = [r for r in desk.window.media.rows() if r.item.original_name == "photo.jpg"]
    assert row.label.note == "shadow of the left ear"
    assert "note: shadow of the left ear" in tip(row)
    assert "tags: 2" in spoken(row, None)
    column = desk.window.media_column
    column.sought.setText("left ear #2")
    assert desk.window.media_list.sifted.rowCount() == 1
    column.clear()
    column.which.setCurrentText(Show.TAGGED)
    assert desk.window.media_list.sifted.rowCount() == 1


def test_tags_that_are_given_in_one_breath_all_stay(qtbot, desk, tagged, show):
    show(desk, "photo.jpg")
    for tag in (1, 2, 5):
        desk.window.actions_by_name[f"tag_{tag}"].trigger()
    photo = desk.window.media.row_of(desk.reviewing.view.item.id)
    qtbot.waitUntil(lambda: desk.window.media.row(photo).tags == (1, 2, 5), timeout=PATIENCE)


def test_a_note_that_is_too_long_cannot_be_saved(desk, tagged, show):
    show(desk, "photo.jpg")
    dialog = desk.labelling.ask_note(desk.reviewing.view.item)
    dialog.field.setPlainText("x" * 4001)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Save).isEnabled()
    dialog.reject()


def test_nothing_is_tagged_in_a_case_that_is_only_read(desk, open_case, case_folder):
    open_case(desk, case_folder, read_only=True)
    desk.window.media_list.selectAll()
    assert not desk.window.actions_by_name["tag_1"].isEnabled()
    assert not desk.window.actions_by_name["note"].isEnabled()
