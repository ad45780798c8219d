"""The open DWT-DCT picture mark: how its bits are laid into pixels and read out again.

The scheme, as its public description and use have it: the picture's blue-difference plane
(U of YUV) goes through one Haar wavelet step; the low band is cut into blocks of 4x4; in each
block the largest coefficient but the first carries one bit of a message repeated over the
blocks in raster order: its remainder by 36 lies near 9 for a zero and near 27 for a one.
(In spite of the name, programs in use take no cosine transform of the block.)

Programs disagree about U: some mark 8-bit pixels, where U is centred on 128, others floating
point ones, where it is centred on 0.5, and one exchanged red and blue. `CONVENTIONS` has all.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.model import Pixels

BLOCK = 4
SCALE = 36.0
SMALLEST_AREA = 256 * 256  # the scheme's own limit
SMALLEST_SIDE = 8  # of one block in pixels
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
BLUE_DIFFERENCE = np.float32(0.492)
CHANNELS = 3
BAND = 512  # rows of pixels summed at a time

NEIGHBOURS = 9  # blocks across the surroundings with which a block's bit is compared

Plane = NDArray[np.float32]
Bits = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Payload:
    """A message known to be planted by a program: a short name, who plants it, its bits."""

    name: str
    origin: str
    bits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Convention:
    """How a program made U: its centre, and whether red and blue were exchanged."""

    name: str
    centre: float
    exchanged: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """How many bits of a payload were read; `chance` of as many or more in an unmarked picture.

    `chance` takes the places of ones among the bits of an unmarked picture as random.
    """

    payload: Payload
    convention: Convention
    matched: int
    chance: float


def from_text(text: str) -> tuple[int, ...]:
    """Return the bits of an ASCII message, each byte from its highest bit on."""
    return tuple(int(bit) for bit in np.unpackbits(np.frombuffer(text.encode(), np.uint8)))


def from_number(number: int) -> tuple[int, ...]:
    """Return the bits of a number from its highest set bit on (leading zeros are lost)."""
    return tuple(int(bit) for bit in f"{number:b}")


PAYLOADS = (
    Payload("sd1", "Stable Diffusion 1.x scripts", from_text("StableDiffusionV1")),
    Payload("sd2", "Stable Diffusion 2.x scripts", from_text("SDV2")),
    Payload("sdxl", "Stable Diffusion XL programs", from_number(0xB3EC907BB19E)),
    Payload("flux", "FLUX.1 reference programs", from_number(0x2AFE879CF52E)),
)
CONVENTIONS = (
    Convention("8-bit pixels", 128.0),
    Convention("floating-point pixels", 0.5),
    Convention("floating-point pixels, red and blue exchanged", 0.5, exchanged=True),
)


def best_matches(rgb: Pixels) -> tuple[Match, ...]:
    """Read every payload from RGB pixels (H, W, 3); keep the best convention of each."""
    quads = sums_of_four(rgb)
    read = [(convention, excess(block_bits(quads, convention))) for convention in CONVENTIONS]
    return tuple(
        min((match(over, payload, convention) for convention, over in read), key=_chance)
        for payload in PAYLOADS
        if read[0][1].size >= len(payload.bits)
    )


def sums_of_four(rgb: Pixels) -> Plane:
    """Return the sums of 2x2 pixels (H/2, W/2, 3), of the part divisible by four.

    The low Haar band of U is linear in them, so U need not be made at full size; that some
    programs round U to whole numbers moves the band by less than its noise.
    """
    height, width = (side // 4 * 4 for side in rgb.shape[:2])
    out = np.empty((height // 2, width // 2, CHANNELS), np.float32)
    for top in range(0, height, BAND):
        pixels = rgb[top : min(top + BAND, height), :width]
        rows = pixels[::2].astype(np.uint16) + pixels[1::2]
        out[top // 2 : (top + BAND) // 2] = rows[:, ::2] + rows[:, 1::2]
    return out


def block_bits(quads: Plane, convention: Convention) -> Bits:
    """Return the bit that each 4x4 block of the low band holds (rows, columns)."""
    low = low_band(quads, convention)
    rows, columns = low.shape[0] // BLOCK, low.shape[1] // BLOCK
    blocks = low[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
    blocks = np.abs(blocks.transpose(0, 2, 1, 3).reshape(rows, columns, BLOCK * BLOCK))
    return np.asarray(blocks[..., 1:].max(axis=-1, initial=0) % SCALE > SCALE / 2)


def low_band(quads: Plane, convention: Convention) -> Plane:
    """Return the low band of one orthonormal Haar step of U, from sums of 2x2 pixels."""
    blue, weights = (0, LUMA[::-1]) if convention.exchanged else (2, LUMA)
    low: Plane = quads @ weights
    np.subtract(quads[..., blue], low, out=low)
    low *= BLUE_DIFFERENCE / 2
    low += np.float32(2 * convention.centre)
    return low


def excess(bits: Bits) -> NDArray[np.float64]:
    """Return by how much each block's bit exceeds the blocks around it (rows, columns).

    The colours of a picture make whole regions read as zeros or ones, marked or not; the
    scheme's own majority of all repeats would drown a mark in them.
    """
    ones, all_blocks = (_window_sums(grid) for grid in (bits, np.ones_like(bits)))
    return np.asarray(bits - ones / all_blocks)


def match(over: NDArray[np.float64], payload: Payload, convention: Convention) -> Match:
    """Compare a payload with what the blocks say of each of its bits.

    A bit reads as one when its repeats are ones more often than the blocks around them.
    """
    expected = np.array(payload.bits, bool)
    place = np.arange(over.size) % expected.size
    read = np.bincount(place, weights=over.ravel()) > 0
    matched = int(np.count_nonzero(read == expected))
    return Match(payload, convention, matched, tail(expected, read))


def _window_sums(grid: Bits) -> NDArray[np.float64]:
    """Return the sums over a square of blocks around each block, from running sums."""
    reach = NEIGHBOURS // 2
    sums = np.pad(grid.astype(np.float64), ((reach + 1, reach), (reach + 1, reach)))
    sums = sums.cumsum(axis=0).cumsum(axis=1)
    rows = sums[NEIGHBOURS:] - sums[:-NEIGHBOURS]
    return np.asarray(rows[:, NEIGHBOURS:] - rows[:, :-NEIGHBOURS])


def tail(expected: Bits, read: Bits) -> float:
    """Return the chance that the bits read, in random order, agree as often or more.

    Exact (hypergeometric) and free of any assumption on how many ones a picture holds.
    """
    length, ones, wanted = expected.size, int(read.sum()), int(expected.sum())
    both = int(np.count_nonzero(read & expected))
    ways = sum(
        math.comb(wanted, hit) * math.comb(length - wanted, ones - hit)
        for hit in range(both, min(ones, wanted) + 1)
    )
    return ways / math.comb(length, ones)


def _chance(found: Match) -> float:
    return found.chance
