"""What examiners wrote before the results, and what second examiners decided, for a report."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workbench.agreement import agreement_words, agreements, decisions, seen_before
from workbench.blind import chains
from workbench.model import FindingState, Impression, Review, in_force
from workbench.report.decisions import Labels
from workbench.report.dossier import Dossier, ItemRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpressionContent:
    """An impression of an exhibit: blind where `seen` is empty, in force where `standing`.

    One that is not was `taken_back`, or a later one stands in its place.
    """

    exhibit: str
    examiner: str
    at: datetime
    opinion: str
    text: str
    seen: tuple[str, ...]
    standing: bool
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewContent:
    """A second examiner's decision beside the one that stands.

    `label` names the decision (D1), or the proposal while nobody responsible has decided (P1).
    `stands` says what is decided by whom, empty while nothing is, and `stands_seen` what its
    examiner had seen of others' decisions.
    """

    exhibit: str
    label: str
    statement: str
    stands: str
    stands_seen: tuple[str, ...]
    examiner: str
    at: datetime
    state: str
    note: str
    seen: tuple[str, ...]
    alike: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsContent:
    """Impressions, reviews and how far examiners agree, each pair in a sentence."""

    impressions: tuple[ImpressionContent, ...] = ()
    reviews: tuple[ReviewContent, ...] = ()
    agreement: tuple[tuple[str, str], ...] = ()


def second_opinions(dossier: Dossier, named: Labels) -> ReviewsContent | None:
    """Return what examiners wrote beside the decisions; None where they wrote nothing."""
    impressions = tuple(one for record in dossier.items for one in _impressions(record))
    reviews = tuple(one for record in dossier.items for one in _reviews(record, named))
    if not impressions and not reviews:
        return None
    made = [
        one
        for record in dossier.items
        for one in decisions(record.findings, in_force(record.reviews), record.showings)
    ]
    pairs = (
        (f"{one.first} and {one.second}", agreement_words(one)) for one in agreements(made)
    )
    return ReviewsContent(impressions=impressions, reviews=reviews, agreement=tuple(pairs))


def _impressions(record: ItemRecord) -> Iterator[ImpressionContent]:
    """Yield all impressions ever written: the first one is what was blind."""
    standing = {one.id for one in in_force(record.impressions)}
    gone = {one.supersedes for one in record.impressions if one.withdrawn}
    for one in record.impressions:
        if not one.withdrawn:
            taken_back = one.id in gone
            yield _impression(record, one, standing=one.id in standing, taken_back=taken_back)


def _impression(
    record: ItemRecord, one: Impression, *, standing: bool, taken_back: bool
) -> ImpressionContent:
    return ImpressionContent(
        exhibit=record.item.exhibit,
        examiner=one.examiner,
        at=one.at,
        opinion=one.opinion.words,
        text=one.text,
        seen=one.seen,
        standing=standing,
        taken_back=taken_back,
    )


def _reviews(record: ItemRecord, named: Labels) -> Iterator[ReviewContent]:
    of: dict[str, list[Review]] = {}
    for one in in_force(record.reviews):
        of.setdefault(one.finding_id, []).append(one)
    for chain in chains(record.findings):
        first, last = chain[0], chain[-1]
        label = named.decided.get(last.id) or named.proposed.get(first.id, "")
        decided = last.state is not FindingState.PROPOSED
        for one in of.get(first.id, []):
            yield ReviewContent(
                exhibit=record.item.exhibit,
                label=label,
                statement=first.statement,
                stands=f"{last.state.value} by {last.examiner}" if decided else "",
                stands_seen=seen_before(chain, record.showings) if decided else (),
                examiner=one.examiner,
                at=one.at,
                state=one.state.value,
                note=one.note,
                seen=one.seen,
                alike=one.state is last.state if decided else None,
            )
