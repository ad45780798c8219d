"""The timeline: a row per face and analyzer in presentation time, under one shared playhead."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.lane_layout import SIZES, LaneLayout
from ui.retelling import told
from ui.theme import Theme
from ui.tongue import tr
from ui.views.labels import scrolled
from ui.views.lane_field import Lanes
from ui.views.lane_ground import HEADER, NO_SCORES, RULER, header, ruler
from ui.views.legend import CoverageLegend
from ui.views.rows import Row, ScoreRow
from workbench.model import AnalyzerInfo

__all__ = ["HEADER", "NO_SCORES", "RULER", "Lanes", "Timeline"]

ENTRY = 90  # letters of the longest entry of a menu


class Timeline(QWidget):
    """The lanes in a scroll area, above the legend of their shading, with their menus."""

    scrubbed = Signal(float)
    about_wanted = Signal(AnalyzerInfo)
    copy_wanted = Signal(object)  # a Row, whose values are to be copied

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes = Lanes(theme)
        self.lanes.scrubbed.connect(self.scrubbed)
        self.lanes.menu_wanted.connect(lambda key, at: self.menu(key).popup(at))
        self._legend = CoverageLegend(theme)
        self._scroll = scrolled(self.lanes)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._legend)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.lanes.set_theme(theme)
        self._legend.set_theme(theme)
        self._legend.keep(self.height())

    def show_key(self, *, band: bool) -> None:
        """Explain the sign of a calibrated band below the lanes, where one is drawn."""
        self._legend.show_band(band)
        self._legend.keep(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the lanes the most of the room."""
        super().resizeEvent(event)
        self._legend.keep(self.height())

    # --- lanes by key --------------------------------------------------------------------

    @property
    def layout_of_lanes(self) -> LaneLayout:
        """How the lanes are laid out."""
        return self.lanes.places.layout

    def choose_lane(self, by: int) -> None:
        """Choose the next lane (1) or the one before (-1), and bring it into view."""
        lanes = self.lanes
        lanes.choose_lane(lanes.places.beside(lanes.current, by))
        self._bring_into_view()

    def move_lane(self, by: int) -> None:
        """Move the chosen lane so many places down."""
        lanes = self.lanes
        lanes.change(self.layout_of_lanes.moved(lanes.current, by, lanes.rows))
        self._bring_into_view()

    def fold_lane(self) -> None:
        """Fold the chosen lane to a line, or unfold it."""
        if self.lanes.places.find(self.lanes.current) is not None:
            self.lanes.fold(self.lanes.current)

    def hide_lane(self) -> None:
        """Hide the chosen lane; its neighbour is chosen then."""
        lanes, key = self.lanes, self.lanes.current
        if lanes.places.find(key) is None:
            return
        after = lanes.places.beside(key, 1)
        after = after if after != key else lanes.places.beside(key, -1)
        lanes.change(self.layout_of_lanes.hiding(key, on=True))
        lanes.choose_lane(after)

    def fold_all(self) -> None:
        """Fold all lanes, or unfold all where they are folded already."""
        keys = {row.key for row in self.lanes.rows}
        on = not keys <= self.layout_of_lanes.folded
        self.lanes.change(self.layout_of_lanes.folding(keys, on=on))

    def show_all(self) -> None:
        """Show the hidden lanes again."""
        layout = self.layout_of_lanes
        for row in self.lanes.places.hidden:
            layout = layout.hiding(row.key, on=False)
        self.lanes.change(layout)

    def open_menu(self) -> None:
        """Open the menu of the chosen lane, or of all."""
        if not self.isVisible():
            return
        row = self.lanes.places.find(self.lanes.current)
        top, height = self.lanes.places.box(self.lanes.current)
        at = self.lanes.mapToGlobal(QPoint(header() // 2, top + height if row else ruler()))
        self.menu(row.key if row else "").popup(at)

    def _bring_into_view(self) -> None:
        top, height = self.lanes.places.box(self.lanes.current)
        self._scroll.ensureVisible(0, top + height // 2, 0, height // 2 + 4)

    # --- menus ---------------------------------------------------------------------------

    def menu(self, key: str) -> QMenu:
        """Return the menu of a lane, or of all lanes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.lanes.places.find(key)
        if row is not None:
            self._offer_lane(menu, row)
            menu.addSeparator()
        self._offer_all(menu)
        return menu

    def _offer_lane(self, menu: QMenu, row: Row) -> None:
        lanes, layout, key = self.lanes, self.layout_of_lanes, row.key
        folded = key in layout.folded
        menu.addAction(tr("Unfold" if folded else "Fold"), lambda: lanes.fold(key))
        menu.addAction(tr("Hide"), lambda: lanes.change(layout.hiding(key, on=True)))
        for words, by in (("Move up", -1), ("Move down", 1)):
            moved = layout.moved(key, by, lanes.rows)
            action = menu.addAction(tr(words), partial(lanes.change, moved))
            action.setEnabled(lanes.places.beside(key, by) != key)
        heights = menu.addMenu(tr("Height"))
        for words, scale in SIZES.items():
            action = heights.addAction(
                tr(words), partial(lanes.change, layout.scaled(key, scale))
            )
            action.setCheckable(True)
            action.setChecked(not folded and layout.scales.get(key, 1.0) == scale)
        menu.addSeparator()
        go = menu.addAction(tr("Go to the highest"), lambda: self._go_highest(row))
        go.setEnabled(row.peak is not None)
        menu.addAction(tr("Copy values"), lambda: self.copy_wanted.emit(row))
        if isinstance(row, ScoreRow) and row.banded is not None and row.banded.band is None:
            menu.addAction(elided(row.banded.words)).setEnabled(False)
        if isinstance(row, ScoreRow):
            info = row.lane.info
            menu.addAction(tr("About this analyzer"), lambda: self.about_wanted.emit(info))

    def _offer_all(self, menu: QMenu) -> None:
        lanes, layout = self.lanes, self.layout_of_lanes
        keys = {row.key for row in lanes.rows}
        menu.addAction(tr("Unfold all" if keys <= layout.folded else "Fold all"), self.fold_all)
        hidden = lanes.places.hidden
        unseen = menu.addMenu(tr("Hidden lanes"))
        unseen.setEnabled(bool(hidden))
        for row in hidden:
            words = f"{told(row.title)}  {told(row.detail)}".strip().replace("&", "&&")
            unseen.addAction(words, partial(lanes.change, layout.hiding(row.key, on=False)))
        unseen.addSeparator()
        unseen.addAction(tr("Show all"), self.show_all)
        menu.addAction(tr("Whole medium"), lanes.show_whole)
        back = menu.addAction(tr("Lay out as at first"), lambda: lanes.change(LaneLayout()))
        back.setEnabled(layout != LaneLayout())

    def _go_highest(self, row: Row) -> None:
        if row.peak is not None:
            self.scrubbed.emit(row.peak)


def elided(words: str) -> str:
    """Return words as an entry of a menu, which is one line and knows "&" for a key."""
    short = words if len(words) <= ENTRY else f"{words[: ENTRY - 1].rstrip()}…"
    return short.replace("&", "&&")
