"""What an examiner may see of a case before his own word is on record.

Two rules. Where results are hidden, an examiner sees nothing made by machine of an exhibit
until his first impression of it stands. And nobody sees what others decided about a finding
before his own decision about it is on record: the responsible examiner, whose decision stands,
no more than any other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from workbench.errors import ScoresHidden
from workbench.model import (
    AnalyzerRun,
    Annotation,
    Author,
    Blinding,
    Case,
    Finding,
    FindingState,
    Impression,
    MediaItem,
    MediaState,
    Review,
    Showing,
    Sight,
    same_examiner,
)

WHO = (
    "Results are hidden in this case until a first impression is written: say with --by NAME "
    "who looks"
)
HIDDEN = "Hidden until you have written your first impression (F4)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Onlooker:
    """Who looks at a case, and what is on record that opens his eyes.

    `responsible` is the examiner of the case; `hiding` says whether results are hidden until
    a first impression; `impressions` and `reviews` are those that stand in the whole case.
    """

    examiner: str
    responsible: str
    hiding: bool = False
    impressions: tuple[Impression, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def is_responsible(self) -> bool:
        """Whether his decision is the one that stands."""
        return same_examiner(self.examiner, self.responsible)

    def is_self(self, name: str) -> bool:
        """Say whether this is his own name."""
        return same_examiner(name, self.examiner)

    def hides(self, item: MediaItem) -> bool:
        """Say whether everything made by machine of an exhibit is hidden from him."""
        return self.hiding and item.state is MediaState.ACCEPTED and not self.impressed(item)

    def impressed(self, item: MediaItem) -> bool:
        """Say whether he has written an impression of an exhibit."""
        return any(
            one.media_id == item.id and self.is_self(one.examiner) for one in self.impressions
        )

    # --- findings ------------------------------------------------------------------------

    def has_decided(self, chain: Sequence[Finding]) -> bool:
        """Say whether his own decision about a finding stands; `chain` is its whole history."""
        reviewed = any(
            one.finding_id == chain[0].id and self.is_self(one.examiner) for one in self.reviews
        )
        last = chain[-1]
        decided = last.state is not FindingState.PROPOSED
        own = self.is_responsible or self.is_self(last.examiner)
        return reviewed or (decided and own)

    def findings(self, history: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return what he may see of findings, superseded ones included, oldest first.

        A finding that others decided and he did not is shown as it was before any of them.
        """
        seen = [one for chain in chains(history) for one in self._of_chain(chain)]
        return tuple(sorted(seen, key=lambda one: one.at))

    def own_findings(self, history: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings that he stated himself, with their histories."""
        own = [
            one
            for chain in chains(history)
            if chain[0].author is Author.EXAMINER and self.is_self(chain[0].examiner)
            for one in chain
        ]
        return tuple(sorted(own, key=lambda one: one.at))

    def _of_chain(self, chain: Sequence[Finding]) -> Sequence[Finding]:
        if self.is_responsible or self.has_decided(chain):
            return chain
        return [_unsigned(chain[0])]

    def waits(self, history: Iterable[Finding]) -> bool:
        """Say whether a finding of these waits for his decision: others' notes wait with it.

        The responsible examiner decides first as often as not: nobody's notes lead him either.
        """
        return any(not self.has_decided(chain) for chain in chains(history))

    def reviews_of(self, chain: Sequence[Finding]) -> tuple[Review, ...]:
        """Return the reviews of a finding that he may see; his own always."""
        of = [one for one in self.reviews if one.finding_id == chain[0].id]
        if self.has_decided(chain):
            return tuple(of)
        return tuple(one for one in of if self.is_self(one.examiner))

    def annotations(
        self, made: Iterable[Annotation], *, others: bool
    ) -> tuple[Annotation, ...]:
        """Return annotations; without `others` those that begin, and stay, in his own hand."""
        every = tuple(made)
        if others:
            return every
        strange = {one.id for one in every if not self.is_self(one.examiner)}
        for one in every:  # oldest first
            if one.supersedes in strange:
                strange.add(one.id)
        return tuple(one for one in every if one.id not in strange)

    # --- what is put on record of it -----------------------------------------------------

    def shown(self, item: MediaItem, history: Iterable[Finding]) -> Iterator[Showing]:
        """Yield what showing him an exhibit's results and findings means for the record."""
        yield Showing(media_id=item.id, examiner=self.examiner, what=Sight.RESULTS)
        for chain in chains(history):
            if self._meets_others(chain):
                yield Showing(
                    media_id=item.id,
                    examiner=self.examiner,
                    what=Sight.DECISIONS,
                    finding_id=chain[0].id,
                )

    def shown_whole(self, item: MediaItem, history: Iterable[Finding]) -> Iterator[Showing]:
        """Yield what handing him all on record of an exhibit means, as a report does."""
        yield Showing(media_id=item.id, examiner=self.examiner, what=Sight.RESULTS)
        reviewed = {one.finding_id for one in self.reviews if not self.is_self(one.examiner)}
        for chain in chains(history):
            names = [one.examiner for one in chain if one.examiner.strip()]
            if chain[0].id in reviewed or not all(map(self.is_self, names)):
                yield Showing(
                    media_id=item.id,
                    examiner=self.examiner,
                    what=Sight.DECISIONS,
                    finding_id=chain[0].id,
                )

    def _meets_others(self, chain: Sequence[Finding]) -> bool:
        """Say whether a decision about a finding that he may see is another's."""
        names = [one.examiner for one in self._of_chain(chain) if one.examiner.strip()]
        names += [one.examiner for one in self.reviews_of(chain)]
        return any(not self.is_self(name) for name in names)


class Looked(Protocol):
    """The part of a case store that says what an examiner may see of it."""

    @property
    def case(self) -> Case:
        """Return the case."""

    def blinding(self) -> Blinding | None:
        """Return whether results are hidden, None where nobody ever said."""

    def impressions(self, media_id: str | None = None) -> list[Impression]:
        """Return the first impressions that stand."""

    def reviews(self) -> list[Review]:
        """Return the reviews that stand."""

    def runs(self, media_id: str) -> list[AnalyzerRun]:
        """Return the runs on a medium."""

    def findings(self, media_id: str, *, superseded: bool) -> list[Finding]:
        """Return the findings of a medium."""

    def showings(self) -> list[Showing]:
        """Return what was shown to whom."""


def onlooker(record: Looked, examiner: str) -> Onlooker:
    """Return who looks at a case, by what is on record now."""
    rule = record.blinding()
    return Onlooker(
        examiner=examiner,
        responsible=record.case.examiner,
        hiding=rule is not None and rule.hidden,
        impressions=tuple(record.impressions()),
        reviews=tuple(record.reviews()),
    )


def printed_for(
    record: Looked, items: Iterable[MediaItem], by: str, *, decisions: bool
) -> list[Showing]:
    """Return what printing results of exhibits is to put on record of who asked for it.

    `decisions` tells whether those about findings are printed with them. Nothing is known, and
    nothing recorded, of who does not say his name. Raises ScoresHidden where results are hidden
    from him, and where they are hidden in the case and he is unnamed.
    """
    eyes = onlooker(record, by.strip())
    read = [item for item in items if record.runs(item.id)]
    if not eyes.examiner:
        if eyes.hiding and read:
            raise ScoresHidden(WHO)
        return []
    if hidden := [item.exhibit for item in read if eyes.hides(item)]:
        raise ScoresHidden(f"The results on {', '.join(hidden[:5])} are hidden from {by}")
    open_eyed = replace(eyes, responsible=eyes.examiner, reviews=())  # print keeps none back
    known = {_about(one) for one in record.showings()}
    return [
        one
        for item in read
        for one in open_eyed.shown(
            item, record.findings(item.id, superseded=True) if decisions else ()
        )
        if _about(one) not in known
    ]


def _about(shown: Showing) -> tuple[str, Sight, str | None, str]:
    return shown.media_id, shown.what, shown.finding_id, shown.examiner


def chains(history: Iterable[Finding]) -> list[list[Finding]]:
    """Return each finding as first stated with all that superseded it, oldest first."""
    every = list(history)
    known = {one.id for one in every}
    later: Mapping[str, Finding] = {one.supersedes: one for one in every if one.supersedes}
    found = []
    for first in every:
        if first.supersedes in known:
            continue
        chain = [first]
        while (after := later.get(chain[-1].id)) is not None:
            chain.append(after)
        found.append(chain)
    return found


def _unsigned(finding: Finding) -> Finding:
    """Return a finding as stated, without who stated it and why."""
    return replace(finding, state=FindingState.PROPOSED, examiner="", note="")
