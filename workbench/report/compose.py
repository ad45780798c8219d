"""Compose a report's content from a case: pure, the same record gives the same content."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workbench import __version__
from workbench.model import (
    AnalyzerInfo,
    AuditEvent,
    ChainHead,
    Family,
    Finding,
    MediaState,
    Report,
    leading,
)
from workbench.model.findings import rewritten_from
from workbench.report.choices import BlurredFaces, LetterheadContent, SignatureContent
from workbench.report.content import (
    Content,
    Custody,
    Exhibit,
    Figure,
    FindingContent,
    Log,
    RunContent,
)
from workbench.report.decisions import Labels, is_decided, labels
from workbench.report.dossier import Dossier, ItemRecord, RunRecord
from workbench.report.evidential import calibrations, with_evidence
from workbench.report.faces import faces
from workbench.report.limitations import limitations
from workbench.report.makers_content import MakersContent
from workbench.report.reviews_content import second_opinions
from workbench.report.scores import conflict, current, family_scores
from workbench.report.spans import beside, coverage_spans
from workbench.report.summary import summary
from workbench.report.track_edits import labels as track_labels
from workbench.report.wording import (
    ALTERNATIVES,
    NOT_PROVEN,
    NOT_SIGNED,
    NOT_TESTED,
    SIGNED,
    SUPPORT,
)

METADATA_SHOWN = 60
LOG_SHOWN = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is known only when a report is issued, beside the record itself.

    `custody` and `figures` are by exhibit; `known` are the analyzers this workstation has.
    """

    number: str
    author: str
    issued_at: datetime
    custody: Mapping[str, Custody]
    figures: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    known: Sequence[AnalyzerInfo] = ()
    makers: MakersContent | None = None
    self_check: str = ""
    supersedes: Report | None = None
    signature: SignatureContent | None = None
    blurred: tuple[BlurredFaces, ...] = ()
    letterhead: LetterheadContent | None = None


def compose(dossier: Dossier, issue: Issue) -> Content:
    """Return the content of the report."""
    draft = not reviewed(dossier)
    named = labels(dossier.items)
    known = _known(dossier, issue)
    plain = (_exhibit(record, issue, known, named, draft) for record in dossier.items)
    exhibits = with_evidence(plain, dossier)
    return Content(
        number=issue.number,
        author=issue.author,
        issued_at=issue.issued_at,
        draft=draft,
        program=f"Loupe {__version__}",
        case=dossier.case,
        head=dossier.head,
        summary=summary(dossier.case, exhibits, draft=draft),
        exhibits=exhibits,
        limitations=limitations(exhibits),
        methods=_methods(dossier),
        checking=_checking(dossier.head, signed=issue.signature is not None),
        not_proven=(*NOT_PROVEN, *(SIGNED if issue.signature else (NOT_SIGNED,))),
        log=log(dossier.events),
        calibrations=calibrations(exhibits, dossier),
        makers=issue.makers,
        self_check=issue.self_check,
        second=second_opinions(dossier, named),
        supersedes=issue.supersedes,
        signature=issue.signature,
        blurred=issue.blurred,
        letterhead=issue.letterhead,
        cards=dossier.cards,
    )


def reviewed(dossier: Dossier) -> bool:
    """Tell whether a named examiner decided about, or stated, a finding of an accepted item."""
    return any(
        is_decided(finding)
        for record in dossier.items
        if record.item.state is MediaState.ACCEPTED
        for finding in leading(record.findings)
    )


