"""The makers that a pack knows: where each lies among all, and how far one may be off.

The network gives every face or picture a direction. Those of one maker lie around a centre;
what lies too far from all of them was made by something unknown. The file `makers.json` of a
pack holds the centres. It is written where the network is trained, and again where a
laboratory teaches it a maker of its own.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.description import PHOTOGRAPH, Description
from workbench.errors import ModelMismatch
from workbench.text import printable, printable_name

__all__ = [
    "FILE",
    "LONGEST_SENTENCE",
    "LONGEST_TITLE",
    "UNIT",
    "Maker",
    "Makers",
    "centre_of",
    "distances",
    "parsed",
    "unit",
    "unreadable",
    "written",
]

FILE = "makers.json"  # of the pack
UNIT = "cosine distance"  # 1 minus the cosine: 0 in one direction, 1 with nothing in common
LONGEST = 1 << 24  # bytes of the file
NEARLY = 1e-3  # by which the length of a centre may differ from 1
LONGEST_TITLE, LONGEST_SENTENCE = 80, 4000  # letters, as on a card
MOST_MAKERS = 1000
BREAKS = set("\n\r\t")

Floats = NDArray[np.float32]
Numbers = NDArray[np.floating[Any]]


class Maker(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One maker: what it is, and where its works lie.

    `name` is unique among the makers (`flux1-schnell`), `title` is for people. `kind`,
    `family`, `upsampler` and `extent` are those of `Description`. `centre` (d,) has length 1,
    the mean direction of `examples` works. `rejection` is its own greatest distance of a work,
    None where only that of all holds. `works` says in a sentence which works these were.
    `learned_here` is of a maker that a laboratory added, `digests` are then the SHA-256 of the
    files of its examples, as far as they were given, and `photographs` how many photographs of
    the laboratory's own its greatest distance was set by.
    """

    name: str
    title: str
    kind: str
    family: str
    centre: tuple[float, ...]
    examples: int
    upsampler: str = ""
    extent: str = ""
    rejection: float | None = None
    works: str = ""
    learned_here: bool = False
    digests: tuple[str, ...] = ()
    photographs: int = 0

    @property
    def description(self) -> Description:
        """The traits of the maker; raises ValueError for traits that there are not."""
        return Description(
            kind=self.kind, family=self.family, upsampler=self.upsampler, extent=self.extent
        )

    @property
    def photograph(self) -> bool:
        """Whether it stands for photographs that no generator made."""
        return self.kind == PHOTOGRAPH


class Makers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All makers of a pack, and the distance from which on a work has none of them.

    `threshold` is that greatest distance for every maker, fixed on known makers alone;
    `threshold_meaning` says in a sentence what share of their works lies within, of how many.
    `same_maker` is the greatest mean distance between two groups of works that are called
    those of one maker, with its own sentence; None where it was not measured. `beyond` is by
    how much a work must lie nearer to a generator than to photographs before it is told to be
    an unknown generator's, with its own sentence; None where it was not measured.
    `relatedness` (m, m) is 1 for makers that training held to be the same and 0 for strangers,
    in the order of `makers`; empty where none was used.
    """

    makers: tuple[Maker, ...]
    threshold: float
    threshold_meaning: str
    same_maker: float | None = None
    same_maker_meaning: str = ""
    beyond: float | None = None
    beyond_meaning: str = ""
    relatedness: tuple[tuple[float, ...], ...] = ()

    @property
    def centres(self) -> Floats:
        """The centres of all makers (m, d)."""
        return np.array([maker.centre for maker in self.makers], np.float32)

    @property
    def length(self) -> int:
        """Numbers of an embedding, d."""
        return len(self.makers[0].centre)

    @property
    def judged(self) -> NDArray[np.bool_]:
        """Which makers (m,) the pack's limits on photographs were measured with."""
        return np.array([not maker.learned_here for maker in self.makers])

    @property
    def bearable(self) -> float:
        """The greatest distance of a maker learned here: no more than any generator's."""
        generators = (
            self.allowed(maker)
            for maker in self.makers
            if not (maker.photograph or maker.learned_here)
        )
        return min(generators, default=self.threshold)

    def allowed(self, maker: Maker) -> float:
        """Return how far a work of this maker may lie from its centre."""
        own = maker.rejection
        return self.threshold if own is None else min(self.threshold, own)


