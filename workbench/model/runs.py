"""One execution of one analyzer: what it used, how far it came, what it made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workbench.model.methods import AnalyzerInfo
from workbench.model.observations import Outcome
from workbench.model.stamps import new_id, now

Setting = str | int | float | bool | None


class RunState(StrEnum):
    """Where an analyzer run stands; every state but RUNNING is final."""

    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivative:
    """A file that a run made from a medium; `recipe` is a sentence on how to make it again."""

    media_id: str
    run_id: str
    kind: str
    recipe: str
    sha256: str
    size_bytes: int
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """How often an outcome had a reason, for coverage and limitations."""

    outcome: Outcome
    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of a medium a run answered for; `unit` is "frame" or "file"."""

    unit: str = "frame"
    scored: int = 0
    not_applicable: int = 0
    withheld: int = 0
    failed: int = 0
    not_examined: int = 0
    reasons: tuple[ReasonCount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRun:
    """As much of an `AnalyzerRun` as a list of thousands of media says of it."""

    id: str
    media_id: str
    info: AnalyzerInfo
    state: RunState


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzerRun:
    """One execution of one analyzer, with all that is needed to repeat it."""

    media_id: str
    info: AnalyzerInfo
    settings: Mapping[str, Setting]
    media_sha256: str
    software: Mapping[str, str]
    device: str = "cpu"
    seed: int | None = None
    model_sha256: str | None = None
    state: RunState = RunState.RUNNING
    coverage: Coverage = Coverage()
    error: str | None = None
    seconds: float = 0.0
    started_at: datetime = field(default_factory=now)
    ended_at: datetime | None = None
    continues: str | None = None
    id: str = field(default_factory=new_id)
