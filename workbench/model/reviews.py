"""What examiners thought before they saw results, what was shown to them, and their reviews."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from workbench.model.findings import FindingState
from workbench.model.stamps import leading, new_id, now

LONGEST_IMPRESSION = 4000  # characters


def examiner_key(name: str) -> str:
    """Return what is alike in all ways to enter one examiner's name.

    Spaces and capitals do not count, nor whether an accent was typed with its letter or apart.
    """
    folded = unicodedata.normalize("NFC", name).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def same_examiner(one: str, other: str) -> bool:
    """Say whether two names as entered are one examiner's."""
    return examiner_key(one) == examiner_key(other)


class Opinion(StrEnum):
    """What somebody makes of an exhibit by looking, in the words of the graded scale.

    It is a person's word, no likelihood ratio: nothing was calculated.
    """

    ALTERED_5 = "altered_very_strong"
    ALTERED_4 = "altered_strong"
    ALTERED_3 = "altered_moderately_strong"
    ALTERED_2 = "altered_moderate"
    ALTERED_1 = "altered_weak"
    NEITHER = "neither"
    ORDINARY_1 = "ordinary_weak"
    ORDINARY_2 = "ordinary_moderate"
    ORDINARY_3 = "ordinary_moderately_strong"
    ORDINARY_4 = "ordinary_strong"
    ORDINARY_5 = "ordinary_very_strong"
    CANNOT_SAY = "cannot_say"

    @property
    def words(self) -> str:
        """The opinion as a person reads it."""
        side, _, degree = self.value.partition("_")
        if side in ("neither", "cannot"):
            return "no support for either" if side == "neither" else "cannot say"
        of = "alteration" if side == "altered" else "ordinary recording"
        return f"{degree.replace('_', ' ')} support for {of}"


class Sight(StrEnum):
    """What of an exhibit was shown to an examiner."""

    LISTED = "listed"  # in the list of media: runs, findings, strongest support
    RESULTS = "results"  # everything that was made of it by machine
    DECISIONS = "decisions"  # what another examiner decided about one of its findings


SIGHT_WORDS = {
    Sight.LISTED: "the list of media told what was found",
    Sight.RESULTS: "its results were shown",
    Sight.DECISIONS: "another examiner's decision was shown",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """The first time that something about an exhibit was shown to an examiner on the desk.

    `finding_id` is the finding, as it was first stated, whose decision was shown.
    """

    media_id: str
    examiner: str
    what: Sight
    finding_id: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blinding:
    """Whether results are hidden until an examiner has written a first impression."""

    hidden: bool
    examiner: str
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)


class _OwnWord:
    """Somebody's word, and what he is known to have seen before he gave it."""

    __slots__ = ()
    examiner: str
    seen: tuple[str, ...]

    @property
    def blind(self) -> bool:
        """Whether nothing is known to have been seen before."""
        return not self.seen

    def _require(self, words: str, kind: str) -> None:
        """Refuse what nobody stands behind, and what says nothing."""
        if not self.examiner.strip() or not words.strip():
            raise ValueError(f"{kind} has an examiner and says something")


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression(_OwnWord):
    """What an examiner makes of an exhibit by looking at it.

    `seen` says what is known to have been seen of its results before; where it is empty the
    impression is blind. One that is taken back is `withdrawn`, and stays on record.
    """

    media_id: str
    examiner: str
    text: str
    opinion: Opinion
    seen: tuple[str, ...] = ()
    withdrawn: bool = False
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse what nobody stands behind, what says nothing, and what is too long."""
        self._require(self.text, "an impression")
        if len(self.text) > LONGEST_IMPRESSION:
            raise ValueError(f"an impression has at most {LONGEST_IMPRESSION} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(_OwnWord):
    """What an examiner who is not the responsible one decided about a finding.

    `finding_id` is the finding as it was first stated. `seen` is as in an impression: what was
    seen before of other examiners' decisions about it.
    """

    media_id: str
    finding_id: str
    examiner: str
    state: FindingState
    note: str
    seen: tuple[str, ...] = ()
    withdrawn: bool = False
    supersedes: str | None = None
    at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        """Refuse what decides nothing, or for which nobody stands."""
        if self.state is FindingState.PROPOSED:
            raise ValueError("a review confirms or rejects")
        self._require(self.note, "a review")


class _Superseding(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def supersedes(self) -> str | None: ...
    @property
    def withdrawn(self) -> bool: ...


class _Said(_Superseding, Protocol):
    @property
    def examiner(self) -> str: ...


Given = TypeVar("Given", bound=_Superseding)
Said = TypeVar("Said", bound=_Said)


def in_force(history: Iterable[Given]) -> list[Given]:
    """Return what is neither superseded nor withdrawn, in the order given."""
    made = list(history)
    gone = {later.supersedes for later in made}
    return [one for one in made if one.id not in gone and not one.withdrawn]


def last_by(history: Iterable[Said], examiner: str) -> Said | None:
    """Return what an examiner said last, also where he took it back; None where nothing.

    It is what nothing supersedes, whatever a clock that was put back says of the times.
    """
    own = [one for one in history if same_examiner(one.examiner, examiner)]
    return next(reversed(leading(own)), None)
