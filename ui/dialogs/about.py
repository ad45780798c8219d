"""What this program is, its version and its licence."""

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.dialogs.opening import opened
from ui.tongue import tr
from workbench import __version__

WORDS = (
    "Loupe {version}\nA workbench for examiners who must say whether a photo or a video "
    "is authentic.\nEverything stays on this workstation. Apache License 2.0."
)


def about(parent: QWidget) -> None:
    """Show it until it is closed; the desk goes on meanwhile."""
    box = QMessageBox(
        QMessageBox.Icon.NoIcon,
        tr("About Loupe"),
        tr(WORDS, version=__version__),
        parent=parent,
    )
    opened(box)
