"""Which engine runs a pack: ONNX Runtime on the CPU, or what LOUPE_PROVIDER asks for.

Both engines take and give the same; by how much they differ is measured before torch is
trusted with a pack, see `analyzers.runtime.parity`.
"""

import os
from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analyzers.runtime import onnx, torch_engine
from analyzers.runtime.packs import Pack
from analyzers.runtime.parity import compared, probes

__all__ = ["Engine", "device", "start"]

Values = NDArray[np.generic]


class Engine(Protocol):
    """A model that is ready to run; `device` belongs in the record of a run."""

    @property
    def pack(self) -> Pack:
        """The pack whose model it is."""

    @property
    def device(self) -> str:
        """Where it runs: cpu, cuda, torch cuda, …."""

    @property
    def threads(self) -> int:
        """On how many threads of the CPU."""

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of what it takes."""

    @property
    def outputs(self) -> tuple[str, ...]:
        """The names of what it gives."""

    def run(self, given: Mapping[str, Values]) -> tuple[Values, ...]:
        """Return the outputs in their order; ModelMismatch for an input that does not fit."""


def start(pack: Pack, threads: int = 1) -> Engine:
    """Return the engine that LOUPE_PROVIDER asks for, for one of Loupe's face networks.

    Raises `AnalyzerError` where it is not to be had, `ModelMissing` and `ModelMismatch`, also
    where torch does not give the scores of ONNX Runtime.
    """
    if not _by_torch():
        return onnx.start(pack, threads, onnx.chosen())
    chosen = torch_engine.start(pack)
    compared(onnx.start(pack, threads), chosen, probes())
    return chosen


def device() -> str:
    """Return where such a network runs; raises `AnalyzerError` where that cannot be had."""
    return torch_engine.best() if _by_torch() else onnx.short(onnx.chosen()[0])


def _by_torch() -> bool:
    return os.environ.get(onnx.CHOICE, "").strip().lower() == onnx.BY_TORCH
