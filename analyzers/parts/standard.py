"""What the parts of authentic faces show, by how sharp and how wide the faces are.

A part is harder to restore where a face is sharp and large, so that a residual means nothing
beside those of all faces: it is ranked among authentic ones of like quality, or not at all.
The statistics are measured where the network is trained, on faces it never learned from, and
lie in its pack as `standard.json`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.parts.seen import PARTS
from analyzers.references import SMALLEST_POPULATION, deviation, percentile
from workbench.errors import ModelMismatch
from workbench.model import FaceQuality, Reference

__all__ = [
    "FILE",
    "QUANTITIES",
    "SCORE",
    "Cell",
    "Ranked",
    "Standard",
    "measured",
    "parsed",
    "ranked",
    "residual_of",
    "written",
]

FILE = "standard.json"  # of the pack
SCORE = "score"
RESIDUALS = tuple(f"{part} residual" for part in PARTS)
QUANTITIES = (*PARTS, *RESIDUALS, SCORE)
"""Misfits by the part, then residuals, then the score."""
STEPS = 101  # the 0th to the 100th percentile
LONGEST = 1 << 22  # bytes of the file
WHOLE = 1e-9  # by which arithmetic may fall short of a whole percentile

Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Authentic faces of like quality: of `n` media, with the quantiles of each quantity.

    `sharpness` and `width` count the ranges between the limits of the `Standard`, from 0.
    Quantiles are the 0th, 1st, ... 100th percentile over the faces.
    """

    sharpness: int
    width: int
    n: int
    quantiles: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """Authentic faces by quality: limits of sharpness and of width in pixels, which rise."""

    population: str
    conditions: str
    sharpness: tuple[float, ...] = ()
    width: tuple[float, ...] = ()
    cells: tuple[Cell, ...] = ()

    def like(self, quality: FaceQuality) -> Cell | None:
        """Return the faces of like quality, None where too few were measured, or none."""
        if quality.sharpness is None or quality.width is None:
            return None
        place = _place(self.sharpness, quality.sharpness), _place(self.width, quality.width)
        found = (cell for cell in self.cells if (cell.sharpness, cell.width) == place)
        return next((cell for cell in found if cell.n >= SMALLEST_POPULATION), None)

    def reference(self, cell: Cell, quantity: str) -> Reference | None:
        """Return the distribution of a quantity in a cell, None where it was not measured."""
        if quantity not in cell.quantiles:
            return None
        return Reference(
            analyzer="face_parts",
            version="",
            quantity=quantity,
            population=self.population,
            conditions=f"{self.conditions}; {self._of(cell)}",
            n=cell.n,
            quantiles=cell.quantiles[quantity],
        )

    def _of(self, cell: Cell) -> str:
        width = _range(self.width, cell.width, " pixels")
        return f"faces of width {width}, sharpness {_range(self.sharpness, cell.sharpness)}"


def residual_of(part: str) -> str:
    """Return the name of the residual of a part."""
    return RESIDUALS[PARTS.index(part)]


def _place(limits: Sequence[float], value: float) -> int:
    return int(np.searchsorted(limits, value, side="right"))


def _range(limits: Sequence[float], at: int, unit: str = "") -> str:
    """Return a range between limits in words; the lower limit belongs to it."""
    low = limits[at - 1] if at else None
    high = limits[at] if at < len(limits) else None
    if low is None:
        return "any" if high is None else f"below {high:g}{unit}"
    return f"{low:g}{unit} and more" if high is None else f"{low:g} to {high:g}{unit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A quantity among authentic faces of like quality, seen in `n` media.

    `spreads` is its distance from their median in robust standard deviations. `percentile` is
    whole and never rounded up: 99 says that 99 % of them lie below, and not all. `usual` are
    their 5th and 95th percentile in the same spreads.
    """

    spreads: float
    percentile: int
    usual: tuple[float, float]
    n: int
    citation: str


def ranked(
    standard: Standard, quality: FaceQuality, quantity: str, value: float
) -> Ranked | None:
    """Return where a value ranks, None where nothing speaks for faces of this quality."""
    cell = standard.like(quality)
    reference = standard.reference(cell, quantity) if cell is not None else None
    if reference is None:
        return None
    low, high = (deviation(reference, reference.quantiles[at]) for at in (5, 95))
    return Ranked(
        spreads=deviation(reference, value),
        percentile=int(percentile(reference, value) + WHOLE),
        usual=(low, high),
        n=reference.n,
        citation=f"{reference.population}; {reference.conditions}; n = {reference.n}",
    )


def measured(asked: Standard, quality: Floats, known: Floats, media: Sequence[str]) -> Standard:
    """Return a standard with the cells of n authentic faces, by the limits of the one `asked`.

    `quality` (n, 2) is sharpness and width, `known` (n, 7) are the misfits and the residuals of
    the parts, in the order of `QUANTITIES`, NaN where a part has none, and the score. `media`
    names what each face was seen in, so that n counts media. Give few faces of each, or one
    medium speaks for all.
    """
    limits = asked.sharpness, asked.width
    columns = zip(limits, quality.T, strict=True)
    places = np.stack([np.searchsorted(*one, side="right") for one in columns], axis=1)
    seen_in = np.array(media)
    cells = [
        _cell(place, known[rows], len(np.unique(seen_in[rows])))
        for place in np.unique(places, axis=0)
        for rows in [(places == place).all(axis=1)]
    ]
    return replace(asked, cells=tuple(cells))


def _cell(place: NDArray[np.intp], values: Floats, n: int) -> Cell:
    columns = zip(QUANTITIES, values.T, strict=True)
    known = {name: column[np.isfinite(column)] for name, column in columns}
    return Cell(
        sharpness=int(place[0]),
        width=int(place[1]),
        n=n,
        quantiles={name: _quantiles(column) for name, column in known.items() if column.size},
    )


def _quantiles(values: Floats) -> tuple[float, ...]:
    return tuple(float(one) for one in np.percentile(values, np.linspace(0, 100, STEPS)))


def written(standard: Standard) -> bytes:
    """Return the file that holds a standard."""
    return msgspec.json.format(msgspec.json.encode(standard), indent=1)


def parsed(content: bytes, origin: str) -> Standard:
    """Return the standard in a file's bytes; raises ModelMismatch for what is none."""
    try:
        standard = msgspec.json.decode(content[:LONGEST], type=Standard)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ModelMismatch(f"the standard of {origin} cannot be read: {error}") from error
    if not all(_sound(cell.quantiles) for cell in standard.cells):
        raise ModelMismatch(f"the standard of {origin} has quantiles that do not rise")
    return standard


def _sound(quantiles: Mapping[str, Sequence[float]]) -> bool:
    rows = [np.asarray(one, np.float64) for one in quantiles.values()]
    return all(
        row.size == STEPS and np.isfinite(row).all() and (np.diff(row) >= 0).all()
        for row in rows
    )
