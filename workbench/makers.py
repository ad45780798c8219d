"""Which items of a case share a maker, by the embeddings that their runs left on record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.clustering import Group, Placed, grouped
from workbench.errors import NothingToCompare
from workbench.model import AnalyzerRun, Embedding, FaceTrack, MediaItem, RunState

__all__ = ["MEANS_NO_MORE", "Compared", "NotCompared", "Record", "compared"]

NOT_ASKED = (
    "no finished run told where it lies: that needs an analyzer that tells makers apart, as "
    "`attribution` with its model pack"
)
NOT_TOLD = "nothing in it could be told"
MEANS_NO_MORE = "That items share a maker does not say which, nor that they were altered."


class Record(Protocol):
    """The part of a case store that is read."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""

    def media(self) -> list[MediaItem]:
        """Return all items."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def embeddings(self, run_id: str) -> list[Embedding]:
        """Return where a run found faces or pictures to lie."""

    def tracks(self, media_id: str) -> list[FaceTrack]:
        """Return the tracks that stand."""


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
    """An exhibit that is in no group, and why."""

    exhibit: str
    reason: str


def compared(
    store: Record, named: Mapping[str, str], within: float | None = None
) -> tuple[list[Compared], list[NotCompared]]:
    """Return the groups of each space, and the exhibits that could not be compared, with why.

    Raises NothingToCompare where no limit was measured and none is given.
    """
    spaces: dict[tuple[str, int], list[tuple[Placed, Embedding]]] = {}
    left = []
    for item in store.media():
        told = list(_told(store, item))
        for placed, embedding in told:
            space = embedding.space, len(embedding.direction)
            spaces.setdefault(space, []).append((placed, embedding))
        if not told:
            left.append(NotCompared(item.exhibit, _why(store, item)))
    return [_compared(space, told, named, within) for (space, _), told in spaces.items()], left


def _compared(
    space: str,
    told: Sequence[tuple[Placed, Embedding]],
    named: Mapping[str, str],
    within: float | None,
) -> Compared:
    last = told[-1][1]
    limit, meaning = (last.alike, last.alike_meaning) if within is None else (within, "")
    if limit is None:
        raise NothingToCompare("the model does not say how near works of one maker lie")
    groups = tuple(grouped((placed for placed, _ in told), limit, named))
    return Compared(space=space, within=limit, meaning=meaning or "as asked", groups=groups)


def _told(store: Record, item: MediaItem) -> Iterator[tuple[Placed, Embedding]]:
    """Yield where an item lies, by the last finished run of each space."""
    labels = {track.id: track.label for track in store.tracks(item.id)}
    last: dict[str, list[Embedding]] = {}
    for run in store.runs(item.id):
        if run.state is RunState.FINISHED:
            told = store.embeddings(run.id)
            last |= {one.space: told for one in told[:1]}
    for embedding in (one for told in last.values() for one in told):
        placed = Placed(
            exhibit=item.exhibit,
            direction=embedding.direction,
            where=labels.get(embedding.track_id or "", embedding.track_id or ""),
            known_as=embedding.known_as,
        )
        yield placed, embedding


def _why(store: Record, item: MediaItem) -> str:
    ended = (run for run in store.runs(item.id) if run.state is RunState.FINISHED)
    asked = any(run.info.name.startswith("attribution") for run in ended)
    return NOT_TOLD if asked else NOT_ASKED
