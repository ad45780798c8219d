"""First impressions, what is hidden before them, and who works at this desk."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from ui.dialogs.impression import ImpressionDialog
from ui.dialogs.opening import opened
from ui.dialogs.trouble import TextDialog
from ui.dialogs.work_as import WorkAsDialog
from ui.reviewing import Reviewing
from ui.session import CaseSession
from ui.snapshots import ItemView
from ui.window import MainWindow
from workbench.model import Impression, same_examiner

MEANT = "Of the findings about which your own decision is on record; the others stay closed."


class Judging(QObject):
    """Asks for what an examiner thinks of the exhibit on show, and puts it on record."""

    def __init__(self, window: MainWindow, reviewing: Reviewing) -> None:
        super().__init__(window)
        self._window = window
        self._reviewing = reviewing
        self._session: CaseSession | None = None
        self.asked: WorkAsDialog | None = None  # open while a case waits to know who looks

    def attach(self, session: CaseSession | None) -> None:
        """Work for another case, or for none."""
        self._session = session
        self._window.show_examiner("")
        if session is None:
            return
        session.judgements.blinding_read.connect(self._show_hiding)
        session.judgements.not_impressed.connect(self._offer_again)
        session.judgements.agreement_read.connect(self._show_agreement)
        session.examiner_changed.connect(self._show_examiner)
        self._show_examiner()

    def ask_impression(self) -> ImpressionDialog | None:
        """Ask for an impression of the exhibit on show; return the open dialog."""
        session, view = self._session, self._reviewing.settled
        if session is None or view is None:
            return None
        dialog = self._dialog(session, view)
        dialog.open()
        return dialog

    def _dialog(self, session: CaseSession, view: ItemView) -> ImpressionDialog:
        dialog = ImpressionDialog(
            self._window,
            exhibit=view.item.exhibit,
            media_id=view.item.id,
            examiner=session.examiner,
            last=view.own_impression,
            blind=view.unseen,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: session.judgements.write_impression(dialog.entered()))
        return dialog

    def _offer_again(self, made: Impression) -> None:
        """Give back what was written, to be recorded again or copied elsewhere."""
        session, view = self._session, self._reviewing.view
        if session is None or not same_examiner(made.examiner, session.examiner):
            return  # what another wrote is not shown to who works here now
        if view is not None and view.item.id == made.media_id:
            dialog = self._dialog(session, view)
            dialog.fill(made)
            dialog.open()

    def toggle_hiding(self) -> None:
        """Hide results until a first impression, or no longer."""
        session = self._session
        if session is not None:
            rule = session.judgements.blinding
            session.judgements.hide_scores(hidden=not (rule and rule.hidden))

    def ask_examiner(self) -> WorkAsDialog | None:
        """Ask who works here; return the open dialog."""
        session = self._session
        if session is None:
            return None
        dialog = WorkAsDialog(
            self._window,
            examiner=session.examiner,
            responsible=session.view.case.examiner,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: session.work_as(dialog.entered()))
        dialog.open()
        return dialog

    def ask_first(
        self,
        responsible: str,
        known: Sequence[str] = (),
        *,
        answered: Callable[[str], object],
        refused: Callable[[], object],
    ) -> None:
        """Ask who works here before a case is shown; no name stands there, lest it be taken.

        Those `known` can be chosen, so that nobody types his name at each opening.
        """
        self.asked = dialog = WorkAsDialog(
            self._window, examiner="", responsible=responsible, known=known
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(lambda: self._asked(lambda: answered(dialog.entered())))
        dialog.rejected.connect(lambda: self._asked(refused))
        dialog.open()

    def ask_nobody(self) -> None:
        """Let go of a case that waits for a name."""
        if self.asked is not None:
            self.asked.reject()

    def _asked(self, then: Callable[[], object]) -> None:
        self.asked = None
        then()

    def ask_agreement(self) -> None:
        """Read how far examiners agree; a window with it opens then."""
        if self._session is not None:
            self._session.judgements.read_agreement()

    def _show_agreement(self, told: tuple[str, ...]) -> None:
        told_in_full = "\n".join(told)
        dialog = TextDialog(self._window, "Agreement of examiners", MEANT, told_in_full)
        if self._session is not None:
            self._session.examiner_changed.connect(dialog.reject)
        opened(dialog)

    def _show_hiding(self) -> None:
        if self._session is not None:
            rule = self._session.judgements.blinding
            hidden = bool(rule and rule.hidden)
            self._window.actions_by_name["hide_scores"].setChecked(hidden)

    def _show_examiner(self) -> None:
        if self._session is not None:
            name, responsible = self._session.examiner, self._session.view.case.examiner
            self._window.show_examiner("" if same_examiner(name, responsible) else name)
