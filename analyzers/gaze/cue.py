"""What a cue is: one thing that a living pair of eyes does, measured in two seconds."""

from collections.abc import Callable
from dataclasses import dataclass

from analyzers.gaze.window import EyeWindow

__all__ = ["Cue", "Measured", "not_measured"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A cue's value in one window, and the same arithmetic on rigid points as its control.

    The value is None where it cannot be measured, and `reason` says why.
    """

    value: float | None
    control: float | None = None
    reason: str = ""


def not_measured(reason: str, control: float | None = None) -> Measured:
    """Return that a cue cannot be measured in a window, and why."""
    return Measured(None, control, reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue.

    `side` says which values are unlike living eyes: 1 for high ones, -1 for low ones. A cue
    that is not `counted` is measured and shown, and does not enter the score: it was not found
    to tell anything apart. `means` is a sentence with a place for the value and one for the
    control, in the examiner's words.
    """

    name: str
    unit: str
    side: int
    means: str
    measure: Callable[[EyeWindow], Measured]
    counted: bool = True
