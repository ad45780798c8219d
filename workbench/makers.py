"""Which items of a case lie together, by the embeddings that their runs left on record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import Protocol

import numpy as np

from workbench.clustering import MOST, Group, Placed, grouped
from workbench.errors import NothingToCompare, UnknownTrack
from workbench.model import (
    AnalyzerRun,
    Embedding,
    FaceTrack,
    MakerNaming,
    MediaItem,
    RunState,
)

__all__ = [
    "MEANS_NO_MORE",
    "Compared",
    "Naming",
    "NotCompared",
    "Record",
    "Runs",
    "Told",
    "compared",
    "told_of",
]

NOT_ASKED = (
    "no finished run told where it lies: that needs an analyzer that tells makers apart, as "
    "`attribution` with its model pack"
)
NOT_TOLD = "nothing in it could be told"
NO_LIMIT = (
    "the model does not say how near works of one maker lie: give a greatest mean distance "
    "with `loupe cluster --within`"
)
EXCLUDED = "an examiner excluded this face"
PARTED = "its track was split after it was read: examine it again"
GONE = "the face that was read is no longer on record: examine it again"
TOO_MANY = f"{MOST} items of one model are compared at most, of each exhibit its first faces"
MEANS_NO_MORE = (
    "That items lie together does not say that one maker made them, nor which, nor that they "
    "were altered."
)

Space = tuple[str, int]


class Runs(Protocol):
    """The part of a case store that tells what runs left of an exhibit."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def embeddings(self, run_id: str) -> list[Embedding]:
        """Return where a run found faces or pictures to lie."""


class Record(Runs, Protocol):
    """The part of a case store that is read."""

    def media(self) -> list[MediaItem]:
        """Return all items."""

    def tracks(self, media_id: str, *, superseded: bool = False) -> list[FaceTrack]:
        """Return the tracks that stand; also those that others supersede, when asked for."""

    def maker_namings(self, *, superseded: bool = False) -> list[MakerNaming]:
        """Return what examiners call the makers of items, as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A maker's name that stands on record, and how its item is named to a reader."""

    called: str
    exhibit: str
    face: str
    record: MakerNaming

    @property
    def words(self) -> str:
        """What is said on record, by whom, when and why."""
        said = self.record
        note = f", {said.note}" if said.note else ""
        by = f"{said.examiner}, {said.at:%Y-%m-%d %H:%M} UTC{note}"
        return f"the maker of {self.called} is {said.name} ({by})"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Compared:
    """The groups of one space, the limit that made them and whose it is; `space` is its name.

    `meaning` says how the limit was measured.
    """

    space: str
    within: float
    meaning: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class NotCompared:
    """An exhibit that is in no group, or one face of it, and why."""

    exhibit: str
    reason: str
    face: str = ""

    @property
    def called(self) -> str:
        """How it is named to a reader."""
        return f"{self.exhibit} ({self.face})" if self.face else self.exhibit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """Where the items of a case lie, by space, and what has no place.

    `namings` are those that stand, whether their item is compared or not.
    """

    spaces: Mapping[Space, tuple[tuple[Placed, Embedding], ...]]
    left: tuple[NotCompared, ...]
    namings: tuple[Naming, ...]

    def find(self, text: str) -> Placed:
        """Return the item that is called so, or the only one of an exhibit.

        Raises NothingToCompare where there is none, UnknownTrack where there are several.
        """
        placed = [one for told in self.spaces.values() for one, _ in told]
        found = [one for one in placed if one.called == text]
        found = found or [one for one in placed if one.exhibit == text]
        if not found:
            raise NothingToCompare(f"{text} is not among the items that can be compared.")
        if names := sorted({one.called for one in found if one.called != found[0].called}):
            several = ", ".join((found[0].called, *names))
            raise UnknownTrack(f"{text} has several faces, and a name is of one: {several}.")
        return found[0]

    def knowing(self, named: Mapping[str, str]) -> "Told":
        """Return the same with further names of makers; raises as `find` does."""
        names = {self.find(text).called: name for text, name in named.items()}
        spaces = {
            space: tuple((_known(one, names), embedding) for one, embedding in told)
            for space, told in self.spaces.items()
        }
        return replace(self, spaces=spaces)

    def groups(
        self, within: float | None = None
    ) -> tuple[list[Compared], tuple[NotCompared, ...]]:
        """Return the groups of each space, and what could not be compared, with why."""
        found, left = [], list(self.left)
        for (space, _), told in self.spaces.items():
            last = told[-1][1]
            limit = last.alike if within is None else within
            meaning = last.alike_meaning if within is None else ""
            if limit is None:
                left += [NotCompared(one.exhibit, NO_LIMIT, one.where) for one, _ in told]
                continue
            chosen = _first([one for one, _ in told])
            within_reach = {one.called for one in chosen}
            left += [
                NotCompared(one.exhibit, TOO_MANY, one.where)
                for one, _ in told
                if one.called not in within_reach
            ]
            groups = tuple(grouped(chosen, limit))
            found.append(
                Compared(
                    space=space, within=limit, meaning=meaning or "as asked", groups=groups
                )
            )
        return found, tuple(left)


def compared(
    store: Record, named: Mapping[str, str] | None = None, within: float | None = None
) -> tuple[list[Compared], tuple[NotCompared, ...]]:
    """Return the groups of each space, and what could not be compared, with why.

    `named` are makers known besides those on record, by what an item is called.
    """
    return told_of(store).knowing(named or {}).groups(within)


