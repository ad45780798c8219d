"""How an examiner laid out the lanes of the timeline: order, heights, folded and hidden ones.

Pure data, no Qt. A lane is known by its key, which is the same in every exhibit of a case: an
analyzer with the label of a face, a face, a quality. So what is laid out once holds for all.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

FOLDED_HEIGHT = 16
LEAST, MOST = 16, 400  # pixels of a lane
SIZES = {"Low": 0.6, "As it was": 1.0, "High": 2.0, "Highest": 4.0}


class Keyed(Protocol):
    """A lane as far as its layout is concerned."""

    @property
    def key(self) -> str:
        """What it is known by."""

    @property
    def height(self) -> int:
        """The room it takes of itself."""


L = TypeVar("L", bound=Keyed)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneLayout:
    """`order` holds keys that were moved or lay beside one; `scales` are of usual heights."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    scales: dict[str, float] = field(default_factory=dict)

    def arranged(self, lanes: Sequence[L]) -> list[L]:
        """Return the lanes that are shown, from top to bottom.

        One that was never laid out stays behind the lane that it follows by itself.
        """
        places: dict[str, tuple[int, int]] = {}
        known = {key: at for at, key in enumerate(self.order)}
        behind = (-1, 0)
        for lane in lanes:
            if lane.key not in places:
                at = known.get(lane.key)
                behind = (at, 0) if at is not None else (behind[0], behind[1] + 1)
                places[lane.key] = behind
        shown = [lane for lane in lanes if lane.key not in self.hidden]
        return sorted(shown, key=lambda lane: places[lane.key])

    def height(self, lane: Keyed) -> int:
        """Return the room that a lane takes, in pixels."""
        if lane.key in self.folded:
            return FOLDED_HEIGHT
        return min(max(round(lane.height * self.scales.get(lane.key, 1.0)), LEAST), MOST)

    # --- changes -------------------------------------------------------------------------

    def moved(self, key: str, by: int, lanes: Iterable[Keyed]) -> "LaneLayout":
        """Return the layout with a lane so many places further down among those shown."""
        shown = list(dict.fromkeys(lane.key for lane in lanes))
        if key not in shown:
            return self
        at = shown.index(key)
        return self.placed(key, min(max(at + by, 0), len(shown) - 1), lanes)

    def placed(self, key: str, place: int, lanes: Iterable[Keyed]) -> "LaneLayout":
        """Return the layout with a lane at a place among the others that are shown."""
        others = [k for k in dict.fromkeys(lane.key for lane in lanes) if k != key]
        shown = [*others[:place], key, *others[place:]]
        unseen = [k for k in self.order if k not in shown]  # hidden, or elsewhere
        return replace(self, order=(*shown, *unseen))

    def hiding(self, key: str, *, on: bool) -> "LaneLayout":
        """Return the layout with a lane hidden or shown."""
        return replace(self, hidden=self.hidden | {key} if on else self.hidden - {key})

    def folding(self, keys: Iterable[str], *, on: bool) -> "LaneLayout":
        """Return the layout with lanes folded to a line, or not."""
        changed = frozenset(keys)
        return replace(self, folded=self.folded | changed if on else self.folded - changed)

    def scaled(self, key: str, scale: float) -> "LaneLayout":
        """Return the layout with a lane this many times its usual height, and not folded."""
        kept = {k: s for k, s in self.scales.items() if k != key}
        scales = kept if scale == 1 else {**kept, key: scale}
        return replace(self, scales=scales, folded=self.folded - {key})

    # --- keeping -------------------------------------------------------------------------

    def written(self) -> str:
        """Return the layout as text, to be remembered."""
        return json.dumps(
            {
                "order": self.order,
                "hidden": sorted(self.hidden),
                "folded": sorted(self.folded),
                "scales": self.scales,
            }
        )


def read_layout(text: str) -> LaneLayout:
    """Return a layout that was remembered; one that cannot be read is as if there were none."""
    try:
        told = json.loads(text) if text else {}
        scales = {str(key): float(scale) for key, scale in told.get("scales", {}).items()}
        return LaneLayout(
            order=_keys(told.get("order", ())),
            hidden=frozenset(_keys(told.get("hidden", ()))),
            folded=frozenset(_keys(told.get("folded", ()))),
            scales={key: scale for key, scale in scales.items() if 0 < scale <= MOST},
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return LaneLayout()


def _keys(told: Iterable[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(key) for key in told))
