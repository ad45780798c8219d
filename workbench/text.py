"""Untrusted text made safe to show: nothing hides, reorders or breaks a line."""

import unicodedata

HIDDEN = {
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Cn",
    "Zl",
    "Zp",
}  # controls, bidi marks, surrogates, unassigned


def printable(text: str, limit: int | None = None) -> str:
    """Return `text` with every invisible character as an escape, cut to `limit` characters.

    A backslash is doubled, so that what was escaped and what was written stay apart. A text
    that was cut says so at its end.
    """
    head = text if limit is None else text[:limit]
    shown = "".join(_shown(character) for character in head)
    cut = len(text) - len(head)
    return f"{shown}… ({cut} more characters)" if cut else shown


def _shown(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if unicodedata.category(character) not in HIDDEN:
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
