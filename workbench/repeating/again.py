"""Read a medium once more by some analyzers, and keep nothing but what they say."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field

from workbench.analyzer import Method, Source
from workbench.errors import WorkbenchError
from workbench.examination import extra_seconds
from workbench.model import (
    AnalyzerSetup,
    Embedding,
    FaceCrop,
    Family,
    Illustration,
    KnownFaces,
    Progress,
    ReadingEnded,
    Start,
    TrackFound,
)
from workbench.worker import Worker, WorkerBug

__all__ = ["Again", "Catalog", "described", "read_again"]

READ_ONCE = "workbench.reading:read_once"
DESCRIBE = "workbench.reading:describe"

Catalog = Callable[[], Iterable[Method]]


@dataclass
class Again:
    """What was said, by analyzer; the faces that were found; what went wrong, by analyzer."""

    said: dict[str, list[object]] = field(default_factory=dict)
    found: list[TrackFound] = field(default_factory=list)
    wrong: dict[str, str] = field(default_factory=dict)

    def hear(self, name: str, record: object) -> None:
        """Take in one observation; pictures are let go, since nothing is drawn of them."""
        if isinstance(record, TrackFound):
            self.found.append(record)
        if name in self.said and not isinstance(record, Illustration | FaceCrop | Embedding):
            self.said[name].append(record)


def described(worker: Worker, catalog: Catalog) -> dict[str, AnalyzerSetup]:
    """Return the analyzers of this workstation as a run records them, by name."""
    return {setup.info.name: setup for setup in worker.run(DESCRIBE, catalog)}


def read_again(
    worker: Worker,
    catalog: Catalog,
    source: Source,
    setups: Sequence[AnalyzerSetup],
    known: KnownFaces | None = None,
) -> Generator[Progress, None, Again]:
    """Yield progress, and return what was said; a reader that dies is wrong for all it read."""
    heard = Again(said={setup.info.name: [] for setup in setups})
    starts = {setup.info.name: Start(setup=setup) for setup in setups}
    faces = {s.info.name for s in setups if s.info.family is Family.FACES}
    for name in faces:
        starts[name] = Start()
    ended: set[str] = set()
    idle = worker.limits.idle_seconds + extra_seconds(source.stream)
    try:
        for item in worker.run(READ_ONCE, catalog, source, starts, known, idle_seconds=idle):
            name, record = item if isinstance(item, tuple) else ("", item)
            if isinstance(record, Progress):
                yield record
            elif isinstance(record, ReadingEnded):
                ended.add(name)
                if record.error:
                    heard.wrong[name] = record.error
            else:
                heard.hear(name, record)
    except (WorkbenchError, WorkerBug) as error:
        code = error.code if isinstance(error, WorkbenchError) else "reader_bug"
        for name in heard.said.keys() - ended:
            heard.wrong[name] = f"{code}: {error}"
    return heard
