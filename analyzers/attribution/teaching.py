"""Keep what a laboratory taught: a copy of the pack with one maker more, and its own card.

The network is the very same file. The card says which makers were added, from how many
examples, and how many of these are not told as their maker when they are left out.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from analyzers.attribution.description import Description
from analyzers.attribution.engine import space_of
from analyzers.attribution.learning import Learned, learned, require_named
from analyzers.attribution.makers import FILE, LONGEST_TITLE, parsed, written
from analyzers.attribution.offered import PACKS
from analyzers.attribution.words import LOCAL
from analyzers.runtime import shelf
from analyzers.runtime.card import CARD, Card, Measured
from analyzers.runtime.card_text import text_of
from analyzers.runtime.packs import Pack, carried, load_folder
from workbench.errors import CannotLearnMaker, NoMakersKnown

__all__ = ["Base", "Laboratory", "base_of", "taught"]

QUANTITY, PUT_DOWN = "leave-one-out error", "photographs put down to a maker learned here"
OWN = " (own makers)"
BEFORE = "of the pack as it was carried, without any maker added here"
Z95 = 1.96  # standard deviations that hold 95 %


@dataclass(frozen=True, slots=True)
class Base:
    """The pack that learns: the last one that learned here, or the carried one.

    `analyzer` is the name of the analyzer that runs it, `version` what the next pack is called.
    """

    pack: Pack
    analyzer: str
    version: str


def base_of(name: str) -> Base:
    """Return the pack that learns, for the name of a carried one.

    Raises NoMakersKnown where there is none.
    """
    local, info = f"{name}{LOCAL}", PACKS[name][1]
    for pack in shelf.newest():
        if pack.card.name == local:
            return Base(load_folder(pack.folder), f"{info.name}{LOCAL}", _after(pack))
    folder = carried().joinpath(name, "1")
    if not folder.is_dir():
        raise NoMakersKnown(
            f"no pack {name!r} that tells makers apart is carried, or was added"
        )
    return Base(load_folder(folder), info.name, "1")


def taught(base: Base, name: str, learned: Learned) -> tuple[Pack, bool]:
    """Put the pack with one maker more in its place, and return it; False if it stood there.

    `name` is that of the carried pack. Raises ModelExists, ModelNotKept.
    """
    makers = written(learned.makers)
    card = _card(base, f"{name}{LOCAL}", learned, hashlib.sha256(makers).hexdigest())
    with TemporaryDirectory(prefix="loupe-") as made:
        folder = Path(made)
        (folder / CARD).write_text(text_of(card), "utf-8")
        (folder / FILE).write_bytes(makers)
        for file in set(card.files) - {FILE}:
            (folder / file).write_bytes(base.pack.read(file))
        with shelf.staged(folder) as staged:
            is_new = staged.is_new
    return load_folder(shelf.own_folder() / card.name / card.version), is_new


def _after(pack: Pack) -> str:
    """Return the next whole number after a pack's version."""
    first = pack.card.version.split(".")[0]
    return str(int(first) + 1) if first.isdecimal() else f"{pack.card.version}.1"


def _card(base: Base, name: str, learned: Learned, digest: str) -> Card:
    card, maker = base.pack.card, learned.maker
    told = f"{maker.title}, learned in this laboratory from {_examples(learned)}"
    changes: dict[str, Any] = {
        "name": name,
        "version": base.version,
        "title": f"{card.title.removesuffix(OWN)[: LONGEST_TITLE - len(OWN)]}{OWN}",
        "sources": (*card.sources, f"{FILE}: {told}, beside those of {card.called}"),
        "limits": (*card.limits, *_limits(learned)),
        "files": {**card.files, FILE: digest},
        "measured": (
            _left_out(learned),
            *_of_photographs(learned),
            *map(_of_before, card.measured),
        ),
    }
    made: Card = msgspec.structs.replace(card, **changes)
    return made


def _examples(learned: Learned) -> str:
    """Return how many examples there were, and the digest of their list where it is kept."""
    if not learned.maker.digests:
        return f"{learned.examples} examples"
    return (
        f"{learned.examples} examples (their SHA-256 stand in {FILE}; that of the list, one on "
        f"a line: {digest_of(learned.maker.digests)})"
    )


def digest_of(digests: Sequence[str]) -> str:
    """Return the SHA-256 of a list of digests, one on a line, in their order."""
    return hashlib.sha256("".join(f"{one}\n" for one in digests).encode()).hexdigest()


