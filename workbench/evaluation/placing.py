"""Lay the maps of analyzers over the upright picture and hold them against its mask."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.evaluation.metrics import Labels, spread_over
from workbench.evaluation.overlap import overlap
from workbench.evaluation.records import Placed
from workbench.media.orientation import upright, upright_box, upright_size
from workbench.model import Grid, LocalizationMap, Pixels, Stream

Drawn = tuple[Pixels, Labels]
NUMBER = re.compile(r"\d+([.,]\d+)?")


def placed(
    maps: Iterable[LocalizationMap], mask: Labels | None, stream: Stream
) -> Iterator[Placed]:
    """Yield each map of a frame held against its mask (h, w); None is an authentic frame.

    Maps of one kind over a frame, of several faces or several qualities, are one: a pixel has
    the highest value of any. Raises ValueError for a mask of another size than the picture.
    """
    size = (stream.height, stream.width)
    if mask is not None and mask.shape != size:
        raise ValueError(f"a mask of {mask.shape} for a picture of {size}")
    for (frame, name), held in by_place(maps).items():
        values, covered = _joined([laid(one, stream) for one in held])
        yield Placed(name=name, frame=frame, overlap=overlap(values, covered, mask))


def by_place(
    maps: Iterable[LocalizationMap],
) -> Mapping[tuple[int, str], list[LocalizationMap]]:
    """Return maps by frame and kind; numbers in a name do not part kinds."""
    told: dict[tuple[int, str], list[LocalizationMap]] = defaultdict(list)
    for one in maps:
        told[one.frame, NUMBER.sub("N", one.name)].append(one)
    return dict(sorted(told.items()))


def laid(one: LocalizationMap, stream: Stream) -> Drawn:
    """Return a map's values over the upright picture (h, w), and where it says something."""
    values, box = one.values, one.box
    width, height = stream.width, stream.height
    if one.grid is Grid.CODED:
        width, height = upright_size(
            stream.coded_width, stream.coded_height, stream.orientation
        )
        values = upright(values, stream.orientation)
        box = upright_box(box, stream.coded_width, stream.coded_height, stream.orientation)
    spread, covered = spread_over(values, box, height, width)
    shape = (stream.height, stream.width)
    return _fit(spread, shape).astype(np.uint8), _fit(covered, shape)


def _joined(parts: list[Drawn]) -> Drawn:
    values = np.maximum.reduce([np.where(covered, of, 0) for of, covered in parts])
    return values.astype(np.uint8), np.logical_or.reduce([covered for _, covered in parts])


def _fit(array: NDArray[Any], shape: tuple[int, int]) -> NDArray[Any]:
    """Return an array at this shape, by its nearest samples: pixels need not be square."""
    rows = np.arange(shape[0]) * array.shape[0] // shape[0]
    columns = np.arange(shape[1]) * array.shape[1] // shape[1]
    return array if array.shape == shape else array[rows][:, columns]
