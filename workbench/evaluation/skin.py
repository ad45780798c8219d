"""How light the skin of a face is in its picture, for the fairness tables of an evaluation.

The individual typology angle (Chardon, Cretois and Hourseau, International Journal of Cosmetic
Science 13, 1991) of cheeks and forehead, in CIELAB, in the six bands that are used since (Del
Bino and Bernerd, British Journal of Dermatology 169, 2013). There an instrument that brings its
own light reads bare skin. Here the light of the scene, exposure, white balance, make-up and
whatever an editor or a generator did are in it: it is a property of the picture and not of a
person, and says nothing about anybody's origin.
"""

import numpy as np
from numpy.typing import NDArray

from workbench.model import FacePart, Pixels

LIGHTNESS = "measured:lightness"  # what a group is called by where a column would be
WHAT = (
    "measured from the picture: the individual typology angle (Chardon et al., 1991) of cheeks "
    "and forehead in CIELAB, of a file the median over its faces. Light, exposure and white "
    "balance move it: a property of the picture, not of a person"
)
NOT_MEASURED = "(not measured)"
SKIN = (FacePart.CHEEKS, FacePart.FOREHEAD)  # jaws have beards, and noses shine
LEAST_PIXELS = 1000  # of an aligned face, some 10 000 pixels of which are cheeks and forehead
LEAST_YELLOW = 2.0  # b*: below, the angle of skin leaps to ±90 degrees and tells the light
EDGES = (-30.0, 10.0, 28.0, 41.0, 55.0)  # degrees
BANDS = (
    "dark (-30° and below)",
    "brown (-30° to 10°)",
    "tan (10° to 28°)",
    "intermediate (28° to 41°)",
    "light (41° to 55°)",
    "very light (above 55°)",
)

_STRAIGHT = 0.04045  # below, sRGB is a straight line (IEC 61966-2-1)
_SHARE = np.arange(256) / 255
_LINEAR = np.where(_SHARE <= _STRAIGHT, _SHARE / 12.92, ((_SHARE + 0.055) / 1.055) ** 2.4)
_YZ = np.array([[0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])  # of D65, as sRGB has it
_WHITE_Z = 1.089
_CUBIC = (6 / 29) ** 3  # below, CIELAB is a straight line (ISO/CIE 11664-4)


def typology_angle(crop: Pixels, parts: Pixels | None) -> float | None:
    """Return the typology angle of a face's skin in degrees, the lighter the higher.

    `crop` (h, w, 3) is sRGB, `parts` (h, w) its `FacePart` mask. The angle is that of the
    median lightness and the median yellow, so that hair, glasses and shine over less than half
    of the skin do not count. Black is left out, as it lies beyond the picture's edge. None
    without a mask, with too little skin in it, and where it is not yellow at all, as in a grey
    picture or under blue light.
    """
    if parts is None:
        return None
    skin = crop[np.isin(parts, SKIN) & crop.any(axis=2)]
    if len(skin) < LEAST_PIXELS:
        return None
    lightness, yellow = np.median(_lightness_and_yellow(skin), axis=0)
    if yellow < LEAST_YELLOW:
        return None
    return float(np.degrees(np.arctan2(lightness - 50, yellow)))


def band(angle: float | None) -> str:
    """Return the band of a typology angle, or that none was measured."""
    return NOT_MEASURED if angle is None else BANDS[int(np.searchsorted(EDGES, angle))]


def _lightness_and_yellow(colours: Pixels) -> NDArray[np.float64]:
    """Return CIELAB's L* and b* (n, 2) of sRGB colours (n, 3), under D65."""
    y, z = (_LINEAR[colours] @ _YZ.T).T
    y, z = _compressed(y), _compressed(z / _WHITE_Z)
    return np.stack([116 * y - 16, 200 * (y - z)], axis=1)


def _compressed(share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return CIELAB's cube root of a share of white."""
    line = share / (3 * (6 / 29) ** 2) + 4 / 29
    return np.asarray(np.where(share > _CUBIC, np.cbrt(share), line), np.float64)
