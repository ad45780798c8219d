"""Counts what became of the files that were added, and says it in one message."""

from collections import Counter

from ui import wording
from workbench.model import Arrival, ArrivalState

NAMED = 3
REFUSED = (ArrivalState.UNSUPPORTED, ArrivalState.UNREADABLE)


class IntakeTally:
    """The arrivals since the last message."""

    def __init__(self) -> None:
        self._states: Counter[ArrivalState] = Counter()
        self._refused: list[Arrival] = []

    def count(self, arrival: Arrival) -> None:
        """Count one arrival."""
        self._states[arrival.state] += 1
        if arrival.state in REFUSED:
            self._refused.append(arrival)

    def reset(self) -> None:
        """Start again."""
        self._states.clear()
        self._refused.clear()

    @property
    def any_refused(self) -> bool:
        """Whether something cannot be examined."""
        return bool(self._refused)

    def words(self) -> str:
        """Return what became of the files, with the first reasons; empty when none came."""
        if not self._states:
            return ""
        counts = ", ".join(f"{self._states[state]} {state}" for state in self._states)
        lines = [f"Files added: {counts}. The originals were not touched."]
        for arrival in self._refused[:NAMED]:
            name = wording.quoted(arrival.path.rsplit("/", 1)[-1], 60)
            detail = wording.shown(arrival.detail or "", 120)
            lines.append(
                f"{arrival.exhibit or ''} {name}: {detail} {arrival.advice or ''}".strip()
            )
        if len(self._refused) > NAMED:
            lines.append(f"and {len(self._refused) - NAMED} more, listed with their reasons")
        return "\n".join(lines)
