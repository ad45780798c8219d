"""The groups of items that lie together, as a snapshot for the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from case_store.store import CaseStore
from workbench.maker_names import namings

if TYPE_CHECKING:
    from workbench.makers import Compared

__all__ = ["MakerGroup", "MakerItem", "MakerName", "MakersView", "keep_name", "read_makers"]


@dataclass(frozen=True, slots=True)
class MakerItem:
    """An item of a group: its exhibit, how it is named, and its own maker if one is known.

    `names` is what an examiner calls its maker, `media_id` and `track_id` are its own, and
    `merged` are further tracks that are the same face by an examiner's word.
    """

    exhibit: str
    called: str
    known_as: str
    names: tuple[str, ...]
    media_id: str
    track_id: str | None
    merged: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class MakerGroup:
    """Items that lie together: what they are in a few words, why, and if several."""

    title: str
    reason: str
    shares: bool
    items: tuple[MakerItem, ...]


@dataclass(frozen=True, slots=True)
class MakerName:
    """What an examiner calls the maker of an item; an empty name takes that back."""

    item: MakerItem
    name: str
    examiner: str
    note: str


@dataclass(frozen=True, slots=True)
class MakersView:
    """All groups, the largest first; `limits` say within what distance, `caution` what not.

    `left` could not be compared, each with the reason; `namings` are the names on record, each
    with who gave it when.
    """

    limits: tuple[str, ...]
    groups: tuple[MakerGroup, ...]
    left: tuple[tuple[str, str], ...]
    namings: tuple[str, ...]
    caution: str


def read_makers(store: CaseStore) -> MakersView:
    """Compare what is on record."""
    # Here, off the GUI thread: it loads SciPy.
    from workbench.makers import MEANS_NO_MORE, told_of  # noqa: PLC0415

    told = told_of(store)
    found, left = told.groups()
    return MakersView(
        limits=tuple(f"Within {one.within:.2f} in the mean: {one.meaning}" for one in found),
        groups=tuple(group for one in found for group in _groups(one)),
        left=tuple((one.called, one.reason) for one in left),
        namings=tuple(one.words for one in told.namings),
        caution=MEANS_NO_MORE,
    )


def _groups(compared: "Compared") -> Iterator[MakerGroup]:
    from workbench.clustering import reason, title  # noqa: PLC0415

    for group in compared.groups:
        items = (
            MakerItem(
                one.exhibit,
                one.called,
                one.known_as,
                one.names,
                one.media_id,
                one.track_id,
                one.merged,
            )
            for one in group.items
        )
        why = reason(group, compared.within)
        yield MakerGroup(title(group), why, group.shares, tuple(items))


def keep_name(store: CaseStore, asked: MakerName) -> None:
    """Put an examiner's word on a maker on record; nothing where it stands there already.

    Raises LabelUnfit, NoExaminer, CaseError.
    """
    on_record = store.maker_namings(superseded=True)
    for new in namings(
        on_record, asked.item, asked.name, examiner=asked.examiner, note=asked.note
    ):
        store.name_maker(new)
