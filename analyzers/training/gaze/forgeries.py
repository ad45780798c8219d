"""Forgeries of eyes in pixels, as plans: which eye each frame shows, and how its iris turns.

A plan says nothing of pixels, so the same forgery can be drawn on eye strips, for training, and
on whole frames, for judging: see `strips` and `painting`. Each breaks one thing that living
eyes do; none imitates a generator.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["KINDS", "REPAINTED", "Plan", "Scene", "repainted"]

Floats = NDArray[np.float64]

REPAINTED = "repainted"  # no forgery: each eye drawn over itself
DELAYS = (2, 8)  # frames by which an eye is late
FROZEN = (0.5, 2.0)  # seconds for which eyes stand still
BETWEEN = (0.3, 1.0)  # seconds for which they live in between
SHAKEN = (1.0, 3.0)  # degrees of jitter, standard deviation
PINK = 0.5  # of the forgeries by jitter
MOST_TURN = 20.0  # degrees: beyond, an iris leaves its eye
CARRIED = 2.0  # degrees from where the head usually is, from which broken compensation shows
GAINS = (0.7, 1.3)  # by how much eyes are carried along with the head


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A clip that is forged: `rate` frames a second, `head` (n, 2) yaw and pitch in degrees.

    `others` are the frames of the other clip that eyes may be taken from, 0 where there is
    none.
    """

    rate: float
    head: Floats
    others: int = 0

    @property
    def n(self) -> int:
        """The frames."""
        return len(self.head)


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What the eyes of n frames show, the subject's right eye first.

    `source` (n, 2) is the frame each eye is taken from, `other` (n, 2) whether from the other
    clip, `turn` (n, 2, 2) by how many degrees its iris is turned besides, to the subject's left
    and upward. `forged` (n,) says in which frames anything is forged.
    """

    source: NDArray[np.intp]
    other: NDArray[np.bool_]
    turn: Floats
    forged: NDArray[np.bool_]

    def within(self, first: int, count: int) -> "Plan":
        """Return so many frames of it."""
        rows = slice(first, first + count)
        return Plan(self.source[rows], self.other[rows], self.turn[rows], self.forged[rows])


Kind = Callable[[Scene, np.random.Generator], Plan]


def repainted(scene: Scene) -> Plan:
    """Return the plan by which nothing is forged: what authentic eyes are compared by."""
    n = scene.n
    return Plan(
        source=np.repeat(np.arange(n, dtype=np.intp)[:, None], 2, axis=1),
        other=np.zeros((n, 2), np.bool_),
        turn=np.zeros((n, 2, 2)),
        forged=np.zeros(n, np.bool_),
    )


def late_eye(scene: Scene, chance: np.random.Generator) -> Plan:
    """Let one eye do what it did 2 to 8 frames before, lids and all."""
    plan, eye = repainted(scene), int(chance.integers(2))
    late = int(chance.integers(DELAYS[0], DELAYS[1] + 1))
    source = plan.source.copy()
    source[:, eye] = np.maximum(source[:, eye] - late, 0)
    return replace(plan, source=source, forged=np.arange(scene.n) >= late)


def frozen_eyes(scene: Scene, chance: np.random.Generator) -> Plan:
    """Have both eyes stand still for half a second to two, again and again."""
    plan = repainted(scene)
    source, forged, at = plan.source.copy(), plan.forged.copy(), 0
    while at < scene.n:
        end = at + max(2, round(chance.uniform(*FROZEN) * scene.rate))
        source[at:end] = at
        forged[at:end] = True
        at = end + round(chance.uniform(*BETWEEN) * scene.rate)
    return replace(plan, source=source, forged=forged)


def strange_eye(scene: Scene, chance: np.random.Generator) -> Plan:
    """Give one eye what an eye of another clip does; it repeats where that is shorter.

    Without another clip it is that eye's own track, half of the clip away.
    """
    plan, eye = repainted(scene), int(chance.integers(2))
    source, other = plan.source.copy(), plan.other.copy()
    length = scene.others or scene.n
    begin = int(chance.integers(length)) if scene.others else scene.n // 2
    source[:, eye] = (np.arange(scene.n) + begin) % length
    other[:, eye] = scene.others > 0
    return replace(plan, source=source, other=other, forged=np.ones(scene.n, np.bool_))


def jitter(scene: Scene, chance: np.random.Generator) -> Plan:
    """Shake each iris by itself, with white or with pink noise."""
    plan, spread = repainted(scene), chance.uniform(*SHAKEN)
    noise = chance.standard_normal((scene.n, 2, 2))
    if chance.random() < PINK:
        noise = _pink(noise)
    turn = _turned(spread * noise)
    return replace(plan, turn=turn, forged=np.ones(scene.n, np.bool_))


def broken_compensation(scene: Scene, chance: np.random.Generator) -> Plan:
    """Turn both eyes along with the head, as if nothing held the gaze while it moves."""
    plan, gain = repainted(scene), chance.uniform(*GAINS)
    moved = np.nan_to_num(scene.head - np.nanmedian(scene.head, axis=0))
    turn = _turned(np.repeat(gain * moved[:, None], 2, axis=1))
    return replace(plan, turn=turn, forged=np.abs(moved).max(axis=1) > CARRIED)


KINDS: Mapping[str, Kind] = {
    "late eye": late_eye,
    "frozen eyes": frozen_eyes,
    "strange eye": strange_eye,
    "jitter": jitter,
    "broken compensation": broken_compensation,
}


def _pink(noise: Floats) -> Floats:
    """Return noise (n, ...) whose power falls with the frequency, with the same spread."""
    spectrum: NDArray[Any] = np.fft.rfft(noise, axis=0)
    steps = np.maximum(np.arange(len(spectrum)), 1.0) ** -0.5
    found = np.fft.irfft(spectrum * steps[:, None, None], n=len(noise), axis=0)
    return np.asarray(found / max(float(found.std()), 1e-9), np.float64)


def _turned(degrees: Floats) -> Floats:
    return np.clip(degrees, -MOST_TURN, MOST_TURN)
