"""What autoencoders of whole pictures learn from: photographs of a manifest, unresized."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from torch import Tensor

from analyzers.training.zoo.lessons import pieces
from workbench.errors import IntakeError, TrainingError
from workbench.evaluation.manifest import Entry, Manifest
from workbench.media.identify import identify
from workbench.media.stills import read_still
from workbench.model import MediaKind, Pixels

__all__ = ["KEPT_BACK", "SIDE", "PictureLessons", "kept_back", "picture_lessons"]

SIDE = 192  # pixels of a square of a picture
OF_A_SOURCE = 160  # pictures
OF_A_PICTURE = 24  # squares at most, of a picture with more than twice their area
TO_MEASURE = 20  # pictures that are kept back
ONE_IN = 5
KEPT_BACK = (
    f"never learned from: pictures whose path in the manifest, as UTF-8, has a SHA-256 that "
    f"is divisible by {ONE_IN}"
)


@dataclass(frozen=True, slots=True, eq=False)
class PictureLessons:
    """Squares (n, 192, 192, 3) of `pictures` authentic pictures, of these sources.

    `held` are squares of up to twenty further pictures, in turns from every source, with the
    source of each: they are not learned from.
    """

    squares: Pixels
    pictures: int
    sources: tuple[str, ...]
    held: tuple[tuple[str, Pixels], ...]
    manifest_sha256: str

    def patches(self, count: int, side: int, chance: np.random.Generator) -> Tensor:
        """Return square pieces (count, 3, side, side), mirrored by chance."""
        return pieces(self.squares, count, side, chance)


def kept_back(path: str) -> bool:
    """Return whether the picture with this path in the manifest is never learned from.

    One in five is, always the same ones.
    """
    return int.from_bytes(hashlib.sha256(path.encode()).digest(), "big") % ONE_IN == 0


def picture_lessons(
    manifest: Manifest, chance: np.random.Generator, leave_out: Collection[str] = ()
) -> PictureLessons:
    """Draw from the authentic pictures of a manifest, of each source as many.

    Pictures of the sources `leave_out` are neither learned from nor measured by, nor are those
    that cannot be read or are smaller than a square. Raises TrainingError where none is left.
    """
    learned: list[Pixels] = []
    held: list[list[tuple[str, Pixels]]] = []
    sources, pictures = [], 0
    for source, entries in _by_source(manifest, leave_out).items():
        among = [entries[at] for at in chance.permutation(len(entries))]
        found = [_squares(p, chance) for p in _read(among, OF_A_SOURCE, kept=False)]
        learned += [square for squares in found for square in squares]
        pictures += len(found)
        sources += [source] if found else []
        held.append([(source, _middle(p)) for p in _read(among, TO_MEASURE, kept=True)])
    if not learned:
        raise TrainingError("The manifest lists no authentic picture that is large enough.")
    return PictureLessons(
        squares=np.stack(learned),
        pictures=pictures,
        sources=tuple(sources),
        held=tuple(_in_turns(held))[:TO_MEASURE],
        manifest_sha256=manifest.sha256,
    )


def _by_source(manifest: Manifest, leave_out: Collection[str]) -> Mapping[str, list[Entry]]:
    sources: dict[str, list[Entry]] = {}
    for entry in sorted(manifest.entries, key=lambda entry: entry.path):
        source = entry.columns.get("source", "")
        if not (entry.altered or entry.refused or source in leave_out):
            sources.setdefault(source, []).append(entry)
    return dict(sorted(sources.items()))


def _read(entries: list[Entry], most: int, *, kept: bool) -> Iterator[Pixels]:
    """Yield the first pictures that are large enough and are, or are not, kept back."""
    found = 0
    for entry in entries:
        if found == most:
            return
        picture = _picture(entry) if kept_back(entry.path) == kept else None
        if picture is not None and min(picture.shape[:2]) >= SIDE:
            found += 1
            yield picture


def _picture(entry: Entry) -> Pixels | None:
    """Return the pixels (H, W, 3) of a still picture, None of anything else."""
    try:
        form = identify(entry.file)
        if form.kind is not MediaKind.IMAGE:
            return None
        return read_still(entry.file, form.name).rgb()
    except IntakeError:
        return None


def _squares(picture: Pixels, chance: np.random.Generator) -> list[Pixels]:
    """Return squares at random places, more of larger pictures."""
    height, width = picture.shape[:2]
    count = int(np.clip(height * width / (2 * SIDE**2), 1, OF_A_PICTURE))
    tops = chance.integers(0, height - SIDE + 1, count)
    lefts = chance.integers(0, width - SIDE + 1, count)
    corners = zip(tops, lefts, strict=True)
    return [picture[top : top + SIDE, left : left + SIDE].copy() for top, left in corners]


def _middle(picture: Pixels) -> Pixels:
    top, left = ((side - SIDE) // 2 for side in picture.shape[:2])
    return picture[top : top + SIDE, left : left + SIDE].copy()


def _in_turns(
    sources: list[list[tuple[str, Pixels]]],
) -> Iterator[tuple[str, Pixels]]:
    """Yield the first of every source, then the second of every source, and so on."""
    for at in range(max(map(len, sources), default=0)):
        yield from (pictures[at] for pictures in sources if at < len(pictures))
