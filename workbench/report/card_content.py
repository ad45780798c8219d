"""What models learned from, and not, and how well that was measured, as frozen records."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model import KeptModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One figure of a card, under the conditions it was measured in."""

    quantity: str
    value: float
    n: int
    lower: float | None
    upper: float | None
    conditions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """What the card of a model says, in its maker's words; `problem` where it says nothing."""

    model: str
    trained_on: str = ""
    not_trained_on: str = ""
    measured: tuple[Measured, ...] = ()
    problem: str = ""


def card_content(kept: KeptModel, text: str) -> CardContent:
    """Return what a card says of learning and measuring; a damaged card leaves a problem."""
    name = f"{kept.name} {kept.version}"
    try:
        card = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return CardContent(model=name, problem="The card cannot be read.")
    rows = card.get("measured", [])
    found = (_measured(row) for row in rows if isinstance(row, dict)) if _is_list(rows) else ()
    return CardContent(
        model=name,
        trained_on=_text(card, "training_data"),
        not_trained_on=_text(card, "not_trained_on"),
        measured=tuple(one for one in found if one is not None),
    )


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _text(table: Mapping[str, object], name: str) -> str:
    value = table.get(name, "")
    return value if isinstance(value, str) else ""


def _measured(row: Mapping[str, object]) -> Measured | None:
    value, n, interval = row.get("value"), row.get("n"), row.get("interval")
    if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(n, int):
        return None
    lower, upper = _interval(interval)
    named = (f"{name} {_text(row, name)}" for name in ("generator", "source", "group"))
    words = [_text(row, "conditions"), *(one for one in named if not one.endswith(" "))]
    return Measured(
        quantity=_text(row, "quantity"),
        value=float(value),
        n=n,
        lower=lower,
        upper=upper,
        conditions="; ".join(filter(None, words)),
    )


def _interval(value: object) -> tuple[float | None, float | None]:
    if isinstance(value, list) and [type(one) for one in value] == [float, float]:
        return value[0], value[1]
    return None, None