def distances(embeddings: Numbers, centres: Numbers) -> Floats:
    """Return cosine distances (n, m) of embeddings (n, d) from centres (m, d), of length 1."""
    return np.asarray(1 - np.clip(embeddings @ centres.T, -1, 1), np.float32)


def unit(vectors: Numbers) -> Floats:
    """Return vectors (..., d) at length 1; ValueError for one that has none."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    if not np.isfinite(lengths).all() or not lengths.all():
        raise ValueError("a vector without a direction")
    return np.asarray(vectors / lengths, np.float32)


def centre_of(embeddings: Numbers) -> Floats:
    """Return the mean direction (d,) of embeddings (n, d), n > 0."""
    return unit(unit(embeddings).mean(axis=0))


def written(makers: Makers) -> bytes:
    """Return the file that holds the makers."""
    return msgspec.json.format(msgspec.json.encode(makers), indent=1) + b"\n"


def parsed(content: bytes, origin: str) -> Makers:
    """Return the makers in a file's bytes; raises ModelMismatch for what is none."""
    try:
        makers = msgspec.json.decode(content[:LONGEST], type=Makers)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ModelMismatch(f"the makers of {origin} cannot be read: {error}") from error
    if problem := _problem(makers):
        raise ModelMismatch(f"the makers of {origin} cannot be used: {problem}")
    return makers


def _problem(makers: Makers) -> str:
    """Return what makes well-formed makers unfit for use, empty where nothing does."""
    if not any(maker.photograph for maker in makers.makers):
        return "without photographs, everything would have a maker"
    problems = (*_of_all(makers), *_texts(makers))
    each = (_of(maker, makers.length) for maker in makers.makers)
    return next((why for why in (*problems, *each) if why), "")


def _of_all(makers: Makers) -> Iterator[str]:
    """Yield what is wrong with the makers as a list, and with the limits."""
    if len(makers.makers) > MOST_MAKERS:
        yield f"more than {MOST_MAKERS} makers"
    for said in ("name", "title"):
        told = [getattr(maker, said).casefold() for maker in makers.makers]
        if len(set(told)) < len(told):
            yield f"two makers have one {said}"
    limits = [makers.threshold, *(makers.allowed(maker) for maker in makers.makers)]
    limits += [makers.same_maker] if makers.same_maker is not None else []
    if not all(math.isfinite(limit) and limit > 0 for limit in limits):
        yield "a greatest distance is no positive number"
    if makers.relatedness and not _square(makers.relatedness, len(makers.makers)):
        yield "relatedness is not of all makers with all"


def _texts(makers: Makers) -> Iterator[str]:
    """Yield which texts would not be shown as what they are, by the rules of a card."""
    meanings = (makers.threshold_meaning, makers.same_maker_meaning, makers.beyond_meaning)
    for text in (*meanings, *(maker.works for maker in makers.makers)):
        yield unreadable(text, LONGEST_SENTENCE)
    for text in (told for maker in makers.makers for told in (maker.name, maker.title)):
        yield unreadable(text, LONGEST_TITLE) if text.strip() else "a maker has no name"


def unreadable(text: str, longest: int) -> str:
    """Return why a text would not be shown on one line as what it is; empty where it would."""
    if len(text) > longest:
        return f"a text is longer than {longest} letters: {printable(text, longest)}"
    hidden = bool(set(text) & BREAKS) or printable(text, len(text)) != text
    return f"a text holds hidden characters: {printable_name(text)}" if hidden else ""


def _square(rows: Sequence[Sequence[float]], side: int) -> bool:
    return len(rows) == side and all(len(row) == side for row in rows)


def _of(maker: Maker, length: int) -> str:
    try:
        described = maker.description
    except ValueError as error:
        return f"{maker.name}: {error}"
    centre = np.array(maker.centre, np.float64)
    if len(centre) != length or abs(float(np.linalg.norm(centre)) - 1) > NEARLY:
        return f"the centre of {maker.name} is no direction of {length} numbers"
    return "" if described and maker.examples > 0 else f"{maker.name} has no examples"
