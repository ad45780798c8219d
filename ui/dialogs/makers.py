"""Which items of the case share a maker: groups with their reasons, named by a known item."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.maker_groups import MakerGroup, MakersView
from ui.views.labels import plain

EXHIBIT = Qt.ItemDataRole.UserRole
COLUMNS = ("Items", "Attributed to, each alone")
READING = "Comparing what is on record…"
NOTHING = (
    "Nothing can be compared yet. What an analyzer that tells makers apart says of exhibits is "
    "kept, and compared here. It needs a model pack for attribution."
)
UNKNOWN = "unknown"


class MakersDialog(QDialog):
    """Groups of items, the largest first; a name given to one item names its group."""

    named = Signal(dict)  # what the maker of each known exhibit is called
    exhibit_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Items that share a maker")
        self.resize(900, 560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._known: dict[str, str] = {}
        self._said = plain(READING)
        self._tree = self._make_tree()
        self._name = QLineEdit(placeholderText="The known maker of the chosen item")
        self._name.setAccessibleName("Known maker of the chosen item")
        self._give = QPushButton("Name its group")
        self._give.setAutoDefault(False)
        for signal in (self._give.clicked, self._name.returnPressed):
            signal.connect(self._give_name)
        self._lay_out()
        self._choose()

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setHeaderLabels(COLUMNS)
        tree.setColumnWidth(0, 600)
        tree.setAccessibleName("Groups of items")
        tree.itemActivated.connect(self._open)
        tree.currentItemChanged.connect(self._choose)
        return tree

    def _lay_out(self) -> None:
        naming = QHBoxLayout()
        naming.addWidget(self._name, 1)
        naming.addWidget(self._give)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Enter names a group, and must not close the window
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._said)
        layout.addWidget(self._tree, 1)
        layout.addLayout(naming)
        layout.addWidget(buttons)

    def show_groups(self, view: MakersView) -> None:
        """Show the groups, then what could not be compared and why."""
        self._tree.clear()
        self._said.setText("\n".join([*view.limits, view.caution]) if view.groups else NOTHING)
        for group in view.groups:
            self._add(group)
        for exhibit, reason in view.left:
            row = _row(exhibit, f"{exhibit} was not compared: {reason}")
            self._tree.addTopLevelItem(row)
            row.setFirstColumnSpanned(True)
        self._choose()

    def _add(self, group: MakerGroup) -> None:
        row = QTreeWidgetItem([group.title, ""])
        self._tree.addTopLevelItem(row)
        for part in group.reason.split("; "):
            why = QTreeWidgetItem([part, ""])
            row.addChild(why)
            why.setFirstColumnSpanned(True)
        for item in group.items:
            row.addChild(_row(item.exhibit, item.called, item.known_as or UNKNOWN))
        row.setExpanded(group.shares)

    @property
    def _exhibit(self) -> str:
        """The chosen exhibit, empty where none is."""
        chosen = self._tree.currentItem()
        return str(chosen.data(0, EXHIBIT) or "") if chosen is not None else ""

    def _choose(self) -> None:
        exhibit = self._exhibit
        self._name.setEnabled(bool(exhibit))
        self._give.setEnabled(bool(exhibit))
        self._name.setText(self._known.get(exhibit, ""))

    def _give_name(self) -> None:
        """Take the name of the chosen exhibit's maker, or take it back where it is empty."""
        exhibit, name = self._exhibit, self._name.text().strip()
        others = {known: told for known, told in self._known.items() if known != exhibit}
        self._known = others | ({exhibit: name} if name else {})
        self.named.emit(dict(self._known))

    def _open(self) -> None:
        if self._exhibit:
            self.exhibit_wanted.emit(self._exhibit)


def _row(exhibit: str, *texts: str) -> QTreeWidgetItem:
    """Return the row of an exhibit."""
    row = QTreeWidgetItem(texts)
    row.setData(0, EXHIBIT, exhibit)
    return row
