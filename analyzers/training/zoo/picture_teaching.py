"""Teach a network that draws whole pictures, and keep it with how close it comes to them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from analyzers.training.zoo.lattice import lattice_peak
from analyzers.training.zoo.picture_network import PictureNetwork
from analyzers.training.zoo.pictures import KEPT_BACK, PictureLessons
from analyzers.training.zoo.teaching import RECENT, keep, require_learned, versions
from workbench.model import Pixels

__all__ = ["Closeness", "PictureRecord", "closeness", "psnr", "taught_on_pictures"]

GREY_LEVELS = 255


class Closeness(msgspec.Struct, frozen=True, kw_only=True):
    """How pictures that were kept back come back, told by their mean.

    `psnr` is in dB; the two lattice peaks are those of the pictures as they were and as they
    were drawn (see `lattice_peak`). None where no picture was kept back.
    """

    pictures: int
    psnr: float | None
    lowest_psnr: float | None
    by_source: dict[str, float]
    lattice_before: float | None
    lattice_after: float | None


class PictureRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How the weights of a network that draws pictures came about."""

    name: str
    seed: int
    steps: int
    pictures: int
    squares: int
    sources: tuple[str, ...]
    kept_back: str
    manifest_sha256: str
    error: float
    closeness: Closeness
    versions: dict[str, str]


def taught_on_pictures(
    network: PictureNetwork,
    lessons: PictureLessons,
    folder: Path,
    *,
    seed: int = 1,
    steps: int | None = None,
) -> Iterator[tuple[int, int, float]]:
    """Teach an untaught network and keep it in `folder`, with a record.

    Yields which step of how many was taken, and the error. Raises TrainingError where the
    error does not fall.
    """
    chance, steps = np.random.default_rng(seed), steps or network.steps
    network.acquaint(lessons, chance)
    errors: list[float] = []
    for step in range(steps):
        errors.append(network.learn(lessons, chance, step / steps))
        yield step + 1, steps, errors[-1]
    require_learned(network.name, errors)
    network.eval()
    keep(network, folder, _record(network, lessons, seed, errors))


def closeness(network: PictureNetwork, lessons: PictureLessons) -> Closeness:
    """Return how close to the pictures that were kept back the network draws them."""
    drawn = [network.redrawn(picture) for _, picture in lessons.held]
    pairs = [(given, got) for (_, given), got in zip(lessons.held, drawn, strict=True)]
    ratios = [psnr(*pair) for pair in pairs]
    by_source: dict[str, list[float]] = {}
    for (source, _), ratio in zip(lessons.held, ratios, strict=True):
        by_source.setdefault(source, []).append(ratio)
    return Closeness(
        pictures=len(pairs),
        psnr=_mean(ratios),
        lowest_psnr=min(ratios, default=None),
        by_source={source: float(np.mean(found)) for source, found in by_source.items()},
        lattice_before=_mean([lattice_peak(given) for given, _ in pairs]),
        lattice_after=_mean([lattice_peak(got) for _, got in pairs]),
    )


def psnr(given: Pixels, drawn: Pixels) -> float:
    """Return the peak signal-to-noise ratio of two pictures in dB; infinite where equal."""
    wrong = np.square(given.astype(np.float64) - drawn).mean()
    return float(10 * np.log10(GREY_LEVELS**2 / wrong)) if wrong else float("inf")


def _mean(values: Sequence[float]) -> float | None:
    return float(np.mean(values)) if values else None


def _record(
    network: PictureNetwork, lessons: PictureLessons, seed: int, errors: Sequence[float]
) -> PictureRecord:
    return PictureRecord(
        name=network.name,
        seed=seed,
        steps=len(errors),
        pictures=lessons.pictures,
        squares=len(lessons.squares),
        sources=lessons.sources,
        kept_back=KEPT_BACK,
        manifest_sha256=lessons.manifest_sha256,
        error=float(np.mean(errors[-RECENT:])),
        closeness=closeness(network, lessons),
        versions=versions(),
    )
