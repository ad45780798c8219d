"""Whether a control explains itself when the pointer rests on it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget


class Tips(QObject):
    """Keeps the tips of buttons from opening while they are not wanted.

    It listens to the buttons alone: what is told of evidence under the pointer is always told.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def show(self, *, wanted: bool) -> None:
        """Let buttons explain themselves, or not."""
        for button in self._window.findChildren(QAbstractButton):
            button.removeEventFilter(self)
            if not wanted:
                button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the tip away."""
        return event.type() == QEvent.Type.ToolTip
