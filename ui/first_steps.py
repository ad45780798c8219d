"""What a new case is given as soon as it is open: the sample media, or what was dropped."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.dialogs.new_case import NewCase
from ui.tongue import tr
from workbench.sample import RECEIVED_FROM, sample_case, sample_files, sample_folder

if TYPE_CHECKING:
    from ui.desk import Desk

SAMPLE = (
    "This is the sample case: media whose making is known, one with a region pasted in, one "
    "clip with a region replaced, one file that is broken. They are being examined now."
)


class FirstSteps(QObject):
    """Waits until a certain case is open, and then takes files into it."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._folder: Path | None = None
        self._paths: list[Path] = []
        self._count = 0  # of the sample media that are still to be listed
        self._open = ExitStack()  # holds the sample media while they are copied
        desk.case_opened.connect(self._opened)

    def begin_sample(self) -> None:
        """Make the case of `loupe demo`, take its media in and examine them."""
        folder = sample_folder() / "demo.loupe"
        paths = self._open.enter_context(sample_files())
        self.expect(folder, paths)
        self._count = len(paths)
        self._desk.begin(NewCase(sample_case(), folder))

    def expect(self, folder: Path, paths: list[Path]) -> None:
        """Take these files in when the case in this folder is open, and no other."""
        self._folder, self._paths, self._count = folder, paths, 0

    def close(self) -> None:
        """Let go of what is held."""
        self._open.close()

    def _opened(self) -> None:
        session, folder = self._desk.session, self._folder
        if session is None or folder is None or Path(session.view.folder) != folder.absolute():
            return
        self._folder = None
        if self._count:
            session.listed.connect(self._listed)
            session.intake_ended.connect(self._open.close)
        session.receive(self._paths, RECEIVED_FROM if self._count else "")

    def _listed(self, rows: tuple[object, ...]) -> None:
        """Examine once everything is there."""
        if self._count and len(rows) >= self._count:
            self._count = 0
            self._desk.window.banner.say(tr(SAMPLE))
            self._desk.examine()
