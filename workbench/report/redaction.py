"""Make faces unrecognisable in the pictures of a report: in their pixels, never drawn over.

A region becomes a few flat tiles of few shades, so that what was there cannot be brought back;
the evidence and everything measured on it stay as they are. What cannot be placed in its frame
is made unrecognisable as a whole: the doubt counts against showing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from workbench.errors import RedactionImpossible, UnknownExhibit, UnknownTrack, WorkbenchError
from workbench.model import (
    Box,
    FaceSamples,
    FaceTrack,
    Grid,
    MediaItem,
    MediaState,
    Picture,
    Pixels,
    RunState,
    StoredPicture,
)
from workbench.report.choices import BlurredFaces
from workbench.report.content import Figure
from workbench.report.dossier import CaseRecord, Dossier, ItemRecord
from workbench.report.faces import face_run

TILES = 4  # along either side of a region
SHADES = 16  # of a tile's colour, per channel
ROOM = 0.3  # of a face box, at every side of it
NEAR = 30  # frames beyond those in which a face was found, where it may still be seen
EVERY = "*"
REMARK = "faces_made_unrecognisable"  # in the audit log
SAID = "Faces in it are made unrecognisable."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which faces shall not be recognised: those named, or all but those named.

    `tracks` are (exhibit, track), a track by its label, its id or how that begins, or `*`.
    """

    tracks: tuple[tuple[str, str], ...] = ()
    all_but: bool = False


@dataclass(frozen=True, slots=True)
class Veil:
    """What must not be recognised in one exhibit: tracks, and where each is in which frame."""

    tracks: frozenset[str] = frozenset()
    where: Mapping[str, FaceSamples] = field(default_factory=dict)

    def boxes(self, frame: int) -> tuple[Box, ...]:
        """Return the regions to hide in a frame, in pixels of the upright frame.

        Between frames in which a face was found it is taken to be where it was and will be;
        a little before and after, where it was last.
        """
        found = (_around(samples, frame) for samples in self.where.values())
        return tuple(box for box in found if box is not None)

    def whole(self, picture: Picture) -> Picture:
        """Return the picture of a frame without the faces."""
        return self.part(picture, Box(x=0, y=0, width=1, height=1))

    def part(self, picture: Picture, origin: Box) -> Picture:
        """Return the picture of a part of a frame, whose corner is that of `origin`."""
        left, top = max(origin.x, 0), max(origin.y, 0)
        moved = [replace(b, x=b.x - left, y=b.y - top) for b in self.boxes(picture.frame)]
        return replace(picture, pixels=tiled(picture.pixels, moved, picture.scale))

    def hides(self, figure: Figure) -> bool:
        """Tell whether anything is hidden in a figure's frame."""
        return figure.frame is not None and bool(self.boxes(figure.frame))

    def stored(self, pixels: Pixels, picture: StoredPicture, item: MediaItem) -> Pixels:
        """Return what an analyzer drew; all of it in tiles where it may show a hidden face."""
        height, width = pixels.shape[:2]
        everything = [Box(x=0, y=0, width=width, height=height)]
        return tiled(pixels, everything, 1.0) if self.may_show(picture, item) else pixels

    def may_show(self, picture: StoredPicture, item: MediaItem) -> bool:
        """Tell whether what an analyzer drew may show a hidden face."""
        hidden = self.boxes(picture.frame)
        if picture.track_id in self.tracks:
            return True
        if picture.box is None or not _is_upright(picture, item):
            return bool(hidden)
        return any(_meet(picture.box, box) for box in hidden)


NOTHING = Veil()


