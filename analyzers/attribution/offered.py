"""The analyzers of attribution on offer: of carried packs, and of what was learned here.

A laboratory that taught a network a maker of its own has a pack more, whose name ends in
`.local`. Its analyzer stands beside the carried one, so that a report says which was asked.
"""

from collections.abc import Iterable, Iterator

from analyzers.attribution.made_by import MadeBy, MadeByPicture, OfMakers
from analyzers.attribution.words import FACE, LOCAL, PICTURE, local
from analyzers.runtime.kept import usable
from analyzers.runtime.learned import carried_once_trained, made_of
from analyzers.runtime.shelf import newest
from workbench.analyzer import AnalyzerInfo
from workbench.model import ModelArchive

__all__ = ["PACKS", "carried_makers", "local_makers"]

PACKS: dict[str, tuple[type[OfMakers], AnalyzerInfo]] = {
    "attribution_face": (MadeBy, FACE),
    "attribution_picture": (MadeByPicture, PICTURE),
}
"""By the name of its pack: how it is read, and the words for it."""


def carried_makers() -> Iterator[OfMakers]:
    """Yield the analyzers of the packs that Loupe carries; none until it does."""
    for name, (kind, words) in PACKS.items():
        yield from carried_once_trained(name, "1", kind, words)


def local_makers(kept: Iterable[ModelArchive] = ()) -> Iterator[OfMakers]:
    """Yield the analyzers of packs that learned makers here, the last version of each.

    What a case has `kept` stands in for what this user has not.
    """
    for pack in newest(usable(kept)):
        base = pack.card.name.removesuffix(LOCAL)
        if base in PACKS and pack.card.name.endswith(LOCAL):
            kind, words = PACKS[base]
            yield made_of(pack, kind, local(words))
