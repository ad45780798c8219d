"""What is measured once of every face, whatever fold it is learned from or judged by.

Faces are learned from as they were found, both classes alike: a view that was degraded, of one
class oftener than of the other, would say which it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from analyzers.networks.packed import PackedNetwork
from analyzers.synthesis.window import LEAST, middle, read, saved
from analyzers.training.faces import FaceShelf
from analyzers.training.judging import CONDITIONS, sharpness
from analyzers.training.synthesis.redrawing import Pair, history, picture
from workbench.model import Pixels

__all__ = ["Features", "Measured", "given", "of_pair"]

AT_ONCE = 32
KEPT_EVERY = 20  # groups

Floats = NDArray[np.float32]
Key = tuple[int, str]


class Measured(NamedTuple):
    """Of one face under a condition: its embedding, and what its native window tells.

    `sharpness` is that of the face that the network is given, a control of what is judged.
    """

    embedding: Floats
    traits: Floats
    traces: Floats
    sharpness: Floats


def given(shelf: FaceShelf, index: int, condition: str) -> tuple[Pixels, Pixels]:
    """Return a face and the middle of its window under a condition, both saved as JPEG 90.

    Each is degraded by itself, at its own size: see `GeneratedOutcome` for what that forbids.
    """
    change = CONDITIONS[condition]
    native = change(middle(shelf.window(index)))
    return saved(change(np.array(shelf.crops[index]))), saved(native)


def _embedded(network: PackedNetwork, faces: Sequence[Pixels]) -> Floats:
    """Return the embeddings (n, d) of aligned faces, by the network that is packed."""
    pixels = torch.from_numpy(np.stack(faces)).permute(0, 3, 1, 2).float() / 255
    with torch.inference_mode():
        seen = network.network(network.reading @ (pixels @ network.reading.T))
    return np.asarray(seen.embedding.numpy(), np.float32)


@dataclass
class Features:
    """Measured faces and pairs, kept in a file so that a broken run goes on."""

    shelf: FaceShelf
    network: PackedNetwork
    path: Path
    known: dict[Key, Measured] = field(default_factory=dict)
    _wide: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take up what an earlier run measured."""
        if self.path.exists():
            with np.load(self.path, allow_pickle=False) as kept:
                columns = [kept[name] for name in ("index", "condition", *Measured._fields)]
                rows = zip(*columns, strict=True)
                self.known = {
                    (int(index), str(condition)): Measured(*rest)
                    for index, condition, *rest in rows
                }

    def measure(self, asked: Sequence[Key]) -> Iterator[tuple[int, int]]:
        """Measure what is not known; yields how many are, of how many."""
        todo = sorted(set(asked) - self.known.keys())
        for start in range(0, len(todo), AT_ONCE):
            part = todo[start : start + AT_ONCE]
            pairs = [given(self.shelf, *key) for key in part]
            embeddings = _embedded(self.network, [face for face, _ in pairs])
            for key, embedding, (face, native) in zip(part, embeddings, pairs, strict=True):
                sharp = np.array(sharpness(face), np.float32)
                self.known[key] = Measured(embedding, *read(native), sharp)
            yield start + len(part), len(todo)
            if start // AT_ONCE % KEPT_EVERY == KEPT_EVERY - 1:
                self._keep()
        if todo:
            self._keep()

    def _keep(self) -> None:
        columns: dict[str, Any] = {
            name: np.stack([getattr(one, name) for one in self.known.values()])
            for name in Measured._fields
        }
        index, condition = zip(*self.known, strict=True)
        part = self.path.with_suffix(".part.npz")
        np.savez(part, index=np.array(index), condition=np.array(condition), **columns)
        part.replace(self.path)

    def usable(self, index: int) -> bool:
        """Say whether a face's native window is large enough to be read."""
        if index not in self._wide:
            self._wide[index] = min(self.shelf.window(index).shape[:2]) >= LEAST
        return self._wide[index]


def of_pair(pair: Pair, number: int) -> tuple[Floats, Floats]:
    """Return traits and traces of a drawing after one history."""
    return read(saved(history(picture(pair.path), pair.key, number)))
