"""A measured curve beside the band of authentic media."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from workbench.model import Curve

HEIGHT = 170


class CurvePlot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws one curve; the shaded band is the named population of authentic media."""

    def __init__(self, curve: Curve, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve = curve
        self.setFixedHeight(HEIGHT)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=True, y=False)
        self.setAccessibleName(f"Curve: {curve.name}")
        self.setAccessibleDescription(curve.meaning)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw again in other colours."""
        self.clear()
        self.setBackground(theme.field)
        self._label_axes(theme)
        if self._curve.lower is not None and self._curve.upper is not None:
            self._add_band(theme)
        line = pg.mkPen(theme.curve, width=1.6)
        self.plot(*self._points(self._curve.y), pen=line)

    def _label_axes(self, theme: Theme) -> None:
        for side, text in (("bottom", self._curve.x_label), ("left", self._curve.y_label)):
            axis = self.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setPen(pg.mkPen(theme.line))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setLabel(text, color=theme.muted)

    def _add_band(self, theme: Theme) -> None:
        edge = pg.mkPen(theme.muted, width=0.8)
        lower = self.plot(*self._points(self._curve.lower), pen=edge)
        upper = self.plot(*self._points(self._curve.upper), pen=edge)
        shade = QColor(theme.muted)
        shade.setAlpha(70)
        self.addItem(pg.FillBetweenItem(lower, upper, brush=pg.mkBrush(shade)))

    def _points(self, y: object) -> tuple[np.ndarray, np.ndarray]:
        """Return the finite points only; a measured curve may have holes."""
        xs = np.asarray(self._curve.x, np.float64)
        ys = np.asarray(y, np.float64)
        known = np.isfinite(xs) & np.isfinite(ys)
        return xs[known], ys[known]
