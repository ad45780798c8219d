"""Findings: what the program proposed and what an examiner decided, with all beside it."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from workbench.model import Author, FindingRegion, FindingState, MediaKind
from workbench.model.findings import STATEMENT_MOST
from workbench.report.content import Content, Exhibit, FindingContent, short
from workbench.report.explanation_pages import in_sentences
from workbench.report.families import score_table, together
from workbench.report.gallery import Gallery, belongs
from workbench.report.layout import Heading
from workbench.report.local_controls import local_controls
from workbench.report.populations import Letters
from workbench.report.style import led, pairs, part, quiet, say, styles, typed
from workbench.report.weight_pages import likelihood
from workbench.report.wording import (
    AS_ENTERED,
    STATE_WORDS,
    UNREVIEWED,
    shortened,
    stretch,
    when,
)

FINDING_ROOM = 190.0  # points that must be left for a finding to begin on a page
SHOWN_ROOM = 510.0  # the same for one whose figure is to stand on that page
FINDINGS_ROOM = 300.0
REGIONS_TOLD = 8  # of one finding
CONTENTS_SHOWN = 12  # exhibits; the bookmarks name all of them
SUPPORT = "Support for H1 over H2"
WEIGHT = "Weight of the file's score under the calibration"
PROPOSITION_SHOWN = 1200
FIRST_SAID = {
    Author.MACHINE: "As the program proposed it",
    Author.EXAMINER: "As it was first stated",
}


def findings(
    content: Content, gallery: Gallery, letters: Letters, title: str
) -> Iterator[Flowable]:
    """Yield the findings section."""
    yield CondPageBreak(FINDINGS_ROOM)
    yield Heading(title, 0, "findings")
    yield say(
        "What the program proposed and what an examiner decided stand apart. A score is a "
        "reading on its analyzer's own scale, not a probability; a proposal points at a place "
        "to look. What files say of themselves, and what they are like in their making, stands "
        "under File facts and enters no score. "
        "In the tables, ▲ and “above” mark a score at or above its analyzer's operating point, "
        "from which a finding is proposed; the letter after a quantity names the reference "
        "population of its percentile."
    )
    shown = [one for one in content.exhibits if one.analyzed or one.proposed or one.decided]
    if not shown:
        yield quiet("No analyzer read a trace, so nothing is stated.")
    if content.draft and shown:
        yield say(UNREVIEWED, styles().alarm)
    for exhibit in shown:
        yield CondPageBreak(140)
        listed = len(shown) <= CONTENTS_SHOWN
        yield Heading(exhibit.item.exhibit, 1, f"findings-{exhibit.item.id}", listed=listed)
        yield from _exhibit(exhibit, gallery, letters, draft=content.draft)


def _exhibit(
    exhibit: Exhibit, gallery: Gallery, letters: Letters, *, draft: bool
) -> Iterator[Flowable]:
    video = exhibit.item.kind is MediaKind.VIDEO
    yield from part("Scores of every family")
    yield from score_table(exhibit.scores, letters, gallery.width, video=video)
    yield say(exhibit.conflict)
    yield from likelihood(exhibit, gallery.width)
    yield from together(exhibit.fusion, gallery.width)
    yield from in_sentences(exhibit.explanation)
    yield from local_controls(exhibit.controls, gallery.width)
    if not draft:
        yield from _part("Decided by an examiner", exhibit, exhibit.decided, gallery)
        if not exhibit.decided:
            yield quiet("No examiner has decided about this exhibit: not reviewed.")
        for entry in exhibit.decided:
            yield from _decided(exhibit, entry, gallery, letters)
    if exhibit.proposed:
        yield from _part("Proposed by the program", exhibit, exhibit.proposed, gallery)
    else:
        yield quiet("No finding was proposed. This does not show that the file is authentic.")
    answered = {entry.answers: entry.label for entry in exhibit.decided if entry.answers}
    for entry in exhibit.proposed:
        if entry.label in answered:
            words = shortened(entry.finding.statement)
            yield led(f"{entry.label}, answered by {answered[entry.label]}.", words)
        else:
            yield from finding(exhibit, entry, gallery, letters)


def _part(
    words: str, exhibit: Exhibit, entries: tuple[FindingContent, ...], gallery: Gallery
) -> Iterator[Flowable]:
    """Yield a heading that does not stay behind when its first finding moves on."""
    if entries:
        yield CondPageBreak(_room(exhibit, entries[0], gallery) + 40)
    yield from part(words)


def _room(exhibit: Exhibit, entry: FindingContent, gallery: Gallery) -> float:
    """Return the points that must be left on a page for a finding to begin there."""
    return SHOWN_ROOM if gallery.will_show(exhibit, entry) else FINDING_ROOM


def _decided(
    exhibit: Exhibit, entry: FindingContent, gallery: Gallery, letters: Letters
) -> Iterator[Flowable]:
    """Yield a decision; a rejected finding stands in full in its appendix."""
    if entry.finding.state is FindingState.REJECTED:
        words = f"{_who(entry)}: in full under B, Rejected findings."
        yield led(f"{entry.label}.", words)
    else:
        yield from finding(exhibit, entry, gallery, letters)


def finding(
    exhibit: Exhibit, entry: FindingContent, gallery: Gallery, letters: Letters
) -> Iterator[Flowable]:
    """Yield one finding with all that qualifies it, and its figures."""
    made, video = entry.finding, exhibit.item.kind is MediaKind.VIDEO
    yield CondPageBreak(_room(exhibit, entry, gallery))
    yield say(f"{entry.label} · {exhibit.item.exhibit} · {_who(entry)}", styles().exhibit)
    first = entry.first_said
    if first is not None:
        yield from part("In the examiner's own words")
    yield typed(shortened(made.statement, STATEMENT_MOST))
    if first is not None:
        yield from part(FIRST_SAID[first.author])
        yield typed(shortened(first.statement, STATEMENT_MOST))
    if made.note:
        yield from part("Note")
        yield typed(shortened(made.note, STATEMENT_MOST))
    yield pairs(_facts(exhibit, entry), gallery.width)
    yield Spacer(1, 6)
    yield from gallery.beside(exhibit, entry)
    if made.first_pts is not None:
        yield from part("Scores of every family within this segment")
        yield from score_table(entry.scores, letters, gallery.width, video=video, whole=False)
        yield say(entry.conflict)


def _who(entry: FindingContent) -> str:
    if not entry.finding.examiner:
        return "proposed by the program"
    answers = f"{entry.answers} " if entry.answers else ""
    word = (
        "stated"
        if entry.finding.state is FindingState.PROPOSED
        else STATE_WORDS[entry.finding.state]
    )
    return f"{answers}{word} by {entry.finding.examiner}"


def _facts(exhibit: Exhibit, entry: FindingContent) -> list[tuple[str, Flowable | str]]:
    made = entry.finding
    concerns = stretch(made.first_pts, made.last_pts)
    runs = ", ".join(f"run {short(run)}" for run in made.run_ids) or "no run named"
    rows: list[tuple[str, Flowable | str]] = [
        ("State, concerns", f"{STATE_WORDS[made.state]}, {when(made.at)}; {concerns}"),
        ("Proposition H1", shortened(made.h1, PROPOSITION_SHOWN)),
        ("Proposition H2", shortened(made.h2, PROPOSITION_SHOWN)),
        (WEIGHT if entry.weighed else SUPPORT, entry.support),
        ("Known error rates", entry.error_rates or "none: it rests on no score"),
        ("Alternatives considered", " ".join(entry.alternatives)),
        ("Rests on, shown in", f"{runs}; {_shown_in(exhibit, entry)}"),
        ("Finding id", made.id),
    ]
    if made.regions:
        rows[-1:-1] = [("Region", regions_told(made.regions))]
    if made.examiner:
        rows[1:1] = [("Examiner", f"{made.examiner} ({AS_ENTERED})")]
    return rows


def regions_told(regions: Sequence[FindingRegion]) -> str:
    """Return where regions lie; of many the first ones, and how many there are besides."""
    told = "; ".join(map(_region, regions[:REGIONS_TOLD]))
    more = len(regions) - REGIONS_TOLD
    return f"{told}; and {more} more, which the case and its package hold" if more > 0 else told


def _region(one: FindingRegion) -> str:
    """Return where a region lies, in native pixels of the upright frame."""
    box = one.box
    return (
        f"{one.shape}, {box.width} × {box.height} native pixels from column {box.x}, row "
        f"{box.y} of frame index {one.frame}"
    )


def _shown_in(exhibit: Exhibit, entry: FindingContent) -> str:
    """Name the figures of a finding, or else all of its runs."""
    own = [one.number for one in exhibit.figures if belongs(one, entry)]
    runs = [one.number for one in exhibit.figures if one.run_id in entry.finding.run_ids]
    return ", ".join(f"figure {place}" for place in sorted(own or runs)) or "no figure"
