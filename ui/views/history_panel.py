"""Who did what and when: the audit chain in an examiner's words."""

import textwrap
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import scale, wording
from ui.models.record_table import Column, RecordTable
from ui.retelling import told
from ui.tongue import tr
from ui.views.elided import ElidedChoice
from ui.views.labels import named, plain
from ui.views.tables import RecordView
from workbench.acts import Act, Kind, sifted
from workbench.model import ChainHead

EVERYBODY, EVERYTHING = "Everybody", "Everything"
WORDS_SHOWN, NAMES_SHOWN = 600, 5
LARGE = 150  # percent of text at which half a hash is wider than the panel
WIDTHS = {0: 102, 1: 84, 3: 62}


def _hour(act: Act) -> str:
    """Return day and time without the year, which the tool tip says with the zone."""
    return act.at.astimezone().strftime("%m-%d %H:%M:%S")


def _what(act: Act) -> str:
    """Return what was done; the name or label at its end stands as it was written."""
    led = act.words.removesuffix(act.written)
    written = wording.quoted(act.written, WORDS_SHOWN) if act.written else ""
    return wording.shown(led, WORDS_SHOWN) + written


COLUMNS: tuple[Column[Act], ...] = (
    Column("When", lambda act: wording.moment(act.at), short=_hour),
    Column("Who", lambda act: wording.shown(act.who, 80), evidence=True),
    Column("What", _what),
    Column("Exhibit", lambda act: ", ".join(act.exhibits[:NAMES_SHOWN]), evidence=True),
)


class HistoryPanel(QWidget):
    """The acts that this examiner may see, newest first, by person and kind."""

    opened = Signal(Act)  # go to what it is about

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: Sequence[Act] = ()
        self._head: ChainHead | None = None
        self._exhibit = ""
        self.model: RecordTable[Act] = RecordTable(COLUMNS, self)
        self.who = named(ElidedChoice(), tr("Whose acts are listed"))
        self.kind = named(ElidedChoice(), tr("Which acts are listed"))
        self.kind.addItem(tr(EVERYTHING), None)
        for one in Kind:
            self.kind.addItem(told(one.value), one)
        self.only = QCheckBox(tr("Only the exhibit on show"))
        self.head = plain(kind="muted")
        self.table = RecordView(self.model, WIDTHS, 2, tr("Who did what"))
        self._fill_people()
        self._build()
        for box in (self.who, self.kind):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.currentIndexChanged.connect(lambda _: self._list())
        self.only.toggled.connect(lambda _: self._list())
        self.table.activated.connect(lambda at: self.opened.emit(self.model.record(at.row())))

    def _build(self) -> None:
        self.table.setTabKeyNavigation(False)
        sift = QGridLayout()
        sift.setContentsMargins(10, 8, 10, 4)
        sift.addWidget(self.who, 0, 0)
        sift.addWidget(self.kind, 0, 1)
        sift.addWidget(self.only, 1, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(sift)
        layout.addWidget(self.table, 1)
        self.head.setContentsMargins(10, 4, 10, 6)
        layout.addWidget(self.head)

    def show_acts(self, acts: Sequence[Act], head: ChainHead | None) -> None:
        """Show what was done, and the head of the audit chain that says so."""
        if list(acts) == list(self._acts) and head == self._head:
            return  # what is chosen stays chosen
        self._acts, self._head = acts, head
        self.head.setText(head_words(head) if head else "")
        self._fill_people()
        self._list()

    def show_exhibit(self, exhibit: str) -> None:
        """Follow the exhibit on show."""
        self._exhibit = exhibit
        if self.only.isChecked():
            self._list()

    def _fill_people(self) -> None:
        """Offer everybody who did anything, keeping the choice."""
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(tr(EVERYBODY), "")
        for name in sorted({act.who for act in self._acts}, key=str.casefold):
            self.who.addItem(wording.shown(name, 60), name)
        self.who.setCurrentIndex(max(self.who.findData(chosen), 0))
        self.who.blockSignals(False)

    def _list(self) -> None:
        exhibit = self._exhibit if self.only.isChecked() else ""
        kind = self.kind.currentData()  # Qt keeps the word alone
        chosen = Kind(kind) if kind else None
        who = self.who.currentData() or ""
        at = self.table.currentIndex()
        held = self.model.record(at.row()).sequence if at.isValid() else None
        found = sifted(self._acts, exhibit=exhibit, who=who, kind=chosen)
        self.model.show(found)
        self._hold(next((row for row, one in enumerate(found) if one.sequence == held), None))

    def _hold(self, row: int | None) -> None:
        """Keep the chosen act chosen: the list grows by what is merely looked at."""
        if row is not None:
            self.table.setCurrentIndex(self.model.index(row, 0))


def head_words(head: ChainHead) -> str:
    """Return the head of the chain, its hash on lines of equal length that fit the panel."""
    length = len(head.hash) // (2 if scale.percent() < LARGE else 4)
    hashed = "\n".join(textwrap.wrap(head.hash, length))
    return f"Head of the audit chain: {head.sequence}\n{hashed}"
