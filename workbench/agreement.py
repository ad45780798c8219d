"""How far examiners agree about findings: counts, per cent, and Cohen's kappa with intervals.

Kappa is what is left of agreement once two examiners would agree by chance as often as their
own shares of confirmed findings make it (J. Cohen, A coefficient of agreement for nominal
scales, Educational and Psychological Measurement 20 (1960), 37–46). Its interval is by the
large-sample variance of J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72
(1969), 323–327; that of per cent agreement is E. B. Wilson's. Both take findings for
independent of each other, which those of one exhibit are not: said beside every figure.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.blind import chains
from workbench.model import (
    Author,
    Finding,
    FindingState,
    Review,
    Showing,
    Sight,
    examiner_key,
    same_examiner,
)
from workbench.model.findings import BY_AUTHOR
from workbench.model.reviews import SIGHT_WORDS

FEWEST = 20  # findings that both decided, from which figures are stated
TOO_FEW = f"fewer than {FEWEST} findings that both decided: no figure is stated"
Z = 1.959963984540054  # of 95 per cent, both sides
NO_SPREAD = 1e-6  # of a standard error that rounding alone keeps from being zero
STANDS = (
    "Where examiners disagree, the decision of the examiner responsible for the case stands; "
    "that of the other is printed beside it."
)
TAKEN_APART = (
    "The intervals (95%) take findings for independent of each other; those of one exhibit are "
    "not, so they are too narrow where many findings are of few exhibits."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What one examiner decided about a finding, which is named as it was first stated."""

    finding_id: str
    examiner: str
    state: FindingState
    blind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share or kappa, −1 to 1, with the ends of its 95% interval.

    They are None where there is none: full agreement has no spread to take it from.
    """

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two examiners compare over the `n` findings that both decided.

    `same` is about how many they decided alike; `disagreed` are the others. `share` and `kappa`
    are None below `FEWEST` findings, and kappa also where it is not defined; `why` says so.
    `blind` counts the findings about which the later of the two is known to have been blind.
    """

    first: str
    second: str
    n: int
    same: int
    blind: int
    disagreed: tuple[str, ...]
    share: Figure | None = None
    kappa: Figure | None = None
    why: str = ""


def decisions(
    findings: Iterable[Finding], reviews: Iterable[Review], showings: Iterable[Showing]
) -> list[Decided]:
    """Return every decision that stands; `findings` are with those that were superseded.

    `showings` tell which of them were blind. What its author took back is no decision.
    """
    shown = list(showings)
    found = [
        Decided(
            finding_id=chain[0].id,
            examiner=last.examiner,
            state=last.state,
            blind=not seen_before(chain, shown),
        )
        for chain in chains(findings)
        if (last := chain[-1]).state is not FindingState.PROPOSED
        and last.examiner.strip()
        and not _taken_back(chain)
    ]
    found += [
        Decided(
            finding_id=one.finding_id, examiner=one.examiner, state=one.state, blind=one.blind
        )
        for one in reviews
    ]
    return found


def seen_before(chain: Sequence[Finding], showings: Iterable[Showing]) -> tuple[str, ...]:
    """Return what its examiner was shown of others' decisions before the one that stands.

    `chain` is a finding's whole history. A decision that states again, word for word, what he
    decided before is as blind as that was.
    """
    last = chain[-1]
    stated = next(one for one in chain if _said(one) == _said(last))
    return tuple(
        f"{SIGHT_WORDS[one.what]} on {one.at:%Y-%m-%d %H:%M:%S} UTC"
        for one in showings
        if one.what is Sight.DECISIONS
        and one.finding_id == chain[0].id
        and same_examiner(one.examiner, last.examiner)
        and one.at < stated.at
    )


def _said(one: Finding) -> tuple[str, FindingState, str]:
    return examiner_key(one.examiner), one.state, one.note


def _taken_back(chain: Sequence[Finding]) -> bool:
    """Say whether a finding was stated by an examiner and is rejected only as taken back."""
    return chain[0].author is Author.EXAMINER and chain[-1].note == BY_AUTHOR


def agreements(made: Iterable[Decided]) -> list[Agreement]:
    """Return how each two examiners compare that decided about a finding in common."""
    by_name: dict[str, dict[str, Decided]] = defaultdict(dict)
    for one in made:
        by_name[examiner_key(one.examiner)][one.finding_id] = one
    pairs = combinations(by_name.values(), 2)
    found = (_compared(first, second) for first, second in pairs)
    return [one for one in found if one.n]


