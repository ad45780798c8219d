"""What is told of the parts of each face at the end: pictures, ranks and curves of a few."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from analyzers.parts.explained import NAMES, Explained
from analyzers.parts.pictures import card, residual_map
from analyzers.parts.seen import PARTS
from analyzers.parts.standard import SCORE, Ranked, Standard, residual_of
from workbench.analyzer import Observation
from workbench.model import Curve, Measurement

__all__ = ["Followed", "told"]

MOST_FACES = 12  # of one medium: the tracks with the highest scores
MOST_CURVED = 4  # of them whose parts are drawn over time
FEWEST = 2  # frames of a curve
CURVE_MEANING = (
    "How much a part looks pasted in, beyond what is usual in authentic faces as sharp and as "
    "large: the band holds nine in ten of them. A rise that comes with blur, a turn of the "
    "head or a hand means nothing, nor does any show that the part is another's."
)

Floats = NDArray[np.float32]


@dataclass(slots=True, eq=False)
class Followed:
    """A face through a medium: where it was first scored, and where it scored highest.

    `series` has a row for each frame in which a part is ranked: presentation time, spreads,
    and the usual spreads from and to.
    """

    first: Explained
    highest: Explained
    series: dict[str, list[tuple[float, float, float, float]]] = field(default_factory=dict)

    def hear(self, face: Explained) -> None:
        """Take the next frame in which the face is scored."""
        if face.score > self.highest.score:
            self.highest = face
        for part in face.misfits:
            rank = face.ranks.get(part)
            if rank is not None:
                row = (face.pts, rank.spreads, *rank.usual)
                self.series.setdefault(part, []).append(row)

    @property
    def kept(self) -> list[Explained]:
        """The frames of which more is told than the score; one, where they are the same."""
        once = self.first is self.highest
        return [self.first] if once else [self.first, self.highest]


def told(
    faces: Iterable[Followed], standard: Standard, size: tuple[int, int]
) -> Iterator[Observation]:
    """Yield what is told of the faces with the highest scores, by frame; then their curves.

    `size` is width and height of the upright frame.
    """
    first = sorted(faces, key=lambda one: -one.highest.score)[:MOST_FACES]
    kept = [face for followed in first for face in followed.kept]
    several = len(first) > 1
    for face in sorted(kept, key=lambda face: (face.frame, -face.score, face.track)):
        drawn = residual_map(face, size)
        if drawn is not None:
            yield drawn
        if face.misfits:
            yield card(face, size)
        yield from _measurements(face, f", {_place(face)}" if several else "")
    for followed in first[:MOST_CURVED]:
        yield from _curves(followed, standard, f", {_place(followed.first)}" if several else "")


def _place(face: Explained) -> str:
    """Return which face is meant, as an examiner can find it."""
    return f"the face at {face.corner[0]}, {face.corner[1]} in frame {face.frame}"


def _measurements(face: Explained, whose: str) -> Iterator[Measurement]:
    """Yield misfit and residual of each part, standardised where ranked, and the score's rank.

    `whose` ends every name, so that no two faces have a quantity of one name.
    """
    for part in face.by_rank:
        for kind, name, values in (
            ("misfit", part, face.misfits),
            ("residual", residual_of(part), face.residuals),
        ):
            if part in values:
                told = f"{kind} of {NAMES[part]}{whose}"
                yield _measurement(face, told, values[part], face.ranks.get(name))
    if (rank := face.ranks.get(SCORE)) is not None:
        yield Measurement(
            name=f"score{whose}",
            value=face.score,
            unit="score units",
            percentile=float(rank.percentile),
            reference=rank.citation,
            frame=face.frame,
        )


def _measurement(face: Explained, name: str, raw: float, rank: Ranked | None) -> Measurement:
    return Measurement(
        name=name,
        value=raw if rank is None else rank.spreads,
        unit="raw" if rank is None else "spreads",
        percentile=None if rank is None else float(rank.percentile),
        reference=None if rank is None else rank.citation,
        frame=face.frame,
    )


def _curves(followed: Followed, standard: Standard, whose: str) -> Iterator[Curve]:
    """Yield each part over time, the one that rises highest first."""
    long = {part: rows for part, rows in followed.series.items() if len(rows) >= FEWEST}
    tallest = {part: max(row[1] for row in rows) for part, rows in long.items()}
    for part in sorted(long, key=lambda part: (-tallest[part], PARTS.index(part))):
        pts, spreads, lower, upper = np.array(long[part], np.float32).T
        yield Curve(
            name=f"misfit of {NAMES[part]} over time{whose}",
            x=pts,
            y=spreads,
            x_label="presentation time in seconds",
            y_label="spreads above the usual",
            meaning=CURVE_MEANING,
            lower=lower,
            upper=upper,
            reference=(
                f"{standard.population}; {standard.conditions}; in each frame faces of its "
                "sharpness and width, 5th to 95th percentile"
            ),
        )
