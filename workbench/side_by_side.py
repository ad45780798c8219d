"""Do independent work of one analyzer on two cores at a time."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

AT_ONCE = 2  # each holds copies of its part, so that more would cost memory

Part = TypeVar("Part")
Done = TypeVar("Done")


def side_by_side(work: Callable[[Part], Done], parts: Iterable[Part]) -> list[Done]:
    """Return the work's result on each part, in the order of the parts.

    For work that leaves Python's lock, as NumPy, SciPy and ONNX Runtime do, and that changes
    nothing its neighbours read. An error of a part is raised here; parts that were not begun
    by then are left.
    """
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(work, parts))
