"""Photographs that autoencoders drew anew, and the histories by which both are learned from.

What is redrawn was reduced first, so that it has the detail of its size and no JPEG grid. A
photograph and what was made of it share every history: only the drawing tells them apart.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from analyzers.synthesis.window import middle
from analyzers.training.degradation import saved_as_jpeg
from analyzers.training.faces import Example, FaceShelf
from analyzers.training.opencv import cv2
from analyzers.training.synthesis.recipe import SynthesisRecipe
from analyzers.training.zoo.laundering import autoencoders
from analyzers.training.zoo.redrawing import DESIGNS
from analyzers.training.zoo.teaching import WEIGHTS
from analyzers.training.zoo.tiny_flux import DECODER, ENCODER, tiny_flux
from workbench.errors import RecipeUnusable
from workbench.model import Pixels

__all__ = ["FOUND", "Pair", "drawn_by", "history", "photographs", "picture", "redrawn"]

TINY = "taef2"  # the folder of FLUX.2's tiny autoencoder in a zoo
DRAWN_BY = "drawn_by.json"  # in the folder of what was drawn
FOUND = "base"  # the photograph itself
LARGEST, SEEN = 224, 400  # pixels that are redrawn, and that are left by a history
EACH = 2  # autoencoders of the zoo for a photograph
LEAST_SIDE = 150  # to which a window is reduced at most
SMALLER_BY = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)
SOFT = 0.75  # reduced further than that, a picture is softened first
SAMPLING = (cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444)


@dataclass(frozen=True, slots=True)
class Pair:
    """One drawing of a photograph by `name`, `FOUND` for the photograph itself."""

    source: str
    key: str
    name: str
    path: Path


def photographs(shelf: FaceShelf, learned: Sequence[int], most: int) -> list[int]:
    """Return the photographs that are redrawn: the first of each source, by their names."""
    counted: dict[str, int] = {}
    kept = []
    for index in sorted(learned, key=lambda at: _digest(shelf.examples[at].path)):
        example = shelf.examples[index]
        counted[example.source] = counted.get(example.source, 0) + (not example.altered)
        if not example.altered and counted[example.source] <= most:
            kept.append(index)
    return kept


def drawn_by(recipe: SynthesisRecipe, zoo: Path) -> dict[str, str]:
    """Return the sha256 of each file of weights by which photographs are drawn anew.

    Raises RecipeUnusable where the zoo lacks what the recipe asks for: without it, the same
    recipe would make another network.
    """
    own, asked = autoencoders(zoo), recipe.redrawn
    wanted = {*asked.autoencoders, *([TINY] if asked.tiny else [])}
    there = {*own, *([TINY] if (zoo / TINY).is_dir() else [])}
    if missing := sorted(wanted - there):
        raise RecipeUnusable(f"{zoo} lacks the autoencoders {', '.join(missing)}")
    files = [f"{one}/{WEIGHTS}" for one in DESIGNS if one in (asked.autoencoders or own)]
    if asked.tiny:
        files += [f"{TINY}/{half}" for half in (ENCODER, DECODER)]
    return {one: hashlib.sha256((zoo / one).read_bytes()).hexdigest() for one in files}


def redrawn(
    recipe: SynthesisRecipe, shelf: FaceShelf, chosen: Sequence[int], zoo: Path, folder: Path
) -> Iterator[list[Pair]]:
    """Yield the pictures of each photograph, drawn unless `folder` has them.

    Raises RecipeUnusable where the zoo lacks an autoencoder, or where what lies in `folder`
    was drawn by others.
    """
    _require_same(folder / DRAWN_BY, drawn_by(recipe, zoo))
    own = autoencoders(zoo)
    names = [one for one in DESIGNS if one in (recipe.redrawn.autoencoders or own)]
    through = {name: own[name].reconstructed for name in names}
    if recipe.redrawn.tiny:
        through[TINY] = tiny_flux(zoo / TINY).reconstructed
    for index in chosen:
        example = shelf.examples[index]
        yield list(_of_one(recipe, example, shelf.window(index), through, folder))


def _require_same(path: Path, weights: Mapping[str, str]) -> None:
    """Note by which weights a folder's pictures were drawn; other ones are refused."""
    told = json.dumps(weights, indent=1)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told, "utf-8")
    elif path.read_text("utf-8") != told:
        raise RecipeUnusable(f"{path.parent} holds pictures that other weights have drawn")


