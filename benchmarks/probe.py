r"""A linear probe of the frozen trunk, fitted to the end, beside a network that was trained.

Logistic regression on the means of the trunk's two coarsest stages, of every face that the
recipe may learn from (so many of a group), as found and saved as JPEG; fold by fold, judged on
faces of what the fold leaves out. Features are computed once for all folds.

    python -m benchmarks.probe recipes/synthesis.toml --faces lab/faces
    python -m benchmarks.probe recipes/synthesis.toml --faces lab/faces --crop 160 --size 128
    python -m benchmarks.probe recipes/synthesis.toml --faces lab/faces \
        --without studio_canada studio_3dsk unsplash_man

With `--crop` and `--size` it sees another part of the aligned face than the recipe's network;
with `--without`, these sources are left out at once with each group of generators in turn.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from analyzers.networks.face_network import FaceNetwork
from analyzers.networks.reading import read as seen
from analyzers.runtime.card import Measured
from analyzers.training.acquainted import judged_by_fold
from analyzers.training.faces import FaceShelf
from analyzers.training.figures import ALARMS
from analyzers.training.judging import CLEAN, Extent, Judged, cases, judged, saved
from analyzers.training.recipe import Fold, Recipe, without
from analyzers.training.splits import parted
from analyzers.training.synthesis.recipe import read
from benchmarks.peers import Wanted, figured, shown
from workbench.model import Pixels

MOST = 600  # faces of a source or generator
FORCE = 1e-3  # the inverse of the regularisation
AT_ONCE = 32

Floats = NDArray[np.float32]


@dataclass
class Probe:
    """The features of pictures, each computed once."""

    recipe: Recipe
    shelf: FaceShelf
    trunk: FaceNetwork
    most: int = MOST
    known: dict[bytes, Floats] = field(default_factory=dict)

    def features(self, pictures: Sequence[Pixels]) -> Floats:
        """Return the embeddings (n, d) of aligned faces."""
        network = self.recipe.network
        keys = [hashlib.sha256(picture.tobytes()).digest() for picture in pictures]
        new = dict(zip(keys, pictures, strict=True))
        new = {key: picture for key, picture in new.items() if key not in self.known}
        for group in _groups(list(new)):
            given = np.stack([seen(new[key], network.crop, network.size) for key in group])
            pixels = torch.from_numpy(given).permute(0, 3, 1, 2).float() / 255
            with torch.inference_mode():
                self.known.update(zip(group, self.trunk(pixels).embedding.numpy(), strict=True))
        return np.stack([self.known[key] for key in keys])

    def fitted(self, recipe: Recipe) -> "Scorer":
        """Return a probe that learned from what a recipe learns from."""
        indices = self._chosen(recipe)
        faces = [saved(np.array(self.shelf.crops[index])) for index in indices]
        features = self.features(faces)
        examples = [self.shelf.examples[index] for index in indices]
        mean, spread = features.mean(0), features.std(0) + 1e-3
        weights = _weights([(e.altered, e.source, e.generator) for e in examples], recipe)
        line = LogisticRegression(C=FORCE, max_iter=400)
        line.fit((features - mean) / spread, [e.altered for e in examples], weights)
        return Scorer(self, line, mean, spread)

    def _chosen(self, recipe: Recipe) -> list[int]:
        """Return the same faces of a group in every fold."""
        counted: dict[tuple[str, str], int] = {}
        kept = []
        for index in parted(self.shelf.examples, recipe).learned.tolist():
            group = self.shelf.examples[index].source, self.shelf.examples[index].generator
            counted[group] = counted.get(group, 0) + 1
            if counted[group] <= self.most:
                kept.append(index)
        return kept


@dataclass(frozen=True)
class Scorer:
    """One fitted probe."""

    probe: Probe
    line: LogisticRegression
    mean: Floats
    spread: Floats

    def __call__(self, faces: Pixels) -> tuple[Floats, None]:
        """Return scores (n,) of aligned faces, and no map."""
        features = (self.probe.features(list(faces)) - self.mean) / self.spread
        return self.line.decision_function(features).astype(np.float32), None


def main() -> None:
    """Fit and judge every fold, and print the figures."""
    asked = _arguments()
    torch.set_num_threads(asked.threads)
    recipe, shelf = _read(asked), FaceShelf(asked.faces)
    network = recipe.network
    trunk = FaceNetwork(network.size, crop=network.crop).begun().eval()
    probe = Probe(recipe, shelf, trunk, asked.most)
    rows: dict[str, list[Measured]] = {"linear probe": []}
    for number, fold in enumerate(recipe.folds, start=1):
        part, wanted = without(recipe, fold), _wanted(fold)
        validated, seen = _judged(probe, part, fold)
        told = figured(validated, seen, part, wanted)
        rows["linear probe"] += told
        pairs = [f"{o.generator} {o.source} {o.value:.2f}" for o in told if o.generator]
        print(f"fold {number} of {len(recipe.folds)}: {', '.join(pairs)}", flush=True)
    shown(rows)
    for name, told in rows.items():
        _print(name, told)


def _read(asked: argparse.Namespace) -> Recipe:
    """Return the recipe with what was asked for in place of its own."""
    recipe = read(asked.recipe).faces()
    network = msgspec.structs.replace(
        recipe.network,
        crop=asked.crop or recipe.network.crop,
        size=asked.size or recipe.network.size,
    )
    folds = recipe.folds
    if asked.without:
        groups = dict.fromkeys(fold.leave_out_generators for fold in folds)
        folds = tuple(
            Fold(leave_out_generators=group, leave_out_sources=tuple(asked.without))
            for group in groups
        )
    return msgspec.structs.replace(recipe, network=network, folds=folds)


def _wanted(fold: Fold) -> Wanted:
    return fold.leave_out_sources, fold.leave_out_generators


def _judged(probe: Probe, recipe: Recipe, fold: Fold) -> Iterator[list[Judged]]:
    """Yield what validated a fold's probe, and what it was judged by."""
    examples, scorer = probe.shelf.examples, probe.fitted(recipe)
    sides = judged_by_fold(parted(examples, recipe), examples, recipe, fold)
    extent = Extent(conditions=(CLEAN,))
    for validated in (True, False):
        given = cases(probe.shelf, sides, recipe, {}, validated=validated, extent=extent)
        yield list(judged(scorer, given, [CLEAN]))


