"""What-if: the scores of one exhibit over copies that were encoded again, and where they lie.

The exhibit is never changed. A copy is made, read by the analyzers that read the exhibit, and
removed; its hash, how it was made and what each analyzer said of it stay on record.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from workbench.model.checks import require_frames, require_numbers
from workbench.model.observations import Outcome
from workbench.model.reading import AnalyzerSetup
from workbench.model.stamps import new_id, now


class Recoding(StrEnum):
    """What is done to a copy, and in which unit its strength is told.

    `UNTOUCHED` is the exhibit itself. `SAVED` is the control: nothing but the saving that every
    other copy goes through. JPEG: quality; resize: percent of each side; blur: sigma in pixels;
    H.264: constant rate factor; recapture: the level of the model of a screen filmed again.
    """

    UNTOUCHED = "untouched"
    SAVED = "saved"
    JPEG = "jpeg"
    RESIZE = "resize"
    BLUR = "blur"
    H264 = "h264"
    RECAPTURE = "recapture"


@dataclass(frozen=True, slots=True)
class Variant:
    """One copy that is tried: what is done to it, and how strongly."""

    kind: Recoding
    strength: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a strength that is no number."""
        require_numbers(self.strength)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What is tried on an exhibit: which frames, which copies, read by which analyzers.

    Of a still both frames are 0. An examiner chooses whether the report shows it.
    """

    media_id: str
    media_sha256: str
    first_frame: int
    last_frame: int
    variants: tuple[Variant, ...]
    setups: tuple[AnalyzerSetup, ...]
    examiner: str = ""
    in_report: bool = False
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse frames that no medium has, and a stretch that ends before it begins."""
        require_frames(self.first_frame, self.last_frame)
        if self.last_frame < self.first_frame:
            raise ValueError("a stretch ends before it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfCopy:
    """One copy that was made, read and removed; `parent_sha256` is of the exhibit.

    `recipe` says in a sentence how to make it again. Where it could not be made, it has no
    hash, and `problem` says why.
    """

    what_if_id: str
    kind: Recoding
    strength: float
    recipe: str
    parent_sha256: str
    sha256: str | None = None
    size_bytes: int | None = None
    problem: str = ""
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    @property
    def variant(self) -> Variant:
        """Which of the copies it is."""
        return Variant(self.kind, self.strength)


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a score lies among authentic media: its percentile, and theirs at 5 and 95."""

    percentile: float
    low: float
    high: float
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfAnswer:
    """What one analyzer said of one copy: a score, or an outcome with its reason.

    `percentile` is the rank of the score among authentic media, `reference` names them; None
    where no population speaks for the copy, and `low` and `high` the scores at its 5th and 95th
    percentile. `threshold` is the operating point that holds for the exhibit, `covered` whether
    it was measured on files like the copy too.
    """

    copy_id: str
    analyzer: str
    outcome: Outcome
    score: float | None = None
    reason: str = ""
    percentile: float | None = None
    reference: str | None = None
    low: float | None = None
    high: float | None = None
    threshold: float | None = None
    covered: bool = False

    def __post_init__(self) -> None:
        """Refuse a score without its outcome, and an outcome without its score or reason."""
        told = (self.score, self.percentile, self.low, self.high, self.threshold)
        require_numbers(*(value for value in told if value is not None))
        if (self.outcome is Outcome.SCORED) != (self.score is not None):
            raise ValueError("a score goes with the outcome `scored`, and only with it")
        if (self.outcome is Outcome.SCORED) == bool(self.reason):
            raise ValueError("every outcome but `scored` has a reason code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One copy with what every analyzer said of it."""

    copy: WhatIfCopy
    answers: tuple[WhatIfAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfRecord:
    """A what-if with everything that was tried of it so far, in the order of its variants."""

    what_if: WhatIf
    tried: tuple[Tried, ...]

    @property
    def left(self) -> tuple[Variant, ...]:
        """The copies that were not tried yet: it was stopped, and can be gone on with."""
        done = {one.copy.variant for one in self.tried}
        return tuple(one for one in self.what_if.variants if one not in done)

    @property
    def analyzers(self) -> tuple[AnalyzerSetup, ...]:
        """The analyzers whose scores are compared; the face pass has none."""
        return tuple(one for one in self.what_if.setups if one.info.score_meaning)
