"""A measured curve beside the band of authentic media."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.retelling import told
from ui.scale import px
from ui.theme import Theme
from ui.tongue import tr
from ui.views.labels import plain
from ui.views.rows import small
from workbench.model import Curve

HEIGHT = 170


class CurvePlot(QWidget):
    """Draws one curve; the shaded band is the named population of authentic media."""

    def __init__(self, curve: Curve, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: Curve | None = curve
        self._theme = theme
        self._plot = pg.PlotWidget(enableMenu=False)  # its menu costs more than the plot
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=True, y=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(2)
        self._name, self._words = plain("", "heading"), plain("", "muted")
        for widget in (self._name, self._plot, self._words):
            layout.addWidget(widget)
        self._say()
        self.set_theme(theme)

    def show_curve(self, curve: Curve | None) -> None:
        """Draw another curve, as of another frame; None draws nothing."""
        if curve is not self._curve:
            self._curve = curve
            self._say()
            self.set_theme(self._theme)

    def _say(self) -> None:
        curve = self._curve
        self._name.setText(curve.name if curve else "")
        self._words.setText(_words(curve) if curve else "")
        self._plot.setAccessibleName(tr("Curve: {name}", name=curve.name) if curve else "")
        self._plot.setAccessibleDescription(told(curve.meaning) if curve else "")

    @property
    def lines(self) -> int:
        """How many lines are drawn: the curve, and the two edges of its band."""
        return len(self._plot.listDataItems())

    def set_theme(self, theme: Theme) -> None:
        """Draw again in other colours."""
        self._theme = theme
        self._plot.clear()
        self._plot.setFixedHeight(px(HEIGHT))
        self._plot.setBackground(theme.field)
        self._color_axes(theme)
        curve = self._curve
        if curve is None:
            return
        if curve.lower is not None and curve.upper is not None:
            self._add_band(curve, theme)
        line = pg.mkPen(theme.curve, width=1.6)
        self._plot.plot(*_points(curve.x, curve.y), pen=line)

    def _color_axes(self, theme: Theme) -> None:
        for side in ("bottom", "left"):
            axis = self._plot.getAxis(side)
            axis.setPen(pg.mkPen(theme.line))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setTickFont(small(self.font()))

    def _add_band(self, curve: Curve, theme: Theme) -> None:
        edge = pg.mkPen(theme.muted, width=0.8)
        lower = self._plot.plot(*_points(curve.x, curve.lower), pen=edge)
        upper = self._plot.plot(*_points(curve.x, curve.upper), pen=edge)
        shade = QColor(theme.muted)
        shade.setAlpha(70)
        self._plot.addItem(pg.FillBetweenItem(lower, upper, brush=pg.mkBrush(shade)))


def _points(x: object, y: object) -> tuple[np.ndarray, np.ndarray]:
    """Return the finite points only; a measured curve may have holes."""
    xs, ys = np.asarray(x, np.float64), np.asarray(y, np.float64)
    known = np.isfinite(xs) & np.isfinite(ys)
    return xs[known], ys[known]


def _words(curve: Curve) -> str:
    said = [told(f"{curve.y_label}, against {curve.x_label}."), told(curve.meaning)]
    if curve.reference:
        said.append(tr("Grey band: {reference}.", reference=told(curve.reference)))
    return " ".join(said)
