"""The face files of a case, opened once and kept open while they are read."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from case_store.vault import FACES, Vault
from workbench.errors import HashMismatch
from workbench.faces.file import FaceFile

MOST_OPEN = 4

State = tuple[int, int, int]


class FaceFiles:
    """Opens face files by hash; one reader at a time.

    A file is hashed when it is first opened, and again when it has changed since.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._turn = RLock()
        self._open: OrderedDict[str, tuple[State, FaceFile]] = OrderedDict()

    @contextmanager
    def reading(self, sha256: str) -> Iterator[FaceFile]:
        """Offer a face file; HashMismatch when it is gone or not the one that was made."""
        with self._turn:
            yield self._opened(sha256)

    def close(self) -> None:
        """Release all files."""
        with self._turn:
            while self._open:
                self._open.popitem()[1][1].close()

    def _opened(self, sha256: str) -> FaceFile:
        path = self._vault.find(FACES, sha256)
        state = _state(path)
        known = self._open.pop(sha256, None)
        if known is not None and known[0] != state:
            known[1].close()
            known = None
        found = FaceFile.open(path, sha256) if known is None else known[1]
        self._open[sha256] = (state, found)
        if len(self._open) > MOST_OPEN:
            self._open.popitem(last=False)[1][1].close()
        return found


def _state(path: Path) -> State:
    try:
        status = path.stat()
    except OSError as error:
        raise HashMismatch("What was found of faces is gone from the case.") from error
    return status.st_ino, status.st_size, status.st_mtime_ns
