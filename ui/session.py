"""The open case as the desk sees it: one door for changes, one announcement for each.

Views never touch the store. Every read and write of it is a job off the GUI thread, and what
comes back is a plain snapshot.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from case_store.store import CaseStore
from case_store.verification import verify
from ui.blinding import always, seen_faces, seen_item, seen_makers, seen_rows, show_all
from ui.case_reading import thumbnails
from ui.examinations import Examinations
from ui.face_reading import read_meshes
from ui.faces import FacesView
from ui.gaze_reading import read_eyes
from ui.issuing import (
    NO_WISHES,
    FaceChoice,
    PackageWishes,
    ReportChoice,
    ReportWishes,
    faces_to_choose,
    reports_to_choose,
)
from ui.jobs import Job, Jobs
from ui.judgements import Judgements
from ui.maker_groups import MakerName, MakersView, keep_name
from ui.row_supports import row_supports
from ui.snapshots import CaseView, ItemView, MediaRow
from ui.what_ifs import WhatIfs
from workbench.analyzer import Source
from workbench.examination import plan
from workbench.faces.tracks import FramesOf
from workbench.intake import receive
from workbench.model import (
    Annotation,
    Arrival,
    Author,
    FaceSamples,
    FaceTrack,
    Finding,
    FindingState,
    KnownAuthentic,
    Label,
    MediaItem,
    Pixels,
    Progress,
    StoredIllustration,
    StoredMap,
    Verification,
    new_id,
    now,
    same_examiner,
)
from workbench.worker import Worker

COMPARING, NAMING = "compare items", "name a maker"
GATHER_MS = 60  # changes that come close together are read together
T = TypeVar("T")
Steps = Sequence[Sequence[FaceTrack]]
Told = Callable[[], object]


class CaseSession(QObject):
    """Starts work on a case and says what changed."""

    listed = Signal(tuple)  # of MediaRow
    thumbnail_read = Signal(str, QImage)  # media id
    supports_read = Signal(dict)  # by media id, in words
    item_read = Signal(ItemView)
    not_read = Signal(str)  # an exhibit that could not be read; `failed` says why
    map_read = Signal(str, object)  # map id, Pixels
    drawn_read = Signal(str, list)  # id of an illustration, its Pixels from the left
    faces_read = Signal(FacesView)
    mesh_read = Signal(str, int, FaceSamples)  # track id, first frame
    makers_read = Signal(MakersView)
    eyes_read = Signal(str, object)  # track id, EyeSeries or None
    tracks_revised = Signal(str)  # media id
    not_revised = Signal()
    intake_progressed = Signal(Progress)
    arrived = Signal(Arrival)
    intake_ended = Signal()
    decided = Signal(Finding)
    decision_ended = Signal(str, bool)  # id of the finding decided; whether it is on record
    annotated = Signal(Annotation)
    not_annotated = Signal(Annotation)  # what could not be put on record; `failed` says why
    known_marked = Signal(KnownAuthentic)
    relabelled = Signal()
    examiner_changed = Signal()
    verified = Signal(Verification)
    failed = Signal(str, Exception)  # what was being done, why it failed
    busy_changed = Signal()

    def __init__(
        self, store: CaseStore, parent: QObject | None = None, *, examiner: str = ""
    ) -> None:
        super().__init__(parent)
        self._store = store
        if examiner:
            store.act_as(examiner)
        self.examiner = store.actor  # who works here, as entered
        self._next = ""  # who works here once everything of the one before is written
        self._sight = 0  # counts up whenever what may be seen here becomes another thing
        self._told: set[str] = set()  # media of which he was told something by the list
        self._reads = Jobs(1, self)  # one thread: an older snapshot never comes after a newer
        self._faces = Jobs(1, self)  # apart: they may be many, and nothing else waits for them
        self._asides = Jobs(1, self)  # what takes long and changes nothing on show
        self._intakes = Jobs(1, self)
        self._writes = Jobs(1, self)
        self._writes.idle.connect(self._hand_over)
        self._reports = Jobs(1, self)  # apart: a decision never waits for a report
        self._intake_worker = Worker()
        self._intake: set[Job] = set()
        self._pictured: set[str] = set()
        self.examinations = Examinations(store, self)
        self.examinations.ended.connect(self._examined)
        self.what_ifs = WhatIfs(store, self)
        self.what_ifs.ended.connect(self.busy_changed)
        self.judgements = Judgements(store, self)
        self.judgements.sight_changed.connect(self._see_anew)  # before anybody reads again
        self._closed = False
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self._list)

    @property
    def view(self) -> CaseView:
        """The case and whether it can be changed."""
        store = self._store
        return CaseView(
            case=store.case,
            folder=str(store.folder),
            read_only=store.read_only,
            examiner=self.examiner,
        )

    def work_as(self, examiner: str) -> None:
        """Let another examiner work here: what is hidden and recorded goes by his name.

        What the one before decided is written first, under his own name.
        """
        self._next = examiner
        if not self._writes.busy:
            self._hand_over()

    def _hand_over(self) -> None:
        if self._closed or not self._next:
            return
        self.examiner, self._next = self._next, ""
        self._store.act_as(self.examiner)
        self._told = set()
        self._see_anew()
        self.refresh()
        self.examiner_changed.emit()

    def _see_anew(self) -> None:
        self._sight += 1

    # --- reading -------------------------------------------------------------------------

    def refresh(self, *, at_once: bool = False) -> None:
        """Read the media list soon; many calls together read it once."""
        if not self._closed:
            self._gather.start(0 if at_once else GATHER_MS)

    def read(self, exhibit: str) -> None:
        """Read everything on record about one exhibit; `item_read` brings it."""
        work = partial(seen_item, self._store, exhibit, self.examiner, self._still())
        failed = partial(self.not_read.emit, exhibit)
        self.ask("read an exhibit", work, self.item_read.emit, failed=failed)

    def read_map(self, stored: StoredMap) -> None:
        """Read the values of a localization map; `map_read` brings them."""
        self.ask(
            "read a map",
            lambda: self._store.map_values(stored),
            lambda values: self.map_read.emit(stored.id, values),
        )

    def read_values(self, stored: StoredMap, answer: Callable[[Pixels], object]) -> None:
        """Read the values of a localization map, and hand them over to who asks alone."""
        self.ask("read a map", lambda: self._store.map_values(stored), answer)

    def read_drawn(self, stored: StoredIllustration) -> None:
        """Read the pictures of an illustration; `drawn_read` brings them."""
        self.ask(
            "read the pictures of an analyzer",
            lambda: [self._store.drawn(picture) for picture in stored.pictures],
            lambda drawn: self.drawn_read.emit(stored.id, drawn),
        )

    def read_source(self, item: MediaItem, answer: Callable[[Source], object]) -> None:
        """Read by which handle an item is examined, and hand it over."""
        work = partial(self._store.source, item)
        self.ask("read an exhibit", work, answer, for_anyone=True)

    def read_faces(self, item: MediaItem) -> None:
        """Read the tracks of an exhibit without their meshes; `faces_read` brings them."""
        work = partial(seen_faces, self._store, self.examiner, item)
        self.ask("read the faces", work, self.faces_read.emit, self._faces)

    def read_mesh(self, track: FaceTrack, first: int, last: int) -> None:
        """Read the meshes of a face in a stretch of frames; `mesh_read` brings them."""
        self.ask(
            "read the landmarks of a face",
            partial(read_meshes, self._store, track, first, last),
            lambda samples: self.mesh_read.emit(track.id, first, samples),
            self._faces,
        )

    def read_eyes(self, track: FaceTrack) -> None:
        """Read the eyes of a face through all its frames; `eyes_read` brings them."""
        self.ask(
            "read the eyes of a face",
            partial(read_eyes, self._store, track),
            lambda eyes: self.eyes_read.emit(track.id, eyes),
            self._faces,
        )

    def read_aside(
        self, doing: str, work: Callable[[CaseStore], T], answer: Callable[[T], object]
    ) -> None:
        """Read something of the record that nothing else waits for, and hand it over."""
        self.ask(doing, lambda: work(self._store), answer, self._asides)

    def read_makers(self) -> None:
        """Group what runs left on record of who made the items; `makers_read` brings it."""
        work = partial(seen_makers, self._store, self.examiner)
        self.ask(COMPARING, work, self.makers_read.emit, self._asides)

    def verify(self) -> None:
        """Check every hash and the audit chain; `verified` brings the result."""
        job = Job(lambda: iter([verify(self._store.folder)]))
        job.yielded.connect(self.verified.emit)
        job.failed.connect(lambda error: self.failed.emit("verify the case", error))
        self._asides.start(job)

    # --- changing ------------------------------------------------------------------------

    def receive(self, paths: list[Path], received_from: str = "") -> Job:
        """Take in files and folders; `arrived` comes once for each that is on record."""
        steps = partial(receive, self._store, self._intake_worker, paths, received_from)
        by = self.examiner
        job = Job(lambda: self._by(by, steps()))
        job.yielded.connect(self._hear_intake)
        job.finished.connect(lambda: self._end_intake(job))
        job.cancelled.connect(lambda: self._end_intake(job))
        job.failed.connect(lambda error: self._fail_intake(job, error))
        self._intake.add(job)
        self.busy_changed.emit()
        return self._intakes.start(job)

    def examine(self, items: list[MediaItem], names: tuple[str, ...] = ()) -> None:
        """Queue one pass over each item."""
        for item in items:
            self.examinations.start(item, names)
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Stop taking in and examining; what is on record stays."""
        self.examinations.cancel()
        self.what_ifs.cancel()
        for job in self._intake:
            job.cancel()

    def decide(
        self,
        finding: Finding,
        state: FindingState,
        examiner: str,
        note: str,
        statement: str = "",
    ) -> None:
        """Put a named examiner's decision on record; it supersedes the old finding.

        That of another than the examiner of the case is a review beside it.
        """
        if not same_examiner(examiner, self._store.case.examiner):
            self.judgements.review(finding, state, note)
            return
        decision = replace(
            finding,
            id=new_id(),
            at=now(),
            state=state,
            examiner=examiner,
            note=note,
            statement=statement or finding.statement,
            supersedes=finding.id,
        )
        self.write(
            "record a decision",
            lambda: self._store.decide(decision),
            lambda: self._tell_decided(finding, decision),
            lambda: self.decision_ended.emit(finding.id, False),
        )

    def _tell_decided(self, finding: Finding, decision: Finding) -> None:
        self.decision_ended.emit(finding.id, True)
        self.decided.emit(decision)

    def mark_known(self, decision: KnownAuthentic) -> None:
        """Put on record that an exhibit is known to be authentic, or no longer is."""
        self.write(
            "mark a known authentic exhibit",
            lambda: self._store.mark_known(decision),
            lambda: self.known_marked.emit(decision),
            by=decision.examiner,
        )

    def state(self, finding: Finding) -> None:
        """Put a finding of the examiner's own on record: stated, then confirmed by its note."""
        stated = replace(finding, author=Author.EXAMINER, state=FindingState.PROPOSED, note="")
        decision = replace(finding, id=new_id(), author=Author.EXAMINER, supersedes=stated.id)
        self.write(
            "record a finding",
            lambda: self._state(stated, decision),
            lambda: self.decided.emit(decision),
            by=finding.examiner,
        )

    def annotate(self, made: Annotation) -> None:
        """Put what was marked on record, or a change of it; `annotated` brings it."""
        keep = partial(self._store.annotate, made)
        told = partial(self.annotated.emit, made)
        failed = partial(self.not_annotated.emit, made)
        self.write("record an annotation", keep, told, failed, by=made.examiner)

    def relabel(self, change: Callable[[Mapping[str, Label]], Iterable[Label]]) -> None:
        """Put labels on record that are made of those that stand then, by medium."""
        self.write("label exhibits", lambda: self._relabel(change), self.relabelled.emit)

    def _relabel(self, change: Callable[[Mapping[str, Label]], Iterable[Label]]) -> None:
        stand = {label.media_id: label for label in self._store.labels()}
        self._store.put_labels(change(stand))

    def _state(self, stated: Finding, decision: Finding) -> None:
        with self._store.together():  # no finding of his own is left without his decision
            self._store.propose([stated])
            self._store.decide(replace(decision, at=now()))

    def revise(self, media_id: str, doing: str, edit: Callable[[FramesOf], Steps]) -> None:
        """Put an examiner's edit of face tracks on record; it supersedes the old tracks.

        `edit` is told in which frames a face was found, and returns one step or more.
        """
        job = Job(lambda: _done(lambda: self._revise(media_id, edit)))
        job.finished.connect(lambda: self.tracks_revised.emit(media_id))
        job.failed.connect(lambda error: self._not_revised(doing, error))
        self._writes.start(job)

    def _revise(self, media_id: str, edit: Callable[[FramesOf], Steps]) -> None:
        frames_of = self._store.frames_of(media_id)
        steps = [list(new) for new in edit(frames_of)]
        for span in {span for new in steps for track in new for span in track.spans}:
            frames_of(span)  # read now, for a transaction must not wait for a large file
        with self._store.together():  # all steps of an edit stand, or none of them
            for new in steps:
                self._store.revise_tracks(media_id, new, frames_of)

    def _not_revised(self, doing: str, error: Exception) -> None:
        self.failed.emit(doing, error)
        self.not_revised.emit()

    def name_maker(self, asked: MakerName) -> None:
        """Put an examiner's word on a maker on record; `makers_read` brings the groups then."""
        work = partial(keep_name, self._store, asked)
        self.write(NAMING, work, self.read_makers, by=asked.examiner)

    def ask_faces(self, answer: Callable[[tuple[FaceChoice, ...]], object]) -> None:
        """Hand over the faces that a report can show or not, of what this examiner may see."""
        work = partial(faces_to_choose, self._store, self.examiner)
        self.ask("read the faces", work, answer)

    def issue(
        self,
        author: str,
        target: Path,
        page: str,
        *,
        makers: bool = False,
        wishes: ReportWishes = NO_WISHES,
    ) -> Job:
        """Issue the report as a PDF; the job brings `Progress`, then the `Report`."""
        by = self.examiner
        work = partial(self._issue, author, target, page, makers, wishes, by=by)
        job = Job(lambda: self._by(by, work()))
        job.finished.connect(self.refresh)
        return self._reports.start(job)

    def _issue(
        self,
        author: str,
        target: Path,
        page: str,
        makers: bool,
        wishes: ReportWishes,
        *,
        by: str,
    ) -> Iterator[object]:
        # Here: it loads the PDF maker.
        from analyzers.catalog import available  # noqa: PLC0415
        from analyzers.references import rank_of_score  # noqa: PLC0415
        from workbench.report.issue import issue_report  # noqa: PLC0415

        signer, head = wishes.signer(), wishes.heading()  # refused before anything is shown
        show_all(self._store, by)
        with Worker() as worker:
            yield from issue_report(
                self._store,
                worker,
                author=author,
                target=target,
                page_size=page,
                known=[setup.info for setup in plan(worker, available)],
                makers=makers,
                signer=signer,
                blur=wishes.blur(),
                ranking=rank_of_score,
                letterhead=head,
            )

    def ask_reports(self, answer: Callable[[tuple[ReportChoice, ...]], object]) -> None:
        """Hand over the reports that a package can hold or not."""
        work = partial(reports_to_choose, self._store)
        self.ask("read the reports", work, answer, for_anyone=True)

    def export(self, target: Path, wishes: PackageWishes) -> Job:
        """Export the case; the job brings `Progress` in bytes, then the `Package`."""
        by = self.examiner
        job = Job(lambda: self._by(by, self._export(target, wishes, by=by)))
        job.finished.connect(self.refresh)
        return self._reports.start(job)

    def _export(self, target: Path, wishes: PackageWishes, *, by: str) -> Iterator[object]:
        # Here: it loads the maker of bags.
        from workbench.exchange.package import Asked, export_case  # noqa: PLC0415

        show_all(self._store, by)
        asked = Asked(
            target=target,
            hashes_only=wishes.hashes_only,
            discovery=wishes.discovery,
            only_reports=wishes.only_reports,
            pictures=wishes.maps,
        )
        yield from export_case(self._store, asked)

    # --- ending --------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether files are being taken in, examined or tried."""
        return bool(self._intake or self.examinations.running or self.what_ifs.running)

    def close(self) -> None:
        """Cancel what is running, wait until its record is complete, release the case.

        A decision that was made is recorded, never cancelled.
        """
        self._closed = True
        self.cancel()
        self._gather.stop()
        self._writes.finish()
        self.examinations.close()
        self.what_ifs.close()
        for jobs in (self._intakes, self._reports, self._reads, self._faces, self._asides):
            jobs.close()
        self._intake_worker.close()
        self._store.close()

    # --- within --------------------------------------------------------------------------

    def _by(self, examiner: str, steps: Iterator[object]) -> Iterator[object]:
        """Yield the steps of long work; all of it is by who began it."""
        with self._store.acting(examiner):
            yield from steps

    def ask(
        self,
        doing: str,
        work: Callable[[], T],
        answer: Callable[[T], object],
        jobs: Jobs | None = None,
        *,
        failed: Told = lambda: None,
        for_anyone: bool = False,
    ) -> None:
        """Read off the GUI thread and hand the answer over on it.

        It is for who works here now: nothing is read, and no answer is handed over, once
        another works here or results were hidden, unless it is one `for_anyone`. Nor is it to
        a widget that is gone.
        """
        still = always if for_anyone else self._still()
        job = Job(partial(self._read, self.examiner, work, still))
        job.yielded.connect(lambda found: answer(found) if still() and _there(answer) else None)
        job.failed.connect(lambda error: self.failed.emit(doing, error))
        job.failed.connect(lambda _: failed())
        (jobs or self._reads).start(job)

    def _read(
        self, examiner: str, work: Callable[[], T], still: Callable[[], bool]
    ) -> Iterator[T]:
        if still():
            with self._store.acting(examiner):  # what is shown is on record as shown to him
                found = work()
            yield found

    def _still(self) -> Callable[[], bool]:
        """Return what says whether this desk may still show what it may show now."""
        sight = self._sight
        return lambda: self._sight == sight

    def write(
        self,
        doing: str,
        work: Callable[[], None],
        announce: Told,
        failed: Told = lambda: None,
        *,
        by: str = "",
    ) -> None:
        """Write off the GUI thread, then announce it once and read the list again.

        It is signed `by` whom its form named, whoever works here when it is written; where it
        has no form, by who works here now.
        """
        name = by or self.examiner
        job = Job(lambda: self._by(name, _done(work)))
        job.finished.connect(announce)
        job.finished.connect(self.refresh)
        job.failed.connect(lambda error: self.failed.emit(doing, error))
        job.failed.connect(lambda _: failed())
        job.failed.connect(lambda _: self.refresh())
        self._writes.start(job)

    def _list(self) -> None:
        work = partial(seen_rows, self._store, self.examiner, self._told, self._still())
        self.ask("read the case", work, self._announce)
        self.judgements.read()

    def _announce(self, rows: tuple[MediaRow, ...]) -> None:
        if self._closed:
            return
        self.listed.emit(rows)
        self._read_supports(rows)
        new = [row.item.id for row in rows if row.item.id not in self._pictured]
        self._pictured.update(new)
        if new:
            job = Job(lambda: thumbnails(self._store, new))
            job.yielded.connect(lambda pair: self.thumbnail_read.emit(*pair))
            job.failed.connect(lambda error: self.failed.emit("read a thumbnail", error))
            self._asides.start(job)

    def _read_supports(self, rows: tuple[MediaRow, ...]) -> None:
        """Read what the results of the listed items are worth, once a list was read."""
        work = partial(row_supports, self._store, rows)
        self.ask("read what results are worth", work, self.supports_read.emit, self._asides)

    def _hear_intake(self, event: object) -> None:
        if isinstance(event, Progress):
            self.intake_progressed.emit(event)
        elif isinstance(event, Arrival):
            self.arrived.emit(event)
            self.refresh()

    def _fail_intake(self, job: Job, error: Exception) -> None:
        self.failed.emit("add files", error)
        self._end_intake(job)

    def _end_intake(self, job: Job) -> None:
        self._intake.discard(job)
        self.refresh()
        self.intake_ended.emit()
        self.busy_changed.emit()

    def _examined(self, media_id: str) -> None:
        self.refresh()
        self.busy_changed.emit()


def _there(heard: Callable[..., object]) -> bool:
    """Return whether the object whose method it is still exists, if it is one of Qt's."""
    owner = getattr(heard, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def _done(work: Callable[[], None]) -> Iterator[object]:
    """Do work that yields nothing, as a job wants it."""
    work()
    yield from ()
