"""The reader processes behind several exhibits: few, shared, and gone when nobody compares.

Beside the viewer's own reader there are at most `MOST_READERS`, however many panes there are;
each keeps the files of its panes open, at an eighth of the room that the viewer's has for one.
"""

import os
from itertools import cycle

from PySide6.QtCore import QObject, Signal

from ui.frames import GLANCES, FrameRequests
from workbench.analyzer import Source
from workbench.model import FrameTimes, Picture

MOST_READERS = 3


class PaneReaders(QObject):
    """Hands each pane the reader that serves it, and passes on what the readers bring."""

    arrived = Signal(str, int, Picture)  # who asked, serial, picture
    failed = Signal(str, int, Exception)
    timed = Signal(str, FrameTimes)  # sha256
    untimed = Signal(str, Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers: list[FrameRequests] = []
        self._ending: list[FrameRequests] = []
        self._of: dict[str, FrameRequests] = {}  # by who asks
        self._asked: dict[tuple[FrameRequests, int], str] = {}  # what is still to come

    @property
    def pids(self) -> list[int]:
        """The numbers of the reader processes that run."""
        return [reader.pid for reader in self._readers if reader.pid is not None]

    def begin(self, names: list[str]) -> None:
        """Serve these panes, and none of before."""
        self.release()
        count = min(MOST_READERS, max((os.cpu_count() or 1) - 1, 1), len(names))
        self._readers = [self._made() for _ in range(count)]
        self._of = dict(zip(names, cycle(self._readers), strict=False))

    def _made(self) -> FrameRequests:
        reader = FrameRequests(self)
        reader.arrived.connect(lambda serial, one: self._bring(reader, serial, one))
        reader.failed.connect(lambda serial, error: self._bring(reader, serial, error))
        reader.timed.connect(self.timed)
        reader.untimed.connect(self.untimed)
        return reader

    def ask(self, name: str, source: Source, frame: int, side: int) -> int:
        """Wish for a frame for a pane; return the serial number."""
        reader = self._of[name]
        serial = reader.ask(source, frame, side, GLANCES, name)
        self._asked[reader, serial] = name
        return serial

    def ask_times(self, name: str, source: Source) -> None:
        """Wish for the presentation times of the frames of a pane's medium."""
        self._of[name].ask_times(source)

    def release(self) -> None:
        """End the readers, with all that they keep, without waiting for them."""
        for reader in self._readers:
            reader.end()
        self._ending += self._readers
        self._readers = []
        self._of.clear()
        self._asked.clear()
        for reader in [one for one in self._ending if one.ended]:
            self._ending.remove(reader)
            reader.deleteLater()

    def close(self) -> None:
        """End the readers and wait until they have ended."""
        self.release()
        for reader in self._ending:
            reader.close()

    def _bring(self, reader: FrameRequests, serial: int, brought: Picture | Exception) -> None:
        name = self._asked.pop((reader, serial), None)
        if name is None:
            return
        for key in [key for key, by in self._asked.items() if by == name and key[1] < serial]:
            del self._asked[key]  # overtaken while it waited: never answered
        if isinstance(brought, Picture):
            self.arrived.emit(name, serial, brought)
        else:
            self.failed.emit(name, serial, brought)
