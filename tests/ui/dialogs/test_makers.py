"""Items that share a maker are shown with the reason, and a known one names its group."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from case_store.store import CaseStore
from tests.case_store.conftest import INFO, Maker
from ui.dialogs.makers import NOTHING, MakersDialog
from ui.maker_groups import MakersView, read_makers
from workbench.model import Case, Embedding

PATIENCE = 120_000  # ms
TOGETHER = "3 lie together, as works of one maker do"
NORTH, EAST = (1.0, 0.0), (0.0, 1.0)


@pytest.fixture
def store(tmp_path):
    """A case of three items that lie in the north, one in the east, and one never asked."""
    case = Case(number="1", examiner="A. Vos")
    with CaseStore.create(tmp_path / "case.loupe", case) as opened:
        make = Maker(opened)
        for at, direction in enumerate((NORTH, NORTH, NORTH, EAST)):
            run = make.run(make.item(b"media %d" % at), info=INFO)
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
    made = MakersDialog()
    qtbot.addWidget(made)
    return made


def rows(dialog):
    tree = dialog._tree
    return [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]


def test_groups_are_shown_with_reason_and_what_could_not_be_compared(dialog, store):
    dialog.show_groups(read_makers(store, {}))
    shared, alone, left = rows(dialog)

    assert (shared.text(0), alone.text(0)) == (TOGETHER, "Alone")
    assert left.text(0).startswith("EX-005 was not compared: no finished run")
    assert shared.child(0).text(0).startswith("These 3 lie 0.00 from each other in the mean")
    told = [(shared.child(at).text(0), shared.child(at).text(1)) for at in (2, 3, 4)]
    assert sorted(told) == [("EX-001", "SDXL"), ("EX-002", "unknown"), ("EX-003", "unknown")]
    assert shared.isExpanded() and not alone.isExpanded()
    assert "Within 0.30 in the mean" in dialog._said.text()
    assert "nor that they were altered" in dialog._said.text()


def test_a_known_item_names_its_group_and_the_name_can_be_taken_back(dialog, store):
    dialog.named.connect(lambda named: dialog.show_groups(read_makers(store, named)))
    dialog.show_groups(read_makers(store, {}))
    assert not dialog._give.isEnabled()
    for name, title in (("FLUX.1", f"{TOGETHER}, named FLUX.1"), ("", TOGETHER)):
        dialog._tree.setCurrentItem(rows(dialog)[0].child(3))
        dialog._name.setText(name)
        dialog._give.click()
        assert rows(dialog)[0].text(0) == title


def test_an_item_that_is_activated_is_asked_for(dialog, store, qtbot):
    dialog.show_groups(read_makers(store, {}))
    item = rows(dialog)[1].child(2)
    dialog._tree.setCurrentItem(item)

    with qtbot.waitSignal(dialog.exhibit_wanted) as asked:
        dialog._tree.itemActivated.emit(item, 0)
    assert asked.args == ["EX-004"] == [item.data(0, Qt.ItemDataRole.UserRole)]


def test_enter_names_a_group_and_leaves_the_window_open(qtbot, dialog, store):
    dialog.show_groups(read_makers(store, {}))
    dialog.show()
    dialog._tree.setCurrentItem(dialog._tree.topLevelItem(0).child(3))
    dialog._name.setText("FLUX.1")

    with qtbot.waitSignal(dialog.named) as given:
        qtbot.keyClick(dialog._name, Qt.Key.Key_Return)
    assert list(given.args[0].values()) == ["FLUX.1"] and dialog.isVisible()


def test_an_empty_case_says_what_to_do_next(dialog):
    dialog.show_groups(MakersView((), (), (), ""))

    assert dialog._said.text() == NOTHING and not dialog._name.isEnabled()


def test_the_desk_compares_when_asked_and_opens_an_exhibit_of_a_group(qtbot, desk, store):
    store.close()
    with qtbot.waitSignal(desk.case_opened, timeout=PATIENCE):
        desk.open(store.folder)
    qtbot.waitUntil(lambda: desk.window.media.rowCount() == 5, timeout=PATIENCE)
    with qtbot.waitSignal(desk.session.makers_read, timeout=PATIENCE):
        desk.window.actions_by_name["makers"].trigger()
    shown = desk.window.findChild(MakersDialog)
    qtbot.waitUntil(lambda: len(rows(shown)) == 3, timeout=PATIENCE)
    shown.exhibit_wanted.emit("EX-004")

    assert desk.window.media_list.currentIndex().row() == 3
    shown.close()
