"""Every run on a medium: what was done, with what, and how it ended."""

from PySide6.QtCore import QObject

from ui import wording
from ui.models.record_table import Column, RecordTable
from workbench.model import AnalyzerRun


def _ending(run: AnalyzerRun) -> str:
    error = f": {wording.shown(run.error, 300)}" if run.error else ""
    continued = ", continued an earlier run" if run.continues else ""
    return f"{wording.RUN_WORDS[run.state]}{continued}{error}"


COLUMNS: tuple[Column[AnalyzerRun], ...] = (
    Column("Analyzer", lambda run: f"{run.info.title} {run.info.version}"),
    Column("State", _ending),
    Column("Coverage", lambda run: wording.coverage(run.coverage)),
    Column("Started", lambda run: wording.moment(run.started_at)),
    Column("Seconds", lambda run: f"{run.seconds:.2f}"),
)


class RunTable(RecordTable[AnalyzerRun]):
    """Rows of runs, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
