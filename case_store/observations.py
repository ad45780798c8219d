"""What a run says: collected, written in parts while it runs, and sealed when it ends."""

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from case_store import pictures
from case_store.case_file import records
from case_store.chain import Change, row_of
from case_store.series import by_track, is_whole, series_of
from case_store.tables import (
    OBSERVED,
    analyzer_run,
    curve,
    embedding,
    fact,
    file_outcome,
    illustration,
    localization_map,
    measurement,
    score_series,
)
from case_store.vault import MAPS, PICTURES, Shelf
from workbench.analyzer import Observation
from workbench.errors import AuditChainBroken, WorkerCrashed
from workbench.model import (
    AnalyzerRun,
    Curve,
    Embedding,
    Fact,
    FileOutcome,
    FrameScore,
    Illustration,
    LocalizationMap,
    Measurement,
    ScoreSeries,
    StoredMap,
    StoredPicture,
    new_id,
)

WRITE_SECONDS = 2.0
MOST_PICTURE_BYTES = 32 << 20
MOST_REASONS = 4096  # codes of one run; a series has room for sixteen times as many

_MOST_TOLD = 200  # letters of a cause

_TABLES: Mapping[type, sa.Table] = {
    Measurement: measurement,
    Fact: fact,
    Curve: curve,
    Embedding: embedding,
    FileOutcome: file_outcome,
}


class Unwritten:
    """What one run said since its observations were last written.

    `reasons` are the codes that it has given so far. It is `refused` once it has said what
    cannot be kept; nothing more is taken in then.
    """

    def __init__(
        self, run_id: str, reasons: set[str] | None = None, *, refused: bool = False
    ) -> None:
        self.run_id = run_id
        self.refused = refused
        self.pictures: list[tuple[Shelf, bytes]] = []
        self._reasons = reasons if reasons is not None else set()
        self._scores: dict[str | None, list[FrameScore]] = defaultdict(list)
        self._rows: dict[sa.Table, list[dict[str, Any]]] = defaultdict(list)
        self._frame: int | None = None
        self._since = time.monotonic()

    def is_due(self, coming: Observation) -> bool:
        """Say whether to write before `coming` is added; a frame is never torn apart."""
        frame = getattr(coming, "frame", None)
        if frame is None or frame == self._frame or self._frame is None:
            return False
        waited = time.monotonic() - self._since
        held = sum(len(picture) for _, picture in self.pictures)
        return waited > WRITE_SECONDS or held > MOST_PICTURE_BYTES

    def add(self, observation: Observation) -> None:
        """Take in one observation; ValueError for what no series or picture can hold."""
        match observation:
            case FrameScore():
                self._reasons.add(observation.reason or "")
                if len(self._reasons) > MOST_REASONS:
                    raise ValueError(f"more than {MOST_REASONS} reasons")
                self._scores[observation.track_id].append(observation)
            case LocalizationMap():
                self._add_map(observation)
            case Illustration():
                self._add_illustration(observation)
            case _:
                row = {"run_id": self.run_id, **row_of(observation)}
                self._rows[_TABLES[type(observation)]].append(row)
        self._frame = getattr(observation, "frame", self._frame)

    def insert(self, connection: sa.Connection) -> None:
        """Write everything, the scores as one more part of each series."""
        for track_id, scores in self._scores.items():
            row = row_of(series_of(self.run_id, track_id, scores))
            connection.execute(sa.insert(score_series), [row])
        for table, rows in self._rows.items():
            connection.execute(sa.insert(table), rows)

    def emptied(self, *, refused: bool = False) -> "Unwritten":
        """Return what takes in the observations to come."""
        return Unwritten(self.run_id, self._reasons, refused=refused or self.refused)

    def _add_map(self, found: LocalizationMap) -> None:
        picture = pictures.encode(found.values)
        stored = StoredMap(
            id=new_id(),
            run_id=self.run_id,
            frame=found.frame,
            pts=found.pts,
            name=found.name,
            box=found.box,
            grid=found.grid,
            meaning=found.meaning,
            sha256=sha256(picture).hexdigest(),
            rank=sum(row["frame"] == found.frame for row in self._rows[localization_map]),
            track_id=found.track_id,
        )
        self.pictures.append((MAPS, picture))
        self._rows[localization_map].append(row_of(stored))

    def _add_illustration(self, made: Illustration) -> None:
        """Take in each picture as a row and a file of its own, under one id of the whole."""
        whole, rows = new_id(), self._rows[illustration]
        rank = len({row["illustration"] for row in rows if row["frame"] == made.frame})
        for place, shown in enumerate(made.pictures):
            picture = pictures.encode_drawn(shown.pixels)
            stored = StoredPicture(
                id=new_id(),
                run_id=self.run_id,
                illustration=whole,
                frame=made.frame,
                pts=made.pts,
                name=made.name,
                caption=shown.caption,
                meaning=made.meaning,
                sha256=sha256(picture).hexdigest(),
                rank=rank,
                place=place,
                track_id=made.track_id,
                box=shown.box,
                grid=shown.grid,
            )
            self.pictures.append((PICTURES, picture))
            rows.append(row_of(stored))


@contextmanager
def refusals() -> Iterator[None]:
    """Raise what the case cannot keep of a run as WorkerCrashed: an analyzer said nonsense."""
    try:
        yield
    except (ValueError, OverflowError, sa.exc.StatementError) as error:
        cause = getattr(error, "orig", None) or error  # without the statement and its values
        raise WorkerCrashed(
            f"the worker process sent what the case cannot keep: {str(cause)[:_MOST_TOLD]}"
        ) from error


def series(connection: sa.Connection, run_id: str) -> list[ScoreSeries]:
    """Return the frame scores of a run, one series per track, in frame order."""
    where = score_series.c.run_id == run_id
    parts = records(connection, ScoreSeries, score_series, where, order=(score_series.c.id,))
    if not all(is_whole(part) for part in parts):
        raise AuditChainBroken("A score series on record is damaged: its arrays do not fit.")
    return by_track(parts)


def seal(change: Change, run: AnalyzerRun, more: Mapping[str, str] | None = None) -> None:
    """Record a run's end: its series as one array each, and the digests of all it said.

    The event says `more` beside the run's state.
    """
    whole = series(change.connection, run.id)
    change.connection.execute(sa.delete(score_series).where(score_series.c.run_id == run.id))
    for one in whole:
        change.connection.execute(sa.insert(score_series), [row_of(one)])
    change.update(analyzer_run, row_of(run))
    for table in OBSERVED:
        change.touch(table.name, run.id)
    detail = {"analyzer": run.info.name, "state": run.state.value, "error": run.error or ""}
    change.sign("run ended", run.id, detail | dict(more or {}))


def copy_framewise(connection: sa.Connection, earlier: str, run_id: str) -> None:
    """Give a run the observations that an earlier one made of single frames."""
    for one in series(connection, earlier):
        row = row_of(replace(one, run_id=run_id))
        connection.execute(sa.insert(score_series), [row])
    for table in (localization_map, illustration, measurement, curve, embedding):
        query = sa.select(table).where(table.c.run_id == earlier, table.c.frame.is_not(None))
        rows = [dict(row) for row in connection.execute(query.order_by(table.c.id)).mappings()]
        for row in rows:
            row["run_id"] = run_id
            del row["id"]
            if table in (localization_map, illustration):
                row["id"] = new_id()
        if rows:
            connection.execute(sa.insert(table), rows)
