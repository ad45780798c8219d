"""Which items of the case lie together: groups with their reasons, named by a known item."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from ui.maker_groups import MakerGroup, MakerItem, MakerName, MakersView
from ui.session import COMPARING, NAMING
from ui.tongue import tr
from ui.views.labels import named, plain, signing
from ui.wording import shown
from workbench.errors import WorkbenchError

ITEM = Qt.ItemDataRole.UserRole
COLUMNS = ("Items", "Attributed to, each alone", "Its maker, by an examiner")
WIDTHS = (480, 210)
PICTURE = QSize(72, 54)
LONGEST = 400  # letters of a reason
READING = "Comparing what is on record…"
NOTHING = (
    "Nothing can be compared yet. What an analyzer that tells makers apart says of exhibits is "
    "kept, and compared here. It needs a model pack for attribution."
)
KEPT = (
    "A name is an examiner's decision: it is kept in the case with your name and the time, and "
    "names the group of its item. Another name, or none, supersedes it."
)
READ_ONLY = "This case is open for reading only, so nothing can be named."
NOT_TOLD = "not told"

Pictures = Callable[[str], QImage | None]


class MakersDialog(QDialog):
    """Groups of items, the largest first; a name given to one item names its group."""

    given = Signal(MakerName)
    exhibit_wanted = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        examiner: str = "",
        writable: bool = True,
        pictures: Pictures = lambda _: None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Items that lie together (maker)"))
        self.resize(960, 640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pictures, self._writable = pictures, writable
        self._said = plain(tr(READING))
        self._hint = plain(tr(KEPT if writable else READ_ONLY), "muted")
        self._tree = self._make_tree()
        self._name = named(
            QLineEdit(placeholderText=tr("The known maker of the chosen item")),
            tr("Known maker of the chosen item"),
        )
        self._note = named(
            QLineEdit(placeholderText=tr("How it is known (optional)")), tr("Note")
        )
        self._examiner = signing(examiner)
        self._give = QPushButton(tr("Name its group"))
        self._give.setAutoDefault(False)
        for signal in (self._give.clicked, self._name.returnPressed):
            signal.connect(self._give_name)
        self._examiner.textChanged.connect(self._enable)
        self._lay_out()
        self._choose()

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setHeaderLabels([tr(COLUMNS[at]) for at in range(len(COLUMNS))])
        for column, width in enumerate(WIDTHS):
            tree.setColumnWidth(column, width)
        tree.setIconSize(PICTURE)
        tree.setWordWrap(True)
        tree.setAccessibleName(tr("Groups of items"))
        tree.itemActivated.connect(self._open)
        tree.currentItemChanged.connect(self._choose)
        return tree

    def _lay_out(self) -> None:
        form = QGridLayout()
        for column, field in enumerate((self._name, self._note, self._examiner, self._give)):
            form.addWidget(field, 0, column)
        form.setColumnStretch(0, 2)
        form.setColumnStretch(1, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Enter names a group, and must not close the window
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._said)
        layout.addWidget(self._tree, 1)
        layout.addLayout(form)
        layout.addWidget(self._hint)
        layout.addWidget(buttons)

    def show_groups(self, view: MakersView) -> None:
        """Show the groups, then the names on record and what could not be compared."""
        chosen = self._item
        self._tree.clear()
        lines = [shown(line, LONGEST) for line in view.limits]
        self._said.setText(tr("\n".join([*lines, view.caution]) if view.groups else NOTHING))
        for group in view.groups:
            self._add(group)
        for words in view.namings:
            self._add_line(f"On record: {words}")
        for called, reason in view.left:
            self._add_line(f"{called} was not compared: {reason}")
        self._choose_again(chosen)

    def show_trouble(self, doing: str, error: Exception) -> None:
        """Say why nothing is shown, or not named; what else fails is told by the desk."""
        if doing not in {COMPARING, NAMING}:
            return
        advice = error.advice if isinstance(error, WorkbenchError) else "A fault in Loupe."
        told = f"Could not {doing}: {shown(str(error), LONGEST)} {advice}"
        (self._hint if doing == NAMING else self._said).setText(told)

    def _add(self, group: MakerGroup) -> None:
        row = QTreeWidgetItem([shown(group.title)])
        self._tree.addTopLevelItem(row)
        row.setFirstColumnSpanned(True)
        for part in group.reason.split("; "):
            why = QTreeWidgetItem([part])
            row.addChild(why)
            why.setFirstColumnSpanned(True)
        for item in group.items:
            row.addChild(self._row(item))
        row.setExpanded(group.shares)

    def _row(self, item: MakerItem) -> QTreeWidgetItem:
        texts = (item.called, item.known_as or NOT_TOLD, " and ".join(item.names))
        row = QTreeWidgetItem([shown(text) for text in texts])
        row.setData(0, ITEM, item)
        if (picture := self._pictures(item.media_id)) is not None:
            row.setIcon(0, QIcon(QPixmap.fromImage(picture)))
        return row

    def _add_line(self, text: str) -> None:
        row = QTreeWidgetItem([shown(text, LONGEST)])
        self._tree.addTopLevelItem(row)
        row.setFirstColumnSpanned(True)

    @property
    def _item(self) -> MakerItem | None:
        """The chosen item, None where none is."""
        chosen = self._tree.currentItem()
        found = chosen.data(0, ITEM) if chosen is not None else None
        return found if isinstance(found, MakerItem) else None

    def _choose_again(self, before: MakerItem | None) -> None:
        """Choose the item that was chosen before the groups were read again."""
        rows = QTreeWidgetItemIterator(self._tree)
        while before is not None and (row := rows.value()) is not None:
            item = row.data(0, ITEM)
            if isinstance(item, MakerItem) and item.called == before.called:
                self._tree.setCurrentItem(row)
            rows += 1
        self._choose()

    def _choose(self) -> None:
        item = self._item
        names = item.names if item is not None else ()
        self._name.setText(names[0] if len(names) == 1 else "")  # two contradict: neither
        self._enable()

    def _enable(self) -> None:
        able = self._writable and self._item is not None
        for field in (self._name, self._note):
            field.setEnabled(able)
        self._examiner.setEnabled(self._writable)
        self._give.setEnabled(able and bool(self._examiner.text().strip()))

    def _give_name(self) -> None:
        """Give the name of the chosen item's maker, or take it back where it is empty."""
        if (item := self._item) is not None and self._give.isEnabled():
            words = (one.text().strip() for one in (self._name, self._examiner, self._note))
            self._hint.setText(tr(KEPT))
            self.given.emit(MakerName(item, *words))

    def _open(self) -> None:
        if (item := self._item) is not None:
            self.exhibit_wanted.emit(item.exhibit)