def log(events: Sequence[AuditEvent], shown: int = LOG_SHOWN) -> Log:
    """Return all events, or the first and last of them with the digest of all."""
    digest = hashlib.sha256("".join(f"{event.hash}\n" for event in events).encode())
    if len(events) <= shown:
        return Log(count=len(events), digest=digest.hexdigest(), first=tuple(events))
    first, last = tuple(events[: shown // 2]), tuple(events[-(shown // 2) :])
    return Log(count=len(events), digest=digest.hexdigest(), first=first, last=last)


def _known(dossier: Dossier, issue: Issue) -> tuple[AnalyzerInfo, ...]:
    """Return one entry per analyzer that this workstation has or this case has seen."""
    seen = {info.name: info for info in _infos(dossier)}
    seen.update({info.name: info for info in issue.known})
    return tuple(seen[name] for name in sorted(seen))


def _infos(dossier: Dossier) -> list[AnalyzerInfo]:
    return [section.run.info for record in dossier.items for section in record.runs]


def _methods(dossier: Dossier) -> tuple[AnalyzerInfo, ...]:
    """Return each method that ran, once per version."""
    methods = {(info.name, info.version): info for info in _infos(dossier)}
    return tuple(methods[key] for key in sorted(methods))


def _exhibit(
    record: ItemRecord,
    issue: Issue,
    known: Sequence[AnalyzerInfo],
    named: Labels,
    draft: bool,
) -> Exhibit:
    item = record.item
    names = track_labels(record.faces.history or record.faces.tracks)
    scores = family_scores(record.runs, item, names=names)
    proposed, decided = _findings(record, named, draft)
    return Exhibit(
        item=item,
        custody=issue.custody[item.exhibit],
        receipts=record.receipts,
        metadata=record.metadata[:METADATA_SHOWN],
        metadata_total=len(record.metadata),
        runs=tuple(_run(record, section) for section in record.runs),
        current=tuple(section.run.id for section in current(record.runs)),
        not_run=_not_run(record, known),
        scores=scores,
        conflict=conflict(scores),
        proposed=proposed,
        decided=decided,
        figures=issue.figures.get(item.exhibit, ()),
        faces=faces(record),
        derivatives=record.derivatives,
        what_ifs=record.what_ifs,
        figures_left_out=issue.left_out.get(item.exhibit, 0),
    )


def _run(record: ItemRecord, section: RunRecord) -> RunContent:
    stream = record.item.stream
    rate = section.run.info.per_second
    spans = [
        coverage_spans(beside(series, section.series), stream, rate)
        for series in section.series
        if stream
    ]
    return RunContent(
        run=section.run,
        series=section.series,
        spans=tuple(spans),
        measurements=section.measurements,
        facts=section.facts,
        curves=section.curves,
        maps=section.maps,
        illustrations=section.illustrations,
        models=section.models,
    )


def _not_run(record: ItemRecord, known: Sequence[AnalyzerInfo]) -> tuple[str, ...]:
    """Name the analyzers for this kind of media that have no run on it.

    That no face was looked for is said with the faces: it is no trace that was left unread.
    """
    ran = {section.run.info.name for section in record.runs}
    fitting = [
        info
        for info in known
        if record.item.kind in info.media and info.family is not Family.FACES
    ]
    return tuple(f"{info.title} ({info.name})" for info in fitting if info.name not in ran)


def _findings(
    record: ItemRecord, named: Labels, draft: bool
) -> tuple[tuple[FindingContent, ...], tuple[FindingContent, ...]]:
    """Return the machine's proposals and, unless this is a draft, the examiner's decisions."""
    by_id = {finding.id: finding for finding in record.findings}
    roots = [finding for finding in record.findings if named.proposed.get(finding.id)]
    made = [finding for finding in leading(record.findings) if is_decided(finding)]
    proposed = tuple(_finding(record, finding, named.proposed[finding.id]) for finding in roots)
    if draft:
        return proposed, ()
    decided = tuple(
        _finding(record, finding, named.decided[finding.id], named.root_of(finding, by_id))
        for finding in made
    )
    return proposed, decided


def _finding(
    record: ItemRecord, finding: Finding, label: str, answers: str = ""
) -> FindingContent:
    span = finding.first_pts, finding.last_pts
    names = track_labels(record.faces.history or record.faces.tracks)
    scores = family_scores(record.runs, record.item, *span, names=names)
    ran = {section.run.id: section.run.info.family for section in record.runs}
    families = {ran[run_id] for run_id in finding.run_ids if run_id in ran}
    other = tuple(ALTERNATIVES[family] for family in sorted(families) if family in ALTERNATIVES)
    return FindingContent(
        label=label,
        finding=finding,
        support=SUPPORT,
        scores=scores,
        conflict=conflict(scores),
        alternatives=(*other, NOT_TESTED) if other else (NOT_TESTED,),
        answers=answers,
        first_said=rewritten_from(finding, record.findings),
    )


SIGNATURE = (
    "The signature: any reader of signed PDF files shows whether it fits the bytes, as "
    "“pdfsig FILE.pdf” does; compare the SHA-256 of its certificate with that on the cover."
)


def _checking(head: ChainHead, *, signed: bool) -> tuple[str, ...]:
    return (
        "The file: its SHA-256 is in the file of the same name with the ending .sha256 beside "
        "it, and in the audit log. “sha256sum -c FILE.pdf.sha256” compares them.",
        "The pages: the document report.json is attached to this PDF. Its SHA-256 is printed "
        "at the foot of every page; all numbers and sentences of the pages are in it.",
        f"The case: “loupe verify CASE --head {head.sequence}:{head.hash}” checks every file, "
        "every row and every link of the audit log against the head printed here.",
        "The evidence: the SHA-256 under Custody can be computed by any tool from the file "
        "that was received.",
        "The results: run the same version of the program with the settings in appendix C "
        "on the same file; a reading depends on nothing else, and one of faces also on which "
        "tracks an examiner had excluded before it began.",
        *((SIGNATURE,) if signed else ()),
    )