def _of_one(
    recipe: SynthesisRecipe,
    example: Example,
    window: Pixels,
    through: Mapping[str, Callable[[Pixels], Pixels]],
    folder: Path,
) -> Iterator[Pair]:
    key = _digest(f"{example.path}|{example.frame}|{example.width:.6f}")
    where = folder / f"{example.source}_{key}"
    where.mkdir(parents=True, exist_ok=True)
    small = _kept(where / f"{FOUND}.png", lambda: _reduced(window, key))
    yield Pair(example.source, key, FOUND, where / f"{FOUND}.png")
    chance = np.random.default_rng([7, *key.encode()])
    zoo = [name for name in through if name != TINY]
    asked = chance.choice(zoo, min(EACH, len(zoo)), replace=False).tolist()
    if TINY in through and chance.random() < recipe.redrawn.tiny:
        asked.append(TINY)
    for name in asked:
        path = where / f"{name}.png"
        with torch.inference_mode():
            _kept(path, partial(through[name], np.ascontiguousarray(small)))
        yield Pair(example.source, key, name, path)


def _kept(path: Path, make: Callable[[], Pixels]) -> Pixels:
    """Return the picture in a file, made first where there is none."""
    if not path.exists():
        part = path.with_suffix(".part.png")
        cv2.imwrite(str(part), make()[..., ::-1])
        part.replace(path)
    return picture(path)


def picture(path: Path) -> Pixels:
    """Return the picture (h, w, 3) in a file of this laboratory."""
    return np.asarray(Image.open(path).convert("RGB"))


def _reduced(window: Pixels, key: str) -> Pixels:
    """Return the middle of a window, reduced by chance, always alike for this `key`."""
    chance = np.random.default_rng(list(key.encode()))
    low = max(0.5, min(0.95, LEAST_SIDE / min(window.shape[:2])))
    by = chance.uniform(low, max(low, 0.92))
    how = SMALLER_BY[chance.integers(len(SMALLER_BY))]
    if by < SOFT and how != cv2.INTER_AREA:
        window = cv2.GaussianBlur(window, (0, 0), 0.35 / by)
    return middle(
        np.asarray(cv2.resize(window, None, fx=by, fy=by, interpolation=how)), LARGEST
    )


def history(pixels: Pixels, key: str, number: int) -> Pixels:
    """Return a picture after the history of this number, the same for all of one `key`."""
    chance = np.random.default_rng([number, *key.encode()])
    return _gone_through(pixels, chance)


def _gone_through(pixels: Pixels, chance: np.random.Generator) -> Pixels:
    """Every number is drawn before it is known whether it is used, for whatever picture."""
    by = float(
        chance.choice(
            [1, chance.uniform(0.45, 1), chance.uniform(1.02, 2)], p=[0.2, 0.55, 0.25]
        )
    )
    how = SMALLER_BY[chance.integers(4)]
    blur = float(chance.uniform(0.2, 1.3)) if chance.random() < 0.3 else 0  # noqa: PLR2004
    sharp = float(chance.uniform(0.2, 1.2)) if chance.random() < 0.2 else 0  # noqa: PLR2004
    noise = float(chance.uniform(0.5, 4)) if chance.random() < 0.15 else 0  # noqa: PLR2004
    quiet = float(chance.uniform(2, 8)) if chance.random() < 0.08 else 0  # noqa: PLR2004
    quality = int(chance.integers(70, 99)) if chance.random() < 0.8 else 0  # noqa: PLR2004
    sampling = int(SAMPLING[int(chance.integers(2))])
    down, across = chance.integers(0, 8, 2)
    seed = int(chance.integers(1 << 40))
    power = float(chance.uniform(0.8, 1.25)) if chance.random() < 0.3 else 1  # noqa: PLR2004
    if power != 1:
        pixels = (255 * (pixels / 255.0) ** power).round().astype(np.uint8)
    if by != 1:
        up = cv2.INTER_CUBIC if how == cv2.INTER_AREA else how
        pixels = cv2.resize(pixels, None, fx=by, fy=by, interpolation=how if by < 1 else up)
    if quiet:
        pixels = cv2.bilateralFilter(np.ascontiguousarray(pixels), 5, quiet * 3, 1.5)
    if blur:
        pixels = cv2.GaussianBlur(pixels, (0, 0), blur)
    if sharp:
        soft = cv2.GaussianBlur(pixels, (0, 0), 1.0).astype(np.float32)
        pixels = np.clip(pixels * (1 + sharp) - sharp * soft, 0, 255).round().astype(np.uint8)
    if noise:
        grain = np.random.default_rng(seed).standard_normal(pixels.shape, np.float32)
        pixels = np.clip(pixels + noise * grain + 0.5, 0, 255).astype(np.uint8)
    if quality:
        pixels = saved_as_jpeg(np.ascontiguousarray(pixels), quality, sampling)
    return middle(np.ascontiguousarray(pixels[down:, across:][:SEEN, :SEEN]))


def _digest(name: str) -> str:
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:20]
