"""Photographs of a shelf through the autoencoders of a zoo, and what their decoders draw alone.

The same photographs go through every autoencoder, in their native size; a large one by a
window of it. Generated pictures come of the very same decoders, from sampled latents, so that
nothing learns to know a decoder where it should know a photograph.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from analyzers.training.faces import alone
from analyzers.training.pixels.shelf import (
    GENERATED,
    LAUNDERED,
    Picture,
    PictureShelf,
    PictureWriter,
)
from analyzers.training.zoo.pictures import kept_back
from workbench.model import Pixels

__all__ = [
    "FLUX",
    "OF_A_SOURCE",
    "SIDE",
    "ZOO",
    "Through",
    "fresh",
    "launder",
    "of_generator",
    "window",
]

OF_A_SOURCE = 60  # photographs, for each autoencoder
SIDE = 384  # pixels at most
SAMPLED = (192, 384)  # pixels of a side of what a decoder draws alone
LEAST_SIDE = 96
ZOO = "zoo"  # the source of pictures that no photograph was given for
FAMILY = "autoencoder"
FLUX = "flux2_tiny"  # FLUX.2's tiny autoencoder, which learned from none of these photographs

Through = Callable[[Pixels], Pixels]
Drawing = Callable[[tuple[int, int], np.random.Generator], Pixels]


def launder(
    photographs: Path,
    folder: Path,
    through: Mapping[str, Through],
    drawing: Mapping[str, Drawing],
    *,
    of_a_source: int = OF_A_SOURCE,
) -> Iterator[tuple[int, int, str]]:
    """Keep laundered photographs and drawn pictures in `folder`, which may be continued.

    `through` are autoencoders by name, `drawing` those whose decoders draw alone; of these as
    many are drawn as of one source. Yields how many are done, of how many, and by what.
    """
    with alone(folder):
        shelf = PictureShelf(photographs)
        writer = PictureWriter(folder, {"manifest": shelf.manifest_sha256, "side": SIDE})
        asked = _chosen(shelf.pictures, of_a_source)
        of, done = len(asked) * len(through) + of_a_source * len(drawing), 0
        for name, redraw in through.items():
            for index in asked:
                _laundered(writer, shelf, index, name, redraw)
                yield (done := done + 1), of, name
        for name, draw in drawing.items():
            for number in range(of_a_source):
                _drawn(writer, name, draw, number)
                yield (done := done + 1), of, name


def _chosen(pictures: Sequence[Picture], of_a_source: int) -> list[int]:
    """Return photographs, at most so many of every source, always the same ones.

    As far as half of them are ones that the autoencoders have not learned from: networks are
    judged by these alone.
    """
    sources: dict[str, list[int]] = {}
    for index, picture in enumerate(pictures):
        if not picture.made and picture.least_side >= LEAST_SIDE:
            sources.setdefault(picture.source, []).append(index)
    return [
        index
        for group in sources.values()
        for index in _half_fresh(
            sorted(group, key=lambda at: _lot(pictures[at])), pictures, of_a_source
        )
    ]


def _half_fresh(
    group: Sequence[int], pictures: Sequence[Picture], of_a_source: int
) -> list[int]:
    unseen = [at for at in group if kept_back(pictures[at].path)][: of_a_source // 2]
    others = [at for at in group if at not in set(unseen)]
    return [*unseen, *others[: of_a_source - len(unseen)]]


def window(of: Picture) -> tuple[slice, slice]:
    """Return rows and columns of a picture that go through an autoencoder, the same for all.

    Of a small picture they are the whole of it.
    """
    height, width = min(of.height, SIDE), min(of.width, SIDE)
    place = np.random.default_rng(list(_lot(of)))
    top = int(place.integers(of.height - height + 1))
    left = int(place.integers(of.width - width + 1))
    return slice(top, top + height), slice(left, left + width)


def fresh(laundered: Picture) -> bool:
    """Say whether the autoencoder had not learned from the photograph that it redrew."""
    return laundered.generator == FLUX or kept_back(laundered.path)


def of_generator(picture: Picture) -> bool:
    """Say whether a real generator made a picture, not a decoder of the zoo."""
    return picture.made == GENERATED and picture.source != ZOO


def _lot(picture: Picture) -> bytes:
    return hashlib.sha256(f"laundered {picture.file}".encode()).digest()


def _laundered(
    writer: PictureWriter, shelf: PictureShelf, index: int, name: str, redraw: Through
) -> None:
    of = shelf.pictures[index]
    rows, columns = window(of)
    picture = Picture(
        path=of.path,
        source=of.source,
        height=rows.stop - rows.start,
        width=columns.stop - columns.start,
        generator=name,
        family=FAMILY,
        person=of.person,
        made=LAUNDERED,
        video=of.video,
        frame=of.frame,
        top=rows.start,
        left=columns.start,
    )
    if picture.file not in writer.done:
        writer.add(picture, redraw(np.array(shelf.pixels(index)[rows, columns])))


def _drawn(writer: PictureWriter, name: str, draw: Drawing, number: int) -> None:
    chance = np.random.default_rng([number, *name.encode()])
    height, width = chance.integers(SAMPLED[0], SAMPLED[1] + 1, 2).tolist()
    picture = Picture(
        path=f"{ZOO}/{name}/{number}",
        source=ZOO,
        height=height,
        width=width,
        generator=name,
        family=FAMILY,
        made=GENERATED,
    )
    if picture.file not in writer.done:
        writer.add(picture, draw((height, width), chance))
