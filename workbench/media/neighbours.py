"""Make the frames beside the one on show ready while it is looked at."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Condition, Thread

from workbench.errors import WorkbenchError

Ready = Callable[[int, int | None], Iterator[None]]

_PREPARED_AHEAD = 2  # pictures converted, not only decoded
_BEHIND = 8  # frames decoded the other way, for whoever turns round


class Neighbours:
    """A thread that decodes on in the direction of travel, and stops for whoever asks.

    `ready(index, max_side)` makes one frame ready, with a `max_side` as a picture too, and
    yields wherever it may be left. After `reach` frames, and a few the other way, the thread
    sleeps.
    """

    def __init__(self, ready: Ready, reach: int) -> None:
        self._ready = ready
        self._reach = reach
        self._changed = Condition()
        self._wish: tuple[int, int, int, int] | None = None  # as `of` was told
        self._asked = 0
        self._open = True
        self._thread: Thread | None = None

    def of(self, index: int, direction: int, stride: int, max_side: int) -> None:
        """Make the neighbours of the frame now on show ready, forgetting earlier ones.

        Whoever looks goes in `direction` (1 or -1), by `stride` frames at a time.
        """
        with self._changed:
            self._wish = index, direction, stride, max_side
            self._changed.notify_all()
        if self._thread is None and self._reach:
            self._thread = Thread(target=self._run, name="neighbours", daemon=True)
            self._thread.start()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Have the thread let go at its next step, and forget what it was to make ready."""
        with self._changed:
            self._asked += 1
            self._wish = None
        try:
            yield
        finally:
            with self._changed:
                self._asked -= 1

    def close(self) -> None:
        """End the thread and wait for it."""
        with self._changed:
            self._open, self._wish = False, None
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while (wish := self._next()) is not None:
            with suppress(WorkbenchError):  # whoever asks for that frame is told
                self._serve(*wish)

    def _next(self) -> tuple[int, int, int, int] | None:
        """Wait for a wish; None when closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._wish is not None or not self._open)
            wish, self._wish = self._wish, None
            return wish

    def _serve(self, index: int, direction: int, stride: int, max_side: int) -> None:
        ahead = [
            (index + direction * distance, _side(distance, stride, max_side))
            for distance in range(1, self._reach + 1)
        ]
        behind = [
            (index - direction * distance, _side(distance, 1, max_side))
            for distance in range(1, min(self._reach, _BEHIND) + 1)
        ]
        for wanted in (*ahead, *behind):
            for _ in self._ready(*wanted):
                if not self._goes_on():
                    return
            if not self._goes_on():
                return

    def _goes_on(self) -> bool:
        """Return whether nobody asks and the wish still stands."""
        with self._changed:
            return self._open and self._wish is None and not self._asked


def _side(distance: int, stride: int, max_side: int) -> int | None:
    """Return the size in which a frame will be asked for soon; None where it is passed over."""
    steps, between = divmod(distance, stride)
    return max_side if not between and steps <= _PREPARED_AHEAD else None
