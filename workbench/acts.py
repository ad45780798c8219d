"""Who did what and when, from the audit chain, in an examiner's words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from workbench.blind import Onlooker, chains
from workbench.model import (
    AnalyzerRun,
    Annotation,
    AuditEvent,
    Finding,
    MediaItem,
    Review,
    WhatIf,
    same_examiner,
)


class Kind(StrEnum):
    """What an act is about, in the words of the choice above the history."""

    FINDINGS = "Findings"
    OPINIONS = "Impressions and reviews"
    MARKS = "Marks"
    LABELS = "Tags and notes"
    FACES = "Faces"
    MAKERS = "Makers and controls"
    MEDIA = "Media"
    EXAMINATIONS = "Examinations"
    REPORTS = "Reports"
    CASE = "The case"


_SAID: Mapping[str, tuple[Kind, str]] = {
    "finding decided": (Kind.FINDINGS, "{state} a finding"),
    "decision taken back": (Kind.FINDINGS, "took back a decision: the finding is {state}"),
    "findings proposed": (Kind.FINDINGS, "had {findings} findings put on record"),
    "finding rerun": (Kind.FINDINGS, "repeated a finding"),
    "finding reviewed": (Kind.OPINIONS, "reviewed a finding: {state}"),
    "review withdrawn": (Kind.OPINIONS, "took back a review of a finding"),
    "impression written": (Kind.OPINIONS, "wrote an impression: {opinion} (blind: {blind})"),
    "impression withdrawn": (Kind.OPINIONS, "took back an impression"),
    "results shown": (Kind.OPINIONS, "was shown: {what}"),
    "results hidden": (Kind.OPINIONS, "hid results until a first impression is written"),
    "results no longer hidden": (Kind.OPINIONS, "no longer hides results"),
    "annotation recorded": (Kind.MARKS, "marked a {shape} in frame {frame}"),
    "annotation withdrawn": (Kind.MARKS, "withdrew a {shape} in frame {frame}"),
    "exhibit labelled": (Kind.LABELS, "labelled the exhibit: tags [{tags}]"),
    "tracks merged": (Kind.FACES, "merged face tracks into {labels}"),
    "tracks split": (Kind.FACES, "split a face track into {labels}"),
    "tracks renamed": (Kind.FACES, "named a face track {labels}"),
    "tracks excluded": (Kind.FACES, "excluded face tracks: {labels}"),
    "tracks included": (Kind.FACES, "included face tracks: {labels}"),
    "maker named": (Kind.MAKERS, "named the maker: {name}"),
    "maker's name taken back": (Kind.MAKERS, "took back the name of the maker"),
    "known authentic marked": (Kind.MAKERS, "marked it known authentic: {known}, {said_by}"),
    "media received": (Kind.MEDIA, "took the file in"),
    "media read again": (Kind.MEDIA, "had the file read again: {state}"),
    "duplicate received": (Kind.MEDIA, "took in the same bytes again"),
    "arrival refused": (Kind.MEDIA, "could not take something in: {reason}"),
    "run begun": (Kind.EXAMINATIONS, "began a run: {analyzer}"),
    "run ended": (Kind.EXAMINATIONS, "a run ended: {state}"),
    "results weighed": (Kind.EXAMINATIONS, "had results weighed"),
    "what-if begun": (Kind.EXAMINATIONS, "began a what-if"),
    "what-if tried": (Kind.EXAMINATIONS, "tried a copy of a what-if"),
    "what-if chosen": (Kind.EXAMINATIONS, "chose a what-if for the report: {in the report}"),
    "model kept": (Kind.EXAMINATIONS, "had a model pack kept with the case"),
    "model put back": (Kind.EXAMINATIONS, "had a model pack put back"),
    "report issued": (Kind.REPORTS, "issued the report (draft: {draft})"),
    "evidence rehashed": (Kind.REPORTS, "had every file hashed again"),
    "export begun": (Kind.REPORTS, "began to export the case"),
    "package exported": (Kind.REPORTS, "exported the case"),
}
TELLING = {Kind.EXAMINATIONS, Kind.FINDINGS}  # what hidden results must not be told by


class Record(Protocol):
    """The part of a case store that a history is read from."""

    def media(self) -> list[MediaItem]:
        """Return every item."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return runs."""

    def findings(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Finding]:
        """Return findings."""

    def annotations(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Annotation]:
        """Return annotations."""

    def reviews(self, media_id: str | None = None, *, superseded: bool = False) -> list[Review]:
        """Return reviews."""

    def what_ifs(self, media_id: str | None = None) -> list[WhatIf]:
        """Return what was tried."""

    def events(self) -> Iterable[AuditEvent]:
        """Return the audit log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One event of the chain in words.

    `exhibits` are those it is about, none for the whole case; `subject` is the id of the
    finding, annotation or run, empty otherwise. `back` says that it took back an earlier act.
    `written` is the end of `words` that a person wrote: a label, a name; mostly empty.
    """

    sequence: int
    at: datetime
    who: str
    kind: Kind
    words: str
    exhibits: tuple[str, ...]
    subject: str
    action: str
    back: bool = False
    written: str = ""


