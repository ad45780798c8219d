"""The what-if panel: small multiples of what was tried on the exhibit on show."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.theme import Theme
from ui.tongue import tr
from ui.views.elided import ElidedChoice
from ui.views.labels import named, plain, scrolled
from ui.views.what_if_strip import StripPlot
from workbench.model import MediaItem, MediaKind, Progress, WhatIfRecord
from workbench.what_if import (
    NOT_TRIED,
    TITLES,
    Strip,
    compared_words,
    strips,
    subject,
    tried_words,
)

NOTHING = (
    "Nothing was tried on this exhibit yet.\n\nPress {key} to see what becomes of each "
    "analyzer's score when {what} is saved again as JPEG, made smaller, blurred, coded as "
    "H.264, or filmed from a screen (a model). The exhibit itself is never changed."
)
NO_EXHIBIT = "Choose an exhibit in the list at the left."
CANNOT = "This file cannot be examined, so nothing can be tried on it."
READ_ONLY = "The case is open for reading only; nothing can be tried."
LEGEND = (
    "Line: untouched. Dashed: operating point. Shaded: the middle nine in ten of authentic "
    "media. A pattern at the bottom: no score; point at it for the reason."
)


ABOVE = 2  # widgets that stand before the blocks


class StripBlock(QWidget):
    """An analyzer's title, its plot, and in words what the plot shows."""

    def __init__(self, strip: Strip, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.analyzer = strip.info
        self.plot = StripPlot(strip, theme)
        self._base = plain("", "muted")
        self._words = plain("", "caption")
        self._cell = plain("", "key")
        self._cell.hide()
        self.plot.chosen_changed.connect(self._say)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(plain(strip.info.title, "title"))
        for widget in (self._base, self.plot, self._cell, self._words):
            layout.addWidget(widget)

    def show_strip(self, strip: Strip) -> None:
        """Show what was tried by now; the copy that was chosen stays chosen."""
        self.plot.show_strip(strip)
        self._base.setText(compared_words(strip, "authentic media"))
        self._base.setToolTip(compared_words(strip))
        told = (f"{TITLES[kind.kind]}: {kind.stability}." for kind in strip.kinds)
        self._words.setText("\n".join(told))

    def _say(self, words: str) -> None:
        """Show what was said of the copy that was chosen."""
        self._cell.setText(words)
        self._cell.show()


class WhatIfPanel(QWidget):
    """Shows one what-if at a time, and asks for another."""

    wanted = Signal()
    cancel_wanted = Signal()
    report_wanted = Signal(str, bool)  # id of the what-if, whether reports show it

    def __init__(
        self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._action = actions["what_if"]
        self._theme = theme
        self._item: MediaItem | None = None
        self._records: Sequence[WhatIfRecord] = ()
        self._blocks: list[StripBlock] = []
        self._try = QPushButton(tr("Try"))
        self._cancel = QPushButton(tr("Cancel"))
        self._chooser = named(ElidedChoice(), tr("What was tried"))
        self._in_report = QCheckBox(tr("Show in the report"))
        self._bar = named(QProgressBar(textVisible=False), tr("Copies tried so far"))
        self._doing = plain("", "muted")
        self._empty = named(plain(tr(NO_EXHIBIT)), style="empty")
        self._said = plain("", "muted")
        self._legend = plain(tr(LEGEND), "muted")
        self._limits = plain(NOT_TRIED, "muted")
        self._build()
        self._connect()
        self.open(None, writable=False)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._try)
        row.addWidget(self._cancel)
        row.addStretch(1)
        row.addWidget(self._in_report)
        head = QVBoxLayout()
        head.setContentsMargins(12, 9, 12, 6)
        head.addLayout(row)
        head.setSpacing(7)
        for widget in (self._doing, self._bar, self._chooser):
            head.addWidget(widget)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(12, 2, 12, 12)
        for widget in (self._said, self._legend, self._limits):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._area = scrolled(body)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self._area, 1)
        layout.addStretch(0)

    def _connect(self) -> None:
        self._try.clicked.connect(self.wanted)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._chooser.currentIndexChanged.connect(self._show_chosen)
        self._in_report.clicked.connect(self._ask_report)

    # --- what is shown -------------------------------------------------------------------

    def open(self, item: MediaItem | None, *, writable: bool) -> None:
        """Turn to an exhibit, or to none; what was tried on it comes later."""
        same = item is not None and self._item is not None and item.id == self._item.id
        self._item = item
        accepted = item is not None and item.stream is not None
        video = item is not None and item.kind is MediaKind.VIDEO
        self._try.setText(tr("Try this frame" if video else "Try this picture"))
        self._try.setEnabled(accepted and writable)
        self._in_report.setEnabled(writable)
        key = self._action.shortcut().toString() or f"“{self._try.text()}”"
        self._empty.setText(_empty_words(item, key, writable=writable))
        if not same:
            self.show_records(())
            self.show_progress(None)

    def show_records(self, records: Sequence[WhatIfRecord]) -> None:
        """Show what was tried: the one that was on show, or the last."""
        before = self.chosen
        self._records = records
        names = [self._named(record) for record in records]
        ids = [record.what_if.id for record in records]
        known = before is not None and before.what_if.id in ids
        place = ids.index(before.what_if.id) if before and known else len(ids) - 1
        self._chooser.blockSignals(True)
        self._chooser.clear()
        self._chooser.addItems(names)
        self._chooser.setCurrentIndex(place)
        self._chooser.blockSignals(False)
        self._show_chosen()

    def show_progress(self, progress: Progress | None) -> None:
        """Show how many copies are tried; None: none is under way."""
        self._cancel.setVisible(progress is not None)
        self._bar.setVisible(progress is not None)
        self._doing.setVisible(progress is not None)
        if progress is not None and progress.total:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            self._doing.setText(
                tr(
                    "{done} of {total} copies tried and recorded",
                    done=progress.done,
                    total=progress.total,
                )
            )

    def show_newest(self) -> None:
        """Turn to what was tried last."""
        self._chooser.setCurrentIndex(self._chooser.count() - 1)

    @property
    def chosen(self) -> WhatIfRecord | None:
        """The what-if on show."""
        place = self._chooser.currentIndex()
        return self._records[place] if 0 <= place < len(self._records) else None

    @property
    def count(self) -> int:
        """How many what-ifs there are of the exhibit."""
        return len(self._records)

    @property
    def plots(self) -> Sequence[StripPlot]:
        """What is drawn, one for each analyzer."""
        return [block.plot for block in self._blocks]

    @property
    def empty_words(self) -> str:
        """What is said where there is nothing to show; empty where there is something."""
        return "" if self._records else self._empty.text()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        for plot in self.plots:
            plot.set_theme(theme)

    # --- within --------------------------------------------------------------------------

    def _named(self, record: WhatIfRecord) -> str:
        of = subject(record, self._item) if self._item else ""
        stopped = f", {len(record.left)} copies left" if record.left else ""
        return f"{of} ({wording.moment(record.what_if.at)}{stopped})"

    def _show_chosen(self) -> None:
        record = self.chosen
        self._chooser.setVisible(len(self._records) > 0)
        self._in_report.setVisible(record is not None)
        self._area.setVisible(record is not None)
        self._empty.setVisible(record is None)
        if record is None or self._item is None:
            self._show_strips([])
            return
        self._in_report.setChecked(record.what_if.in_report)
        self._said.setText(tried_words(record, self._item))
        self._show_strips(strips(record))

    def _show_strips(self, shown: Sequence[Strip]) -> None:
        """Show one block for each analyzer; where they are the same, what is new in them."""
        if [block.analyzer for block in self._blocks] != [one.info for one in shown]:
            self._remake(shown)
        for block, strip in zip(self._blocks, shown, strict=True):
            block.show_strip(strip)

    def _remake(self, shown: Sequence[Strip]) -> None:
        """Make the blocks anew, between the words above and below."""
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks = [StripBlock(strip, self._theme) for strip in shown]
        for place, block in enumerate(self._blocks, ABOVE):
            self._column.insertWidget(place, block)

    def _ask_report(self, checked: bool) -> None:
        if self.chosen is not None:
            self.report_wanted.emit(self.chosen.what_if.id, checked)


def _empty_words(item: MediaItem | None, key: str, *, writable: bool) -> str:
    if item is None:
        return NO_EXHIBIT
    if item.stream is None:
        return CANNOT
    if not writable:
        return READ_ONLY
    video = item.kind is MediaKind.VIDEO
    return NOTHING.format(key=key, what="the frame on show" if video else "this picture")
