"""The list of media in the window: its own menu, the queue of examinations, tiles."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.menus.spec import When
from ui.session import CaseSession
from ui.settings import DeskSettings
from ui.tongue import tr
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.desk import Desk

OFFERED = (
    *("examine_chosen", "queue_front", "queue_up", "queue_down", "queue_leave", "pause", ""),
    *("compare_items", "note", "known_authentic", "media_grid", "find_media"),
)


class Queueing(QObject):
    """Does with the queue what is asked for in the list of media."""

    def __init__(self, window: MainWindow, settings: DeskSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._session: CaseSession | None = None
        window.media_list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        window.media_list.customContextMenuRequested.connect(self._offer)
        window.media_column.grid_changed.connect(self._keep_grid)
        window.media_column.show_grid(settings.tiles)

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._session = session
        if session is not None:
            session.examinations.changed.connect(self._show)
            session.supports_read.connect(self._window.media.show_supports)
        self._show()

    def pause(self) -> None:
        """Pause, or go on."""
        if self._session is not None:
            examinations = self._session.examinations
            examinations.pause(not examinations.paused)
        self._show()

    def move(self, by: int | None = None) -> None:
        """Move the chosen exhibits within the queue; None moves them to its head."""
        if self._session is not None:
            self._session.examinations.move(self._chosen(), by)

    def leave(self) -> None:
        """Cancel what is asked of the chosen exhibits."""
        for media_id in self._chosen():
            if self._session is not None:
                self._session.examinations.cancel(media_id)

    def toggle_grid(self) -> None:
        """Show tiles, or the list."""
        self._window.media_column.show_grid(not self._window.media_list.is_grid)

    def _keep_grid(self, on: bool) -> None:
        self._settings.tiles = on
        self._window.actions_by_name["media_grid"].setChecked(on)

    def conditions(self) -> set[When]:
        """Return what holds of the queue."""
        if self._session is None:
            return set()
        running, waiting = (
            self._session.examinations.running,
            self._session.examinations.waiting,
        )
        chosen = set(self._chosen())
        holds = {
            When.EXAMINING: bool(running),
            When.QUEUED: bool(chosen & running),
            When.WAITING: bool(chosen.intersection(waiting)),
        }
        return {when for when, true in holds.items() if true}

    def menu(self) -> QMenu:
        """Return the menu of the chosen exhibits."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions: Mapping[str, QAction] = self._window.actions_by_name
        for name in OFFERED:
            if name:
                menu.addAction(actions[name])
            else:
                menu.addSeparator()
        return menu

    def _offer(self, at: QPoint) -> None:
        self.menu().popup(self._window.media_list.viewport().mapToGlobal(at))

    def _chosen(self) -> list[str]:
        return [item.id for item in self._window.media_list.chosen()]

    def _show(self) -> None:
        examinations = self._session.examinations if self._session else None
        self._window.media.show_queue(examinations.waiting if examinations else ())
        paused = examinations is not None and examinations.paused
        action = self._window.actions_by_name["pause"]
        action.setText(tr("Go on examining" if paused else "Pause examining"))
        action.setChecked(paused)


def queue_handlers(desk: "Desk") -> dict[str, Callable[[], object]]:
    """Return what the queue's rows of the action table do."""
    return {
        "pause": lambda: desk.queueing.pause(),  # noqa: PLW0108
        "queue_front": lambda: desk.queueing.move(),  # noqa: PLW0108
        "queue_up": lambda: desk.queueing.move(-1),
        "queue_down": lambda: desk.queueing.move(1),
        "media_grid": lambda: desk.queueing.toggle_grid(),  # noqa: PLW0108
        "queue_leave": lambda: desk.queueing.leave(),  # noqa: PLW0108
    }
