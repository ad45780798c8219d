"""Findings: what was proposed, what a named examiner decided, and what that superseded."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QListView,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui import wording
from ui.models.findings import FindingModel, headline, statement_words
from ui.review_words import reviewed
from ui.snapshots import ItemView
from ui.theme import Theme
from ui.tongue import tr
from ui.views.decision_form import DecisionForm
from ui.views.finding_delegate import FindingDelegate
from ui.views.impression_card import ImpressionCard
from ui.views.labels import named, plain, scrolled
from ui.views.sheet import Sheet
from workbench.blind import HIDDEN
from workbench.finding_words import INCONCLUSIVE, error_rates
from workbench.model import (
    AnalyzerRun,
    Author,
    Finding,
    FindingRegion,
    FindingState,
    MediaState,
    RunState,
    Shape,
    same_examiner,
)
from workbench.model.findings import STATEMENT_MOST, first_of, rewritten_from

OWN = "To state a finding of your own, press S; in a video mark in and out (I, O) first."
NOT_EXAMINED = (
    "Not examined yet, so nothing could be proposed.\n\nExamine it (F5): scores at or above an "
    "operating point and telling facts are proposed here."
)
INCOMPLETE = (
    "Nothing is proposed so far, but not every analyzer has finished: the runs stand under "
    "Custody. Examine again (F5) to complete them."
)
NONE_PROPOSED = (
    "The analyzers have finished and propose no finding: no score reached its operating point "
    "and no fact is telling. That does not show that the exhibit is authentic."
)
CANNOT = "This file cannot be examined, so nothing is proposed. Its bytes are kept and hashed."


class FindingsPanel(QWidget):
    """The list of findings, the chosen one in full, and the form that decides it."""

    chosen_changed = Signal()
    decided = Signal(Finding, FindingState, str, str, str)  # … examiner, note, statement or ""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingModel(self)
        self._view: ItemView | None = None
        self._runs: dict[str, AnalyzerRun] = {}
        self._writable = self._responsible = False
        self._rewording = ""  # the confirmed finding whose statement is being rewritten
        self._delegate = FindingDelegate(theme, self)
        self._list = named(QListView(), tr("Findings"))
        self._list.setModel(self.model)
        self._list.setItemDelegate(self._delegate)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._empty = named(plain(), style="empty")
        self._detail = FindingDetail()
        self._impressions = ImpressionCard()
        self.form = DecisionForm()
        self.form.decided.connect(self._decide)
        self._build()
        self.open(None, "", writable=False)

    def _build(self) -> None:
        superseded = QCheckBox(tr("Show superseded findings"))
        superseded.toggled.connect(self._show_superseded)
        self._halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._halves.addWidget(self._list)
        self._halves.addWidget(scrolled(self._detail))
        self._halves.setSizes([220, 320])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._impressions)
        layout.addWidget(self._empty)
        layout.addWidget(self._halves, 1)
        layout.addWidget(self.form)
        superseded.setContentsMargins(10, 4, 10, 4)
        superseded.setObjectName("foot")
        layout.addWidget(superseded)
        layout.addStretch(0)

    def open(
        self,
        view: ItemView | None,
        examiner: str,
        *,
        writable: bool,
        responsible: bool = False,
    ) -> None:
        """Show the findings on an item, keeping the choice where it still stands.

        `responsible` says that this examiner's decisions stand, also over those of others.
        """
        before = self.chosen
        self._writable, self._responsible = writable, responsible
        self._view = view
        self._runs = {run.id: run for run in view.runs} if view else {}
        self.form.set_examiner(examiner)
        self._impressions.open(view)
        self.model.show(view.findings if view else ())
        has_any = self.model.rowCount() > 0
        self._empty.setText(none_words(view))
        self._empty.setVisible(not has_any)
        self._halves.setVisible(has_any)
        if before is None or not self.choose(before.id):
            self._choose_first()

    @property
    def chosen(self) -> Finding | None:
        """The chosen finding."""
        index = self._list.currentIndex()
        return self.model.finding(index.row()) if index.isValid() else None

    @property
    def picked(self) -> bool:
        """Whether the examiner chose it, rather than a new list."""
        return self._list.hasFocus()

    @property
    def decidable(self) -> bool:
        """Whether the chosen finding is one that this window can decide."""
        index = self._list.currentIndex()
        if not index.isValid() or not self._writable:
            return False
        finding = self.model.finding(index.row())
        return self._stands(finding) and (self._waits(finding) or self._overrules(finding))

    @property
    def rewritable(self) -> bool:
        """Whether the chosen finding is one whose statement this examiner may rewrite.

        It is one that he decides, or that he confirmed: his is the statement that stands.
        """
        return self._responsible and (self.decidable or self._is_settled)

    @property
    def _is_settled(self) -> bool:
        """Whether the chosen finding stands as this examiner confirmed it."""
        one = self.chosen
        own = one is not None and same_examiner(one.examiner, self.form.examiner.text())
        confirmed = one is not None and one.state is FindingState.CONFIRMED and own
        return self._writable and one is not None and confirmed and self._stands(one)

    def _waits(self, finding: Finding) -> bool:
        decided = self._view is not None and finding.id in self._view.decided
        return finding.state is FindingState.PROPOSED and not decided

    def _overrules(self, finding: Finding) -> bool:
        """Say whether another stated or decided what the responsible examiner may supersede."""
        by = finding.examiner
        another = bool(by) and not same_examiner(by, self.form.examiner.text())
        return self._responsible and finding.state is not FindingState.PROPOSED and another

    def choose(self, finding_id: str) -> bool:
        """Choose a finding, or the one that superseded it; False when there is neither."""
        row = self.model.row_of(finding_id)
        if row is None:
            row = self.model.row_of(self.model.successor(finding_id))
        if row is None:
            return False
        self._list.setCurrentIndex(self.model.index(row))
        return True

    def begin(self, state: FindingState) -> None:
        """Ask for the note of a decision on the chosen finding."""
        if self.decidable:
            self.form.begin(state)

    def begin_rewriting(self) -> None:
        """Ask for the statement of the chosen finding in the examiner's own words."""
        if self.rewritable and self.chosen is not None:
            self._rewording = self.chosen.id
            self._offer(self.chosen)
            self.form.begin_rewriting()

    def _offer(self, finding: Finding | None) -> None:
        """Show the form where the finding can be decided, or is being rewritten."""
        settled = self._is_settled
        wanted = finding is not None and finding.id == self._rewording
        if finding is None or not (self.decidable or (settled and wanted)):
            self.form.offer("")
            return
        self.form.offer(
            finding.id,
            finding.statement,
            first=first_of(finding, self.model.history(finding)).id,
            rewritable=self.rewritable,
            settled=settled,
        )

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._delegate.theme = theme
        self._list.viewport().update()

    def _stands(self, finding: Finding) -> bool:
        return self.model.successor(finding.id) == ""

    def _choose_first(self) -> None:
        if self.model.rowCount():
            self._list.setCurrentIndex(self.model.index(0))
        else:
            self._choose(QModelIndex(), QModelIndex())

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        finding = self.model.finding(current.row()) if current.isValid() else None
        history = self.model.history(finding) if finding else []
        beside = (*self._beside(finding), *self._reviewed(finding, history))
        self._detail.show_finding(finding, history, self._runs, beside)
        self._offer(finding)
        self.chosen_changed.emit()

    def _reviewed(
        self, finding: Finding | None, history: list[Finding]
    ) -> tuple[tuple[str, str], ...]:
        """Return what further examiners decided about a finding, in words."""
        if finding is None or self._view is None:
            return ()
        first = history[-1] if history else finding
        return reviewed(finding, [r for r in self._view.reviews if r.finding_id == first.id])

    def _beside(self, finding: Finding | None) -> tuple[tuple[str, str], ...]:
        """Return the degree of support of a finding and the known error rates, in words."""
        if finding is None or self._view is None:
            return ()
        weights = {one.run.id: one.weight for one in self._view.current if one.weight}
        own = [run_id for run_id in finding.run_ids if run_id in weights]
        told = [f"{self._runs[run_id].info.title}: {weights[run_id].words}" for run_id in own]
        given = any(weights[run_id].given for run_id in own)
        support = " ".join(told if given else [f"{INCONCLUSIVE}.", *told])
        local = {run_id: one.controls.rstrip(".") for run_id, one in weights.items()}
        rates = error_rates(finding, self._view.item, self._runs, local)
        known = (("heading", "Known error rates"), ("", rates)) if rates else ()
        return (("heading", "Support"), ("", support), *known)

    def _show_superseded(self, on: bool) -> None:
        before = self.chosen
        self.model.show_superseded(on)
        if before is None or not self.choose(before.id):
            self._choose_first()

    def _decide(self, state: FindingState, examiner: str, note: str, statement: str) -> None:
        finding = self.chosen
        if finding is not None:
            self.decided.emit(finding, state, examiner, note, statement)


