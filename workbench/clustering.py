"""Which items of a case lie together, by the embeddings that their runs left on record.

Items are put together while the mean distance between two groups is no greater than a limit
(average linkage), which was measured where the network was trained. One item whose maker is
known names its group: the single labelled sample of FakeLocator (Huang et al., arXiv
2001.09598), which names clusters of the features of many images in the same way. No medium is
read again.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist

__all__ = [
    "FARTHEST",
    "MOST",
    "UNIT",
    "Group",
    "Placed",
    "attributions",
    "grouped",
    "reason",
    "title",
]

UNIT = "cosine distance"
FARTHEST = 2.0  # that two directions can lie from each other
MOST = 3000  # items of one space: pairs of more would fill the memory
SHARING = 2  # items at least, of which it can be said that they lie together

Distances = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """An item of a case, or one face in it, and where it lies.

    `exhibit` names the item, `where` the face by its label, empty for the whole picture;
    `media_id` and `track_id` are theirs on record. `direction` (d,) has length 1; `known_as` is
    the maker it was attributed to, if any, and `names` what an examiner calls its maker: two
    where tracks that were named apart were merged. `merged` are further tracks on record that
    are this face by an examiner's word.
    """

    exhibit: str
    direction: NDArray[np.float32]
    where: str = ""
    known_as: str = ""
    names: tuple[str, ...] = ()
    media_id: str = ""
    track_id: str | None = None
    merged: tuple[str | None, ...] = ()

    @property
    def called(self) -> str:
        """How it is named to a reader."""
        return f"{self.exhibit} ({self.where})" if self.where else self.exhibit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """Items that lie together, the most typical first.

    `mean` and `widest` are the mean and the greatest distance between two of them, 0 for one
    alone. `apart` is the mean distance from the nearest other group, None where there is no
    other. `names` are what those of its items are called whose maker an examiner knows: one
    names the group, several contradict each other.
    """

    items: tuple[Placed, ...]
    mean: float
    widest: float
    apart: float | None
    names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the group is called, empty where nobody knows or two names contradict."""
        return self.names[0] if len(self.names) == 1 else ""

    @property
    def shares(self) -> bool:
        """Whether there are enough items to say that they lie together; no more is known."""
        return len(self.items) >= SHARING


def grouped(items: Iterable[Placed], within: float) -> list[Group]:
    """Return groups of items, the largest first; all items are in exactly one.

    Two groups are one where the mean distance between their items is `within` or less. The
    order of the items does not matter. Raises ValueError for more than `MOST`.
    """
    placed = sorted(items, key=lambda item: (item.exhibit, item.where))
    if not placed:
        return []
    if len(placed) > MOST:
        raise ValueError(f"{len(placed)} items are more than can be compared at once")
    directions = np.stack([item.direction for item in placed]).astype(np.float64)
    groups = _numbered(directions, within)
    members = [np.flatnonzero(groups == number) for number in np.unique(groups)]
    nearest = _nearest_others(directions, members)
    made = [
        _group(placed, directions, own, apart)
        for own, apart in zip(members, nearest, strict=True)
    ]
    return sorted(made, key=lambda group: (-len(group.items), group.items[0].called))


def reason(group: Group, within: float) -> str:
    """Return in a sentence why these items are put together, with unit and threshold."""
    beside = (
        "there is no other group"
        if group.apart is None
        else f"the nearest other group lies at {group.apart:.2f}"
    )
    if not group.shares:
        return f"Nothing lies within {within:.2f} of it ({UNIT}); {beside}."
    return (
        f"These {len(group.items)} lie {group.mean:.2f} from each other in the mean and "
        f"{group.widest:.2f} at most, where {within:.2f} in the mean is allowed ({UNIT}); "
        f"{beside}."
    )


def title(group: Group) -> str:
    """Return what a group is, in a few words."""
    if len(group.names) > 1:
        return f"Together, though named {' and '.join(group.names)}"
    if not group.shares:
        return f"Alone, named {group.name}" if group.name else "Alone"
    shared = f"{len(group.items)} lie together, as works of one maker do"
    return f"{shared}, named {group.name}" if group.name else shared


def attributions(group: Group) -> str:
    """Return in a sentence as whose work its items are told, each on its own."""
    told = Counter(item.known_as or "not told" for item in group.items)
    return "Attributed one by one: " + ", ".join(
        f"{n} {name}" for name, n in told.most_common()
    )


def _numbered(directions: Distances, within: float) -> NDArray[np.intp]:
    """Return the number of each item's group (n,); memory grows with n (n - 1) / 2 numbers."""
    if len(directions) == 1:
        return np.ones(1, np.intp)
    apart = np.clip(pdist(directions, "cosine"), 0, FARTHEST)
    numbers: NDArray[np.intp] = fcluster(linkage(apart, "average"), within, "distance")
    return numbers


def _nearest_others(
    directions: Distances, members: Sequence[NDArray[np.intp]]
) -> list[float | None]:
    """Return of each group the mean distance from the nearest other one, None without others.

    The mean distance of all pairs of two groups is 1 minus the product of their means.
    """
    if len(members) == 1:
        return [None]
    means = np.stack([directions[own].mean(axis=0) for own in members])
    apart = 1 - means @ means.T
    np.fill_diagonal(apart, np.inf)
    nearest: list[float | None] = np.clip(apart.min(axis=1), 0, FARTHEST).tolist()
    return nearest


def _group(
    placed: Sequence[Placed],
    directions: Distances,
    own: NDArray[np.intp],
    nearest: float | None,
) -> Group:
    among = np.clip(1 - directions[own] @ directions[own].T, 0, FARTHEST)
    pairs = among[np.triu_indices(len(own), 1)]
    items = tuple(placed[at] for at in own[np.argsort(among.mean(axis=1), kind="stable")])
    return Group(
        items=items,
        mean=float(pairs.mean()) if pairs.size else 0.0,
        widest=float(pairs.max(initial=0.0)),
        apart=nearest,
        names=tuple(dict.fromkeys(name for item in items for name in item.names)),
    )
