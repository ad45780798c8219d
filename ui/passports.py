"""The passport of the models behind a result: licence, hashes, card, and what came later."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject

from case_store.model_archive import read_card
from case_store.store import CaseStore
from ui import wording
from ui.dialogs.trouble import TextDialog
from ui.reviewing import Reviewing
from ui.session import CaseSession
from ui.window import MainWindow
from workbench.model import AnalyzerRun, KeptModel
from workbench.pack_changes import OWN_SCALES, Crossing, moves

CARD_LINE = 600
NOT_KEPT = "The packs that this run used are not in the case; its record names one by its hash."
CROSSINGS = {
    Crossing.REACHED: "The operating point is reached by the later version only.",
    Crossing.LEFT: "The operating point is reached by the earlier version only.",
    Crossing.SAME: "Both versions are on the same side of their operating points.",
    Crossing.UNKNOWN: "One of both has no score or no operating point here.",
    Crossing.WAITING: "Examine the exhibit again to have both on record.",
}
WORDS = (
    "What {title} {version} read this exhibit with, as it was when the run used it. The hashes "
    "are on record; whoever has the pack can check that it is the same."
)


class Passports(QObject):
    """Reads a passport off the window's thread, and shows it."""

    def __init__(self, window: MainWindow, reviewing: Reviewing) -> None:
        super().__init__(window)
        self._window = window
        self._reviewing = reviewing
        self._session: CaseSession | None = None
        self.dialog: TextDialog | None = None
        window.inspector.passport_wanted.connect(self.read)

    def attach(self, session: CaseSession | None) -> None:
        """Follow another case, or none."""
        self._session = session

    def read(self, run: AnalyzerRun) -> None:
        """Read the passport of a run, and open it."""
        if self._session is not None:
            work = partial(passport, run=run)
            self._session.read_aside("read a model's card", work, partial(self._open, run))

    def _open(self, run: AnalyzerRun, text: str) -> None:
        """Show a passport that was read, unless its run is no longer on show."""
        view = self._reviewing.settled
        if view is None or view.hidden or view.item.id != run.media_id:
            return
        words = WORDS.format(title=run.info.title, version=run.info.version)
        title = f"Model passport: {run.info.title}"
        self.dialog = TextDialog(self._window, title, words, text)
        self.dialog.open()


def passport(store: CaseStore, run: AnalyzerRun) -> str:
    """Return the passport of the models that a run used, from the record of the case."""
    # Here, off the window's thread: it reads the cards of the packs of this workstation.
    from analyzers.imported.library import Library  # noqa: PLC0415

    kept = store.models_of(run.id)
    newer = Library().newer(kept)
    return "\n".join(
        [*_run_lines(run, kept), *_changes(store, run, newer), *_lines(store, kept, newer)]
    )


def _run_lines(run: AnalyzerRun, kept: list[KeptModel]) -> Iterator[str]:
    yield f"Run {run.id}, {wording.moment(run.started_at)}, on {run.device}"
    yield f"Model digest of the run: {run.model_sha256 or 'none'}"
    if not kept:
        yield NOT_KEPT


def _changes(store: CaseStore, run: AnalyzerRun, newer: dict[str, str]) -> Iterator[str]:
    """Yield how this exhibit's result moved from one version of a pack to another."""
    found = [
        one
        for one in moves(store, lambda _: newer)
        if one.media_id == run.media_id and one.before.run.info.name == run.info.name
    ]
    for one in found:
        after = one.after.score if one.after else None
        told = f"{_score(one.before.score)} then, {_score(after)} by the later version"
        said = told if one.after else "not read again"
        yield f"{one.before.pack.name} {one.before.pack.version} → {one.newest}: {said}."
        yield CROSSINGS[one.crossing]
        if one.besides:
            yield f"More than the pack changed: {', '.join(one.besides)}."
    if found:
        yield f"{OWN_SCALES} The whole case: loupe models changes."


def _score(value: float | None) -> str:
    return "no score" if value is None else f"score {wording.number(value)}"


def _lines(store: CaseStore, kept: list[KeptModel], newer: dict[str, str]) -> Iterator[str]:
    for one in kept:
        yield from ("", f"{one.name} {one.version}", "=" * len(f"{one.name} {one.version}"))
        yield _standing(newer.get(one.id))
        yield f"Licence: {wording.shown(one.licence, CARD_LINE)}"
        yield f"SHA-256 of the model: {one.sha256}"
        yield f"SHA-256 of the card: {one.card_sha256}"
        yield f"SHA-256 of the archive: {one.archive_sha256} ({wording.size(one.size_bytes)})"
        yield f"Kept in the case since {wording.moment(one.at)}"
        yield from ("", "Card:")
        card = read_card(store.model_path(one), one)
        yield from (wording.shown(line, CARD_LINE) for line in card.splitlines())


def _standing(later: str | None) -> str:
    if later is None:
        return "No later version is on this workstation."
    return (
        f"Superseded: version {later} is on this workstation. This result stays what it was; "
        "examined again, the exhibit is read with the later one."
    )
