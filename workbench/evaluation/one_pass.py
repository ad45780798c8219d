"""Read one file once for all analyzers, and once more for those that a crash cut off."""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from workbench.analyzer import Method, Source
from workbench.errors import WorkbenchError
from workbench.evaluation.fed import FED, with_fed
from workbench.evaluation.hearing import Faces, Heard
from workbench.model import AnalyzerSetup, Family, Need, Progress, Start, Stream
from workbench.worker import Worker, WorkerBug

READ_ONCE = "workbench.reading:read_once"
MAX_DEATHS = 2

Catalog = Callable[[], Iterable[Method]]
Patience = Callable[[Stream], float]  # how long a reading may be silent over one picture
Broken = (WorkbenchError, WorkerBug)


@dataclass(frozen=True, slots=True)
class OnePass:
    """Reads files in the worker; `setups` are the analyzers, face pass included."""

    worker: Worker
    catalog: Catalog
    setups: Sequence[AnalyzerSetup]
    patience: Patience
    keeps_maps: bool = False

    def read(
        self, source: Source
    ) -> Generator[Progress, None, tuple[dict[str, Heard], Faces, str]]:
        """Yield progress; return what was heard, and why it broke off, empty if it did not."""
        judged = [s for s in self.setups if s.info.family is not Family.FACES]
        heard = {setup.info.name: self._silent() for setup in judged}
        faces = Faces()
        reason = yield from self._read(source, self.setups, heard, faces)
        deaths = 0
        if reason and len(judged) > 1:
            for setup in judged:
                if heard[setup.info.name].ended is None and deaths < MAX_DEATHS:
                    heard[setup.info.name] = self._silent()
                    died = yield from self._read(source, self._needed(setup), heard, Faces())
                    deaths += bool(died)
                    reason = died or reason
        return heard, faces, reason

    def idle(self, source: Source) -> float:
        """Return for how many seconds a reading of this medium may be silent."""
        return self.worker.limits.idle_seconds + self.patience(source.stream)

    def _silent(self) -> Heard:
        return Heard(keeps_maps=self.keeps_maps)

    def _needed(self, setup: AnalyzerSetup) -> list[AnalyzerSetup]:
        """Return an analyzer with the face pass, where it reads faces."""
        faces = [s for s in self.setups if s.info.family is Family.FACES]
        return [*(faces if setup.info.needs is Need.FACES else []), setup]

    def _read(
        self,
        source: Source,
        setups: Sequence[AnalyzerSetup],
        heard: Mapping[str, Heard],
        faces: Faces,
    ) -> Generator[Progress, None, str]:
        """Hear one reading; return the reason why it broke off, empty if it did not."""
        names = {setup.info.name for setup in setups}
        catalog = self.catalog
        if any(setup.info.family is Family.FACES for setup in setups):
            catalog, names = partial(with_fed, self.catalog), names | {FED}
        starts = {name: Start() for name in names}
        work = (READ_ONCE, catalog, source, starts, None)
        try:
            for item in self.worker.run(*work, idle_seconds=self.idle(source)):
                name, record = item if isinstance(item, tuple) else ("", item)
                if isinstance(record, Progress):
                    yield record
                elif name in heard:
                    heard[name].hear(record)
                elif name == FED:
                    faces.hear_fed(record)
                else:
                    faces.hear(record)
        except Broken as error:
            return reason_of(error)
        return ""


def reason_of(error: Exception) -> str:
    """Return the code by which a reading that broke off is told."""
    return error.code if isinstance(error, WorkbenchError) else "reader_bug"
