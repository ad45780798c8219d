"""Faces: the tracks of an exhibit, the form that puts them right, and who edited what."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.face_words import history_lines
from ui.faces import FacesView, TrackView
from ui.models.tracks import TrackTable
from ui.theme import Theme
from ui.tongue import tr
from ui.track_edits import last_of, newest_first
from ui.views.labels import named, plain, scrolled
from ui.views.tables import RecordView
from ui.views.track_form import CHOOSE, LIVE, NO_NAME, READ_ONLY, TrackForm
from workbench.faces.edits import TrackEdit

WIDTHS = {1: 84, 2: 48, 3: 50, 4: 58, 5: 64}
NO_EDITS = "No track was edited."


class FacesPanel(QWidget):
    """The table of standing tracks; the chosen one is shared with picture and timeline."""

    chosen_changed = Signal(str)  # the track that the examiner picked here
    changed = Signal()  # what can be done may have changed

    def __init__(
        self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view: FacesView | None = None
        self._writable = False
        self.model = TrackTable(theme, self)
        self.form = TrackForm(actions)
        self.form.changed.connect(self._say)
        self._table = RecordView(self.model, WIDTHS, 0, tr("Faces of this exhibit"))
        self._empty = named(plain(), style="empty")
        self._seen = plain("", "muted")
        self._history = plain("", "muted")
        self._build()
        self.open(None, "", "", writable=False)

    def _build(self) -> None:
        self._set_up_table()
        self._seen.setContentsMargins(10, 8, 10, 6)
        self._history.setContentsMargins(10, 4, 10, 8)
        self._history.setAlignment(Qt.AlignmentFlag.AlignTop)
        heading = plain(tr("Edits, newest first"), "heading")
        heading.setToolTip(tr("What an edit superseded stays on record."))
        heading.setContentsMargins(10, 6, 10, 2)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addWidget(heading)
        column.addWidget(scrolled(self._history), 1)
        self._halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._halves.addWidget(self._table)
        self._halves.addWidget(below)
        self._halves.setSizes([260, 300])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget, stretch in ((self._empty, 0), (self._seen, 0), (self._halves, 1)):
            layout.addWidget(widget, stretch)
        layout.addStretch(0)

    def _set_up_table(self) -> None:
        table = self._table
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.selectionModel().selectionChanged.connect(self._picked)

    # --- what is shown -------------------------------------------------------------------

    def open(
        self,
        view: FacesView | None,
        empty: str,
        seen: str,
        *,
        writable: bool,
        examiner: str = "",
    ) -> None:
        """Show the tracks, or `empty` where there are none; `seen` says what was looked at."""
        kept = {one.id for one in self.picked()}
        self._view, self._writable = view, writable
        self.form.set_examiner(examiner)
        self._table.selectionModel().blockSignals(True)
        self.model.show(view.tracks if view else ())
        self._table.selectionModel().blockSignals(False)
        self._empty.setText(empty)
        self._seen.setText(seen)
        has_any = self.model.rowCount() > 0
        self._empty.setVisible(bool(empty))
        self._seen.setVisible(has_any and bool(seen))
        self._halves.setVisible(has_any)
        lines = history_lines(view.history) if view else []
        self._history.setText("\n\n".join(lines) or NO_EDITS)
        self._select([heir for one in kept if view and (heir := view.heir(one))])
        self._say()

    def show_chosen(self, track_id: str) -> None:
        """Choose the track that was chosen elsewhere."""
        if track_id not in {one.id for one in self.picked()}:
            self._select([track_id])
        one = self._view.find(track_id) if self._view else None
        self.form.offer(one.track.label if one else "")
        self._say()

    def picked(self) -> list[TrackView]:
        """Return the chosen tracks, in the order of the table."""
        chosen = self._table.selectionModel().selectedRows()
        rows = sorted(index.row() for index in chosen)
        return [self.model.record(row) for row in rows if row < self.model.rowCount()]

    @property
    def editable(self) -> bool:
        """Whether tracks can be edited now, by a named examiner."""
        on_record = self._view is not None and not self._view.live
        return self._writable and on_record and self.form.signed

    @property
    def last_edit(self) -> TrackEdit | None:
        """The edit that can be taken back: the examiner's own last one that stands."""
        made = newest_first(self._view.history) if self._view else []
        return last_of(made, self.form.examiner.text())

    @property
    def empty_words(self) -> str:
        """What is said in place of tracks; empty when there are some."""
        return "" if self._empty.isHidden() else self._empty.text()

    @property
    def seen_words(self) -> str:
        """What is said above the tracks of what was looked at."""
        return self._seen.text()

    @property
    def history_words(self) -> str:
        """What is said of earlier edits."""
        return self._history.text()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self.model.theme = theme
        self._table.viewport().update()

    # --- within --------------------------------------------------------------------------

    def _select(self, track_ids: list[str]) -> None:
        """Select these rows without saying that the examiner picked them."""
        selection = self._table.selectionModel()
        selection.blockSignals(True)
        selection.clear()
        flags = QItemSelectionModel.SelectionFlag
        for track_id in track_ids:
            row = self.model.row_of(track_id)
            if row is not None:
                index = self.model.index(row, 0)
                selection.select(index, flags.Select | flags.Rows)
                selection.setCurrentIndex(index, flags.NoUpdate)
                self._table.scrollTo(index)
        selection.blockSignals(False)
        self._table.viewport().update()

    def _picked(self) -> None:
        picked = self.picked()
        current = self._table.currentIndex().row()
        one = next((one for one in picked if self.model.row_of(one.id) == current), None)
        if one is not None or picked:
            self.chosen_changed.emit((one or picked[0]).id)
        self.changed.emit()

    def _say(self) -> None:
        """Say why tracks cannot be edited, or what to choose; either may have changed."""
        hint = "" if self.picked() else CHOOSE
        if not self._writable:
            hint = READ_ONLY
        elif self._view is not None and self._view.live:
            hint = LIVE
        elif not self.form.examiner.text().strip():
            hint = NO_NAME
        self.form.say(hint)
        self.changed.emit()
