"""Items that lie together are shown with the reason, and a known one names its group."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from case_store.store import CaseStore
from tests.case_store.conftest import INFO, Maker
from ui.dialogs.makers import ITEM, NOTHING, READ_ONLY, READING, MakersDialog
from ui.maker_groups import MakerGroup, MakerItem, MakersView, keep_name, read_makers
from ui.session import COMPARING, NAMING
from workbench.errors import LabelUnfit
from workbench.model import Case, Embedding, Family

RGB = QImage.Format.Format_RGB888
PATIENCE = 120_000  # ms
TOGETHER = "3 lie together, as works of one maker do"
MAKERS = replace(INFO, name="attribution", family=Family.ATTRIBUTION)
NORTH, EAST = (1.0, 0.0), (0.0, 1.0)


@pytest.fixture
def store(tmp_path):
    """A case of three items that lie in the north, one in the east, and one never asked."""
    case = Case(number="1", examiner="A. Vos")
    with CaseStore.create(tmp_path / "case.loupe", case) as opened:
        make = Maker(opened)
        for at, direction in enumerate((NORTH, NORTH, NORTH, EAST)):
            run = make.run(make.item(b"media %d" % at), info=MAKERS)
            said = Embedding(
                space="north", direction=np.float32(direction), frame=0, pts=0.0, alike=0.3,
                alike_meaning="Drawn for the tests.", known_as="" if at else "SDXL",
            )  # fmt: skip
            opened.add_observations(run.id, [said])
            make.end(run)
        make.item(b"never asked")
        yield opened


@pytest.fixture
def dialog(qtbot):
    made = MakersDialog(examiner="A. Vos", pictures=lambda media_id: QImage(8, 6, RGB))
    qtbot.addWidget(made)
    return made


def rows(dialog):
    tree = dialog._tree
    return [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]


def test_groups_are_shown_with_reason_and_what_could_not_be_compared(dialog, store):
    dialog.show_groups(read_makers(store))
    shared, alone, left = rows(dialog)

    assert (shared.text(0), alone.text(0)) == (TOGETHER, "Alone")
    assert left.text(0).startswith("EX-005 was not compared: no finished run")
    assert shared.child(0).text(0).startswith("These 3 lie 0.00 from each other in the mean")
    told = [(shared.child(at).text(0), shared.child(at).text(1)) for at in (2, 3, 4)]
    assert sorted(told) == [("EX-001", "SDXL"), ("EX-002", "not told"), ("EX-003", "not told")]
    assert not shared.child(2).icon(0).isNull() and shared.child(0).icon(0).isNull()
    assert shared.isExpanded() and not alone.isExpanded()
    assert "Within 0.30 in the mean" in dialog._said.text()
    assert "nor that they were altered" in dialog._said.text()


def give(dialog, name):
    """Name the maker of the last item of the first group."""
    dialog._tree.setCurrentItem(rows(dialog)[0].child(3))
    dialog._name.setText(name)
    dialog._give.click()


def test_a_name_is_kept_names_its_group_and_can_be_taken_back(dialog, store):
    def keep(asked):
        keep_name(store, asked)
        dialog.show_groups(read_makers(store))

    dialog.given.connect(keep)
    dialog.show_groups(read_makers(store))
    assert not dialog._give.isEnabled()
    dialog._note.setText("as its sender says")
    give(dialog, "FLUX.1")

    again = MakersDialog()  # the case is opened another day
    again.show_groups(read_makers(store))
    assert rows(again)[0].text(0) == f"{TOGETHER}, named FLUX.1"
    [record] = [row.text(0) for row in rows(again) if row.text(0).startswith("On record")]
    assert "is FLUX.1 (A. Vos, 20" in record and record.endswith("UTC, as its sender says)")
    assert dialog._item is not None  # the same item is still chosen
    give(dialog, "")
    assert rows(dialog)[0].text(0) == TOGETHER and store.maker_namings() == []


def test_names_that_contradict_each_other_are_no_name_to_give(dialog):
    item = MakerItem("EX-001", "EX-001", "", ("SDXL", "FLUX.1"), "m", "t", ("u",))
    group = MakerGroup("Two", "why", True, (item,))
    dialog.show_groups(MakersView((), (group,), (), (), ""))
    dialog._tree.setCurrentItem(rows(dialog)[0].child(1))

    assert dialog._item == item and dialog._name.text() == ""
    assert "share" not in dialog.windowTitle()


def test_without_a_name_of_the_examiner_or_a_writable_case_nothing_is_named(qtbot, store):
    closed = MakersDialog(examiner="A. Vos", writable=False)
    nobody = MakersDialog()
    for dialog in (closed, nobody):
        qtbot.addWidget(dialog)
        dialog.show_groups(read_makers(store))
        dialog._tree.setCurrentItem(rows(dialog)[0].child(3))
        assert not dialog._give.isEnabled()
        dialog._give_name()  # as Enter does: nothing is given
    assert closed._hint.text() == READ_ONLY
    nobody._examiner.setText("A. Vos")
    assert nobody._give.isEnabled()


def test_trouble_is_said_in_the_window_that_waits(dialog):
    assert dialog._said.text() == READING
    dialog.show_trouble("read a thumbnail", ValueError("other"))
    assert dialog._said.text() == READING
    dialog.show_trouble(COMPARING, ValueError("a\u202eb"))
    assert "Could not compare items: a\\u{202e}b" in dialog._said.text()
    dialog.show_trouble(NAMING, LabelUnfit("too long"))
    assert "too long Choose a name" in dialog._hint.text()


def test_hidden_characters_of_a_maker_are_shown_as_such(dialog):
    item = MakerItem("EX-001", "EX-001", "a\u202eb", (), "m", None)
    group = MakerGroup("Alone", "none; near", False, (item,))
    dialog.show_groups(MakersView(("Within",), (group,), (("EX-002", "c\u202ed"),), (), ""))

    assert rows(dialog)[0].child(2).text(1) == "a\\u{202e}b"
    assert "c\\u{202e}d" in rows(dialog)[1].text(0)


def test_an_item_that_is_activated_is_asked_for(dialog, store, qtbot):
    dialog.show_groups(read_makers(store))
    item = rows(dialog)[1].child(2)
    dialog._tree.setCurrentItem(item)

    with qtbot.waitSignal(dialog.exhibit_wanted) as asked:
        dialog._tree.itemActivated.emit(item, 0)
    assert asked.args == ["EX-004"] == [item.data(0, ITEM).exhibit]


def test_enter_names_a_group_and_leaves_the_window_open(qtbot, dialog, store):
    dialog.show_groups(read_makers(store))
    dialog.show()
    dialog._tree.setCurrentItem(dialog._tree.topLevelItem(0).child(3))
    dialog._name.setText("FLUX.1")

    with qtbot.waitSignal(dialog.given) as given:
        qtbot.keyClick(dialog._name, Qt.Key.Key_Return)
    assert given.args[0].name == "FLUX.1" and dialog.isVisible()


def test_an_empty_case_says_what_to_do_next(dialog):
    dialog.show_groups(MakersView((), (), (), (), ""))

    assert dialog._said.text() == NOTHING and not dialog._name.isEnabled()


def test_the_desk_compares_when_asked_and_opens_an_exhibit_of_a_group(qtbot, desk, store):
    store.close()
    with qtbot.waitSignal(desk.case_opened, timeout=PATIENCE):
        desk.open(store.folder)
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 5, timeout=PATIENCE)
    action = desk.window.actions_by_name["makers"]
    qtbot.waitUntil(action.isEnabled, timeout=PATIENCE)
    with qtbot.waitSignal(desk.session.makers_read, timeout=PATIENCE):
        action.trigger()
    shown = desk.window.findChild(MakersDialog)
    qtbot.waitUntil(lambda: len(rows(shown)) == 3, timeout=PATIENCE)
    shown.exhibit_wanted.emit("EX-004")
    assert desk.window.media_list.currentIndex().row() == 3

    give(shown, "FLUX.1")  # through the session: written, then read again
    named = f"{TOGETHER}, named FLUX.1"
    qtbot.waitUntil(lambda: rows(shown)[0].text(0) == named, timeout=PATIENCE)
    shown.close()


def test_grouping_is_not_offered_where_nothing_was_asked_who_made_it(qtbot, desk, tmp_path):
    case = Case(number="2", examiner="A. Vos")
    with CaseStore.create(tmp_path / "bare.loupe", case) as opened:
        make = Maker(opened)
        make.end(make.run(make.item(b"media"), info=INFO))
    with qtbot.waitSignal(desk.case_opened, timeout=PATIENCE):
        desk.open(tmp_path / "bare.loupe")
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 1, timeout=PATIENCE)

    action = desk.window.actions_by_name["makers"]
    assert not action.isEnabled() and "needs its model pack" in action.statusTip()
