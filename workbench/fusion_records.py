"""What a statement over evidence families says and is made from: its records, without sums."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.calibration import words
from workbench.model import (
    AnalyzerRun,
    Calibration,
    Fact,
    Family,
    MediaItem,
    ScoreSeries,
    Support,
)

EVIDENCE = (
    Family.BLENDING,
    Family.SYNTHESIS,
    Family.FACE_PARTS,
    Family.GAZE,
    Family.FREQUENCY,
    Family.LAUNDERING,
    Family.COMPRESSION,
)
BESIDE = (Family.PROVENANCE, Family.PRESENTATION)  # shown, and never in the statement
LEAST_FAMILIES = 2
WEAK = math.log10(words.EDGES[0])  # from here on a ratio supports one side


class Refusal(StrEnum):
    """Why no statement over the families is made."""

    NOTHING_MEASURED = "no_family_measured"
    NOT_CALIBRATED = "no_family_calibrated"
    ONE_FAMILY = "one_family_calibrated"
    DIVIDED = "family_contradicts_itself"
    CONFLICT = "families_conflict"
    OF_A_TRACK = "ratios_are_of_whole_files"


class Side(StrEnum):
    """For which proposition of its calibration a family's ratio speaks."""

    C1 = "for_c1"
    C2 = "for_c2"
    NEITHER = "neither"
    UNKNOWN = "no_ratio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one analyzer says of a medium or of one face track in it.

    `score` is the file's, or the track's. `proposed` is whether a finding is proposed from it,
    None where no operating point covers the medium. `llr` with its interval is log10, None
    where `why` says why there is none; `bounds` are those of the calibration `calibration`,
    which names the `kinds` of alteration, and `cllr` is what its ratios cost on sources left
    out.
    """

    run_id: str
    analyzer: str
    title: str
    score: float | None
    threshold: float | None = None
    proposed: bool | None = None
    llr: float | None = None
    lower: float | None = None
    upper: float | None = None
    bounds: tuple[float, float] | None = None
    calibration: str = ""
    kinds: tuple[str, ...] = ()
    cllr: float | None = None
    why: str = ""

    @property
    def at_bound(self) -> bool:
        """Whether the number of sources, not the score, holds the ratio where it is."""
        return bool(self.llr) and self.bounds is not None and self.llr in self.bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One family: its analyzers, and the ratio of the one that speaks for it.

    `speaker` is that one's run, empty where none has a ratio. The interval and `bounds` hold
    those of all calibrated analyzers of the family, so that none is stated that another
    contradicts. `at_bound` says that any of them is held at its bound.
    `kinds` are the kinds of alteration that the speaker's calibration names.
    `proposed` is whether any of them proposes a finding, None where no point covers any.
    """

    family: Family
    heard: tuple[Heard, ...] = ()
    speaker: str = ""
    llr: float | None = None
    lower: float | None = None
    upper: float | None = None
    bounds: tuple[float, float] | None = None
    at_bound: bool = False
    kinds: tuple[str, ...] = ()

    @property
    def measured(self) -> bool:
        """Whether any of its analyzers gave a score."""
        return any(one.score is not None for one in self.heard)

    @property
    def proposed(self) -> bool | None:
        """Whether a finding is proposed by any of its analyzers."""
        told = [one.proposed for one in self.heard if one.proposed is not None]
        return any(told) if told else None

    @property
    def side(self) -> Side:
        """For which side its ratio speaks, from weak support on."""
        return _side(self.llr)

    @property
    def divided(self) -> bool:
        """Whether its own analyzers support both sides, whoever speaks for it."""
        return {Side.C1, Side.C2} <= {_side(one.llr) for one in self.heard}

    @property
    def contradicted(self) -> bool:
        """Whether two of its own analyzers contradict each other about a kind both know."""
        return self.contradicts(self)

    def contradicts(self, other: "Voice") -> bool:
        """Whether any analyzer of it says what any of another family, or of its own, denies.

        Analyzers are compared one by one: who speaks for a family does not hide what the
        others say, and one whose interval is wide does not cover for one whose is not.
        """
        return any(
            contradict(one, against) or contradict(against, one)
            for one in self.weighed
            for against in other.weighed
        )

    @property
    def weighed(self) -> tuple[Heard, ...]:
        """Its analyzers that have a ratio, whoever speaks."""
        return tuple(one for one in self.heard if one.llr is not None)


def contradict(one: Heard, other: Heard) -> bool:
    """Return whether the first supports alteration, the second recording, of a shared kind.

    Each from weak support on with the whole of its interval. Who does not know the kind of
    alteration may well see none, and contradicts nothing.
    """
    return (
        (one.lower or 0.0) + words.NEARLY >= WEAK
        and (other.upper or 0.0) - words.NEARLY <= -WEAK
        and not set(one.kinds).isdisjoint(other.kinds)
    )


def _side(llr: float | None) -> Side:
    if llr is None:
        return Side.UNKNOWN
    if abs(llr) + words.NEARLY < WEAK:
        return Side.NEITHER
    return Side.C1 if llr > 0 else Side.C2


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """How far the families are apart.

    `spread` is the powers of ten between the highest and the lowest ratio, `cancelled` the
    share (0..1) of the logarithms that stand against each other; both None below two ratios.
    `sides` counts the families by side; `within` are those whose own analyzers support both,
    each from weak support on. `proposing` and `silent` are those with and without a proposed
    finding, of those that an operating point covers.
    """

    spread: float | None
    cancelled: float | None
    sides: Mapping[Side, int]
    within: tuple[Family, ...]
    proposing: tuple[Family, ...]
    silent: tuple[Family, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside the statement and never in it: provenance, presentation."""

    family: Family
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fusion:
    """The statement over the families of one medium, or of one track; or why there is none.

    `llr` is log10 with its interval and `bounds`; `at_bound` says that a family's ratio is
    held at its bound, so that no interval is known. `voices` has every evidence family.
    """

    media_id: str
    track_id: str | None
    voices: tuple[Voice, ...]
    disagreement: Disagreement
    beside: tuple[Beside, ...] = ()
    refusal: Refusal | None = None
    llr: float | None = None
    lower: float | None = None
    upper: float | None = None
    bounds: tuple[float, float] | None = None
    at_bound: bool = False

    @property
    def speaking(self) -> tuple[Voice, ...]:
        """The families that have a ratio."""
        return tuple(one for one in self.voices if one.llr is not None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of alteration that the families' calibrations name, each once."""
        return tuple(sorted({kind for one in self.speaking for kind in one.kinds}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All on record that a statement is made from; `series` and `facts` are by run."""

    item: MediaItem
    runs: Sequence[AnalyzerRun]
    series: Mapping[str, Sequence[ScoreSeries]]
    supports: Sequence[Support] = ()
    calibrations: Mapping[str, Calibration] = field(default_factory=dict)
    facts: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
