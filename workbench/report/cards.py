"""What models learned from, and not, and how well that was measured: from the cards kept."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable

from workbench.report.card_content import CardContent, Measured
from workbench.report.style import faint, grid, led, part, styles
from workbench.report.wording import amount, shortened

SHOWN = 6  # quantities of a model
TEXT_SHOWN, WORDS_SHOWN = 900, 240
HEADS, SHARES = ("Quantity", "Figures", "Lowest", "Highest"), (18, 8, 37, 37)


def cards(told: Iterable[CardContent], width: float) -> Iterator[Flowable]:
    """Yield for each model what it learned from, what not, and the range of its figures."""
    shown = tuple(told)
    if shown:
        yield from part("What the models learned from, and how far their figures range")
    for card in shown:
        small = styles().small
        if card.problem:
            yield led(f"{card.model}.", card.problem, small)
            continue
        learned = shortened(card.trained_on, TEXT_SHOWN) or "not stated"
        yield led(f"{card.model}. Learned from:", learned, small)
        yield led(
            "Not from:", shortened(card.not_trained_on, TEXT_SHOWN) or "not stated", small
        )
        yield from _figures(card, width)


def _figures(card: CardContent, width: float) -> Iterator[Flowable]:
    """Yield of each quantity its lowest and its highest figure, those measured most first."""
    by_quantity: dict[str, list[Measured]] = {}
    for one in card.measured:
        by_quantity.setdefault(one.quantity, []).append(one)
    groups = sorted(by_quantity.items(), key=lambda group: -len(group[1]))
    if not groups:
        yield faint("No figure stands on its card.")
        return
    rows = [
        (
            name,
            str(len(found)),
            _figure(min(found, key=_value)),
            _figure(max(found, key=_value)),
        )
        for name, found in groups[:SHOWN]
    ]
    yield grid(HEADS, rows, SHARES, width, right=(1,), fine=True)
    if (more := len(groups) - SHOWN) > 0:
        quantities = amount(more, "further quantity", "further quantities")
        yield faint(f"{quantities} in the attached document.")


def _value(one: Measured) -> float:
    return one.value


def _figure(one: Measured) -> str:
    """Write a figure with its interval, its n and its conditions."""
    lower, upper = one.lower, one.upper
    spread = "" if lower is None or upper is None else f" [{lower:.2f} to {upper:.2f}]"
    return f"{one.value:.3g}{spread}, n = {one.n}: {shortened(one.conditions, WORDS_SHOWN)}"
