"""Training itself: one step after the other, each decided by the recipe and its number.

All chance of a step comes from the seed and the step, none from the steps before. So a training
that was interrupted goes on to the same weights, and on the CPU the same recipe with as many
threads gives the same weights again.
"""

import ctypes
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch.utils import deterministic
from torch.utils.data import DataLoader, Dataset

from analyzers.networks.face_network import FaceNetwork
from analyzers.training.averaging import perturbed
from analyzers.training.batches import Batch
from analyzers.training.checkpoints import load_checkpoint, save_checkpoint
from analyzers.training.lesson import Graded, Lesson, graded
from analyzers.training.pupil import Pupil, Step, rate_at
from analyzers.training.recipe import Recipe
from analyzers.training.switches import Difficulty
from workbench.errors import WorkbenchError

__all__ = ["LOG", "Step", "rate_at", "taught", "train"]

LOG = "training.jsonl"
AHEAD = 4  # batches that each worker makes beforehand
TRIM_THRESHOLD, MMAP_THRESHOLD, MOST_KEPT = -1, -3, 1 << 30  # of <malloc.h>, and bytes


class Labelled(Protocol):
    """What a step learns from: one label for each picture."""

    @property
    def altered(self) -> NDArray[np.float32]:
        """1 for altered pictures (n,), else 0."""


Shown = TypeVar("Shown", bound=Labelled)


def train(
    recipe: Recipe,
    batch_of: Callable[[int], Batch],
    folder: Path,
    *,
    device: str = "cpu",
    workers: int = 1,
    threads: int | None = None,
) -> Iterator[Step]:
    """Train as the recipe says, and yield each step; go on where `folder` was left.

    Step k learns from `batch_of(k)`, which `workers` processes make beforehand (0: none, it is
    made in between) and which therefore must be picklable. `folder` is given a checkpoint, with
    the averaged weights, and a log. `threads` are those of the CPU's arithmetic.

    On "cuda" the arithmetic is bfloat16 where torch holds that safe; same weights again are
    promised for the CPU only. Raises CheckpointUnusable where the folder holds another
    training, and TrainingError where the loss is no number any more.
    """
    begun = partial(_Pupil, recipe, device)
    yield from taught(begun, batch_of, folder, workers=workers, threads=threads)


def taught(
    begun: Callable[[dict[str, Any] | None], Pupil[Any, Any, Shown]],
    batch_of: Callable[[int], Shown],
    folder: Path,
    *,
    workers: int = 1,
    threads: int | None = None,
) -> Iterator[Step]:
    """Have any pupil take its steps, as `train` does; `begun` makes it of a kept state."""
    folder.mkdir(parents=True, exist_ok=True)
    with _reproducible(threads):
        pupil = begun(load_checkpoint(folder))
        _trim_log(folder, pupil.done)
        steps = range(pupil.done, pupil.recipe.training.steps)
        yield from _steps(pupil, _batches(batch_of, steps, workers), folder)


def _steps(
    pupil: Pupil[Any, Any, Shown], ahead: Iterator[Shown], folder: Path
) -> Iterator[Step]:
    before = time.perf_counter()
    for batch in ahead:
        losses = pupil.learn(batch)
        took = time.perf_counter() - before
        step = pupil.told(losses, len(batch.altered) / took)
        _log(folder, step)
        if pupil.at_checkpoint:
            save_checkpoint(folder, pupil.state())
        yield step
        before = time.perf_counter()


