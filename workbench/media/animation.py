"""Animated GIF, PNG, WebP and AVIF, read as videos through Pillow.

A frame's presentation time is the sum of the durations before it, as the file states them; a
stated duration of 0 counts as 0.1 s, as browsers play it.
"""

import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from workbench.analyzer import Frame, Source
from workbench.media.colour import display_rgb
from workbench.media.demux import Damage
from workbench.media.guards import PILLOW_ERRORS, pillow_limits
from workbench.media.orientation import upright
from workbench.media.stills import open_image
from workbench.model import Box, Pixels

_UNSTATED = 100.0  # ms


@dataclass(frozen=True, slots=True, eq=False)
class AnimatedPicture:
    """One picture of an animation, composed with those before it."""

    image: Image.Image
    orientation: int

    def rgb(self) -> Pixels:
        """Return upright 8-bit sRGB (H, W, 3); transparency lies over mid grey."""
        return np.ascontiguousarray(upright(display_rgb(self.image), self.orientation))

    def coded(self) -> Pixels:
        """Return BT.601 grey (H, W): an animation has no luma plane of its own."""
        return np.array(self.image.convert("RGB").convert("L"))

    def quantiser(self, box: Box) -> None:
        """Return None: the decoder does not tell."""


@dataclass(slots=True)
class Timeline:
    """The presentation times of an animation in seconds, from one decoding pass."""

    times: "array[float]" = field(default_factory=lambda: array("d"))
    complete: bool = True
    damage: Damage = field(default_factory=Damage)


def frames(source: Source, name: str, damage: Damage) -> Iterator[Frame]:
    """Yield the frames of an animation; the first damaged one ends it, and is counted."""
    code = source.stream.orientation
    for index, (at, image) in enumerate(_pictures(source.path, name, damage)):
        yield Frame(index, at, AnimatedPicture(image, code))


def timeline(path: Path, name: str, seconds: float) -> Timeline:
    """Return the times of all frames that can be decoded in `seconds`."""
    found = Timeline()
    deadline = time.monotonic() + seconds
    for at, _ in _pictures(path, name, found.damage):
        found.times.append(at)
        if time.monotonic() > deadline:
            found.complete = False
            break
    return found


def _pictures(path: Path, name: str, damage: Damage) -> Iterator[tuple[float, Image.Image]]:
    """Yield time in seconds and picture; limits hold for each step, not between steps."""
    try:
        with pillow_limits():
            image = open_image(path, name)
    except PILLOW_ERRORS:
        damage.packets += 1
        return
    with image:
        place = int(bool(image.info.get("default_image")))  # an APNG's stand-in is not shown
        elapsed = 0.0
        while (picture := _step(image, place, damage)) is not None:
            yield elapsed / 1000, picture
            stated = picture.info.get("duration", 0)
            elapsed += stated if stated > 0 else _UNSTATED
            place += 1


def _step(image: Image.Image, place: int, damage: Damage) -> Image.Image | None:
    try:
        with pillow_limits():
            image.seek(place)
            image.load()
            return image.copy()
    except EOFError:
        return None
    except PILLOW_ERRORS:
        damage.packets += 1
        return None