def told_of(store: Record) -> Told:
    """Return where the items of a case lie by what is on record."""
    spaces: dict[Space, tuple[tuple[Placed, Embedding], ...]] = {}
    left: list[NotCompared] = []
    namings = store.maker_namings()
    standing = []
    for item in store.media():
        faces = _Faces.of(store, item)
        own = [one for one in namings if one.media_id == item.id]
        standing += [faces.naming(item, one) for one in own]
        placed, missed = _told(store, item, faces, own)
        for space, told in placed.items():
            spaces[space] = (*spaces.get(space, ()), *told)
        left += missed
    return Told(spaces=spaces, left=tuple(left), namings=tuple(standing))


@dataclass(frozen=True, slots=True)
class _Faces:
    """The tracks of an item: those that stand, and what came of those that do not."""

    known: Mapping[str, FaceTrack]
    later: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, store: Record, item: MediaItem) -> "_Faces":
        history = store.tracks(item.id, superseded=True)
        later: dict[str, tuple[str, ...]] = {}
        for track in history:
            for before in track.supersedes:
                later[before] = (*later.get(before, ()), track.id)
        return cls({track.id: track for track in history}, later)

    def standing(self, track_id: str) -> list[FaceTrack]:
        """Return what stands in place of a track: itself, its successor, or several parts."""
        if track_id in self.later:
            return [one for after in self.later[track_id] for one in self.standing(after)]
        return [self.known[track_id]] if track_id in self.known else []

    def called(self, track_id: str | None) -> tuple[str, str]:
        """Return the label of the face that stands, or else why there is none."""
        if track_id is None:
            return "", ""
        found = self.standing(track_id)
        if len(found) != 1:
            return "", PARTED if found else GONE
        return found[0].label, EXCLUDED if found[0].excluded else ""

    def naming(self, item: MediaItem, record: MakerNaming) -> Naming:
        """Return a naming with what its item is called now."""
        face, why = self.called(record.track_id)
        face = face or (f"a face: {why}" if why else "")
        called = f"{item.exhibit} ({face})" if face else item.exhibit
        return Naming(called=called, exhibit=item.exhibit, face=face, record=record)


def _told(
    store: Record, item: MediaItem, faces: _Faces, namings: Sequence[MakerNaming]
) -> tuple[dict[Space, list[tuple[Placed, Embedding]]], list[NotCompared]]:
    """Return where an item and its faces lie, by space, and what of it has no place."""
    spaces: dict[Space, dict[str, tuple[Placed, Embedding]]] = {}
    left: list[NotCompared] = []
    for one in _embedded(store, item):
        label, why = faces.called(one.track_id)
        if why:
            left.append(NotCompared(item.exhibit, why, label))
            continue
        names = [known.name for known in namings if known.track_id == one.track_id]
        placed = _placed(item, one, label, names)
        told = spaces.setdefault((one.space, len(one.direction)), {})
        before = told.get(placed.called)
        told[placed.called] = (_merged(before[0], placed) if before else placed), one
    if not (spaces or left):
        left.append(NotCompared(item.exhibit, _why(store, item)))
    return {space: list(told.values()) for space, told in spaces.items()}, left


def _placed(item: MediaItem, embedding: Embedding, label: str, names: Sequence[str]) -> Placed:
    return Placed(
        exhibit=item.exhibit,
        direction=embedding.direction,
        where=label,
        known_as=embedding.known_as,
        names=tuple(names),
        media_id=item.id,
        track_id=embedding.track_id,
    )


def _merged(one: Placed, other: Placed) -> Placed:
    """Return one face of two whose tracks an examiner merged: it lies between them."""
    between = one.direction + other.direction
    length = float(np.linalg.norm(between))
    direction = between / length if length else one.direction
    names = tuple(dict.fromkeys((*one.names, *other.names)))
    known_as = one.known_as if one.known_as == other.known_as else ""
    merged = (*one.merged, other.track_id, *other.merged)
    return replace(one, direction=direction, names=names, known_as=known_as, merged=merged)


def _embedded(store: Record, item: MediaItem) -> Iterator[Embedding]:
    """Yield where an item lies, of each space by the last finished run that told it there."""
    last: dict[str, list[Embedding]] = {}
    for run in store.runs(item.id):
        if run.state is RunState.FINISHED:
            told: dict[str, list[Embedding]] = {}
            for one in store.embeddings(run.id):
                told.setdefault(one.space, []).append(one)
            last |= told
    yield from chain.from_iterable(last.values())


def _known(placed: Placed, names: Mapping[str, str]) -> Placed:
    """Return an item with the name that is given now, which stands before one on record."""
    if placed.called not in names:
        return placed
    name = names[placed.called]
    return replace(placed, names=(name,) if name else ())


def _first(placed: Sequence[Placed]) -> list[Placed]:
    """Return as many as are compared: the first face of every exhibit before any second."""
    by_exhibit: dict[str, list[Placed]] = {}
    for one in placed:
        by_exhibit.setdefault(one.exhibit, []).append(one)
    turns = chain.from_iterable(zip_longest(*by_exhibit.values()))
    return [one for one in turns if one is not None][:MOST]


def _why(store: Record, item: MediaItem) -> str:
    ended = (run for run in store.runs(item.id) if run.state is RunState.FINISHED)
    asked = any(run.info.name.startswith("attribution") for run in ended)
    return NOT_TOLD if asked else NOT_ASKED