def none_words(view: ItemView | None) -> str:
    """Return why there is no finding: none found and could not look never read alike."""
    if view is None:
        return "Open an exhibit to see its findings."
    if view.item.state is not MediaState.ACCEPTED:
        return f"{CANNOT}\n\n{OWN}"
    if view.hidden:
        return HIDDEN
    states = {run.run.state for run in view.current}
    why = NONE_PROPOSED if states == {RunState.FINISHED} else INCOMPLETE
    return f"{why if states else NOT_EXAMINED}\n\n{OWN}"


class FindingDetail(QWidget):
    """One finding in full: statement, propositions, what it rests on, limits, history."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        self._sheet = Sheet(spacing=4)
        layout.addWidget(self._sheet)
        layout.addStretch(1)

    def show_finding(
        self,
        finding: Finding | None,
        history: list[Finding],
        runs: dict[str, AnalyzerRun],
        beside: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Show a finding, or nothing."""
        parts = _parts(finding, history, runs, beside) if finding else []
        self._sheet.show_lines(parts)


def _parts(
    finding: Finding,
    history: list[Finding],
    runs: dict[str, AnalyzerRun],
    beside: tuple[tuple[str, str], ...],
) -> list[tuple[str, str]]:
    parts = [("statement", statement_words(finding, history, STATEMENT_MOST))]
    if (first := rewritten_from(finding, history)) is not None:
        parts += [
            ("heading", first_words(first)),
            ("", statement_words(first, history, STATEMENT_MOST)),
        ]
    parts += [("heading", tr("Proposition 1")), ("", proposition_words(finding, finding.h1))]
    parts += [("heading", tr("Proposition 2")), ("", proposition_words(finding, finding.h2))]
    parts += beside
    known = [runs[run_id] for run_id in finding.run_ids if run_id in runs]
    if known:
        names = "; ".join(f"{run.info.title} {run.info.version}" for run in known)
        parts += [("heading", "Rests on"), ("", names)]
    if finding.regions:
        where = "; ".join(map(region_words, finding.regions))
        parts += [("heading", "Region"), ("", where)]
    if finding.examiner or finding.note:
        parts += [("heading", "Decision"), ("", decision_words(finding))]
    for limit in finding.limitations:
        parts += [("heading", "Limitations"), ("muted", limit)]
    if history:
        parts += [("heading", "History: superseded, still on record")]
        parts += [("muted", _earlier(old, finding, history)) for old in history]
    return parts


