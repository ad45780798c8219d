"""The groups of items that share a maker, as a snapshot for the desk."""

from collections.abc import Mapping
from dataclasses import dataclass

from case_store.store import CaseStore

__all__ = ["MakerGroup", "MakerItem", "MakersView", "read_makers"]


@dataclass(frozen=True, slots=True)
class MakerItem:
    """An item of a group: its exhibit, how it is named, and its own maker if one is known."""

    exhibit: str
    called: str
    known_as: str


@dataclass(frozen=True, slots=True)
class MakerGroup:
    """Items that lie together: what they are in a few words, why, and whether they share."""

    title: str
    reason: str
    shares: bool
    items: tuple[MakerItem, ...]


@dataclass(frozen=True, slots=True)
class MakersView:
    """All groups, the largest first; `limits` say within what distance, `caution` what not.

    `left` are exhibits that could not be compared, each with the reason.
    """

    limits: tuple[str, ...]
    groups: tuple[MakerGroup, ...]
    left: tuple[tuple[str, str], ...]
    caution: str


def read_makers(store: CaseStore, named: Mapping[str, str]) -> MakersView:
    """Compare what is on record; `named` is what the maker of an exhibit is called.

    Raises NothingToCompare where nothing says how near is near.
    """
    # Here, off the GUI thread: it loads SciPy.
    from workbench.clustering import reason, title  # noqa: PLC0415
    from workbench.makers import MEANS_NO_MORE, compared  # noqa: PLC0415

    found, left = compared(store, named)
    groups = (
        MakerGroup(
            title(group),
            reason(group, one.within),
            group.shares,
            tuple(MakerItem(item.exhibit, item.called, item.known_as) for item in group.items),
        )
        for one in found
        for group in one.groups
    )
    return MakersView(
        limits=tuple(f"Within {one.within:.2f} in the mean: {one.meaning}" for one in found),
        groups=tuple(groups),
        left=tuple((one.exhibit, one.reason) for one in left),
        caution=MEANS_NO_MORE,
    )
