"""The summary: what was asked, what was done, what is stated; only what is on record."""

from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.model import Case, Family, FindingState, MediaState, RunState
from workbench.report.content import Exhibit, FindingContent, Summary
from workbench.report.outcomes import unanswered
from workbench.report.wording import (
    NO_FINDING,
    NOT_A_STATEMENT,
    RUN_WORDS,
    UNREVIEWED,
    amount,
    code,
    headline,
    shortened,
)

NO_QUESTION = "No question was entered for this case."
NO_RUN = "No analyzer was run on any file. This report holds no reading of their content."
NO_FILE = "The case holds no file."
WEIGHED = "Where a calibration applies, a likelihood ratio stands with the finding."
UNWEIGHED = "Each is inconclusive as to degree: no likelihood ratio is available."
PARAGRAPHS = 24  # exhibits; of more, only those of which there is something to tell
PARAGRAPHS_AT_MOST = 60
HEADLINES = {
    FindingState.CONFIRMED: "confirmed",
    FindingState.REJECTED: "rejected",
    FindingState.PROPOSED: "stated",
}


def summary(case: Case, exhibits: tuple[Exhibit, ...], *, draft: bool) -> Summary:
    """Return the summary of a report."""
    return Summary(
        asked=(case.question.strip() or NO_QUESTION,),
        done=tuple(_done(exhibits)),
        stated=tuple(_stated(exhibits, draft)),
        exhibits=tuple(_paragraphs(exhibits)),
    )


def _paragraphs(exhibits: tuple[Exhibit, ...]) -> Iterator[tuple[str, str]]:
    """Yield a paragraph per exhibit; of many exhibits, the ones with something to tell."""
    told = [one for one in exhibits if len(exhibits) <= PARAGRAPHS or _is_told(one)]
    for exhibit in told[:PARAGRAPHS_AT_MOST]:
        name = headline(exhibit.item.original_name, 60)
        yield f"{exhibit.item.exhibit} ({name}).", " ".join(_paragraph(exhibit))
    more = len(exhibits) - len(told[:PARAGRAPHS_AT_MOST])
    if more:
        yield (
            f"{amount(more, 'further exhibit')}.",
            f"Each stands under Findings. {NOT_A_STATEMENT}",
        )


def _is_told(exhibit: Exhibit) -> bool:
    accepted = exhibit.item.state is MediaState.ACCEPTED
    return bool(
        exhibit.proposed or exhibit.decided or not accepted or not exhibit.custody.matches
    )


def _paragraph(exhibit: Exhibit) -> Iterator[str]:
    """Yield the sentences on one exhibit: found, decided, not answered."""
    item = exhibit.item
    if item.state is not MediaState.ACCEPTED:
        reason = (item.detail or code(item.reason or "no reason recorded")).rstrip(".")
        yield f"It could not be examined ({item.state.value}): {shortened(reason)}."
        yield f"Nothing is stated about it. {NOT_A_STATEMENT}"
        return
    if not exhibit.analyzed:
        yield "No analyzer was run on it, so nothing is stated about its content."
    for entry in exhibit.decided:
        yield _decided(entry)
    answered = {entry.answers for entry in exhibit.decided}
    for entry in exhibit.proposed:
        if entry.label not in answered:
            said = f"“{headline(entry.finding.statement)}”"
            yield f"Proposed, not decided: {entry.label}, {said}."
    if exhibit.analyzed and not exhibit.proposed and not exhibit.decided:
        yield "No finding was proposed."
    if exhibit.faces.run_id is not None:
        yield exhibit.faces.looked
    yield from _open(exhibit)
    yield NOT_A_STATEMENT


def _decided(entry: FindingContent) -> str:
    about = f" (about {entry.answers})" if entry.answers else ""
    verb, finding = HEADLINES[entry.finding.state].capitalize(), entry.finding
    said = f"“{headline(finding.statement)}”"
    own = ", rewritten in the examiner's own words" if entry.first_said else ""
    return f"{verb} by {finding.examiner}: {entry.label}{about}{own}, {said}."


def _open(exhibit: Exhibit) -> Iterator[str]:
    groups = unanswered(exhibit)
    if groups:
        told = "; ".join(f"{group.titles} ({group.words})" for group in groups)
        yield f"Not or not wholly answered: {told}."