class _Pupil(Pupil[Recipe, FaceNetwork, Batch]):
    """A network of faces, which may know how hard each face has been so far."""

    def __init__(self, recipe: Recipe, device: str, kept: dict[str, Any] | None) -> None:
        self.difficulty = Difficulty(recipe.switches.difficulty)
        super().__init__(recipe, device, kept)

    def begun(self, *, fresh: bool) -> FaceNetwork:
        """Return a network with ImageNet's weights, or one that waits for its own."""
        network = FaceNetwork(**msgspec.to_builtins(self.recipe.network))
        return network.begun() if fresh else network

    def losses(self, given: Batch) -> dict[str, torch.Tensor]:
        """Grade the network, with sharpness-aware minimisation a second time uphill."""
        lesson = Lesson.of(given, self.device)
        weights = self.difficulty.weights(lesson.keys)
        found = self._gradients(lesson, weights)
        self.difficulty.learn(lesson.keys, found.each)
        if self.recipe.training.sam:
            with perturbed(self.network, self.recipe.training.sam):
                self._gradients(lesson, weights)
        return found.parts

    def _gradients(self, lesson: Lesson, weights: torch.Tensor) -> Graded:
        """Grade the network on a lesson; the same chance each time within a step."""
        self.fresh_chance()
        found = graded(self.recipe, self.network, lesson, weights)
        self.descend(found.total)
        return found

    def state(self) -> dict[str, Any]:
        """Return all that must be kept: tensors, numbers and words only."""
        return {**super().state(), "difficulty": self.difficulty.known}

    def remember(self, kept: dict[str, Any]) -> None:
        """Take back what a kept state holds."""
        super().remember(kept)
        self.difficulty.known = kept["difficulty"]


class _Batches(Dataset[Shown | WorkbenchError]):
    """What torch's loader asks, in another process, for the batch of a step."""

    def __init__(self, batch_of: Callable[[int], Shown]) -> None:
        self.batch_of = batch_of

    def __getitem__(self, step: int) -> Shown | WorkbenchError:
        try:
            return self.batch_of(step)
        except WorkbenchError as error:  # which the loader would raise with a traceback in it
            return error


def _batches(batch_of: Callable[[int], Shown], steps: range, workers: int) -> Iterator[Shown]:
    if workers == 0 or not steps:
        yield from map(batch_of, steps)
        return
    for made in _loader(batch_of, steps, workers):
        if isinstance(made, WorkbenchError):
            raise made
        yield made


def _loader(batch_of: Callable[[int], Shown], steps: range, workers: int) -> DataLoader[Any]:
    return DataLoader(
        _Batches(batch_of),
        batch_size=None,
        sampler=steps,
        num_workers=workers,
        prefetch_factor=AHEAD,
        multiprocessing_context="spawn",
        generator=torch.Generator(),  # the loader's own chance leaves ours alone
    )


@contextmanager
def _reproducible(threads: int | None) -> Iterator[None]:
    """Have torch compute the same each time, and leave it as it was found.

    Torch would also fill all new memory, in case something reads what it never wrote: a
    quarter of a step's time.
    """
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # asked for by CUDA's library
    strict, before = torch.are_deterministic_algorithms_enabled(), torch.get_num_threads()
    memory: Any = deterministic
    filled = memory.fill_uninitialized_memory
    torch.use_deterministic_algorithms(True)
    memory.fill_uninitialized_memory = False
    torch.set_num_threads(threads or before)
    _keep_memory()
    try:
        yield
    finally:
        torch.use_deterministic_algorithms(strict)
        memory.fill_uninitialized_memory = filled
        torch.set_num_threads(before)


def _keep_memory() -> None:
    """Have glibc keep large blocks: fetching them anew takes a tenth of each step.

    This lasts for the process, and does nothing on systems with another C library.
    """
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        for setting in (TRIM_THRESHOLD, MMAP_THRESHOLD):
            library.mallopt(setting, ctypes.c_int(MOST_KEPT))


def _log(folder: Path, step: Step) -> None:
    with (folder / LOG).open("ab") as file:
        file.write(msgspec.json.encode(step) + b"\n")


def _trim_log(folder: Path, done: int) -> None:
    """Forget the steps that were taken after the checkpoint: they are taken again."""
    path = folder / LOG
    if path.exists():
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(lines[:done]))
