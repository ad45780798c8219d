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
from math import cos, pi
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from torch.utils import deterministic
from torch.utils.data import DataLoader, Dataset

from analyzers.networks.face_network import FaceNetwork
from analyzers.training.averaging import Averaged, perturbed
from analyzers.training.batches import Batch
from analyzers.training.checkpoints import (
    MACHINES,
    load_checkpoint,
    machines_of,
    save_checkpoint,
)
from analyzers.training.lesson import Graded, Lesson, graded
from analyzers.training.machine import Machine, noted, this_machine
from analyzers.training.recipe import Recipe, Training, digest_of
from analyzers.training.switches import Difficulty
from workbench.errors import CheckpointUnusable, TrainingError, WorkbenchError

__all__ = ["LOG", "Step", "train"]

LOG = "training.jsonl"
CLIP = 2.0  # largest norm of a gradient
AHEAD = 4  # batches that each worker makes beforehand
TRIM_THRESHOLD, MMAP_THRESHOLD, MOST_KEPT = -1, -3, 1 << 30  # of <malloc.h>, and bytes


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step that was taken; `losses` are the weighed parts, the speed is by wall time."""

    step: int
    losses: dict[str, float]
    rate: float
    faces_per_second: float

    @property
    def loss(self) -> float:
        """Return the sum of the parts."""
        return sum(self.losses.values())


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
    folder.mkdir(parents=True, exist_ok=True)
    with _reproducible(threads):
        pupil = _Pupil(recipe, device, load_checkpoint(folder))
        _trim_log(folder, pupil.done)
        ahead = _batches(batch_of, range(pupil.done, recipe.training.steps), workers)
        yield from _steps(pupil, ahead, folder)


def _steps(pupil: "_Pupil", ahead: Iterator[Batch], folder: Path) -> Iterator[Step]:
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


class _Pupil:
    """A network that learns, with all that must be kept for it to go on learning."""

    def __init__(self, recipe: Recipe, device: str, kept: dict[str, Any] | None) -> None:
        self.recipe, self.device, self.done = recipe, device, 0
        torch.manual_seed(recipe.seed)
        network = FaceNetwork(**msgspec.to_builtins(recipe.network))
        self.network = (network if kept else network.begun()).to(device).train()
        self.averaged = Averaged(self.network, recipe.training.ema)
        self.optimizer = _optimizer(self.network, recipe.training)
        self.difficulty = Difficulty(recipe.switches.difficulty)
        self.machines: list[Machine] = []
        if kept:
            self._go_on(kept)

    def learn(self, batch: Batch) -> dict[str, float]:
        """Take one step."""
        training = self.recipe.training
        for group in self.optimizer.param_groups:
            group["lr"] = rate_at(training, self.done)
        lesson = Lesson.of(batch, self.device)
        weights = self.difficulty.weights(lesson.keys)
        found = self._gradients(lesson, weights)
        self.difficulty.learn(lesson.keys, found.each)
        if training.sam:
            with perturbed(self.network, training.sam):
                self._gradients(lesson, weights)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
        self.optimizer.step()
        self.averaged.take(self.network, self.done)
        self.done += 1
        return {name: float(part.detach()) for name, part in found.parts.items()}

    def _gradients(self, lesson: Lesson, weights: torch.Tensor) -> Graded:
        """Grade the network on a lesson; the same chance each time within a step."""
        torch.manual_seed(_seed_of(self.recipe.seed, self.done))
        self.optimizer.zero_grad(set_to_none=True)
        found = graded(self.recipe, self.network, lesson, weights)
        if not torch.isfinite(found.total):
            raise TrainingError(f"the loss is no number at step {self.done}: a lower rate?")
        found.total.backward()  # type: ignore[no-untyped-call]
        return found

    def told(self, losses: dict[str, float], speed: float) -> Step:
        """Return the step just taken."""
        rate = rate_at(self.recipe.training, self.done - 1)
        return Step(step=self.done - 1, losses=losses, rate=rate, faces_per_second=speed)

    @property
    def at_checkpoint(self) -> bool:
        """Whether this is where the state is kept."""
        training = self.recipe.training
        return self.done % training.checkpoint_every == 0 or self.done == training.steps

    def state(self) -> dict[str, Any]:
        """Return all that must be kept: tensors, numbers and words only."""
        return {
            "done": self.done,
            "recipe": digest_of(self.recipe),
            "network": msgspec.to_builtins(self.recipe.network),
            "learned": self.network.state_dict(),
            "averaged": self.averaged.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "difficulty": self.difficulty.known,
            MACHINES: noted(self.machines, this_machine(self.device)),
        }

    def _go_on(self, kept: dict[str, Any]) -> None:
        if kept.get("recipe") != digest_of(self.recipe):
            raise CheckpointUnusable("the folder holds a training by another recipe")
        self.machines = machines_of(kept)
        try:
            self.network.load_state_dict(kept["learned"])
            self.averaged.network.load_state_dict(kept["averaged"])
            self.optimizer.load_state_dict(kept["optimizer"])
            self.difficulty.known, self.done = kept["difficulty"], int(kept["done"])
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise CheckpointUnusable(f"the training cannot go on: {error}") from error


def rate_at(training: Training, step: int) -> float:
    """Return the learning rate: rising evenly at first, then falling as a cosine to 0.

    Loshchilov and Hutter, "SGDR", ICLR 2017, without restarts.
    """
    rising = max(1, round(training.warm_up * training.steps))
    if step < rising:
        return training.rate * (step + 1) / rising
    gone = (step - rising) / max(1, training.steps - rising)
    return training.rate * (1 + cos(pi * gone)) / 2


def _optimizer(network: FaceNetwork, training: Training) -> torch.optim.AdamW:
    """Return AdamW (Loshchilov and Hutter, ICLR 2019); shifts and scales do not decay."""
    learning = [weight for weight in network.parameters() if weight.requires_grad]
    groups = [
        {"params": [w for w in learning if w.ndim > 1], "weight_decay": training.weight_decay},
        {"params": [w for w in learning if w.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=training.rate, fused=True)


def _seed_of(seed: int, step: int) -> int:
    return int(np.random.SeedSequence([seed, step]).generate_state(1)[0])


class _Batches(Dataset[Batch | WorkbenchError]):
    """What torch's loader asks, in another process, for the batch of a step."""

    def __init__(self, batch_of: Callable[[int], Batch]) -> None:
        self.batch_of = batch_of

    def __getitem__(self, step: int) -> Batch | WorkbenchError:
        try:
            return self.batch_of(step)
        except WorkbenchError as error:  # which the loader would raise with a traceback in it
            return error


def _batches(batch_of: Callable[[int], Batch], steps: range, workers: int) -> Iterator[Batch]:
    if workers == 0 or not steps:
        yield from map(batch_of, steps)
        return
    for made in _loader(batch_of, steps, workers):
        if isinstance(made, WorkbenchError):
            raise made
        yield made


def _loader(batch_of: Callable[[int], Batch], steps: range, workers: int) -> DataLoader[Any]:
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
