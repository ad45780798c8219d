"""Measured figures in the order in which a reader should meet them: the worst first."""

from collections.abc import Sequence

from analyzers.runtime.card import Measured

__all__ = ["worst_first"]

# Words of quantities that are better when they are higher; of all others, less is better.
RISING = {"ap", "auc", "accuracy", "f1", "found", "iou", "precision", "recall", "tpr"}


def worst_first(figures: Sequence[Measured]) -> list[Measured]:
    """Return figures with the worst of each quantity first; quantities keep their order."""
    order: dict[str, int] = {}
    for figure in figures:
        order.setdefault(figure.quantity, len(order))

    def badness(figure: Measured) -> tuple[int, float]:
        words = figure.quantity.lower().replace(",", " ").split()
        rising = not RISING.isdisjoint(words)
        return order[figure.quantity], figure.value if rising else -figure.value

    return sorted(figures, key=badness)
