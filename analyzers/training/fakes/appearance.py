"""Change how a face looks without moving anything: its colours and its fine detail.

What is pasted into a picture has another history than the picture: another camera, light,
resolution, compression. The changes here stand for that difference.
"""

import numpy as np

from analyzers.training.opencv import cv2
from workbench.model import Pixels

__all__ = ["other_colours", "other_detail", "sharpened"]

SHIFT = 20.0  # levels, per channel
SATURATION, CONTRAST, BRIGHTNESS = 0.2, 0.12, 0.1
LUMA = np.array([0.299, 0.587, 0.114])
MIDDLE = 127.5
SHRUNK = (1.4, 4.0)  # times smaller
SHARPENED = (0.2, 0.8)  # times what a small blur takes away
BLURRED = (0.4, 1.2)  # pixels
QUALITIES = (45, 96)
ENLARGED_BY = (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)


def other_colours(pixels: Pixels, chance: np.random.Generator) -> Pixels:
    """Return a face (h, w, 3) in other colours: shifted, more or less vivid, contrasty, bright.

    Each of the four by chance, always at least one; together they are one matrix of colours.
    """
    does = chance.random(4) < (0.4, 0.35, 0.4, 0.4)
    does[int(chance.integers(4))] = True
    shift = chance.uniform(-SHIFT, SHIFT, 3) * does[0]
    vivid = 1 + float(chance.uniform(-SATURATION, SATURATION)) * does[1]
    contrast = 1 + float(chance.uniform(-CONTRAST, CONTRAST)) * does[2]
    brighter = float(chance.uniform(-BRIGHTNESS, BRIGHTNESS)) * 255 * does[3]
    mixing = (vivid * np.eye(3) + (1 - vivid) * LUMA) * contrast
    moved = shift + brighter + MIDDLE * (1 - contrast)
    return np.asarray(cv2.transform(pixels, np.column_stack([mixing, moved])), np.uint8)


def other_detail(pixels: Pixels, chance: np.random.Generator) -> Pixels:
    """Return a face (h, w, 3) with less or more fine detail, or compressed once more."""
    change = CHANGES[int(chance.integers(len(CHANGES)))]
    return change(pixels, chance)


def sharpened(pixels: Pixels, strength: float) -> Pixels:
    """Return a face with what a small blur takes away added so many times."""
    soft = cv2.GaussianBlur(pixels, (0, 0), 1.0)
    return np.asarray(cv2.addWeighted(pixels, 1 + strength, soft, -strength, 0), np.uint8)


def _smaller(pixels: Pixels, chance: np.random.Generator) -> Pixels:
    height, width = pixels.shape[:2]
    times = float(chance.uniform(*SHRUNK))
    by = ENLARGED_BY[int(chance.integers(len(ENLARGED_BY)))]
    size = (round(width / times), round(height / times))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height), interpolation=by), np.uint8)


def _sharper(pixels: Pixels, chance: np.random.Generator) -> Pixels:
    return sharpened(pixels, float(chance.uniform(*SHARPENED)))


def _softer(pixels: Pixels, chance: np.random.Generator) -> Pixels:
    return np.asarray(
        cv2.GaussianBlur(pixels, (0, 0), float(chance.uniform(*BLURRED))), np.uint8
    )


def _compressed(pixels: Pixels, chance: np.random.Generator) -> Pixels:
    quality = int(chance.integers(*QUALITIES))
    _, coded = cv2.imencode(".jpg", pixels[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)[..., ::-1]


CHANGES = (_smaller, _smaller, _smaller, _sharper, _sharper, _softer, _compressed)
