"""The statement over evidence families in words, always with the disagreement beneath it.

Its propositions are called F1 and F2: they are neither H1 and H2 of a finding, nor C1 and C2 of
one calibration.
"""

from collections.abc import Iterator, Sequence

from workbench.calibration.words import DEGREES, degree, number, reach
from workbench.fusion_records import Beside, Disagreement, Fusion, Heard, Refusal, Side, Voice
from workbench.model import Family

WHY = {
    Refusal.NOTHING_MEASURED: "no evidence family gave a score here",
    Refusal.NOT_CALIBRATED: (
        "no evidence family has a likelihood ratio: no calibration applies to what was measured"
    ),
    Refusal.ONE_FAMILY: (
        "one evidence family alone has a likelihood ratio, which stands by itself; a statement "
        "over families needs two"
    ),
    Refusal.DIVIDED: (
        "two analyzers of one family, which read the same trace, contradict each other about a "
        "kind that both know, with the whole of their intervals; one of them is mistaken, and "
        "nothing here says which"
    ),
    Refusal.CONFLICT: (
        "two families contradict each other about a kind that both know, with the whole of "
        "their intervals, and one number would hide it"
    ),
    Refusal.OF_A_TRACK: (
        "likelihood ratios are of scores of whole files; a face track is shown by the sides of "
        "operating points alone"
    ),
}
REFUSED = "No statement over the families"
HOW = (
    "The statement is the mean, over the kinds of alteration that the calibrations name, of "
    "the product of the families that know each, held at the strongest of them: families may "
    "depend on each other. It is never above the greatest ratio, nor above the bounds. In each "
    "family the analyzer speaks whose calibration did best on sources left out, whatever it "
    "says here. What was not measured is left out, not filled in."
)
OUTSIDE = "Provenance and presentation stand beside it, never in it; nor is who made a file."
SIDES = {
    Side.C1: "supports alteration",
    Side.C2: "supports recording",
    Side.NEITHER: "supports neither",
    Side.UNKNOWN: "no ratio",
}
PROPOSED = {True: "above", False: "below", None: "no point"}
KINDS_SHOWN = 12


def named(family: Family) -> str:
    """Return a family's name in plain words."""
    return family.value.replace("_", " ")


def propositions(found: Fusion) -> tuple[str, str]:
    """Return F1 and F2, between which the statement weighs."""
    kinds, more = found.kinds[:KINDS_SHOWN], len(found.kinds) - KINDS_SHOWN
    others = f" and {more} more" if more > 0 else ""
    return (
        f"The medium was altered or made by one of: {', '.join(kinds)}{others}.",
        "It was recorded by a camera and ordinarily processed, as the authentic media of the "
        "calibrations.",
    )


def statement(found: Fusion) -> str:
    """Return the statement in one sentence, or why none is made."""
    if found.llr is None or found.bounds is None:
        return f"{REFUSED}: {WHY[found.refusal] if found.refusal else 'nothing was measured'}"
    own = ", ".join(named(one.family) for one in found.speaking)
    said = verbal(found.llr)
    return (
        f"{said[:1].upper()}{said[1:]}: LR {number(found.llr)} over {len(found.speaking)} "
        f"families ({own}), {interval(found)}; bounds {reach(found.bounds)}"
    )


def verbal(llr: float) -> str:
    """Return the graded words of a statement: for F1 or F2, and how strong."""
    word = degree(llr)
    if word == DEGREES[0]:
        return "no support for either of F1 and F2 over the other"
    side = ("F1", "F2") if llr > 0 else ("F2", "F1")
    return f"{word} support for {side[0]} over {side[1]}"


def interval(found: Fusion | Voice | Heard) -> str:
    """Return a 95 % interval in words; none is known where a ratio is held at its bound."""
    if found.lower is None or found.upper is None:
        return "no interval"
    if found.at_bound:
        return "interval not shown: held at the bound of its sources"
    return f"95 % interval {number(found.lower)} to {number(found.upper)}"


def disagreement(found: Fusion) -> str:
    """Return how far the families are apart: ratios first, then operating points."""
    apart = found.disagreement
    return f"Disagreement: {_ratios(apart)}; {_within(apart)}{_points(apart)}."


def _within(apart: Disagreement) -> str:
    """Return which families are divided in themselves, ended by a semicolon; else nothing."""
    told = ", ".join(map(named, apart.within))
    return f"analyzers of one family support both sides: {told}; " if told else ""


def _ratios(apart: Disagreement) -> str:
    if apart.spread is None or apart.cancelled is None:
        return "not measurable between ratios, of which fewer than two families have one"
    sides = ", ".join(
        f"{apart.sides[side]} {SIDES[side].replace('supports', 'for')}"
        for side in (Side.C1, Side.C2, Side.NEITHER)
    )
    return (
        f"of the families with a ratio {sides}; the highest ratio is "
        f"{number(apart.spread)} times the lowest, and {100 * apart.cancelled:.0f} % of their "
        "logarithms cancel"
    )


def _points(apart: Disagreement) -> str:
    if not apart.proposing and not apart.silent:
        return "no operating point covers this medium"
    above = ", ".join(map(named, apart.proposing)) or "none"
    below = ", ".join(map(named, apart.silent)) or "none"
    return f"by operating points above: {above}; below: {below}"


def voice(one: Voice) -> str:
    """Return one family in one line: its ratio, or why none, and its operating points."""
    told = [ratio_words(one), *([point_words(one)] if one.measured else [])]
    return f"{named(one.family).capitalize()}: {'; '.join(told)}"


def ratio_words(one: Voice) -> str:
    """Return a family's ratio in words, or why it has none."""
    if one.llr is None:
        return f"no ratio ({lack(one)})"
    speaker = next(heard for heard in one.heard if heard.run_id == one.speaker)
    others = sum(heard.llr is not None for heard in one.heard) - 1
    more = f", interval widened by {others} more of the family" if others else ""
    return f"LR {number(one.llr)} by {speaker.title}, {interval(one)}{more}"


def lack(one: Voice) -> str:
    """Return why a family has no ratio."""
    if not one.heard:
        return "no analyzer of it was run"
    scored = [heard for heard in one.heard if heard.score is not None]
    told = dict.fromkeys(heard.why for heard in scored or one.heard)
    return "; ".join(told)


def point_words(one: Voice) -> str:
    """Return which of a family's analyzers lie above their operating point and which below."""
    groups = {
        "above its operating point": [h.title for h in one.heard if h.proposed is True],
        "below it": [h.title for h in one.heard if h.proposed is False],
        "without one here": [
            h.title for h in one.heard if h.proposed is None and h.score is not None
        ],
    }
    told = [f"{words}: {', '.join(titles)}" for words, titles in groups.items() if titles]
    return "; ".join(told) or "nothing scored"


def beside(found: Sequence[Beside]) -> str:
    """Return what stands beside a statement, empty for nothing."""
    return "; ".join(f"{one.title} ({named(one.family)}): {one.words}" for one in found)


def lines(found: Fusion) -> Iterator[str]:
    """Yield everything about a statement as lines for people."""
    yield f"{statement(found)}."
    if found.llr is not None:
        f1, f2 = propositions(found)
        yield f"F1: {f1}"
        yield f"F2: {f2}"
    yield disagreement(found)
    yield from (voice(one) for one in found.voices)
    if told := beside(found.beside):
        yield f"Beside it, never in it: {told}."
