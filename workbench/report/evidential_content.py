"""What a report says of the weight of scores, as frozen records."""

from dataclasses import dataclass
from datetime import datetime

from workbench.controls import LocalRate
from workbench.fusion_records import Fusion
from workbench.model import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierWeight:
    """What was said of the same run before: the same score, by what was then at hand."""

    statement: str
    calibration: str
    at: datetime
    support_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightContent:
    """What one run's score is worth. `llr` is log10, None where `statement` says why none.

    `grounds` are the calibration, its conditions, n, sources, Cllr and bounds in one sentence;
    `at_bound` says that the number of sources, not the score, holds the ratio where it is.
    `propositions` are C1 and C2 of the calibration, not H1 and H2 of a finding; `confounding`
    says of it what is to stand with a ratio. `support_id` names the row it follows from, empty
    where nothing was ever applied, and `earlier` what was said of this run before.
    """

    run_id: str
    title: str
    family: Family
    statement: str
    llr: float | None = None
    lower: float | None = None
    upper: float | None = None
    degree: str = ""
    score: float | None = None
    calibration: str = ""
    grounds: str = ""
    propositions: tuple[str, ...] = ()
    confounding: str = ""
    at_bound: bool = False
    reason: str = ""
    support_id: str = ""
    earlier: tuple[EarlierWeight, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceContent:
    """One collection of a calibration."""

    name: str
    altered: bool
    items: int
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationContent:
    """A calibration as a report prints it; the whole of it stands in the case."""

    digest: str
    analyzer: str
    version: str
    title: str
    conditions: str
    c1: str
    c2: str
    how: str
    grounds: str
    authentic: str
    altered: str
    sources: tuple[SourceContent, ...]
    bounds: tuple[float, float]
    cllr: float
    cllr_before: float
    lowest_cllr: float
    ece: float
    confounded: bool | None
    shortcut_auc: float | None
    training: str
    licence: str
    made_at: datetime
    program: str
    manifest_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlContent:
    """What the known authentic exhibits say about one run's analyzer, also in words."""

    run_id: str
    title: str
    rate: LocalRate
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackFusion:
    """How the families stand to one face track: by operating points, as ratios are of files."""

    label: str
    fusion: Fusion
    disagreement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionContent:
    """What is stated over the evidence families of an exhibit, or why nothing is, in words.

    `disagreement` stands beneath the statement wherever that stands. `families` say one line
    of each, `beside` what is shown beside and never enters.
    """

    fusion: Fusion
    statement: str
    propositions: tuple[str, ...]
    disagreement: str
    families: tuple[str, ...]
    beside: str
    tracks: tuple[TrackFusion, ...] = ()
