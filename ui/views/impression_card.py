"""What examiners wrote of the exhibit before or beside its results."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import wording
from ui.snapshots import ItemView
from ui.tongue import tr
from ui.views.labels import plain
from workbench.model import Impression

SHOWN = 3000


class ImpressionCard(QWidget):
    """The impressions that this examiner may see, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 4)
        layout.addWidget(plain(tr("Impressions"), "heading"))
        layout.addWidget(self._words)
        self.open(None)

    def open(self, view: ItemView | None) -> None:
        """Show the impressions of an exhibit."""
        told = [impression_words(one) for one in view.impressions] if view else []
        self._words.setText("\n".join(told))
        self.setVisible(bool(told))


def impression_words(one: Impression) -> str:
    """Return an impression with who wrote it when, and whether it was blind."""
    blind = "blind" if one.blind else f"not blind: {'; '.join(one.seen)}"
    who = f"{wording.quoted(one.examiner, 120)}, {wording.moment(one.at)}"
    return f"{who} ({blind}): {one.opinion.words}. {wording.quoted(one.text, SHOWN)}"
