"""The tabs of the panels: where they do not all fit, a menu at their end names every one."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMenu, QTabWidget, QToolButton

from ui.tongue import tr
from ui.views.labels import named

SEEN = {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.StyleChange}


def offer_panels(tabs: QTabWidget) -> None:
    """Put the menu beside the tabs, shown while some of them are out of sight."""
    button = named(QToolButton(), tr("All panels"))
    button.setText("▾")
    button.setToolTip(tr("All panels"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    button.menu().aboutToShow.connect(lambda: _fill(button.menu(), tabs))
    tabs.setCornerWidget(button, Qt.Corner.TopRightCorner)
    tabs.installEventFilter(_Fitting(tabs, button))


def _fill(menu: QMenu, tabs: QTabWidget) -> None:
    menu.clear()
    for place in range(tabs.count()):
        action = menu.addAction(tabs.tabText(place))
        action.setCheckable(True)
        action.setChecked(place == tabs.currentIndex())
        action.triggered.connect(lambda _=False, to=place: tabs.setCurrentIndex(to))


class _Fitting(QObject):
    """Shows the button while the tabs need more room than there is."""

    def __init__(self, tabs: QTabWidget, button: QToolButton) -> None:
        super().__init__(tabs)
        self._tabs, self._button = tabs, button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look whether all tabs are in sight."""
        if event.type() in SEEN:
            needed = self._tabs.tabBar().sizeHint().width()
            self._button.setVisible(needed > self._tabs.width())
        return False
