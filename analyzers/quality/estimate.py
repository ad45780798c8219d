"""A quantity read from pixels with how sure it is, or the reason why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A value and its error (one standard deviation), or None with a reason.

    `reason` is a short snake_case code, empty where there is a value.
    """

    value: float | None = None
    error: float | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a value with a reason for its absence, and an absence without one."""
        if (self.value is None) != bool(self.reason):
            raise ValueError("an estimate has either a value or a reason why there is none")


def unknown(reason: str) -> Estimate:
    """Return that nothing could be read, and why."""
    return Estimate(reason=reason)
