"""Where the lanes of the timeline lie, one below the other, as the examiner laid them out."""

from collections.abc import Callable, Iterator, Sequence

from ui.lane_layout import LaneLayout
from ui.scale import px
from ui.views.rows import Row

MEANT = 8  # pixels that a lane is dragged before it moves
EDGE = 3  # pixels around the foot of a header in which it is dragged higher or lower


class LanePlaces:
    """The lanes on show from top to bottom, with the room that each takes."""

    def __init__(self, top: Callable[[], int]) -> None:
        self._top = top  # where lanes begin, in the size in use
        self._given: Sequence[Row] = ()
        self.layout = LaneLayout()
        self.rows: Sequence[Row] = ()
        self._tops: list[int] = [top()]

    def show(self, rows: Sequence[Row]) -> None:
        """Lay these lanes out."""
        self._given = rows
        self.rows = self.layout.arranged(rows)
        self._tops = [self._top()]
        for row in self.rows:
            self._tops.append(self._tops[-1] + px(self.layout.height(row)))

    def lay_out(self, layout: LaneLayout) -> None:
        """Lay the same lanes out in another way."""
        self.layout = layout
        self.show(self._given)

    @property
    def bottom(self) -> int:
        """Where the last lane ends."""
        return self._tops[-1]

    @property
    def hidden(self) -> list[Row]:
        """The lanes that are not shown."""
        return [row for row in self._given if row.key in self.layout.hidden]

    def placed(self) -> Iterator[tuple[Row, int, int]]:
        """Yield every lane with its top and its height."""
        for row, top, foot in zip(self.rows, self._tops, self._tops[1:], strict=False):
            yield row, top, foot - top

    def at(self, y: float) -> Row | None:
        """Return the lane at a height of the widget."""
        return next((row for row, top, high in self.placed() if top <= y < top + high), None)

    def foot_at(self, y: float) -> tuple[Row, int] | None:
        """Return the lane whose foot lies there, with its top."""
        near = (
            (row, top) for row, top, high in self.placed() if abs(top + high - 1 - y) <= EDGE
        )
        return next(near, None)

    def find(self, key: str) -> Row | None:
        """Return the lane that is shown under a key."""
        return next((row for row in self.rows if row.key == key), None)

    def box(self, key: str) -> tuple[int, int]:
        """Return top and height of a lane, (0, 0) where it is not shown."""
        return next(((top, h) for row, top, h in self.placed() if row.key == key), (0, 0))

    def gap(self, y: float, moved: str) -> tuple[int, int]:
        """Return between which lanes a dragged one would come: its place, and a height."""
        others = [(top, high) for row, top, high in self.placed() if row.key != moved]
        place = sum(y > top + high / 2 for top, high in others)
        edges = [top for top, _ in others] + [sum(others[-1]) if others else self._top()]
        return place, edges[place]

    def beside(self, key: str, by: int) -> str:
        """Return the lane so many further down, the first or last where there are fewer."""
        keys = list(dict.fromkeys(row.key for row in self.rows))
        if not keys:
            return ""
        at = keys.index(key) + by if key in keys else 0
        return keys[min(max(at, 0), len(keys) - 1)]


class LaneDrag:
    """A lane being dragged to another place, or its foot (`top` is set) to another height."""

    def __init__(self, key: str, y: float, top: int | None = None) -> None:
        self.key, self.y, self.top = key, y, top
        self._begun = y
        self._far = False

    @property
    def moving(self) -> bool:
        """Whether the lane itself is dragged, far enough that it was meant."""
        return self.top is None and self._far

    def move(self, y: float) -> None:
        """Follow the pointer."""
        self.y = y
        self._far = self._far or abs(y - self._begun) > MEANT
