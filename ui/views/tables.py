"""A table of records as the panels show it: whole rows, widths in the size in use."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.scale import px
from ui.views.labels import named

ROW = 23
LEFT = 0.4  # of the width, for the column that takes the rest
RESTYLED = {QEvent.Type.StyleChange, QEvent.Type.FontChange}
MODES = QHeaderView.ResizeMode


class RecordView(QTableView):
    """Rows of one line, chosen as a whole; `widths` of columns are pixels at 100 %.

    The column `rest` takes what the others leave. What is cut ends in dots and stands whole in
    the tool tip, which the model gives.
    """

    def __init__(
        self, model: QAbstractItemModel, widths: Mapping[int, int], rest: int, spoken: str
    ) -> None:
        super().__init__()
        self._widths = widths
        self._sharing = self._by_hand = False
        named(self, spoken)
        self.setModel(model)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(MODES.Interactive)
        header.setSectionResizeMode(rest, MODES.Stretch)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(px(24))
        header.setHighlightSections(False)
        header.sectionResized.connect(self._resized)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Take the size that is in use from now on."""
        super().changeEvent(event)
        if event.type() in RESTYLED:
            self._by_hand = False
            self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew, unless it was done by hand."""
        super().resizeEvent(event)
        if not self._by_hand:
            self._share()

    def _share(self) -> None:
        """Give every column its width, or a part of it that leaves some for the rest."""
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        wanted = sum(map(px, self._widths.values()))
        part = min(1.0, self.viewport().width() * (1 - LEFT) / wanted)
        self._sharing = True
        for section, width in self._widths.items():
            self.horizontalHeader().resizeSection(section, round(px(width) * part))
        self._sharing = False

    def _resized(self, section: int, _before: int, _after: int) -> None:
        self._by_hand = self._by_hand or (not self._sharing and section in self._widths)
