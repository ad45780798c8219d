"""Untrusted text made safe to show: nothing in it can hide, reorder or move other text."""

import unicodedata

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # controls, bidi, surrogates
MOST_LETTERS = 2000

_KEPT = frozenset("\n\t")
_SHOWN_BYTES = 32
_BASIC_PLANE = 0xFFFF


def printable(text: str, most: int = MOST_LETTERS) -> str:
    r"""Return `text` with control, bidirectional and invisible characters escaped as \uXXXX.

    Line breaks and tabs stay. Text longer than `most` letters is cut, and says so.
    """
    cut, shown = len(text) - most, text[:most]
    if not shown.isprintable():  # which holds for nearly all, and none of those is hidden
        shown = "".join(letter if letter in _KEPT else _shown(letter) for letter in shown)
    return f"{shown} … ({cut} more characters)" if cut > 0 else shown


def printable_name(name: str) -> str:
    r"""Return a file name on one line, so that no two names are shown alike.

    Line breaks are escaped too, and a backslash is doubled: what was written and what was
    escaped stay apart.
    """
    return "".join("\\\\" if letter == "\\" else _shown(letter) for letter in name)


def bytes_text(data: bytes, most: int = MOST_LETTERS) -> str:
    """Return bytes as text where they are text, else as a hexadecimal summary."""
    stripped = data.rstrip(b"\0")
    try:
        text = stripped.decode("utf-8")
    except UnicodeDecodeError:
        return hex_summary(data)
    return printable(text, most) if _is_text(text) else hex_summary(data)


def hex_summary(data: bytes) -> str:
    """Return the number of bytes and the first of them in hexadecimal."""
    more = " …" if len(data) > _SHOWN_BYTES else ""
    return f"({len(data)} bytes) {data[:_SHOWN_BYTES].hex(' ')}{more}"


def _is_text(text: str) -> bool:
    return all(letter in _KEPT or letter == "\r" or letter >= " " for letter in text)


def _shown(letter: str) -> str:
    if unicodedata.category(letter) not in HIDDEN:
        return letter
    code = ord(letter)
    return f"\\u{code:04x}" if code <= _BASIC_PLANE else f"\\U{code:08x}"
