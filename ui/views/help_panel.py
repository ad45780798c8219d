"""The help beside the work: a search, the pages that hold it, and one page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.help_words import Topic
from ui.tongue import tr
from ui.views.labels import named, plain, scrolled

NOTHING = "No page holds all these words."
ROLE = Qt.ItemDataRole.UserRole


class HelpPanel(QWidget):
    """Pages in plain words; typing narrows them to those that hold every word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: Sequence[Topic] = ()
        self.sought = named(
            QLineEdit(placeholderText=tr("Search the help")), tr("Search the help")
        )
        self.sought.setClearButtonEnabled(True)
        self.sought.textChanged.connect(self._sift)
        self.listed = named(QListWidget(), tr("Pages of the help"))
        self.listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.listed.currentItemChanged.connect(lambda now, _: self._show(now))
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._shown = ""
        area = named(scrolled(self._page), tr("The page"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        halves.addWidget(self.listed)
        halves.addWidget(area)
        halves.setStretchFactor(1, 1)
        halves.setSizes([150, 450])
        layout = QVBoxLayout(self)
        layout.addWidget(self.sought)
        layout.addWidget(halves, 1)

    def load(self, topics: Sequence[Topic]) -> None:
        """Offer these pages; the one on show stays."""
        self._topics = topics
        shown = self._shown
        self._sift(self.sought.text())
        self.open(shown)

    def open(self, name: str) -> bool:
        """Show a page by its name, and say whether there is one."""
        for row in range(self.listed.count()):
            item = self.listed.item(row)
            if item.data(ROLE).name == name:
                self.listed.setCurrentItem(item)
                return True
        return False

    @property
    def shown(self) -> str:
        """The name of the page on show, empty when there is none."""
        return self._shown

    @property
    def titles(self) -> list[str]:
        """The pages that hold what was typed."""
        return [self.listed.item(row).text() for row in range(self.listed.count())]

    def _sift(self, text: str) -> None:
        words = text.casefold().split()
        self.listed.clear()
        for topic in self._topics:
            if topic.holds(words):
                item = QListWidgetItem(tr(topic.title), self.listed)
                item.setData(ROLE, topic)
        self.listed.setCurrentRow(0)
        if not self.listed.count():
            self._fill("", ((NOTHING, ""),))

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            topic: Topic = item.data(ROLE)
            self._shown = topic.name
            self._fill(topic.title, topic.parts)

    def _fill(self, title: str, parts: Sequence[tuple[str, str]]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if title:
            self._column.addWidget(plain(tr(title), "title"))
        for head, text in parts:
            self._column.addWidget(plain(tr(head), "heading"))
            self._column.addWidget(plain(tr(text)))