def _print(name: str, told: Sequence[Measured]) -> None:
    """Print the worst pair of every generator, and the false alarms of every source."""
    pairs = sorted((one for one in told if one.quantity == "AUC"), key=lambda one: one.value)
    worst: dict[str, Measured] = {}
    for one in pairs:
        worst.setdefault(one.generator, one)
    print(f"{name}: mean AUC of {len(pairs)} pairs {np.mean([o.value for o in pairs]):.2f}")
    for one in [*worst.values(), *(one for one in told if one.quantity == ALARMS)]:
        print(f"  {one.quantity} {one.generator} {one.source} {one.value:.2f} {one.interval}")


def _weights(groups: Sequence[tuple[bool, str, str]], recipe: Recipe) -> NDArray[np.float64]:
    """Return what each face counts, so that groups count as they are drawn in training."""
    named, at, counts = np.unique(
        [" ".join(map(str, one)) for one in groups], return_inverse=True, return_counts=True
    )
    altered = np.array([name.startswith("True") for name in named])
    shares = counts.astype(np.float64) ** recipe.data.balance
    for one in (False, True):
        shares[altered == one] /= shares[altered == one].sum()
    weights = (shares / counts)[at]
    return np.asarray(weights / weights.mean())


def _groups(keys: list[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(keys), AT_ONCE):
        yield keys[start : start + AT_ONCE]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--faces", type=Path, required=True)
    parser.add_argument("--crop", type=int, help="pixels of the aligned face that are seen")
    parser.add_argument("--size", type=int, help="what they are scaled to")
    parser.add_argument("--without", nargs="+", help="sources to leave out at once")
    parser.add_argument("--most", type=int, default=MOST, help="faces of a group to learn")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
