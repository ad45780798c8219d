"""What a report says of Loupe's own networks: the method's words with the card's facts."""

from dataclasses import replace

from analyzers.runtime.card import Card, Flagged
from analyzers.runtime.validity import closed, sentence
from workbench.analyzer import AnalyzerInfo
from workbench.model import MediaKind, OperatingPoint

__all__ = ["with_facts"]

UNREADABLE = "The card of its model cannot be read: nothing is scored until it is restored."
UNBOUNDED = "Its card names no range in which it was validated."


def with_facts(info: AnalyzerInfo, card: Card | None) -> AnalyzerInfo:
    """Return a method's words with what the card of its pack adds; None for no readable card.

    The card tells the version, the validated range, the operating points, what the model was
    not trained on, its limits and its licence.
    """
    if card is None:
        return replace(info, validated_range=UNREADABLE)
    where = card.validated
    return replace(
        info,
        version=card.version,
        reference=" ".join(map(closed, (info.reference, card.reference, _licence(card)))),
        limitations=" ".join((closed(info.limitations), *_against(card))),
        validated_range=UNBOUNDED if where is None else sentence(where),
        operating_points=tuple(map(_point, card.operating_points)),
    )


def _licence(card: Card) -> str:
    return f"Licence of the model: {card.licence}"


def _against(card: Card) -> tuple[str, ...]:
    never = closed(f"Not trained on: {card.not_trained_on}")
    return (*map(closed, card.limits), never)


def _point(one: Flagged) -> OperatingPoint:
    return OperatingPoint(
        kind=MediaKind(one.kind),
        threshold=one.threshold,
        meaning=one.meaning,
        codecs=one.codecs,
        minimum_side=one.minimum_side,
        maximum_depth=one.maximum_depth,
    )
