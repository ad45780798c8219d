"""The timeline's lanes as the examiner laid them out: remembered by case, copied, explained."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ui.jobs import Job, Jobs
from ui.lane_layout import LaneLayout, read_layout
from ui.session import CaseSession
from ui.settings import DeskSettings
from ui.views.rows import Row
from ui.views.timeline import Timeline
from ui.window import MainWindow

LAST = "last"  # what a case is laid out by in which nothing was laid out yet
NO_LAYOUT = LaneLayout()
ZOOM, PAN = 0.7, 0.25
COPIED = "The values of “{}” were copied, one line for each frame that was asked about."
NOTHING = "“{}” holds no values."


class LaneKeeping(QObject):
    """Keeps the layout with the settings, and does what the menus of the timeline ask for."""

    def __init__(self, window: MainWindow, settings: DeskSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._case = ""
        self._jobs = Jobs(1, self)
        timeline = window.review.timeline
        timeline.lanes.laid_out.connect(self._keep)
        timeline.copy_wanted.connect(self.copy)
        timeline.about_wanted.connect(window.inspector.help_wanted)

    def attach(self, session: CaseSession | None) -> None:
        """Lay the lanes out as they were left in this case, or in the last one."""
        self._case = session.view.case.id if session else ""
        kept = self._settings.lanes(self._case) or self._settings.lanes(LAST)
        self._window.review.timeline.lanes.lay_out(read_layout(kept) if session else NO_LAYOUT)

    def copy(self, row: Row) -> Job:
        """Copy the values of a lane; of an hour that takes a while, so not on this thread."""
        job = Job(lambda: _copied(row))
        job.yielded.connect(lambda text: self._copied(row, text))
        return self._jobs.start(job)

    def close(self) -> None:
        """Copy nothing more."""
        self._jobs.close()

    def _copied(self, row: Row, text: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
        self._window.hint((COPIED if text else NOTHING).format(row.title))

    def _keep(self) -> None:
        text = self._window.review.timeline.layout_of_lanes.written()
        for name in (self._case, LAST):
            if name:
                self._settings.keep_lanes(name, text)


def _copied(row: Row) -> Iterator[object]:
    yield row.copied()


def lane_handlers(window: Callable[[], MainWindow]) -> dict[str, Callable[[], object]]:
    """Return what the timeline's rows of the action table do; the window is made after them."""

    def timeline() -> Timeline:
        return window().review.timeline

    return {
        "time_in": lambda: timeline().lanes.zoom(ZOOM),
        "time_out": lambda: timeline().lanes.zoom(1 / ZOOM),
        "time_whole": lambda: timeline().lanes.show_whole(),  # noqa: PLW0108
        "time_left": lambda: timeline().lanes.pan(-PAN),
        "time_right": lambda: timeline().lanes.pan(PAN),
        "lane_before": lambda: timeline().choose_lane(-1),
        "lane_next": lambda: timeline().choose_lane(1),
        "lane_menu": lambda: timeline().open_menu(),
        "lane_up": lambda: timeline().move_lane(-1),
        "lane_down": lambda: timeline().move_lane(1),
        "lane_fold": lambda: timeline().fold_lane(),
        "lane_hide": lambda: timeline().hide_lane(),
        "lanes_fold": lambda: timeline().fold_all(),
        "lanes_show": lambda: timeline().show_all(),
    }
