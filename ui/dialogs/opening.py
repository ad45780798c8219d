"""Open a dialog beside the work, and let go of it when it is closed."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

D = TypeVar("D", bound=QDialog)


def opened(dialog: D) -> D:
    """Open a dialog and return it; closed, it is deleted, or each would stay for good."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