def _limits(learned: Learned) -> tuple[str, ...]:
    """Return what must be known of the new maker, as sentences."""
    title = learned.maker.title
    instead = ", ".join(f"{n} as {other}" for other, n in learned.instead.items())
    missed = f" ({instead})" if instead else ""
    said = (
        f"{title} was learned here from {learned.examples} examples; left out in turn, "
        f"{learned.missed} of them were not told as it{missed}. They count as independent "
        "media, which frames of one video are not. They say nothing of examples from "
        "elsewhere, and what the examples have in common may not be their maker"
    )
    told = [said]
    if learned.taken is not None:
        told.append(
            f"How far a work of {title} may lie was set by {learned.maker.photographs} "
            f"photographs of this laboratory, of which {learned.taken} are put down to it: of "
            "others more may be"
        )
    if learned.beside:
        near = " and ".join(learned.beside)
        told.append(f"{title} lies so near {near} that they will hardly be told apart")
    return tuple(told)


def _of_before(figure: Measured) -> Measured:
    """Return a figure of the pack that learned, said to be of that pack."""
    if figure.quantity in {QUANTITY, PUT_DOWN} or figure.conditions.startswith(BEFORE):
        return figure
    return msgspec.structs.replace(figure, conditions=f"{BEFORE}; {figure.conditions}")


def _left_out(learned: Learned) -> Measured:
    return Measured(
        quantity=QUANTITY,
        value=learned.missed / learned.examples,
        n=learned.examples,
        interval=_interval(learned.missed, learned.examples),
        generator=learned.maker.title,
        conditions="Examples of one laboratory, each attributed where it was left out",
    )


def _of_photographs(learned: Learned) -> tuple[Measured, ...]:
    """Return how many photographs are put down to the maker, where some were given."""
    if learned.taken is None:
        return ()
    n = learned.maker.photographs
    return (
        Measured(
            quantity=PUT_DOWN,
            value=learned.taken / n,
            n=n,
            interval=_interval(learned.taken, n),
            generator=learned.maker.title,
            conditions="Photographs of one laboratory, by which the limit was set",
        ),
    )


def _interval(counted: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a proportion (Wilson, J. Am. Stat. Assoc. 22, 1927)."""
    square = Z95**2
    middle = (counted + square / 2) / (n + square)
    half = Z95 * math.sqrt(counted * (n - counted) / n + square / 4) / (n + square)
    return max(middle - half, 0.0), min(middle + half, 1.0)


class Laboratory:
    """What the command line asks: see `workbench.learning_commands.Laboratory`."""

    def asked(self, *, picture: bool) -> tuple[str, str]:
        """Return which analyzer tells where examples lie, and the space that it tells it in."""
        base = base_of(_pack_name(picture=picture))
        return base.analyzer, space_of(base.pack)

    def require(
        self, *, picture: bool, name: str, title: str, traits: Mapping[str, str], works: str
    ) -> None:
        """Raise CannotLearnMaker for what could not be learned whatever the examples are."""
        base = base_of(_pack_name(picture=picture))
        known = parsed(base.pack.read(FILE), base.pack.card.called)
        require_named(known, name, title, works)
        _description(traits)

    def learn(
        self,
        *,
        picture: bool,
        name: str,
        title: str,
        traits: Mapping[str, str],
        works: str,
        directions: NDArray[np.float32],
        digests: Sequence[str] = (),
        photographs: NDArray[np.float32] | None = None,
    ) -> dict[str, Any]:
        """Learn a maker from directions (n, d); return the document of the new pack.

        `digests` are the SHA-256 of the media that the directions are of, in their order;
        `photographs` (m, d) are directions of photographs that no generator made.
        Raises CannotLearnMaker, ModelMissing, ModelExists, ModelNotKept.
        """
        pack_name = _pack_name(picture=picture)
        base = base_of(pack_name)
        found = learned(
            parsed(base.pack.read(FILE), base.pack.card.called),
            name=name,
            title=title,
            description=_description(traits),
            works=works,
            embeddings=directions,
            digests=tuple(digests),
            photographs=photographs,
        )
        pack, is_new = taught(base, pack_name, found)
        return {
            "name": pack.card.name,
            "version": pack.card.version,
            "sha256": pack.sha256,
            "card_sha256": pack.card_sha256,
            "folder": str(pack.folder),
            "analyzer": f"{PACKS[pack_name][1].name}{LOCAL}",
            "added": is_new,
            "maker": name,
            "title": title,
            "examples": found.examples,
            "examples_sha256": digest_of(digests),
            "missed": found.missed,
            "interval": _interval(found.missed, found.examples),
            "instead": found.instead,
            "beside": list(found.beside),
            "rejection": found.maker.rejection,
            "photographs": found.maker.photographs,
            "taken": found.taken,
        }


def _pack_name(*, picture: bool) -> str:
    return "attribution_picture" if picture else "attribution_face"


def _description(traits: Mapping[str, str]) -> Description:
    try:
        return Description(**traits)
    except (TypeError, ValueError) as error:
        raise CannotLearnMaker(str(error)) from error