def first_words(first: Finding) -> str:
    """Return whose words were rewritten, above them."""
    if first.author is Author.MACHINE:
        return "As the program proposed it"
    return f"As {wording.quoted(first.examiner)} first stated it"


def _earlier(old: Finding, now: Finding, history: list[Finding]) -> str:
    """Return a superseded finding in a line, with its statement where that was another."""
    told = f"{wording.moment(old.at)}: {headline(old)}"
    other = old.statement != now.statement
    return f"{told}: “{statement_words(old, history, STATEMENT_MOST)}”" if other else told


def proposition_words(finding: Finding, text: str) -> str:
    """Return a proposition; of a finding that an examiner stated it stands as he wrote it."""
    return (wording.quoted if finding.author is Author.EXAMINER else wording.shown)(text)


def region_words(one: FindingRegion) -> str:
    """Return where a region lies, in native pixels of the upright frame."""
    box = one.box
    shape = "" if one.shape is Shape.BOX else f", a {one.shape} of {len(one.spots)} corners"
    return (
        f"frame index {one.frame}, {wording.time(one.pts)}: {box.width} × {box.height} px at "
        f"column {box.x}, row {box.y}{shape}"
    )


def decision_words(finding: Finding) -> str:
    """Return who decided when, and why, in the examiner's own words."""
    who = wording.quoted(finding.examiner) or "machine"
    note = wording.quoted(finding.note, STATEMENT_MOST)
    return f"{finding.state} by {who}, {wording.moment(finding.at)}: {note}"
