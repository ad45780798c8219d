"""Tags and notes: what the examiner puts on exhibits to find them again."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from PySide6.QtCore import QObject

from ui.dialogs.note import NoteDialog
from ui.session import CaseSession
from ui.tongue import tr
from ui.window import MainWindow
from workbench.model import Label, MediaItem, relabelled

NOTES_WAIT = "Another examiner's note may be here: it opens when your own word is on record."
Standing = Mapping[str, Label]  # by medium


class Labelling(QObject):
    """Puts labels on record, each in place of the one before."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: CaseSession | None = None

    def attach(self, session: CaseSession | None) -> None:
        """Work for another case, or for none."""
        self._session = session

    def toggle(self, tag: int) -> None:
        """Put a tag on the chosen exhibits, or take it off where all of them have it."""
        media = [item.id for item in self._window.media_list.chosen()]

        def change(stand: Standing) -> Iterator[Label]:
            has = {one: set(stand[one].tags) if one in stand else set() for one in media}
            everywhere = all(tag in tags for tags in has.values())
            for one in media:
                if everywhere or tag not in has[one]:
                    yield self._label(one, stand, tags=has[one] ^ {tag})

        self._relabel(change)

    def ask_note(self, item: MediaItem | None) -> NoteDialog | None:
        """Ask for the note of an exhibit; return the dialog, open until the note is kept."""
        row = self._window.media.row_of(item.id) if item else None
        if item is None or row is None or self._session is None:
            return None
        if self._window.media.row(row).closed:
            self._window.hint(tr(NOTES_WAIT))
            return None
        label = self._window.media.row(row).label
        note = label.note if label else ""
        dialog = NoteDialog(self._window, exhibit=item.exhibit, note=note)
        dialog.wanted.connect(
            lambda text: self._relabel(lambda stand: [self._label(item.id, stand, note=text)])
        )
        self._session.relabelled.connect(dialog.kept)
        self._session.failed.connect(dialog.not_kept)
        dialog.open()
        return dialog

    def _label(
        self,
        media_id: str,
        stand: Standing,
        *,
        tags: Iterable[int] | None = None,
        note: str | None = None,
    ) -> Label:
        by = self._session.examiner if self._session else ""
        before = stand.get(media_id)
        return relabelled(before, media_id=media_id, examiner=by, tags=tags, note=note)

    def _relabel(self, change: Callable[[Standing], Iterable[Label]]) -> None:
        if self._session is not None:
            self._session.relabel(change)
