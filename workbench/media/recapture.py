"""A model of a picture that is shown on a screen and filmed again. No screen was filmed.

What is modelled: a screen seen at an angle, whose grid of red, green and blue dots beats with
the colour mosaic of the sensor (moiré), a lens, glare, sensor noise and a tone curve. What is
not: any device that exists, the frame around the screen, flicker and scan lines, focus that
varies, the processing of a phone. Only the first harmonic of the grid is kept, since lens and
pixels take out the others; both dampen it as their transfer functions say (Goodman,
Introduction to Fourier Optics, 6.4).
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import convolve, gaussian_filter

from workbench.screens import LEVELS, Screen

__all__ = ["recaptured"]

Plane = NDArray[np.float32]
Change = Callable[[Image.Image, int], Image.Image]

SEED = 0  # of the noise; each frame has its own
FOCAL = 1.2  # focal length, in widths of the frame: a phone's main camera
DECODED = 2.2  # the exponent by which a screen turns values into light
MOSAIC = ((0, 0), None, (1, 1))  # of a 2 x 2 tile, where red and blue lie; green has the rest
NEAR = np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]], np.float32)


def recaptured(level: int) -> Change:
    """Return what turns a picture into the model of its recapture, of the same size.

    The same picture and frame number give the same pixels.
    """
    screen = LEVELS[level]
    return lambda picture, frame: _filmed(picture, screen, (SEED, level, frame))


def _filmed(picture: Image.Image, screen: Screen, seed: tuple[int, ...]) -> Image.Image:
    seen = np.asarray(_in_perspective(picture, screen))
    drawn = np.random.default_rng(seed)
    filmed = np.empty_like(seen)
    for channel in range(3):  # one after the other: a large picture takes much memory
        light = (seen[..., channel].astype(np.float32) / np.float32(255)) ** DECODED
        light = gaussian_filter(light, screen.lens) * _grid(light.shape, channel, screen)
        light = screen.glare + (1 - screen.glare) * light
        light += _noise(light, screen, drawn)
        tone = np.clip(_demosaiced(light, channel), 0, 1) ** (screen.tone / DECODED)
        filmed[..., channel] = (tone * 255 + 0.5).astype(np.uint8)
    return Image.fromarray(filmed)


def _noise(light: Plane, screen: Screen, drawn: np.random.Generator) -> Plane:
    """Return noise that grows with the root of the light, as that of photons does."""
    level = screen.noise / 255 * np.sqrt(np.maximum(light, 0))
    return np.asarray(drawn.standard_normal(light.shape, np.float32) * level, np.float32)


# --- where the screen lies ------------------------------------------------------------------


def _on_screen(x: Plane, y: Plane, screen: Screen, width: int) -> tuple[Plane, Plane]:
    """Return where rays through pixels meet the tilted screen, from the centre, in pixels.

    The screen turns around its upright axis; untilted, it is as large as the frame.
    """
    focal, turn = FOCAL * width, math.radians(screen.tilt)
    bend = np.float32(math.sin(turn) / focal)
    across = x / (np.float32(math.cos(turn)) - x * bend)
    return across, y * (1 + across * bend)


def _closeness(width: int, height: int, screen: Screen) -> float:
    """Return by how much to come nearer, so that the frame sees nothing beside the screen."""
    right = np.full(1, width / 2, np.float32)
    lowest = np.full(1, height / 2, np.float32)
    across, down = _on_screen(right, lowest, screen, width)
    return float(min(width / 2 / across[0], height / 2 / down[0]))


def _in_perspective(picture: Image.Image, screen: Screen) -> Image.Image:
    """Return the picture as it lies in the frame of the camera."""
    width, height = picture.size
    near = _closeness(width, height, screen)
    turn = math.radians(screen.tilt)
    bend = math.sin(turn) / (FOCAL * width)
    cos, cx, cy = math.cos(turn), width / 2, height / 2
    # across = near * x / (cos - bend * x), down = near * y * cos / (cos - bend * x), centred
    below = cos + bend * cx
    rows = (
        (near - bend * cx, 0.0, cx * below - near * cx),
        (-bend * cy, near * cos, cy * below - near * cos * cy),
        (-bend, 0.0, below),
    )
    weights = [value / below for row in rows for value in row][:8]
    return picture.transform(
        picture.size, Image.Transform.PERSPECTIVE, weights, Image.Resampling.BICUBIC
    )


def _grid(shape: tuple[int, ...], channel: int, screen: Screen) -> Plane:
    """Return what the screen's dots of one colour let through (h, w), 1 in the mean."""
    height, width = shape
    y, x = np.ogrid[0.5 - height / 2 : height / 2, 0.5 - width / 2 : width / 2]
    across, down = _on_screen(x.astype(np.float32), y.astype(np.float32), screen, width)
    left = np.sinc(screen.dots) * math.exp(-2 * (math.pi * screen.lens * screen.dots) ** 2)
    stripes = 1 + left * np.cos(2 * np.pi * (across * screen.dots - (2 * channel + 1) / 6))
    rows = 1 + left * np.cos(2 * np.pi * down * screen.dots)
    return np.asarray(stripes * rows, np.float32)


def _demosaiced(light: Plane, channel: int) -> Plane:
    """Return what a sensor of coloured pixels measures of one colour, filled in between."""
    there = np.zeros(light.shape, np.float32)
    place = MOSAIC[channel]
    if place is None:
        there[0::2, 1::2] = there[1::2, 0::2] = 1
    else:
        there[place[0] :: 2, place[1] :: 2] = 1
    weight = np.maximum(convolve(there, NEAR, mode="mirror"), 1)
    between = convolve(light * there, NEAR, mode="mirror") / weight
    return np.asarray(np.where(there > 0, light, between), np.float32)
