"""The cases that were open before, and which of their folders are not there now."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui import wording
from ui.jobs import Job, Jobs
from ui.settings import DeskSettings
from ui.tongue import tr

LONGEST = 90  # of a path that is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentCase:
    """A folder that was open before; `missing` when it was not there at the last look."""

    folder: str
    missing: bool = False

    @property
    def words(self) -> str:
        """The folder as it is shown, and whether it is there."""
        told = wording.shown(self.folder, LONGEST)
        return tr("{told}  (not there now)", told=told) if self.missing else told


class RecentCases(QObject):
    """Looks for the folders off the GUI thread: one may lie on a share that is away."""

    looked = Signal()

    def __init__(self, settings: DeskSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = Jobs(1, self)
        self._missing: frozenset[str] = frozenset()

    def listed(self) -> list[RecentCase]:
        """Return them, the last one first, as far as is known by now."""
        return [
            RecentCase(folder=folder, missing=folder in self._missing)
            for folder in self._settings.recent
        ]

    def look(self) -> None:
        """See which are there; `looked` says that it is known."""
        if self._jobs.busy:
            return
        folders = tuple(self._settings.recent)
        job = Job(lambda: _missing(folders))
        job.yielded.connect(self._take)
        self._jobs.start(job)

    def forget_missing(self) -> None:
        """Name those that are not there no longer; what lies elsewhere is not touched."""
        self._settings.forget_cases(self._missing)
        self.looked.emit()

    def close(self) -> None:
        """Look no longer."""
        self._jobs.close()

    def _take(self, missing: frozenset[str]) -> None:
        self._missing = missing
        self.looked.emit()


def _missing(folders: tuple[str, ...]) -> Iterator[frozenset[str]]:
    yield frozenset(folder for folder in folders if not _there(folder))


def _there(folder: str) -> bool:
    try:
        return Path(folder).is_dir()
    except OSError:  # a share that answers with an error
        return False
