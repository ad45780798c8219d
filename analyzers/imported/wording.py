"""What a report says of an imported detector, from its card alone."""

from analyzers.runtime.card import Card, Detecting, Validated
from analyzers.runtime.validity import closed, sentence
from workbench.analyzer import AnalyzerInfo
from workbench.model import Family, MediaKind, Need

PREFIX = "imported."
CAUTION = "Made by others and run as its card says; nobody checked the card's claims here."
CROPS = {
    "frame": "the whole frame",
    "aligned": "a face turned upright",
    "native": "a face with its margin",
}
VALUES = {
    "none": "The network's raw output",
    "sigmoid": "The network's output after a sigmoid",
    "softmax": "The network's output after a softmax",
}


def info_of(card: Card, how: Detecting, where: Validated) -> AnalyzerInfo:
    """Return what a reader of the report must know of this detector."""
    return AnalyzerInfo(
        name=PREFIX + card.name,
        title=card.title,
        version=card.version,
        media=frozenset(MediaKind),
        family=Family(how.family),
        needs=Need.FRAMES if how.crop == "frame" else Need.FACES,
        reference=f"{card.reference} (licence: {card.licence})",
        limitations=" ".join((CAUTION, *map(closed, card.limits), _never_seen(card))),
        validated_range=sentence(where),
        score_meaning=_meaning(how),
        per_second=None if how.per_second == "all" else how.per_second,
        resumable=how.crop == "frame",  # a later face pass gives tracks other ids
        by_default=False,
    )


def _meaning(how: Detecting) -> str:
    value = VALUES[how.activation]
    turned = ", turned round" if how.manipulated == "low" else ""
    return (
        f"{value} for {CROPS[how.crop]}{turned}: it rises with what the network was trained to "
        "call manipulated. It was not calibrated here, and is no probability."
    )


def _never_seen(card: Card) -> str:
    return closed(f"Not trained on: {card.not_trained_on}")