def _done(exhibits: tuple[Exhibit, ...]) -> list[str]:
    if not exhibits:
        return [NO_FILE]
    return [_received(exhibits), _rehashed(exhibits), _ran(exhibits)]


def _received(exhibits: tuple[Exhibit, ...]) -> str:
    states = Counter(exhibit.item.state for exhibit in exhibits)
    fine = states[MediaState.ACCEPTED]
    sentence = f"{amount(len(exhibits), 'file')} received, {fine} of which could be read"
    other = [
        f"{states[state]} {state.value}"
        for state in (MediaState.UNSUPPORTED, MediaState.UNREADABLE)
        if states[state]
    ]
    return f"{sentence} ({', '.join(other)})." if other else f"{sentence}."


def _rehashed(exhibits: tuple[Exhibit, ...]) -> str:
    changed = [e.item.exhibit for e in exhibits if not e.custody.matches]
    if changed:
        return (
            "MISMATCH: when this report was issued, the bytes of "
            f"{', '.join(changed)} were not those received at intake."
        )
    return (
        "When this report was issued, every file in the case had the SHA-256 it had at intake."
    )


def _ran(exhibits: tuple[Exhibit, ...]) -> str:
    runs = [section.run for exhibit in exhibits for section in exhibit.analyzed]
    faces = _looked_for_faces(exhibits)
    if not runs:
        return f"{NO_RUN} {faces}".strip()
    states = Counter(run.state for run in runs)
    ended = ", ".join(
        f"{states[state]} {RUN_WORDS[state]}" for state in RunState if states[state]
    )
    methods = len({run.info.name for run in runs})
    return (
        f"{amount(methods, 'analyzer')} gave {amount(len(runs), 'run')}: {ended}. Their "
        "coverage stands under What was done, what they could not answer under Limitations."
        f" {faces}"
    ).strip()


def _looked_for_faces(exhibits: tuple[Exhibit, ...]) -> str:
    """Say on how many files the face pass was run; it is no analyzer's evidence."""
    count = sum(exhibit.faces.run_id is not None for exhibit in exhibits)
    if not count:
        return ""
    return f"Faces were looked for in {amount(count, 'file')}, which by itself is no evidence."


def _stated(exhibits: tuple[Exhibit, ...], draft: bool) -> list[str]:
    proposed = [entry for exhibit in exhibits for entry in exhibit.proposed]
    decided = [(exhibit, entry) for exhibit in exhibits for entry in exhibit.decided]
    sentences = [_proposals(exhibits, proposed)] if _examined(exhibits) else []
    if draft:
        return [*sentences, UNREVIEWED]
    answered = {entry.answers for _, entry in decided}
    open_labels = [entry.label for entry in proposed if entry.label not in answered]
    sentences.extend(_decision(exhibit, entry) for exhibit, entry in decided)
    if open_labels:
        sentences.append(f"Not reviewed by an examiner: {', '.join(open_labels)}.")
    return sentences


def _examined(exhibits: Iterable[Exhibit]) -> bool:
    return any(exhibit.analyzed or exhibit.proposed for exhibit in exhibits)


def _proposals(exhibits: Iterable[Exhibit], proposed: list[FindingContent]) -> str:
    if not proposed:
        return NO_FINDING
    families = {
        score.family
        for entry in proposed
        for score in entry.scores
        if score.run_id in entry.finding.run_ids
    }
    alone = families == {Family.PROVENANCE}
    found = amount(len(proposed), "finding")
    verb = "was" if len(proposed) == 1 else "were"
    first = f"{found} {verb} proposed by the program ({_listed(exhibits)})."
    ground = " All rest on what the files say of themselves, which alone is no ground."
    weighed = any(one.llr is not None for exhibit in exhibits for one in exhibit.weights)
    degree = f" {WEIGHED if weighed else UNWEIGHED}"
    return first + (ground if alone else "") + degree


def _listed(exhibits: Iterable[Exhibit]) -> str:
    return ", ".join(
        f"{exhibit.item.exhibit}: {len(exhibit.proposed)}"
        for exhibit in exhibits
        if exhibit.proposed
    )


def _decision(exhibit: Exhibit, entry: FindingContent) -> str:
    finding = entry.finding
    verb = HEADLINES[finding.state]
    about = f" (about {entry.answers})" if entry.answers else ""
    return (
        f"{exhibit.item.exhibit}, {entry.label}{about}: {finding.examiner} {verb} — "
        f"“{shortened(finding.statement)}”"
    )
