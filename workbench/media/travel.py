"""Where whoever looks at frames is going: what to make ready, and what to keep, follows."""

from dataclasses import dataclass

_LEAP = 64  # frames; a longer jump has no direction
_WIDEST = 16  # frames from one picture to the next, at the highest speed
_BEHIND = 4  # a frame that was passed is worth one so many times as far ahead


@dataclass(slots=True)
class Travel:
    """The frame that was asked for last, and by which steps it is reached.

    `direction` is 1 or -1, `stride` the frames from one picture to the next: 1 step by step
    and at normal speed, more where frames are left out to keep time, which two steps tell.
    """

    at: int = 0
    direction: int = 1
    stride: int = 1
    last: int = 0  # how far, and which way, the step before went

    def to(self, index: int) -> None:
        """Go on to a frame; asking for the same one again changes nothing."""
        step = index - self.at
        self.at = index
        if not step:
            return
        leapt = abs(step) > _LEAP
        self.direction = -1 if step < 0 and not leapt else 1
        on = step * self.last > 0 and not leapt
        self.stride = min(abs(step), abs(self.last), _WIDEST) if on else 1
        self.last = 0 if leapt else step

    def distance(self, index: int) -> int:
        """Return how far a frame is from being wanted: less ahead than behind."""
        ahead = (index - self.at) * self.direction
        return ahead if ahead >= 0 else -ahead * _BEHIND
