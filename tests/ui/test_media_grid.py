"""Media as tiles are the same media; support is said with what points the other way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from case_store.store import CaseStore
from tests.ui.conftest import PATIENCE
from ui.models.media_list import MediaRole, spoken, tip
from ui.row_supports import row_supports
from ui.snapshots import read_rows
from ui.views.media_tile import TileDelegate
from workbench.model import Support


@pytest.fixture
def tiled(desk, open_case, case_folder):
    open_case(desk, case_folder)
    desk.window.actions_by_name["media_grid"].trigger()
    return desk


def test_tiles_show_the_same_media_and_the_same_choice(qtbot, tiled, show):
    view, listed = show(tiled, "photo.jpg"), tiled.window.media_list
    assert listed.is_grid and isinstance(listed.itemDelegate(), TileDelegate)
    assert listed.chosen() == [view.item]
    index = listed.sifted.index(1, 0)
    at = listed.visualRect(index).center()
    qtbot.mouseClick(
        listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at
    )
    both = listed.chosen()
    assert len(both) == 2
    tiled.window.actions_by_name["media_grid"].trigger()
    assert not listed.is_grid
    assert listed.chosen() == both


def test_tiles_lie_beside_each_other_and_are_drawn(qtbot, tiled):
    listed = tiled.window.media_list
    rects = [listed.visualRect(listed.sifted.index(at, 0)) for at in range(2)]
    qtbot.waitUntil(lambda: rects[0].isValid())
    assert rects[0].top() == rects[1].top() and rects[1].left() >= rects[0].right()
    qtbot.waitUntil(
        lambda: listed.sifted.index(1, 0).data(MediaRole.THUMBNAIL) is not None,
        timeout=PATIENCE,
    )
    image = listed.viewport().grab().toImage()
    middle = rects[1].topLeft() + QPoint(60, 45)
    seen = {image.pixelColor(middle + QPoint(d, d)).name() for d in range(0, 20, 2)}
    assert len(seen) > 3  # a picture, no plain ground


def test_tiles_are_remembered(tiled, make_desk):
    assert tiled.settings.tiles
    tiled.window.media_column.as_grid.click()
    assert not tiled.settings.tiles


def rated(folder, *ratios):
    """Put likelihood ratios of the first runs of the picture on record."""
    with CaseStore.open(folder) as store:
        [row] = [r for r in read_rows(store) if r.item.original_name == "photo.jpg"]
        told = []
        for run, llr in zip(row.runs, ratios, strict=False):
            low, high = llr - 0.2, llr + 0.2
            told.append(
                Support(
                    media_id=row.item.id,
                    run_id=run.id,
                    score=1.0,
                    calibration="c" * 64,
                    llr=llr,
                    lower=low,
                    upper=high,
                )
            )
        store.add_supports(told, ())
        return row_supports(store, read_rows(store)), row


def test_the_strongest_support_is_said_with_what_points_the_other_way(case_folder):
    said, row = rated(case_folder, 1.2, -2.5, 0.1)
    assert said == {
        row.item.id: f"moderately strong support for C2 over C1 ({row.runs[1].info.title}; "
        "1 the other way)"
    }
    assert said[row.item.id] in tip(row, said[row.item.id])
    assert said[row.item.id] in spoken(row, None, said[row.item.id])


def test_without_a_ratio_there_is_no_support(case_folder):
    with CaseStore.open(case_folder) as store:
        assert row_supports(store, read_rows(store)) == {}


def test_support_is_listed_where_results_may_be_seen(qtbot, desk, open_case, case_folder):
    said, row = rated(case_folder, 1.2)
    open_case(desk, case_folder)
    model = desk.window.media
    at = model.row_of(row.item.id)
    qtbot.waitUntil(lambda: bool(model.data(model.index(at), MediaRole.SUPPORT)))
    assert model.data(model.index(at), MediaRole.SUPPORT) == said[row.item.id]
    assert model.support(replace(model.row(at), runs=())) == ""  # as where they are hidden
