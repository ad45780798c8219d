"""The command about further examiners' decisions: give one, list them, and say who agrees."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from workbench.agreement import (
    STANDS,
    TAKEN_APART,
    Agreement,
    Figure,
    agreement_words,
    agreements,
    decisions,
)
from workbench.blind import chains
from workbench.console import Output
from workbench.errors import CaseError, ResponsibleDecides
from workbench.model import (
    Case,
    Finding,
    FindingState,
    MediaItem,
    Review,
    Showing,
    in_force,
    last_by,
    same_examiner,
)
from workbench.text import printable

__all__ = ["reviews"]

UNKNOWN = "given on the command line, where it is not known what was seen before"
SHOWN = 200
SHORTEST_ID = 4

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
Finds = Annotated[
    str, typer.Option("--finding", metavar="ID", help="The finding, by how its id begins.")
]
Said = Annotated[
    bool | None, typer.Option("--confirm/--reject", help="What you decide about it.")
]
Note = Annotated[str, typer.Option("--note", help="What you see, and why.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name, to decide.")]
Everything = Annotated[bool, typer.Option("--all", help="Also superseded and withdrawn ones.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class Record(Protocol):
    """The part of a case store that this command uses."""

    @property
    def case(self) -> Case:
        """The case."""

    def media(self) -> list[MediaItem]:
        """Return every item."""

    def findings(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Finding]:
        """Return findings, oldest first."""

    def reviews(self, media_id: str | None = None, *, superseded: bool = False) -> list[Review]:
        """Return reviews, oldest first."""

    def showings(self, media_id: str | None = None) -> list[Showing]:
        """Return what was shown to whom."""

    def review(self, made: Review) -> Review:
        """Put a review on record."""


class Doors(Protocol):
    """How a command opens a case: to read it, or to write under an examiner's name."""

    @property
    def reading(self) -> Callable[[Path], AbstractContextManager[Record]]:
        """Open it to read."""

    @property
    def writing(self) -> Callable[[Path, str], AbstractContextManager[Record]]:
        """Open it to write."""


def reviews(
    context: typer.Context,
    *,
    case: CasePath,
    finding: Finds = "",
    confirm: Said = None,
    note: Note = "",
    by: By = "",
    everything: Everything = False,
    json: AsJson = False,
) -> None:
    """List what further examiners decided and how far they agree, or decide as one of them.

    Example: loupe reviews harbour.loupe --finding 3f2a --reject --by "B. Maas"
    --note "A shadow, no seam."
    """
    doors: Doors = context.obj
    if finding or confirm is not None:
        if confirm is None or not (finding and note.strip() and by.strip()):
            needed = "--finding, --confirm or --reject, --note, --by"
            raise typer.BadParameter("are needed to decide", param_hint=needed)
        with doors.writing(case, by) as store:
            _give(store, finding, confirm=confirm, note=note.strip(), by=by.strip())
    with doors.reading(case) as store:
        findings, found = store.findings(superseded=True), store.reviews(superseded=True)
        names = {item.id: item.exhibit for item in store.media()}
        said = agreements(decisions(findings, in_force(found), store.showings()))
    _show(findings, found, said, names, Output(as_json=json), everything=everything)


def _show(
    findings: Sequence[Finding],
    found: Sequence[Review],
    said: Sequence[Agreement],
    names: dict[str, str],
    out: Output,
    *,
    everything: bool,
) -> None:
    listed = found if everything else in_force(found)
    out.document(
        {
            "reviews": [_row(one, names[one.media_id]) for one in listed],
            "agreement": [_agreement(one) for one in said],
        }
    )
    last = {one.id: chain[-1] for chain in chains(findings) for one in chain}
    for one in listed:
        out.line(_line(one, last[one.finding_id], names[one.media_id]))
    for pair in said:
        out.line(f"{pair.first} and {pair.second}: {agreement_words(pair)}")
        for finding_id in pair.disagreed:
            out.line(
                f"  differ: {finding_id[:8]}  {printable(last[finding_id].statement, SHOWN)}"
            )
    out.line(f"{STANDS} {TAKEN_APART}" if listed else "No further examiner has decided.")


def _give(store: Record, begins: str, *, confirm: bool, note: str, by: str) -> None:
    if same_examiner(by, store.case.examiner):
        raise ResponsibleDecides(f"{by} is the examiner responsible for this case.")
    chain = _chosen(store, begins)
    of = [one for one in store.reviews(superseded=True) if one.finding_id == chain[0].id]
    last = last_by(of, by)
    made = Review(
        media_id=chain[0].media_id,
        finding_id=chain[0].id,
        examiner=by,
        state=FindingState.CONFIRMED if confirm else FindingState.REJECTED,
        note=note,
        seen=(UNKNOWN,),
        supersedes=last.id if last else None,
    )
    store.review(made)


def _chosen(store: Record, begins: str) -> list[Finding]:
    """Return the history of the one finding with such an id; CaseError otherwise."""
    every = chains(store.findings(superseded=True))
    found = [chain for chain in every if any(one.id.startswith(begins) for one in chain)]
    if len(found) != 1 or len(begins) < SHORTEST_ID:
        raise CaseError(f"{len(found)} findings have an id that begins with {begins!r}.")
    return found[0]


def _row(one: Review, exhibit: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "exhibit": exhibit,
        "finding": one.finding_id,
        "by": one.examiner,
        "at": one.at.isoformat(),
        "state": one.state.value,
        "note": one.note,
        "blind": one.blind,
        "seen": list(one.seen),
        "withdrawn": one.withdrawn,
        "supersedes": one.supersedes,
    }


def _agreement(one: Agreement) -> dict[str, Any]:
    return {
        "examiners": [one.first, one.second],
        "n": one.n,
        "same": one.same,
        "blind": one.blind,
        "share": _figure(one.share),
        "kappa": _figure(one.kappa),
        "why": one.why,
        "disagreed": list(one.disagreed),
    }


def _figure(one: Figure | None) -> dict[str, float | None] | None:
    return {"value": one.value, "low": one.low, "high": one.high} if one else None


def _line(one: Review, stands: Finding, exhibit: str) -> str:
    decided = stands.state is not FindingState.PROPOSED
    told = f"stands: {stands.state} by {printable(stands.examiner, 80)}" if decided else "open"
    blind = "blind" if one.blind else "not blind"
    who = f"{one.state} by {printable(one.examiner, 80)} ({blind})"
    return f"{exhibit}  {one.finding_id[:8]}  {who}; {told}: {printable(one.note, SHOWN)}"
