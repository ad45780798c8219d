"""Labels and names: text from anywhere is shown as plain text, and every widget has a name."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QWidget

from ui.retelling import told
from ui.tongue import tr

W = TypeVar("W", bound=QWidget)


class Words(QLabel):
    """A label that says in the examiner's language what was composed in English."""

    def __init__(self, text: str = "") -> None:
        super().__init__(told(text))

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(told(text))

    def setToolTip(self, text: str) -> None:
        """Say more when the pointer rests on it."""
        super().setToolTip(told(text))


def plain(text: str = "", kind: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label that never renders markup and can be copied from.

    What it says is said in the examiner's language; data that must stand as it is, whatever
    it says, is marked by `wording.quoted`. `kind` is what the style sheet knows it by: heading,
    muted, title, statement, score…
    """
    label = Words(text)
    label.setWordWrap(wrap)
    if wrap:
        label.setMinimumWidth(1)  # or one long word would push the panel wider than its place
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setIndent(0)  # a styled label would step in by half a letter
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def named(widget: W, spoken: str = "", style: str = "") -> W:
    """Give a widget the name a screen reader says, and the one the style sheet knows it by."""
    widget.setAccessibleName(told(spoken))
    widget.setObjectName(style)
    return widget


def restyle(widget: QWidget, style: str) -> None:
    """Give a widget a style of its own, unless it has it: it is laid out anew by every one."""
    if style != widget.styleSheet():
        widget.setStyleSheet(style)


def signing(name: str = "") -> QLineEdit:
    """Return the field that says under whose name something goes on record.

    It is not typed into: what is hidden goes by the same name, which is chosen in one place.
    """
    field = named(QLineEdit(name), tr("Examiner, as entered"))
    field.setPlaceholderText(tr("Examiner"))
    field.setReadOnly(True)
    field.textChanged.connect(lambda _: field.setCursorPosition(0))  # its beginning is seen
    field.setToolTip(tr("Another name: Review ▸ Examiner at this desk"))
    return field


def scrolled(widget: QWidget) -> QScrollArea:
    """Return a frameless scroll area that holds a widget."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(widget)
    return area
