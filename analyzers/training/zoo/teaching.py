"""Teach a generator, keep its weights with how they came about, and load them again."""

import pickle
import platform
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import numpy as np
import torch
from torch import Tensor, nn

from analyzers.training.faces import FaceShelf
from analyzers.training.zoo.generator import Generator
from analyzers.training.zoo.lessons import Lessons, lessons_of
from workbench.errors import ModelMismatch, ModelMissing, TrainingError

__all__ = ["Record", "keep", "loaded", "require_learned", "restored", "taught", "versions"]

Network = TypeVar("Network", bound=nn.Module)

WEIGHTS, RECORD = "weights.pt", "record.json"
RECENT = 20  # steps, over which the first and the last errors are averaged


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """How the weights of a generator came about."""

    name: str
    seed: int
    steps: int
    faces: int
    sources: tuple[str, ...]
    manifest_sha256: str
    people: tuple[str, ...]
    error: float
    versions: dict[str, str]


def taught(
    kind: type[Generator],
    shelf: FaceShelf,
    folder: Path,
    *,
    seed: int = 1,
    steps: int | None = None,
    among: Sequence[int] | None = None,
) -> Iterator[tuple[int, int, float]]:
    """Teach a generator on the authentic faces of a shelf and keep it in `folder`.

    `among` are the places of those it may learn from, all where it is None. Yields which step
    of how many was taken, and the error of what was drawn. With as many threads of torch the
    same seed gives the same weights. Raises TrainingError where the shelf does not suffice.
    """
    chance, steps = np.random.default_rng(seed), steps or kind.steps
    torch.manual_seed(seed)
    lessons = lessons_of(shelf, chance, among)
    generator = kind.begun(lessons)
    errors: list[float] = []
    for step in range(steps):
        errors.append(generator.learn(lessons, chance, step / steps))
        yield step + 1, steps, errors[-1]
    require_learned(kind.kind, errors)
    keep(generator, folder, _record(generator, lessons, shelf, seed, errors))


def _record(
    generator: Generator, lessons: Lessons, shelf: FaceShelf, seed: int, errors: Sequence[float]
) -> Record:
    return Record(
        name=generator.kind,
        seed=seed,
        steps=len(errors),
        faces=len(lessons.windows),
        sources=lessons.sources,
        manifest_sha256=shelf.manifest_sha256,
        people=tuple(name for name, _ in lessons.people),
        error=float(np.mean(errors[-RECENT:])),
        versions=versions(),
    )


def loaded(kind: type[Generator], folder: Path) -> Generator:
    """Return the generator whose weights `taught` kept in a folder.

    Raises ModelMissing where there are none, ModelMismatch where they are another's.
    """
    return restored(folder, kind.kind, kind.for_weights)


def restored(
    folder: Path, name: str, network_for: Callable[[Mapping[str, Tensor]], Network]
) -> Network:
    """Return the network whose weights lie in a folder, fit to draw and not to learn.

    `network_for` makes one of the shape of the weights. Raises as `loaded`.
    """
    path = folder / WEIGHTS
    if not path.exists():
        raise ModelMissing(f"{folder} holds no generator.")
    try:
        if not zipfile.is_zipfile(path):  # torch would guess at older forms
            raise ModelMismatch(f"{path} holds no weights.")
        weights: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
        network = network_for(weights)
        network.load_state_dict(weights)
    except (OSError, RuntimeError, ValueError, EOFError, pickle.UnpicklingError) as error:
        raise ModelMismatch(f"{folder} does not hold a {name}: {error}") from error
    return network.eval().requires_grad_(False)


def require_learned(name: str, errors: Sequence[float]) -> None:
    """Raise TrainingError for a training that went astray, or that is no number any more."""
    at_first, at_last = (float(np.mean(part)) for part in (errors[:RECENT], errors[-RECENT:]))
    if not at_last <= at_first:
        raise TrainingError(
            f"{name} did not learn: its error rose from {at_first:.3f} to {at_last:.3f}. "
            "Try another seed."
        )


def versions() -> dict[str, str]:
    """Return the versions of what computes."""
    return {
        "python": platform.python_version(),
        "torch": str(torch.__version__),
        "numpy": np.__version__,
    }


def keep(network: nn.Module, folder: Path, record: msgspec.Struct) -> None:
    """Write the weights, then the record, so that a broken end leaves no record."""
    folder.mkdir(parents=True, exist_ok=True)
    weights: Mapping[str, Any] = network.state_dict()
    torch.save(dict(weights), folder / WEIGHTS)
    text = msgspec.json.format(msgspec.json.encode(record), indent=1)
    (folder / RECORD).write_bytes(text + b"\n")
