"""Tell where one shot ends and the next begins, frame by frame and without looking ahead.

After Porter, Mirmehdi and Thomas, Video cut detection using frequency domain correlation,
ICPR 2000: two successive frames are compared block by block by their normalised correlation,
which finds a block again that moved or changed in brightness, and finds nothing across a cut.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import fft
from scipy.ndimage import uniform_filter

from workbench.analyzer import Frame, Samples

SIDE = 128  # pixels of the reduced frame, whatever the shape of the frame
BLOCK = 32
COLOURED = 3  # axes
ROWS, COLUMNS = 2, 4  # samples that make one reduced pixel
DETAIL = 5  # reduced pixels: coarser structure is alike in many pictures
NOISE = 10.0  # energy of a block that shows nothing
FAINT = 15.0  # mean energy of the blocks of a frame that shows nothing
CUT = 0.45  # least similarity within one shot when nothing moves fast
DROP = 0.6  # of the usual similarity, so that a fast pan is no cut
PACE = 0.25  # of the newest frame in the usual similarity
PANNED = 0.4  # least correlation of two views of one scene from a camera that turns
FARTHEST = 0.6  # of a side that it turns from frame to frame
BLANK = 6.0  # standard deviation, in levels, of a frame that shows nothing
FLASH = 25.0  # levels by which a flash is brighter
FLASH_CUT = 0.5
MOST_PASSED = 10  # frames after which a passed-over picture counts after all

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What is kept of one frame, to compare the next with.

    The `detail` (128, 128) of the reduced picture; of its n blocks the `spectra` (n, 32, 17)
    and the `energy` (n,); of the levels their mean and standard deviation.
    """

    detail: Floats
    spectra: NDArray[np.complexfloating[Any, Any]]
    energy: Floats
    mean: float
    deviation: float

    @property
    def blank(self) -> bool:
        """Whether the frame shows nothing, as between a fade out and a fade in."""
        return self.deviation < BLANK or float(self.energy.mean()) < FAINT


@dataclass(slots=True)
class Cuts:
    """Finds the cuts of one video; must be shown every frame that decodes, in order.

    A frame that is blank or lit by a flash starts no shot; the frame after it is compared with
    the one before it. A dissolve is no cut: neighbouring frames of it are alike.
    """

    _last: Look | None = field(default=None, init=False)
    _usual: float = field(default=1.0, init=False)
    _passed: int = field(default=0, init=False)

    def starts_shot(self, frame: Frame) -> bool:
        """Return whether a shot starts with this frame; the first frame starts one."""
        look, last = look_at(frame.coded), self._last
        passed_over = last is not None and (look.blank or flashes(last, look))
        self._passed = self._passed + 1 if passed_over else 0
        if not passed_over or self._passed > MOST_PASSED:
            self._last = look
        if last is None or passed_over:
            return last is None
        alike = similarity(last, look)
        cut = alike < CUT and alike < DROP * self._usual and panned(last, look) < PANNED
        self._usual += PACE * (alike - self._usual)
        return cut


def look_at(coded: Samples) -> Look:
    """Return what is kept of a frame, from its luma (H, W) or the RGB samples of a still."""
    picture = reduced(coded)
    detail = picture - uniform_filter(picture, DETAIL)
    blocks = _blocks(detail) * _WINDOW
    energy = np.sqrt((blocks * blocks).sum(axis=(1, 2)))
    return Look(
        detail,
        fft.rfft2(blocks),
        energy.astype(np.float32),
        float(picture.mean()),
        float(picture.std()),
    )


def reduced(coded: Samples) -> Floats:
    """Return a picture of any size as (128, 128) levels of 0..255, from some of its samples."""
    levels = np.float32(1.0 if coded.dtype == np.uint8 else 1 / 257)
    rows = _places(coded.shape[0], SIDE * ROWS)
    columns = _places(coded.shape[1], SIDE * COLUMNS)
    some = coded[rows][:, columns].astype(np.float32)
    if some.ndim == COLOURED:
        some = some.mean(axis=2)
    lines = some[::2] + some[1::2]
    total = lines[:, ::4] + lines[:, 1::4] + lines[:, 2::4] + lines[:, 3::4]
    return np.asarray(total * (levels / (ROWS * COLUMNS)))


def similarity(one: Look, other: Look) -> float:
    """Return how much of the detail of two frames is the same, 0 to 1."""
    same = _peaks(one, other)
    total = one.energy**2 + other.energy**2 + NOISE**2
    return _mean(2 * same / total, np.maximum(one.energy, other.energy))


def flashes(last: Look, look: Look) -> bool:
    """Return whether a frame is the last one in much brighter light.

    Only blocks that show detail in both count: light washes the others out.
    """
    if look.mean - last.mean < FLASH:
        return False
    both = last.energy * look.energy
    return _mean(_peaks(last, look) / (both + NOISE), both) > FLASH_CUT


def panned(one: Look, other: Look) -> float:
    """Return the correlation of two frames where they overlap, displaced as fits best.

    For a camera that turns so fast that blocks are not found again within themselves.
    """
    size = (2 * SIDE, 2 * SIDE)
    crossed = fft.rfft2(one.detail, size) * fft.rfft2(other.detail, size).conj()
    peak = int(fft.irfft2(crossed, size).argmax())
    down, right = ((at + SIDE) % (2 * SIDE) - SIDE for at in divmod(peak, 2 * SIDE))
    if max(abs(down), abs(right)) > FARTHEST * SIDE:
        return 0.0
    first, second = _overlap(one.detail, down, right), _overlap(other.detail, -down, -right)
    scale = float(np.linalg.norm(first) * np.linalg.norm(second))
    return float((first * second).sum()) / max(scale, NOISE)


def _overlap(detail: Floats, down: int, right: int) -> Floats:
    """Return the part of a picture that one displaced by so much shows as well."""
    rows = slice(max(down, 0), SIDE + min(down, 0))
    return detail[rows, max(right, 0) : SIDE + min(right, 0)]


def _peaks(one: Look, other: Look) -> Floats:
    """Return the largest correlation (n,) of each pair of blocks over all displacements."""
    crossed = fft.irfft2(one.spectra * other.spectra.conj(), s=(BLOCK, BLOCK))
    return np.asarray(crossed.max(axis=(1, 2)), np.float32)


def _mean(values: Floats, weights: Floats) -> float:
    return float((values * weights).sum() / max(float(weights.sum()), NOISE))


def _places(length: int, count: int) -> NDArray[np.intp]:
    return ((np.arange(count) + 0.5) * length / count).astype(np.intp)


def _blocks(picture: Floats) -> Floats:
    along = SIDE // BLOCK
    tiles = picture.reshape(along, BLOCK, along, BLOCK).swapaxes(1, 2).reshape(-1, BLOCK, BLOCK)
    return np.asarray(tiles - tiles.mean(axis=(1, 2), keepdims=True))


def _window() -> Floats:
    line = np.hanning(BLOCK + 2)[1:-1]
    return np.outer(line, line).astype(np.float32)


_WINDOW = _window()
