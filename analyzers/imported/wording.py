"""What a report says of an imported detector, from its card alone."""

from analyzers.runtime.card import Card, Detecting, Validated
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
        limitations=" ".join((CAUTION, *map(_closed, card.limits), _never_seen(card))),
        validated_range=validated_range(where),
        score_meaning=_meaning(how),
        per_second=None if how.per_second == "all" else how.per_second,
        resumable=how.crop == "frame",  # a later face pass gives tracks other ids
        by_default=False,
    )


def validated_range(where: Validated) -> str:
    """Return the range in one sentence, with the bounds that are enforced."""
    bounds = (
        (where.least_face_width, "faces of {:g} pixels in width and more"),
        (where.least_sharpness, "sharpness {:g} and more"),
        (where.coarsest_quantiser, "quantiser {:g} and less"),
        (where.least_side, "frames whose shorter side has {:g} pixels and more"),
    )
    held = [words.format(bound) for bound, words in bounds if bound is not None]
    enforced = f"Scored only: {', '.join(held)}." if held else "Its card sets no bounds."
    return f"{_closed(where.conditions)} {enforced}"


def _meaning(how: Detecting) -> str:
    value = VALUES[how.activation]
    turned = ", turned round" if how.manipulated == "low" else ""
    return (
        f"{value} for {CROPS[how.crop]}{turned}: it rises with what the network was trained to "
        "call manipulated. It was not calibrated here, and is no probability."
    )


def _never_seen(card: Card) -> str:
    return _closed(f"Not trained on: {card.not_trained_on}")


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
