"""Words in rows whose labels stay while only the words change.

A label that is put into a window which is on show has everything around it laid out anew, at
once; a table of them made anew for each frame stalls the window. Here labels are made apart and
join the window together, and are kept as long as the rows have the same form.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.retelling import told
from ui.views.labels import plain

LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, and what the style sheet knows them by.

    `narrow` ones are never broken, and stand at the right. `spoken` is what a screen reader
    says in place of the words.
    """

    text: str
    kind: str = ""
    narrow: bool = False
    tip: str = ""
    spoken: str = ""


class Sheet(QWidget):
    """Rows of cells; a row of one cell is as wide as all columns."""

    def __init__(self, spacing: int, across: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing, self._across = spacing, across
        self._labels: list[QLabel] = []
        self._form: list[list[tuple[str, bool]]] = []
        self._inner: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows, and nothing else."""
        form = [[(cell.kind, cell.narrow) for cell in row] for row in rows]
        cells = [cell for row in rows for cell in row]
        if form != self._form:
            self._form = form
            self._replace(self._made(rows) if rows else None)
            return
        for label, cell in zip(self._labels, cells, strict=True):
            _say(label, cell)

    def blank(self) -> None:
        """Keep no word, but the labels, for rows of the same form that follow."""
        for label in self._labels:
            _say(label, Cell(""))

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show lines, each by its kind and its text."""
        self.show_rows([[Cell(text, kind)] for kind, text in lines])

    @property
    def texts(self) -> list[str]:
        """Everything that is said, row by row."""
        return [label.text() for label in self._labels]

    def _made(self, rows: Sequence[Sequence[Cell]]) -> QWidget:
        """Return the labels of other rows, apart from the window."""
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._across)
        grid.setVerticalSpacing(self._spacing)
        grid.setColumnStretch(0, 1)
        columns = max(len(row) for row in rows)
        self._labels = []
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                label = plain("", cell.kind, wrap=not cell.narrow)
                _say(label, cell)
                if len(row) > 1:
                    label.setAlignment(Qt.AlignmentFlag.AlignRight if column else LEFT_TOP)
                grid.addWidget(label, at, column, 1, columns if len(row) == 1 else 1)
                self._labels.append(label)
        return inner

    def _replace(self, inner: QWidget | None) -> None:
        before, self._inner = self._inner, inner
        if inner is None:
            self._labels = []
        if before is not None:
            self._column.removeWidget(before)
            before.setParent(None)  # at once: what is hidden now is nowhere in the window
            before.deleteLater()
        if inner is not None:
            self._column.addWidget(inner)


def _say(label: QLabel, cell: Cell) -> None:
    if label.text() != cell.text:
        label.setText(cell.text)
    label.setToolTip(cell.tip)
    label.setAccessibleName(told(cell.spoken))
