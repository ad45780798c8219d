"""The findings on a medium: proposed, confirmed, rejected; superseded ones on demand."""

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui import wording
from ui.retelling import told
from workbench.model import Author, Finding, FindingState, leading
from workbench.model.findings import rewritten_from

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ORDER = (FindingState.PROPOSED, FindingState.CONFIRMED, FindingState.REJECTED)


class FindingRole(IntEnum):
    """What a row offers beside its text."""

    FINDING = Qt.ItemDataRole.UserRole
    SUPERSEDED = Qt.ItemDataRole.UserRole + 1
    STATEMENT = Qt.ItemDataRole.UserRole + 2  # in the examiner's language, or his words


class FindingModel(QAbstractListModel):
    """Standing findings first by state and time, then the superseded ones when asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Finding, ...] = ()
        self._rows: list[tuple[Finding, bool]] = []
        self._with_superseded = False

    def show(self, findings: tuple[Finding, ...]) -> None:
        """Show all findings on record about a medium."""
        self._all = findings
        self._rebuild()

    def show_superseded(self, on: bool) -> None:
        """List superseded findings as well, or not."""
        self._with_superseded = on
        self._rebuild()

    def finding(self, row: int) -> Finding:
        """Return the finding behind a row."""
        return self._rows[row][0]

    def row_of(self, finding_id: str) -> int | None:
        """Return the row of a finding."""
        for number, (finding, _) in enumerate(self._rows):
            if finding.id == finding_id:
                return number
        return None

    def successor(self, finding_id: str) -> str:
        """Return the id of the standing finding that took the place of one; "" for none."""
        found = ""
        followers = {f.supersedes: f.id for f in self._all if f.supersedes}
        while finding_id in followers:
            finding_id = found = followers[finding_id]
        return found

    def history(self, finding: Finding) -> list[Finding]:
        """Return what a finding superseded, newest first."""
        by_id = {known.id: known for known in self._all}
        earlier: list[Finding] = []
        while (before := by_id.get(finding.supersedes or "")) is not None:
            earlier.append(before)
            finding = before
        return earlier

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of findings; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row offers."""
        if not index.isValid():
            return None
        finding, superseded = self._rows[index.row()]
        reworded = rewritten_from(finding, self._all) is not None
        offers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: told(headline(finding, superseded, reworded=reworded)),
            Qt.ItemDataRole.ToolTipRole: told(
                f"{headline(finding, superseded)}\n{statement_words(finding, self._all)}"
            ),
            FindingRole.STATEMENT: told(statement_words(finding, self._all)),
            FindingRole.FINDING: finding,
            FindingRole.SUPERSEDED: superseded,
        }
        return offers.get(role)

    def _rebuild(self) -> None:
        stand = sorted(leading(self._all), key=_place)
        known = {finding.id for finding in stand}
        old = [f for f in self._all if f.id not in known] if self._with_superseded else []
        self.beginResetModel()
        self._rows = [(finding, False) for finding in stand] + [
            (finding, True) for finding in old
        ]
        self.endResetModel()


def _place(finding: Finding) -> tuple[int, float]:
    return ORDER.index(finding.state), finding.first_pts or 0.0


def statement_words(finding: Finding, history: Iterable[Finding], most: int = 400) -> str:
    """Return what a finding states; what an examiner wrote is no sentence of the desk."""
    own = finding.author is Author.EXAMINER or rewritten_from(finding, history) is not None
    return (wording.quoted if own else wording.shown)(finding.statement, most)


def headline(finding: Finding, superseded: bool = False, *, reworded: bool = False) -> str:
    """Return state, author and range of a finding in one line, and whether it was rewritten."""
    author = "machine" if finding.author is Author.MACHINE else "examiner"
    author = f"{author}, rewritten" if reworded else author
    where = wording.span(finding.first_pts, finding.last_pts)
    old = "superseded, " if superseded else ""
    return f"{old}{finding.state} · {author} · {where}"
