"""Run the ONNX file of a pack with ONNX Runtime: the only module that imports it.

Sessions run on the CPU with a fixed number of threads that sleep while they wait: other work
of the pass needs the cores. The same input gives the same output, whatever the load. Imported
detectors may run elsewhere, where a person asks for it: see `chosen`.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from analyzers.runtime.onnx_file import require_one_file
from analyzers.runtime.packs import Pack, load
from workbench.errors import AnalyzerError, AnalyzerUnavailable, ModelMismatch
from workbench.text import printable

if TYPE_CHECKING:
    import onnxruntime

MODEL = "model.onnx"
CPU = "CPUExecutionProvider"
PROVIDERS = (CPU,)
CHOICE = "LOUPE_PROVIDER"  # cuda, coreml, dml, openvino, …; the CPU where it is not set
BY_TORCH = "torch"  # a choice that is none of ONNX Runtime's
ONLY_ERRORS = 3  # of ONNX Runtime's log levels

Values = NDArray[np.generic]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A model that is ready to run; may be called from several threads at once.

    `providers` are ONNX Runtime's, in the order in which they were tried; they and `threads`
    belong in the record of a run.
    """

    pack: Pack
    providers: tuple[str, ...]
    threads: int
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    session: "onnxruntime.InferenceSession" = field(repr=False)

    @property
    def device(self) -> str:
        """Where it runs, as people write it."""
        return short(self.providers[0])

    def run(self, given: Mapping[str, Values]) -> tuple[Values, ...]:
        """Return the model's outputs, in the order of `outputs`.

        Raises `ModelMismatch` when the model does not take what it is given.
        """
        try:
            return tuple(self.session.run(list(self.outputs), dict(given)))
        except _refusals() as error:
            raise ModelMismatch(
                f"{self.pack.card.called} refused its input: {printable(str(error))}"
            ) from error


@cache
def engine(name: str, version: str, threads: int = 1) -> Engine:
    """Return the engine of a pack that Loupe carries; one per process and thread count.

    Raises `ModelMissing` and `ModelMismatch`.
    """
    return start(load(name, version), threads)


def start(pack: Pack, threads: int = 1, providers: tuple[str, ...] = PROVIDERS) -> Engine:
    """Return an engine that runs a pack, on the CPU if nothing else is named.

    Raises `ModelMissing`, `ModelMismatch`, also for a model that keeps its weights in other
    files, and `AnalyzerError` where the first provider does not take it.
    """
    onnxruntime = loaded()
    content = pack.read(MODEL)
    require_one_file(content, pack.card.called)
    try:
        session = onnxruntime.InferenceSession(
            content, sess_options=_options(threads), providers=list(providers)
        )
    except _refusals() as error:
        raise ModelMismatch(
            f"{pack.card.called} cannot be run: {printable(str(error))}"
        ) from error
    if providers[0] not in session.get_providers():
        raise AnalyzerError(f"{providers[0]} is installed, but cannot run {pack.card.called}")
    return Engine(
        pack=pack,
        providers=tuple(session.get_providers()),
        threads=threads,
        inputs=tuple(given.name for given in session.get_inputs()),
        outputs=tuple(given.name for given in session.get_outputs()),
        session=session,
    )


def chosen() -> tuple[str, ...]:
    """Return the providers that the variable LOUPE_PROVIDER asks for, the CPU behind them.

    The CPU alone where it is not set: every workstation has one, and gets the same numbers. So
    also where it asks for torch, which runs Loupe's own networks only, see `engines`.
    Raises `AnalyzerError` where the installed flavour of ONNX Runtime has no such provider.
    """
    asked = os.environ.get(CHOICE, "").strip().lower()
    if asked in {"", "cpu", BY_TORCH}:
        return PROVIDERS
    onnxruntime = loaded()
    present: list[str] = onnxruntime.get_available_providers()
    for provider in present:
        if short(provider) == asked:
            return (provider, CPU)
    there_are = ", ".join(map(short, present))
    raise AnalyzerError(f"{CHOICE} asks for {asked!r}; this ONNX Runtime has {there_are}")


def short(provider: str) -> str:
    """Return a provider's name as people write it: CUDAExecutionProvider -> cuda."""
    return provider.removesuffix("ExecutionProvider").lower()


def loaded() -> ModuleType:
    """Return ONNX Runtime, kept from reporting its use over the network from its import on.

    Loaded only when a model is to run. Raises `AnalyzerUnavailable` where it cannot be.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime  # noqa: PLC0415  # the desk's process knows analyzers, and runs none
    except ImportError as error:
        raise AnalyzerUnavailable(f"ONNX Runtime cannot be loaded: {error}") from error
    found: ModuleType = onnxruntime
    return found


def _options(threads: int) -> "onnxruntime.SessionOptions":
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.use_deterministic_compute = True
    options.log_severity_level = ONLY_ERRORS
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _refusals() -> tuple[type[Exception], ...]:
    """Return the errors by which ONNX Runtime refuses a model or its input."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state  # noqa: PLC0415

    names = (
        "EPFail", "Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf", "NoSuchFile",
        "NotImplemented", "RuntimeException",
    )  # fmt: skip
    refusals: list[Any] = [getattr(state, name) for name in names]
    return (*refusals, ValueError)
