"""The pages on first impressions, on second examiners' decisions and on their agreement."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from workbench.agreement import STANDS, TAKEN_APART
from workbench.report.layout import Heading
from workbench.report.reviews_content import ImpressionContent, ReviewContent, ReviewsContent
from workbench.report.style import SECTION_ROOM, grid, led, part, quiet, say
from workbench.report.wording import shortened, when

IMPRESSIONS = (
    "What examiners made of an exhibit by looking at it, in their own words and on the graded "
    "scale: a person's opinion, no calculated likelihood ratio. An impression is blind where "
    "the case records no showing of results of that exhibit to that examiner before; what was "
    "seen on other workstations, on paper or by the command line is not known to it."
)
REVIEWS = (
    "Further examiners decided about findings without being shown the decisions and notes of "
    "others until their own were on record, unless it says otherwise. "
)
WORDS_SHOWN, STATEMENT_SHOWN = 1500, 220  # letters


def reviews(content: ReviewsContent, title: str, width: float) -> Iterator[Flowable]:
    """Yield the section on impressions and second opinions."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "second-opinions")
    if content.impressions:
        yield from part("Impressions")
        yield say(IMPRESSIONS)
        heads = ("Exhibit", "Examiner, when", "Opinion and words", "Seen before")
        rows = [_impression(one) for one in content.impressions]
        yield grid(heads, rows, (10, 20, 48, 22), width, fine=True)
    if content.reviews:
        yield from part("Decisions of further examiners")
        yield say(f"{REVIEWS}{STANDS}")
        columns = ("Finding", "Stands", "Further examiner", "Note", "Seen before")
        decided = [_review(one) for one in content.reviews]
        yield grid(columns, decided, (24, 16, 22, 22, 16), width, fine=True)
        yield from _agreement(content)


def _impression(one: ImpressionContent) -> tuple[str, ...]:
    ended = " (taken back)" if one.taken_back else " (superseded by a later one)"
    gone = "" if one.standing else ended
    words = f"{one.opinion}. {shortened(one.text, WORDS_SHOWN)}{gone}"
    return one.exhibit, f"{one.examiner}, {when(one.at)}", words, _seen(one.seen)


def _review(one: ReviewContent) -> tuple[str, ...]:
    differs = " (differs)" if one.alike is False else ""
    finding = f"{one.exhibit} {one.label}: {shortened(one.statement, STATEMENT_SHOWN)}"
    stands = "not decided by the responsible examiner"
    if one.stands:
        stands = f"{one.stands}; seen before: {_seen(one.stands_seen)}"
    decided = f"{one.state} by {one.examiner}, {when(one.at)}{differs}"
    return finding, stands, decided, shortened(one.note, WORDS_SHOWN), _seen(one.seen)


def _seen(seen: tuple[str, ...]) -> str:
    return "; ".join(("not blind", *seen)) if seen else "nothing: blind"


def _agreement(content: ReviewsContent) -> Iterator[Flowable]:
    yield from part("Agreement")
    if not content.agreement:
        yield quiet("No two examiners decided about the same finding.")
        return
    for who, words in content.agreement:
        yield led(f"{who}:", words)
    yield say(TAKEN_APART)