def tiled(pixels: Pixels, boxes: Iterable[Box], scale: float) -> Pixels:
    """Return pixels (h, w) or (h, w, 3) with boxes, in native pixels, replaced by tiles."""
    made = np.array(pixels)
    height, width = made.shape[:2]
    for box in boxes:
        top, bottom = _span(box.y, box.height, scale, height)
        left, right = _span(box.x, box.width, scale, width)
        for rows in _cuts(top, bottom):
            for columns in _cuts(left, right):
                tile = pixels[rows, columns].astype(np.float64).mean(axis=(0, 1))
                step = 256 // SHADES
                made[rows, columns] = np.minimum(tile // step * step + step // 2, 255)
    return made


def _span(start: int, length: int, scale: float, size: int) -> tuple[int, int]:
    """Return the first and the last pixel of an interval, and one more, within the picture."""
    first, last = int(np.floor(start * scale)) - 1, int(np.ceil((start + length) * scale)) + 1
    return min(max(first, 0), size), min(max(last, 0), size)


def _cuts(first: int, last: int) -> Iterator[slice]:
    edges = np.linspace(first, last, TILES + 1).round().astype(int).tolist()
    yield from (slice(a, b) for a, b in pairwise(edges) if b > a)


def _around(samples: FaceSamples, frame: int) -> Box | None:
    """Return the box around a face in a frame, with room; None where it is far from any."""
    frames = samples.frames
    at = int(np.searchsorted(frames, frame))
    if at < len(frames) and frames[at] == frame:
        near = samples.boxes[at : at + 1]
    elif 0 < at < len(frames):
        near = samples.boxes[at - 1 : at + 1]
    else:
        end = max(at - 1, 0)
        near = samples.boxes[end : end + 1]
        if abs(int(frames[end]) - frame) > NEAR:
            return None
    left, top = near[:, :2].min(axis=0)
    right, bottom = (near[:, :2] + near[:, 2:]).max(axis=0)
    across, down = (right - left) * ROOM, (bottom - top) * ROOM
    x, y = int(np.floor(left - across)), int(np.floor(top - down))
    size = int(np.ceil(right + across)) - x, int(np.ceil(bottom + down)) - y
    return Box(x=x, y=y, width=max(size[0], 1), height=max(size[1], 1))


def _is_upright(picture: StoredPicture, item: MediaItem) -> bool:
    same = item.stream is not None and item.stream.orientation == 1
    return picture.grid is Grid.UPRIGHT or same


def _meet(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def veils(record: CaseRecord, dossier: Dossier, wish: Wish | None) -> dict[str, Veil]:
    """Return what is to be hidden, by exhibit; none where nothing was wished.

    An exhibit all of whose faces were to be hidden, and that has none, has an empty veil.
    Raises UnknownExhibit and UnknownTrack for a name that fits none, or several, and
    RedactionImpossible where a face to be hidden cannot be found in the pictures.
    """
    if wish is None:
        return {}
    entries = {entry.item.exhibit: entry for entry in dossier.items}
    named: dict[str, set[str]] = {}
    for exhibit, word in wish.tracks:
        if exhibit not in entries:
            raise UnknownExhibit(f"no exhibit is called {exhibit}")
        if word == EVERY and not wish.all_but:
            _require_searched(entries[exhibit])
        named.setdefault(exhibit, set()).update(_tracks(entries[exhibit], word))
    if not wish.all_but:
        return {name: _veil(record, entries[name], chosen) for name, chosen in named.items()}
    read = (one for one in entries.items() if one[1].item.state is MediaState.ACCEPTED)
    return {
        name: _veil(record, entry, _others(entry, named.get(name, set())))
        for name, entry in read
    }


def _others(entry: ItemRecord, shown: set[str]) -> set[str]:
    """Return all tracks but these of an exhibit that was searched."""
    _require_searched(entry)
    return {track.id for track in entry.faces.tracks} - shown


def _require_searched(entry: ItemRecord) -> None:
    """Refuse to hide all faces of an exhibit in which none was looked for to the end."""
    exhibit = entry.item.exhibit
    if entry.item.state is not MediaState.ACCEPTED:
        raise RedactionImpossible(f"{exhibit} was not read, so no face is known in it")
    run = face_run(entry)
    if run is None:
        raise RedactionImpossible(f"faces were not looked for in {exhibit}")
    if run.state is not RunState.FINISHED:
        raise RedactionImpossible(f"faces were not looked for to the end in {exhibit}")


def _tracks(entry: ItemRecord, word: str) -> list[str]:
    """Return the tracks that a word names."""
    tracks = entry.faces.tracks
    if word == EVERY:
        return [track.id for track in tracks]
    labelled = [track.id for track in tracks if track.label == word]
    found = labelled or [track.id for track in tracks if word and track.id.startswith(word)]
    if len(found) != 1:
        count = "several faces are" if found else "no face is"
        raise UnknownTrack(f"{count} called {word!r} in {entry.item.exhibit}")
    return found


def _veil(record: CaseRecord, entry: ItemRecord, chosen: set[str]) -> Veil:
    where = {}
    for track in entry.faces.tracks:
        if track.id in chosen:
            where[track.id] = _samples(record, entry, track)
    return Veil(frozenset(where), where)


def _samples(record: CaseRecord, entry: ItemRecord, track: FaceTrack) -> FaceSamples:
    try:
        samples = record.face_samples(track)
    except (WorkbenchError, OSError) as error:
        raise RedactionImpossible(f"{entry.item.exhibit}, {track.label}: {error}") from error
    if not len(samples.frames):
        raise RedactionImpossible(f"{entry.item.exhibit}, {track.label} is in no frame")
    return samples


def told(dossier: Dossier, made: Mapping[str, Veil]) -> tuple[BlurredFaces, ...]:
    """Return which faces of which exhibits are hidden, and which are not."""
    return tuple(
        BlurredFaces(
            exhibit=entry.item.exhibit,
            hidden=_labels(entry.faces.tracks, made[entry.item.exhibit], hidden=True),
            shown=_labels(entry.faces.tracks, made[entry.item.exhibit], hidden=False),
        )
        for entry in dossier.items
        if entry.item.exhibit in made
    )


def _labels(tracks: Sequence[FaceTrack], veil: Veil, *, hidden: bool) -> tuple[str, ...]:
    return tuple(sorted(one.label for one in tracks if (one.id in veil.tracks) is hidden))


def blur_remarks(blurred: Sequence[BlurredFaces]) -> dict[str, str]:
    """Return what the audit log keeps of it."""
    words = "; ".join(f"{one.exhibit}: {', '.join(one.hidden) or 'none'}" for one in blurred)
    return {REMARK: words} if words else {}