def _compared(first: Mapping[str, Decided], second: Mapping[str, Decided]) -> Agreement:
    """Compare two examiners, by finding."""
    both = [(first[one], second[one]) for one in first if one in second]
    share, kappa, why = _figures([(a.state, b.state) for a, b in both])
    return Agreement(
        first=next(iter(first.values())).examiner,
        second=next(iter(second.values())).examiner,
        n=len(both),
        same=sum(a.state is b.state for a, b in both),
        blind=sum(a.blind and b.blind for a, b in both),
        disagreed=tuple(a.finding_id for a, b in both if a.state is not b.state),
        share=share,
        kappa=kappa,
        why=why,
    )


def _figures(
    pairs: Sequence[tuple[FindingState, FindingState]],
) -> tuple[Figure | None, Figure | None, str]:
    if len(pairs) < FEWEST:
        return (
            None,
            None,
            TOO_FEW,
        )
    same = sum(a is b for a, b in pairs)
    share = wilson(same, len(pairs))
    kappa = cohen([(a.value, b.value) for a, b in pairs])
    why = "" if kappa else "one of them decided every finding alike: kappa is not defined"
    return share, kappa, why


def wilson(hits: int, n: int) -> Figure:
    """Return a share of `n` with E. B. Wilson's 95% interval."""
    share, turn = hits / n, Z * Z / n
    middle = (share + turn / 2) / (1 + turn)
    half = Z * math.sqrt(share * (1 - share) / n + turn / (4 * n)) / (1 + turn)
    return Figure(value=share, low=max(middle - half, 0.0), high=min(middle + half, 1.0))


def cohen(pairs: Sequence[tuple[str, str]]) -> Figure | None:
    """Return Cohen's kappa of pairs of answers; None where chance alone would always agree.

    None too where one side gave but one answer: kappa is then zero whatever the other said.
    """
    n = len(pairs)
    words = sorted({word for pair in pairs for word in pair})
    cells = {(a, b): sum(pair == (a, b) for pair in pairs) / n for a in words for b in words}
    rows = {a: sum(cells[a, b] for b in words) for a in words}
    columns = {b: sum(cells[a, b] for a in words) for b in words}
    if 1.0 in (*rows.values(), *columns.values()):
        return None
    observed = sum(cells[a, a] for a in words)
    chance = sum(rows[a] * columns[a] for a in words)
    kappa = (observed - chance) / (1 - chance)
    error = _standard_error(cells, rows, columns, kappa, n)
    if error < NO_SPREAD:
        return Figure(value=kappa, low=None, high=None)
    low, high = max(kappa - Z * error, -1.0), min(kappa + Z * error, 1.0)
    return Figure(value=kappa, low=low, high=high)


def _standard_error(
    cells: Mapping[tuple[str, str], float],
    rows: Mapping[str, float],
    columns: Mapping[str, float],
    kappa: float,
    n: int,
) -> float:
    """Return the large-sample standard error of kappa (Fleiss, Cohen and Everitt, 1969)."""
    chance = sum(rows[a] * columns[a] for a in rows)
    on = sum(cells[a, a] * (1 - (rows[a] + columns[a]) * (1 - kappa)) ** 2 for a in rows)
    off = (
        sum(cells[a, b] * (columns[a] + rows[b]) ** 2 for a in rows for b in rows if a != b)
        * (1 - kappa) ** 2
    )
    spread = on + off - (kappa - chance * (1 - kappa)) ** 2
    return math.sqrt(max(spread, 0.0) / n) / (1 - chance)


def agreement_words(one: Agreement) -> str:
    """Return how two examiners compare in one or two sentences."""
    told = f"{one.same} of {one.n} findings decided alike"
    if one.share is None:
        return f"{told}; {one.why}."
    share, k = one.share, one.kappa
    told += f", {_percent(share.value)}"
    if share.low is not None and share.high is not None:
        told += f" ({_percent(share.low)}–{_percent(share.high)})"
    if k is None:
        return f"{told}; {one.why}."
    if k.low is None or k.high is None:
        ends = "no interval is stated: its standard error is 0"
    else:
        ends = f"{k.low:.2f} to {k.high:.2f}"
    return f"{told}; Cohen's kappa {k.value:.2f} ({ends}), n = {one.n}."


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"
