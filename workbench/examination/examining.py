"""Choose analyzers, have a medium read by them, and propose what their runs suggest."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from workbench.analyzer import Method
from workbench.calibration.weighing import weigh
from workbench.errors import UnknownAnalyzer
from workbench.examination.due import due
from workbench.examination.passes import Pass
from workbench.examination.record import Event, ExaminationRecord
from workbench.findings import Evidence, propose
from workbench.model import (
    AnalyzerSetup,
    Calibration,
    Family,
    Finding,
    FindingState,
    MediaItem,
    Need,
    RunState,
)
from workbench.worker import Worker

DESCRIBE = "workbench.reading:describe"
MAX_DEATHS = 2


def plan(
    worker: Worker,
    catalog: Callable[[], Iterable[Method]],
    names: Collection[str] = (),
    *,
    faces: bool = False,
) -> list[AnalyzerSetup]:
    """Return the analyzers to use: those named, or all that run by default.

    Where one of them reads faces, or `faces` are asked for, the face pass comes with it.
    """
    return _chosen(_known(worker, catalog), names, faces=faces)


def agenda(
    worker: Worker, catalog: Callable[[], Iterable[Method]], names: Collection[str] = ()
) -> tuple[list[AnalyzerSetup], list[AnalyzerSetup]]:
    """Return the analyzers to use as `plan` does, and those to ask where they find something.

    The second are those whose `where_found` is set; none where analyzers are named.
    """
    known = _known(worker, catalog)
    then = [setup.info.name for setup in known if setup.info.where_found]
    follow = _chosen(known, then) if then and not names else []
    return _chosen(known, names), follow


def _known(worker: Worker, catalog: Callable[[], Iterable[Method]]) -> list[AnalyzerSetup]:
    return list(worker.run(DESCRIBE, catalog))


def _chosen(
    known: Sequence[AnalyzerSetup], names: Collection[str], *, faces: bool = False
) -> list[AnalyzerSetup]:
    unknown = set(names) - {setup.info.name for setup in known}
    if unknown:
        there_are = ", ".join(setup.info.name for setup in known)
        raise UnknownAnalyzer(
            f"no analyzer is named {', '.join(sorted(unknown))}; there are {there_are}"
        )
    chosen = [s for s in known if (s.info.name in names if names else s.info.by_default)]
    if faces or any(setup.info.needs is Need.FACES for setup in chosen):
        chosen += [s for s in known if s.info.family is Family.FACES and s not in chosen]
    return sorted(chosen, key=lambda setup: setup.info.family is not Family.FACES)


def examine(
    record: ExaminationRecord,
    worker: Worker,
    catalog: Callable[[], Iterable[Method]],
    setups: Sequence[AnalyzerSetup],
    item: MediaItem,
    *,
    then: Sequence[AnalyzerSetup] = (),
    calibrations: Sequence[Calibration] = (),
) -> Iterator[Event]:
    """Yield each event once it is on record. What an equal run has finished is not repeated.

    Where a finding stands that nobody rejected, the analyzers of `then` are asked as well. A
    reader that crashes takes only its analyzer with it: the others read the file again,
    each in a pass of its own. Closing the generator early cancels the open runs and keeps
    what they hold. Results are then weighed by the `calibrations` at hand.
    """
    tasks = due(record, setups, item)
    if tasks:
        together = Pass(record, item, tasks)
        yield from together.read(worker, catalog)
        if len(tasks) > 1:
            yield from _read_apart(record, worker, catalog, together.abandoned, item)
    yield from _propose(record, item)  # also for runs after which an earlier call was stopped
    found = [f for f in record.findings(item.id) if f.state is not FindingState.REJECTED]
    if then and found:
        yield from examine(record, worker, catalog, then, item)
    yield from weigh(record, worker, item, calibrations)


def _read_apart(
    record: ExaminationRecord,
    worker: Worker,
    catalog: Callable[[], Iterable[Method]],
    setups: Sequence[AnalyzerSetup],
    item: MediaItem,
) -> Iterator[Event]:
    """Give each analyzer that a dead reader took along a pass of its own.

    When the first ones die as well, the medium kills any reader, and the rest is spared.
    """
    deaths = 0
    for setup in setups:
        alone = Pass(record, item, due(record, [setup], item))
        yield from alone.read(worker, catalog)
        deaths += bool(alone.abandoned)
        if deaths == MAX_DEATHS:
            return


def _propose(record: ExaminationRecord, item: MediaItem) -> Iterator[Finding]:
    """Put on record, once each, the findings that the finished runs suggest."""
    runs = [run for run in record.runs(item.id) if run.state is RunState.FINISHED]
    faces = {track.id: track.label for track in record.tracks(item.id)}
    evidence = [
        Evidence(
            run=run,
            faces=faces,
            series=tuple(record.series(run.id)),
            maps=tuple(record.maps(run.id)),
            facts=tuple(record.facts(run.id)),
            values=record.map_values,
        )
        for run in runs
    ]
    told = {run_id for finding in record.findings(item.id) for run_id in finding.run_ids}
    new = [f for f in propose(item, evidence) if not told.issuperset(f.run_ids)]
    if new:
        record.propose(new)
    yield from new
