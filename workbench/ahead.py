"""Draw items on a thread of its own, so that decoding goes on while others compute."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")

DEPTH = 2


def ahead(items: Iterator[T], depth: int = DEPTH) -> Generator[T, None, None]:
    """Yield `items`, drawn by a thread that is at most `depth` of them ahead.

    Decoding leaves Python's lock, so it goes on while the analyzers compute. An error of
    `items` is raised here in its place; closing this closes `items`.
    """
    ready: Queue[T | _End] = Queue(depth)
    over = Event()
    thread = Thread(target=_draw, args=(items, ready, over), daemon=True)
    thread.start()
    try:
        while not isinstance(item := ready.get(), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        over.set()
        with suppress(Empty):
            while True:
                ready.get_nowait()
        thread.join()


@dataclass(frozen=True, slots=True)
class _End:
    """Nothing more comes, because of `error` if there is one."""

    error: BaseException | None = None


def _draw(items: Iterator[T], ready: "Queue[T | _End]", over: Event) -> None:
    """Put items, then the end, into the queue until told that it is over."""
    end = _End()
    try:
        for item in items:
            ready.put(item)
            if over.is_set():
                break
    except BaseException as error:  # noqa: BLE001  # raised again by the thread that asked
        end = _End(error)
    finally:
        getattr(items, "close", lambda: None)()
    if not over.is_set():
        ready.put(end)
