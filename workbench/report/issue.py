"""Issue a report: hash the evidence again, compose, draw, record, deliver."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from workbench import self_check
from workbench.analyzer import Source
from workbench.explaining import Ranking
from workbench.model import (
    AnalyzerInfo,
    ChainHead,
    Embedding,
    MakerNaming,
    MediaItem,
    Pixels,
    Progress,
    Report,
    StoredMap,
    StoredPicture,
    now,
)
from workbench.report.choices import PrintedFaces
from workbench.report.compose import Issue, compose
from workbench.report.content import Content, Custody, Figure, digest, document
from workbench.report.delivery import require_target, written
from workbench.report.dossier import CaseRecord, Dossier, read_case
from workbench.report.figures import Drawn, FrameWorker, draw, panels_by_number, undrawn
from workbench.report.letterhead import PLAIN, Letterhead
from workbench.report.makers_content import makers_of
from workbench.report.pdf import render
from workbench.report.plan import Planned, plans
from workbench.report.printed_faces import printed_faces
from workbench.report.redaction import NOTHING, Veil, Wish, blur_remarks, told, veils
from workbench.report.signing import Signer, remarks

CHUNK = 1 << 20
CLOSING_STEPS = 3  # compose, draw, record
CHANGED = "The picture is not shown: the bytes in the case are not those received at intake."


class Staged(Protocol):
    """A complete file in the case that is not on record yet."""

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""


S = TypeVar("S", bound=Staged)


class ReportRecord(CaseRecord, Protocol[S]):
    """The part of a case store that issuing a report needs."""

    @property
    def folder(self) -> Path:
        """The case folder."""

    def evidence_path(self, item: MediaItem) -> Path:
        """Return where the copy of a received file lies."""

    def source(self, item: MediaItem) -> Source:
        """Return a read-only handle of that copy."""

    def map_values(self, stored: StoredMap) -> Pixels:
        """Return a map's values (h, w)."""

    def drawn(self, stored: StoredPicture) -> Pixels:
        """Return a picture (h, w) or (h, w, 3) of an illustration."""

    def note(self, action: str, subject: str, detail: Mapping[str, str]) -> None:
        """Put an event into the audit log."""

    def next_report_number(self) -> str:
        """Return the number of the next report."""

    def stage(self, chunks: Iterable[bytes]) -> S:
        """Copy bytes into the case, hashed and durable, not yet on record."""

    def discard(self, staged: S) -> None:
        """Remove a staged file."""

    def add_report(
        self, report: Report, staged: S, remarks: Mapping[str, str] | None = None
    ) -> None:
        """Put a report and its file on record, with remarks, in one transaction."""

    def embeddings(self, run_id: str) -> list[Embedding]:
        """Return where a run found faces or pictures to lie."""

    def maker_namings(self, *, superseded: bool = False) -> list[MakerNaming]:
        """Return what examiners call the makers of items, as it stands."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""

    def reports(self) -> list[Report]:
        """Return the reports issued so far, oldest first."""


@dataclass
class _Steps:
    """How far the work is."""

    total: int
    done: int = 0

    def next(self) -> Progress:
        self.done += 1
        return Progress(done=self.done, total=self.total)


@dataclass(frozen=True)
class _Sheet:
    """Where the PDF goes, on which paper, with which letterhead, and who signs it."""

    place: Path
    size: str
    letterhead: Letterhead
    signer: Signer | None


@dataclass
class _Gallery:
    """The figures of all exhibits, as they are drawn."""

    drawn: list[Drawn] = field(default_factory=list)
    figures: dict[str, tuple[Figure, ...]] = field(default_factory=dict)
    veils: Mapping[str, Veil] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)


def issue_report(
    record: ReportRecord[S],
    worker: FrameWorker,
    *,
    author: str,
    target: Path,
    page_size: str = "",
    letterhead: Letterhead = PLAIN,
    known: Sequence[AnalyzerInfo] = (),
    makers: bool = False,
    signer: Signer | None = None,
    blur: Wish | None = None,
    ranking: Ranking | None = None,
) -> Iterator[Progress | PrintedFaces | Report]:
    """Yield progress, what its pictures show of faces, and last the report that was issued.

    Every evidence file is hashed again first; a mismatch is printed and leaves
    `evidence_intact` false. `known` are the analyzers of this workstation, so that those which
    did not run can be named; `makers` asks for the items that share one, which are printed in
    any case once an examiner named a maker; a `signer` signs the finished pages; `blur` says
    which faces no picture shows, `ranking` ranks scores among authentic media. The paper is
    that of `page_size`, else of the `letterhead`.
    The PDF lies in the case and at `target`, with its hash beside it as `target`.sha256.
    Closing early records no report. Raises ReportError when `target` may not be written, and
    what `veils` raises.
    """
    items = record.media()
    receipts = (receipt for item in items for receipt in record.receipts(item.id))
    place = require_target(target, record.folder, receipts)
    steps = _Steps(total=2 * len(items) + CLOSING_STEPS)
    custody: dict[str, Custody] = {}
    for item in items:
        custody[item.exhibit] = held(record.evidence_path(item), item)
        yield steps.next()
    number = record.next_report_number()
    _note(record, number, custody)
    dossier = read_case(record, ranking)
    gallery = _Gallery(veils=veils(record, dossier, blur))
    blurred = told(dossier, gallery.veils)
    for _ in _draw_all(record, worker, dossier, custody, gallery):
        yield steps.next()
    issue = Issue(
        number=number,
        author=author,
        issued_at=now(),
        custody=custody,
        figures=gallery.figures,
        left_out=gallery.left_out,
        known=known,
        makers=makers_of(record, asked=makers),
        self_check=self_check.words(self_check.kept()),
        supersedes=_latest(record),
        signature=signer.told if signer else None,
        blurred=blurred,
        letterhead=letterhead.told,
    )
    yield printed_faces(record, dossier, gallery.figures, gallery.veils, blurred)
    content = compose(dossier, issue)
    sheet = _Sheet(place, page_size or letterhead.size or "A4", letterhead, signer)
    yield steps.next()
    yield from _publish(record, content, gallery, sheet, steps)


def held(path: Path, item: MediaItem) -> Custody:
    """Hash a file of the case again and return it beside the hash of its intake."""
    sha256, size, problem = None, None, ""
    try:
        sha256, size = _hash(path)
    except OSError as error:
        problem = f"the file in the case cannot be read: {error.strerror or error}"
    return Custody(
        sha256_at_intake=item.sha256,
        size_at_intake=item.size_bytes,
        sha256_at_issue=sha256,
        size_at_issue=size,
        checked_at=now(),
        problem=problem,
    )


def _hash(path: Path) -> tuple[str, int]:
    sha256, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            sha256.update(chunk)
            size += len(chunk)
    return sha256.hexdigest(), size


def _note(record: ReportRecord[S], number: str, custody: Mapping[str, Custody]) -> None:
    """Log what the second hashing found; the head that the report prints covers it."""
    changed = [exhibit for exhibit, entry in custody.items() if not entry.matches]
    detail = {"files": str(len(custody)), "mismatch": ", ".join(changed) or "none"}
    record.note("evidence rehashed", number, detail)


def _draw_all(
    record: ReportRecord[S],
    worker: FrameWorker,
    dossier: Dossier,
    custody: Mapping[str, Custody],
    gallery: _Gallery,
) -> Iterator[None]:
    """Draw the figures of one exhibit after the other, numbered through the report."""
    for entry, (planned, left_out) in zip(dossier.items, plans(dossier.items), strict=True):
        exhibit = entry.item.exhibit
        veil = gallery.veils.get(exhibit, NOTHING)
        drawn = _draw(record, worker, entry.item, planned, custody[exhibit], veil=veil)
        gallery.drawn.extend(drawn)
        gallery.figures[exhibit] = tuple(one.figure for one in drawn)
        gallery.left_out[exhibit] = left_out
        yield


def _draw(
    record: ReportRecord[S],
    worker: FrameWorker,
    item: MediaItem,
    planned: Sequence[Planned],
    custody: Custody,
    *,
    veil: Veil,
) -> list[Drawn]:
    if not custody.matches:
        return list(undrawn(planned, CHANGED))
    return list(draw(record, worker, item, planned, veil))


def _latest(record: ReportRecord[S]) -> Report | None:
    reports = record.reports()
    return reports[-1] if reports else None


def _publish(
    record: ReportRecord[S],
    content: Content,
    gallery: _Gallery,
    sheet: _Sheet,
    steps: _Steps,
) -> Iterator[Progress | Report]:
    """Draw the PDF, put it on record, move it to its place."""
    rendered = render(content, panels_by_number(gallery.drawn), sheet.size, sheet.letterhead)
    data, said = _signed(content, rendered.data, sheet.signer)
    yield steps.next()
    staged = record.stage([data])
    try:
        report = _report(content, rendered.pages, staged.sha256)
        with written(sheet.place, data, staged.sha256):
            record.add_report(report, staged, said)
    except BaseException:
        record.discard(staged)
        raise
    yield steps.next()
    yield report


def _signed(
    content: Content, pdf: bytes, signer: Signer | None
) -> tuple[bytes, Mapping[str, str]]:
    """Return the bytes to deliver, and what the log keeps of their signature."""
    blurred = blur_remarks(content.blurred)
    if signer is None:
        return pdf, blurred
    reason = f"Report {content.number}, SHA-256 of report.json {digest(document(content))}"
    return signer.sign(pdf, reason), {**blurred, **remarks(pdf, signer.told)}


def _report(content: Content, pages: int, sha256: str) -> Report:
    findings = [
        entry.finding.id
        for exhibit in content.exhibits
        for entry in (*exhibit.proposed, *exhibit.decided)
    ]
    return Report(
        number=content.number,
        author=content.author,
        draft=content.draft,
        pages=pages,
        pdf_sha256=sha256,
        content_sha256=digest(document(content)),
        head=ChainHead(content.head.sequence, content.head.hash),
        template=content.template,
        evidence_intact=all(exhibit.custody.matches for exhibit in content.exhibits),
        finding_ids=tuple(findings),
        supersedes=content.supersedes.id if content.supersedes else None,
        issued_at=content.issued_at,
    )
