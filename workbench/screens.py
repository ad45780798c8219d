"""How strongly a screen is filmed again, in the three levels of the model of a recapture.

Apart from the code that draws it, so that a recipe can name the settings without it.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """How a screen is filmed.

    `tilt` in degrees; `dots` of the screen to one pixel of the camera; `lens` is the sigma of
    its blur in pixels; `tone` the exponent of the camera's tone curve; `glare` the share of
    light that the dark screen reflects; `noise` the sigma at full light, of 255.
    """

    tilt: float
    dots: float
    lens: float
    tone: float
    glare: float
    noise: float

    @property
    def told(self) -> str:
        """The settings in words, for the record."""
        return (
            f"seen at {self.tilt:g}°, {self.dots:g} screen dots to a camera pixel, lens blur "
            f"{self.lens:g} px, tone exponent {self.tone:g}, glare {self.glare:.0%}, noise "
            f"{self.noise:g} of 255 of seed (0, level, frame)"
        )


LEVELS: Mapping[int, Screen] = {
    1: Screen(tilt=2, dots=0.8, lens=0.35, tone=1.05, glare=0.01, noise=1.0),
    2: Screen(tilt=5, dots=0.7, lens=0.40, tone=1.10, glare=0.02, noise=2.0),
    3: Screen(tilt=10, dots=0.6, lens=0.45, tone=1.20, glare=0.04, noise=3.0),
}
