"""How large the desk is drawn: one percentage for text, controls and what is painted."""

SIZES = (100, 110, 125, 150, 175, 200)  # percent; what the settings offer
USUAL = 100


class _Chosen:
    """The percentage in use; there is one desk to a process, as there is one application."""

    percent = USUAL


def choose(percent: int) -> None:
    """Draw everything in this size from now on; an unknown one is brought into the range."""
    _Chosen.percent = min(max(percent, SIZES[0]), SIZES[-1])


def percent() -> int:
    """Return the size in use."""
    return _Chosen.percent


def px(length: float) -> int:
    """Return a length that is given for 100 %, in pixels of the size in use."""
    return round(length * _Chosen.percent / USUAL)