def history(record: Record) -> list[Act]:
    """Return every act of a case, newest first."""
    names = {item.id: item.exhibit for item in record.media()}
    owners = _owners(record)
    found = [told(event, names, owners) for event in record.events()]
    return found[::-1]


def told(event: AuditEvent, names: Mapping[str, str], owners: Mapping[str, str]) -> Act:
    """Return an event in words; `owners` are the media of records with names of their own."""
    kind, sentence = _SAID.get(event.action, (Kind.CASE, event.action))
    subjects = [owners.get(one, one) for one in event.subject.split()]
    back = "undoes" in event.detail
    again = "redoes" in event.detail
    if back and event.action == "finding decided":  # what it restores was decided before
        kind, sentence = _SAID["decision taken back"]
    led = "took back: " if back else "did again: " if again else ""
    return Act(
        sequence=event.sequence,
        at=event.at,
        who=event.actor,
        kind=kind,
        words=led + sentence.format_map(_Detail(event.detail)) + _reworded(event, back=back),
        exhibits=tuple(
            names.get(one, one) for one in subjects if one in names or one in names.values()
        ),
        subject=event.subject if event.subject in owners else "",
        action=event.action,
        back=back,
        written=_written(sentence, event),
    )


def _written(sentence: str, event: AuditEvent) -> str:
    """Return the value with which a sentence ends, where a person wrote it."""
    last = sentence.rpartition("{")[2].removesuffix("}")
    return str(event.detail.get(last, "")) if last in WRITTEN else ""


def _reworded(event: AuditEvent, *, back: bool) -> str:
    """Return what a decision did to the statement of its finding, where it did anything.

    One that takes back is no rewriting, though earlier programs put it on record as one.
    """
    done = event.detail.get("statement", "")
    if done and (back or done == "restored"):
        return ", its earlier statement restored"
    return ", its statement rewritten" if done else ""


WRITTEN = frozenset({"labels", "name", "said_by"})  # places at the end of their sentences


class _Detail(dict[str, str]):
    """The detail of an event; what an earlier program did not write is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def _owners(record: Record) -> dict[str, str]:
    """Return the medium of each record that events are named by."""
    owners = {one.id: one.media_id for one in record.runs()}
    owners |= {one.id: one.media_id for one in record.findings(superseded=True)}
    owners |= {one.id: one.media_id for one in record.annotations(superseded=True)}
    owners |= {one.id: one.media_id for one in record.reviews(superseded=True)}
    return owners | {one.id: one.media_id for one in record.what_ifs()}


def seen_history(record: Record, eyes: Onlooker) -> list[Act]:
    """Return the acts that an examiner may see: who did what, without what is hidden from him.

    Of an exhibit whose results are hidden, nothing is told of examinations and findings; of one
    whose findings wait for his decision, nothing of what others decided, wrote and marked. What
    others made of a finding or an exhibit by looking waits for his own word, whoever he is.
    """
    items = record.media()
    hidden = {item.exhibit for item in items if eyes.hides(item)}
    by_medium: dict[str, list[Finding]] = {}
    decided = set()
    for chain in chains(record.findings(superseded=True)):
        by_medium.setdefault(chain[0].media_id, []).extend(chain)
        decided |= {chain[0].id} if eyes.has_decided(chain) else set()
    closed = {
        one.id for one in record.reviews(superseded=True) if one.finding_id not in decided
    }
    closed |= {item.exhibit for item in items if not eyes.impressed(item)}
    waiting = {item.exhibit for item in items if eyes.waits(by_medium.get(item.id, ()))}
    return [
        act
        for act in history(record)
        if _may_see(act, eyes, hidden, waiting) and not _is_early(act, eyes, closed)
    ]


REVIEWING = {"finding reviewed", "review withdrawn"}
IMPRESSING = {"impression written", "impression withdrawn"}
OTHERS_WORD = {Kind.FINDINGS, Kind.OPINIONS, Kind.MARKS, Kind.LABELS}


def _may_see(act: Act, eyes: Onlooker, hidden: set[str], waiting: set[str]) -> bool:
    about, own = set(act.exhibits), eyes.is_self(act.who)
    if about & hidden and (act.kind in TELLING or act.kind is Kind.FACES or not own):
        return act.kind is Kind.MEDIA
    if about & waiting and act.kind in OTHERS_WORD and not own:
        return act.action == "findings proposed"
    return True


def _is_early(act: Act, eyes: Onlooker, closed: set[str]) -> bool:
    """Say whether an act is another's opinion of what he gave none of himself.

    `closed` are the reviews and the exhibits of which others' opinions are closed to him.
    """
    if act.action in REVIEWING:
        return act.subject in closed and not eyes.is_self(act.who)
    return (
        act.action in IMPRESSING
        and not closed.isdisjoint(act.exhibits)
        and not eyes.is_self(act.who)
    )


def sifted(
    acts: Sequence[Act], *, exhibit: str = "", who: str = "", kind: Kind | None = None
) -> list[Act]:
    """Return the acts about an exhibit, by an examiner, of a kind, each where it is given."""
    return [
        act
        for act in acts
        if (not exhibit or exhibit in act.exhibits)
        and (not who or same_examiner(act.who, who))
        and (kind is None or act.kind is kind)
    ]
