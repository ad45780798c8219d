"""Pixels as Qt images, and localization maps as coloured overlays."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from workbench.media.orientation import upright, upright_box
from workbench.model import Box, Grid, Pixels, StoredMap, Stream

COLOR_MAP = "inferno"  # perceptually ordered: lighter is always more, also in grey


def image(pixels: Pixels) -> QImage:
    """Return RGB pixels (h, w, 3) as an image that owns its bytes."""
    solid = np.ascontiguousarray(pixels)
    height, width = solid.shape[:2]
    return QImage(solid.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def drawn_image(pixels: Pixels) -> QImage:
    """Return what an analyzer drew, grey (h, w) or RGB (h, w, 3), as an image."""
    return image(pixels if pixels.ndim == 3 else pixels[..., None].repeat(3, axis=2))  # noqa: PLR2004


def small_image(pixels: Pixels, side: int) -> QImage:
    """Return RGB pixels scaled down to fit a square of `side`."""
    return image(pixels).scaled(
        side,
        side,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def color_table() -> NDArray[np.uint8]:
    """Return the 256 RGB colours of maps, from low to high."""
    table = pg.colormap.get(COLOR_MAP).getLookupTable(nPts=256, alpha=False)
    return np.asarray(table, np.uint8)[:, :3]


def overlay(values: Pixels) -> QImage:
    """Return a map's values (h, w) as colours; low values let the picture through."""
    table = np.empty((256, 4), np.uint8)
    table[:, :3] = color_table()
    table[:, 3] = np.clip(np.arange(256) * 2, 40, 255)
    colored = np.ascontiguousarray(table[values])
    height, width = values.shape
    return QImage(colored.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def plain_map(values: Pixels) -> QImage:
    """Return a map's values (h, w) in its colours, nothing shining through."""
    return image(color_table()[values])


def placed_box(box: Box, grid: Grid, stream: Stream) -> QRectF:
    """Return the rectangle of upright pixels that a box covers."""
    if grid is Grid.CODED:
        box = upright_box(box, stream.coded_width, stream.coded_height, stream.orientation)
    return QRectF(box.x, box.y, box.width, box.height)


def placed_overlay(
    stored: StoredMap, values: Pixels, stream: Stream, *, alone: bool = False
) -> tuple[QImage, QRectF]:
    """Return a map turned upright and the rectangle of upright pixels that it covers.

    `alone`: nothing is to shine through.
    """
    if stored.grid is Grid.CODED:
        values = upright(values, stream.orientation)
    drawn = plain_map(values) if alone else overlay(values)
    return drawn, placed_box(stored.box, stored.grid, stream)
