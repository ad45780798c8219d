"""What examiners write before and beside the machine: impressions, reviews, what is hidden."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from case_store.store import CaseStore
from ui.blinding import seen_agreement
from workbench import undoing
from workbench.acts import Act, seen_history
from workbench.blind import chains, onlooker
from workbench.model import (
    Blinding,
    ChainHead,
    Finding,
    FindingState,
    Impression,
    MediaItem,
    Review,
    last_by,
)

if TYPE_CHECKING:
    from ui.session import CaseSession


class Judgements(QObject):
    """Puts them on record through the session's one door, and says what changed."""

    impressed = Signal(Impression)
    not_impressed = Signal(Impression)  # what could not be put on record; `failed` says why
    turnable_read = Signal(tuple)  # what the next undo and redo are about, in words
    history_read = Signal(tuple, ChainHead)  # acts, newest first
    agreement_read = Signal(tuple)  # of sentences
    blinding_read = Signal()
    turned = Signal()  # something was taken back or done again
    sight_changed = Signal()  # what this examiner may see is another thing now

    def __init__(self, store: CaseStore, session: "CaseSession") -> None:
        super().__init__(session)
        self._store = store
        self._session = session
        self.blinding: Blinding | None = None  # whether results are hidden, as last read

    def read(self) -> None:
        """Read whether results are hidden; `blinding_read` says when it is known."""
        self._session.ask("read the case", self._store.blinding, self._take)

    def write_impression(self, made: Impression) -> None:
        """Put a first impression on record; `impressed` brings it."""
        self._session.write(
            "record an impression",
            _nothing_back(partial(self._store.write_impression, made)),
            partial(self.impressed.emit, made),
            partial(self.not_impressed.emit, made),
            by=made.examiner,
        )

    def hide_scores(self, *, hidden: bool) -> None:
        """Put on record whether results are hidden until a first impression is written."""
        last = self.blinding.id if self.blinding else None
        rule = Blinding(hidden=hidden, examiner=self._session.examiner, supersedes=last)
        keep = partial(self._store.hide_scores, rule)
        self._session.write("hide results", keep, self.sight_changed.emit)

    def review(self, finding: Finding, state: FindingState, note: str) -> None:
        """Put a further examiner's decision on record, beside the one that stands or will."""
        self._session.write(
            "record a decision",
            partial(self._review, finding, state, note, self._session.examiner),
            partial(self._tell_decided, finding),
            lambda: self._session.decision_ended.emit(finding.id, False),
        )

    def _tell_decided(self, finding: Finding) -> None:
        self._session.decision_ended.emit(finding.id, True)
        self._session.decided.emit(finding)

    def _review(self, finding: Finding, state: FindingState, note: str, name: str) -> None:
        history = self._store.findings(finding.media_id, superseded=True)
        [chain] = [one for one in chains(history) if finding.id in {each.id for each in one}]
        made = self._store.reviews(finding.media_id, superseded=True)
        last = last_by((one for one in made if one.finding_id == chain[0].id), name)
        self._store.review(
            Review(
                media_id=finding.media_id,
                finding_id=chain[0].id,
                examiner=name,
                state=state,
                note=note,
                supersedes=last.id if last else None,
            )
        )

    def read_agreement(self) -> None:
        """Say how far examiners agree, by what this one may see; `agreement_read` brings it."""
        work = partial(seen_agreement, self._store, self._session.examiner)
        self._session.ask("compare decisions", work, self.agreement_read.emit)

    def read_turnable(self) -> None:
        """Read what would be taken back, and done again; `turnable_read` brings the words."""
        self._session.ask("read what can be undone", self._turnable, self.turnable_read.emit)

    def _turnable(self) -> tuple[str, str]:
        found = undoing.undoable(self._store, self._session.examiner)
        return undoing.words(self._store, found.last), undoing.words(self._store, found.next)

    def turn(self, turn: Callable[[undoing.Store, str], object]) -> None:
        """Take this examiner's last act back, or do it again; what he may see follows."""
        work = _nothing_back(partial(turn, self._store, self._session.examiner))
        self._session.write("take the last act back", work, self.turned.emit)

    def read_history(self) -> None:
        """Read who did what, as this examiner may see it; `history_read` brings it."""
        self._session.ask(
            "read the history", self._history, lambda told: self.history_read.emit(*told)
        )

    def _history(self) -> tuple[tuple[Act, ...], ChainHead]:
        eyes = onlooker(self._store, self._session.examiner)
        return tuple(seen_history(self._store, eyes)), self._store.head()

    def note_shown(self, item: MediaItem) -> None:
        """Put on record that results of an exhibit are shown while they are being made."""
        self._session.write(
            "record what is shown", partial(self._show, item, self._session.examiner), _nothing
        )

    def _show(self, item: MediaItem, examiner: str) -> None:
        eyes = onlooker(self._store, examiner)
        if not eyes.hides(item):
            self._store.show(eyes.shown(item, ()))

    def _take(self, rule: Blinding | None) -> None:
        self.blinding = rule
        self.blinding_read.emit()


def _nothing() -> None:
    """Announce nothing."""


def _nothing_back(keep: Callable[[], object]) -> Callable[[], None]:
    """Return work whose result is dropped."""

    def work() -> None:
        keep()

    return work
