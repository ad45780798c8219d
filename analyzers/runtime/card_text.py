"""A card as the text of its file, what a reader asks first on top."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from analyzers.runtime.card import Card, parsed

__all__ = ["text_of"]

# The tables of a card in the order of a reader's questions: where it holds, from which score on
# a finding is proposed, what it was measured to do; at last what only a program needs.
TABLES = (
    "validated", "operating_points", "measured", "calibration", "training", "detector", "input",
    "files",
)  # fmt: skip


def text_of(card: Card) -> str:
    """Return a card as TOML, what a reader asks first on top.

    Raises ValueError for a figure that is no number, as what could not be measured has none,
    and ModelMismatch for a card that would be refused.
    """
    if not all(math.isfinite(figure.value) for figure in card.measured):
        raise ValueError("a card holds only figures that were measured")
    rows: dict[str, Any] = {
        k: v for k, v in msgspec.to_builtins(card).items() if v not in (None, ())
    }
    plain = {key: value for key, value in rows.items() if not _is_table(value)}
    tables = {key: value for key, value in rows.items() if _is_table(value)}
    ordered = sorted(tables, key=TABLES.index)
    text = _lines(plain) + "".join(_table(key, tables[key]) for key in ordered)
    if parsed(text.encode(), card.name) != card:
        raise ValueError("the card would be read as another")
    return text


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list | tuple) and bool(value) and isinstance(value[0], dict)
    )


def _table(key: str, value: dict[str, Any] | Sequence[dict[str, Any]]) -> str:
    if isinstance(value, dict):
        return f"\n[{key}]\n{_lines(value)}"
    return "".join(f"\n[[{key}]]\n{_lines(row)}" for row in value)


def _lines(row: Mapping[str, Any]) -> str:
    kept = {key: value for key, value in row.items() if value not in (None, "", (), [], {})}
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in kept.items())


def _key(key: str) -> str:
    bare = key.replace("_", "").replace("-", "")
    return key if bare.isascii() and bare.isalnum() else _value(key)


def _value(value: object) -> str:
    """Return a value as TOML writes it; its texts are written as JSON's are."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple) and any(isinstance(part, str) for part in value):
        return "[\n" + "".join(f"    {_value(part)},\n" for part in value) + "]"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
