"""What the case's owner and the reader of a medium tell each other about the work."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model.methods import AnalyzerInfo
from workbench.model.packs import ModelPack
from workbench.model.runs import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far long work is; `total` is None while unknown, `pts` is in seconds."""

    done: int
    total: int | None
    pts: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzerSetup:
    """An analyzer as the worker has it: what a run must record to be repeatable."""

    info: AnalyzerInfo
    settings: Mapping[str, Setting]
    software: Mapping[str, str]
    device: str = "cpu"
    seed: int | None = None
    model_sha256: str | None = None
    models: tuple[ModelPack, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where an analyzer begins: with the frames after `after`, and those named in `again`.

    `setup` is what its run records; an analyzer that is another by now must not begin.
    """

    after: int = -1
    again: tuple[int, ...] = ()
    setup: AnalyzerSetup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingEnded:
    """One analyzer has read the medium, or failed at it: then `error` says how."""

    seconds: float
    frames_present: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Isolation:
    """What a worker process is kept from: `offline` if it can reach no network address.

    `detail` says by what means, or why not, in words for the record.
    """

    offline: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerEnd:
    """How work in a worker process ended: well, by an expected error, or by a bug."""

    error: str = ""
    message: str = ""
    traceback: str = ""
