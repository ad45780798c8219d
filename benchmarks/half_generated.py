"""Whether the maps of native pixels find the generated part of a photograph.

    python -m benchmarks.half_generated MEDIA ZOO OUTPUT PACKS... [--through NAME NAME]
                                        [--flux FOLDER]

MEDIA is a folder with a `manifest.csv`, ZOO one of autoencoders, each PACKS a folder below
which packs lie. Three photographs are altered in part, at their native pixels:

- face: another face, drawn by StyleGAN2, pasted into a portrait; both were aligned alike by
  their publishers, so that neither is moved or resized;
- first, second: a region passed through an autoencoder, of two photographs by two of them.
  Those by default are left out of the first fold of `laundering`; of what the released packs
  learned from, only `flux2_tiny` was left out, whose weights lie in the folder of `--flux`.

Each is made again of pixels that nobody generated: with the face of a photograph, and with the
region smoothed until it has no more fine detail than the laundered one. A map that finds these
twins as well finds pasting or smoothing, not generators. All are saved as PNG and as JPEG of
quality 90 and read like any file, without looking for faces. That no network and no
autoencoder learned from these photographs is checked.

Printed are by file and map the AUC of its pixels against the mask: in the file, in its twin,
and in the untouched photograph, where a map without prejudice about the scene has 0.5. Then
which share of the region and of the rest reaches the still operating point (a score of 0 where
the card has none). Beside them stand two controls without a network: local variance and local
sharpness, with the sign that fits the file better. Where the gate withholds the score, it says
so, and the figures are those with the gate open. Three pictures are no statistics. OUTPUT gets
the files, and of each one sheet with all its maps.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.ndimage import binary_erosion, uniform_filter

from analyzers.frequency.texture import PATCH_MAP
from analyzers.illustrations import residual
from analyzers.laundering.telling import LAUNDERED_MAP
from analyzers.quality.stitching import bright
from analyzers.runtime.native import Native
from analyzers.training.pixels.gating import luma_of
from benchmarks.half_pictures import HalfPicture, half_pictures, pixels_of
from benchmarks.pixel_analyzers import everything
from benchmarks.pixel_packs import Zoo, analyzers_of, still_point
from workbench.evaluation.metrics import pixel_auc
from workbench.evaluation.placing import laid
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import FrameScore, LocalizationMap, Pixels

THROUGH = ("f4_kl4_nearest_l1", "f8_kl32_pixel_shuffle_gan")
SAVED = {".png": {}, ".jpg": {"quality": 90}}
AROUND = 15  # pixels along the side of the windows of the controls
HEADS = (
    "file",
    "map",
    "score",
    "pixel AUC",
    "twin",
    "untouched",
    "flagged of region",
    "flagged of the rest",
)
PANEL = 420  # pixels of the longer side of a picture on a sheet
CAPTION = 30
FLAG = (255, 70, 0)

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A map over a picture (h, w), from which value on it is flagged, and what was said."""

    name: str
    values: Values
    level: float | None
    said: str


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line of the table: a map, and its AUC in the file, its twin and the photograph."""

    drawn: Drawn
    aucs: tuple[float, ...]


def main() -> None:
    """Make, read, print and draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("media", type=Path)
    parser.add_argument("zoo", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("packs", type=Path, nargs="+")
    parser.add_argument("--through", nargs=2, default=THROUGH, metavar="NAME")
    parser.add_argument("--flux", type=Path, help="weights of FLUX.2's tiny autoencoder")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    methods = tuple(analyzers_of(options.packs))
    zoo = Zoo(options.zoo, options.flux)
    print(f"\n| {' | '.join(HEADS)} |\n{'|---' * len(HEADS)}|")
    for half in half_pictures(options.media, zoo, tuple(options.through)):
        for ending in SAVED:
            rows = list(judged(half, ending, methods, options.output))
            for row in rows:
                print(line(half, ending, row), flush=True)
            sheet(half, rows).save(options.output / f"{half.name}{ending}.maps.png")


def judged(
    half: HalfPicture, ending: str, methods: Sequence[Native], folder: Path
) -> Iterator[Row]:
    """Yield each map of a file, as of its twin."""
    pictures = {"": half.pixels, "-twin": half.twin, "-untouched": half.photograph}
    paths = [folder / f"{half.name}{what}{ending}" for what in pictures]
    for path, pixels in zip(paths, pictures.values(), strict=True):
        Image.fromarray(pixels).save(path, **SAVED[ending])
    for method in methods:
        for same in zip(*(maps(method, path) for path in paths), strict=True):
            yield Row(same[0], tuple(pixel_auc(one.values, half.mask) for one in same))
    lumas = [luma_of(pixels_of(path)) for path in paths]
    for name, control in CONTROLS.items():
        drawn = [control(luma) for luma in lumas]
        aucs = [pixel_auc(values, half.mask) for values in drawn]
        lower = aucs[0] < 0.5  # by chance
        named = f"{name}, {'lower' if lower else 'higher'}"
        shown = Drawn(named, drawn[0] / drawn[0].max() * 255, None, "control")
        yield Row(shown, tuple(1 - auc if lower else auc for auc in aucs))


def maps(method: Native, path: Path) -> Iterator[Drawn]:
    """Yield the maps of a file, with the gate open where it withholds, which is said."""
    source, said = source_of(path), ""
    frame = next(iter(frames(source)))
    told = everything(method, source, frame)
    score = next(one for one in told if isinstance(one, FrameScore))
    if score.score is None:
        said = f" ({score.reason})"
        told = everything(method.ungated(), source, frame)
        score = next(one for one in told if isinstance(one, FrameScore))
    for one in told:
        if isinstance(one, LocalizationMap):
            values, _ = laid(one, source.stream)
            level = flagged_from(method, one.name)
            scored = f"{score.score:.2f}{said}"
            yield Drawn(f"{method.info.name}: {one.name}", values, level, scored)


def flagged_from(method: Native, name: str) -> float | None:
    """Return the value of a map from which on it counts as flagged, None of one without."""
    if name == PATCH_MAP:  # it is relative to its own highest
        return None
    point = 0.0 if name == LAUNDERED_MAP else still_point(method) or 0.0
    return float(bright(np.array(point)))


def variance(luma: NDArray[np.float32]) -> Values:
    """Return the variance of luma (h, w) around each pixel."""
    plane = luma.astype(np.float64)
    mean = uniform_filter(plane, AROUND)
    return np.maximum(uniform_filter(plane**2, AROUND) - mean**2, 0)


def sharpness(luma: NDArray[np.float32]) -> Values:
    """Return how strong fine detail is around each pixel of luma (h, w)."""
    return uniform_filter(np.abs(residual(luma)).astype(np.float64), AROUND)


CONTROLS: dict[str, Callable[[NDArray[np.float32]], Values]] = {
    "local variance": variance,
    "local sharpness": sharpness,
}


def line(half: HalfPicture, ending: str, row: Row) -> str:
    """Return a line of the table."""
    level, values = row.drawn.level, row.drawn.values
    inside, outside = "–", "–"
    if level is not None:
        inside, outside = (
            f"{np.mean(values[where] >= level):.0%}" for where in (half.mask, ~half.mask)
        )
    aucs = " | ".join(f"{auc:.2f}" for auc in row.aucs)
    return (
        f"| {half.name}{ending}: {half.said} | {row.drawn.name} | {row.drawn.said} | "
        f"{aucs} | {inside} | {outside} |"
    )


def sheet(half: HalfPicture, rows: Sequence[Row]) -> Image.Image:
    """Return the picture with the outline of its region, and each of its maps over it."""
    grey = luma_of(half.pixels)[..., None].repeat(3, axis=2)
    panels = [(half.said, outlined(half))]
    for row in rows:
        share = (row.drawn.values / 255)[..., None]
        drawn = grey * (1 - 0.8 * share) + np.array(FLAG) * 0.8 * share
        caption = f"{row.drawn.name} {row.aucs[0]:.2f} (untouched {row.aucs[-1]:.2f})"
        panels.append((caption, drawn.clip(0, 255).astype(np.uint8)))
    scale = PANEL / max(half.mask.shape)
    height, width = (round(side * scale) for side in half.mask.shape)
    columns = -(-len(panels) // 2)
    made = Image.new("RGB", (columns * width, 2 * (height + CAPTION)))
    for number, (caption, pixels) in enumerate(panels):
        at = number % columns * width, number // columns * (height + CAPTION)
        small = Image.fromarray(pixels).resize((width, height))
        made.paste(small, (at[0], at[1] + CAPTION))
        ImageDraw.Draw(made).text((at[0] + 4, at[1] + 8), caption, fill="white")
    return made


def outlined(half: HalfPicture) -> Pixels:
    """Return the picture with a line around its region."""
    drawn = half.pixels.copy()
    drawn[half.mask & ~binary_erosion(half.mask, iterations=3)] = FLAG
    return drawn


if __name__ == "__main__":
    main()
