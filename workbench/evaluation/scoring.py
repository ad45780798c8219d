"""Score one file with every analyzer, in the worker, exactly as an examination reads it.

A still's score is the mean over the faces that were scored, a clip's that of its highest
second (`workbench.temporal`). A file that breaks its reader, or cannot be read, has an outcome
and a reason for every analyzer; the rest go on.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from workbench.analyzer import Source
from workbench.errors import MediaTooLarge, ReadFailed, UnsupportedMedia
from workbench.evaluation.hearing import NOT_CONCLUDED, Faces, Heard
from workbench.evaluation.mapping import Truth, mapped
from workbench.evaluation.one_pass import Broken, Catalog, OnePass, Patience, reason_of
from workbench.evaluation.records import Look, Record, Row
from workbench.model import (
    AnalyzerSetup,
    Family,
    Measurement,
    MediaKind,
    Outcome,
    Probe,
    Progress,
)
from workbench.worker import Worker

PROBED = "workbench.media.probe:probed"
TRAITS = "workbench.evaluation.traits:traits"
PROBE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores files one after another; `setups` are the analyzers, face pass included."""

    worker: Worker
    catalog: Catalog
    setups: Sequence[AnalyzerSetup]
    patience: Patience

    @property
    def judged(self) -> list[AnalyzerSetup]:
        """The analyzers that have rows: all but the face pass, which is no evidence."""
        return [s for s in self.setups if s.info.family is not Family.FACES]

    @property
    def mapping(self) -> list[AnalyzerSetup]:
        """The analyzers that draw maps."""
        return [s for s in self.judged if s.info.map_meaning]

    def unread(self, path: str, reason: str, outcome: Outcome = Outcome.FAILED) -> list[Row]:
        """Return the rows of a file that no analyzer could read."""
        return [
            Row(
                path=path,
                analyzer=setup.info.name,
                version=setup.info.version,
                outcome=outcome,
                reason=reason,
            )
            for setup in self.judged
        ]

    def score(
        self, path: str, file: Path, sha256: str, truth: Truth | None = None
    ) -> Iterator[Progress | Record]:
        """Yield progress, what the file looks like, a row for each analyzer and its frames.

        With `truth`, also its maps held against where the file is altered.
        """
        try:
            source = self._source(file, sha256)
        except Broken as error:
            yield Look(path=path, sha256=sha256)
            unsupported = isinstance(error, UnsupportedMedia | MediaTooLarge)
            outcome = Outcome.NOT_APPLICABLE if unsupported else Outcome.FAILED
            yield from self.unread(path, reason_of(error), outcome)
            return
        reader = OnePass(
            self.worker, self.catalog, self.setups, self.patience, truth is not None
        )
        traits = self._traits(source, reader.idle(source))
        heard, faces, reason = yield from reader.read(source)
        yield self._look(path, source, {**traits, **faces.traits}, heard, faces)
        yield from self._answers(path, source.kind, heard, reason)
        if truth is not None:
            maps = {s.info.name: heard[s.info.name].maps for s in self.mapping}
            yield from mapped(reader, path, source, truth, maps)

    def _answers(
        self, path: str, kind: MediaKind, heard: Mapping[str, Heard], reason: str
    ) -> Iterator[Record]:
        for setup in self.judged:
            one = heard[setup.info.name]
            row = one.row(path, setup, kind)
            yield row if row.reason != NOT_CONCLUDED else replace(row, reason=reason)
            series = one.series(path, setup.info.name) if kind is MediaKind.VIDEO else None
            if series is not None:
                yield series

    def _source(self, file: Path, sha256: str) -> Source:
        probe: Probe
        [probe] = self.worker.run(PROBED, file, file.name, idle_seconds=PROBE_SECONDS)
        return Source(
            path=file,
            sha256=sha256,
            size_bytes=file.stat().st_size,
            kind=probe.kind,
            stream=probe.stream,
        )

    def _traits(self, source: Source, idle: float) -> dict[str, float]:
        measured: dict[str, float] = {}
        try:
            for one in self.worker.run(TRAITS, source, idle_seconds=idle):
                if isinstance(one, Measurement) and np.isfinite(one.value):
                    measured[one.name] = one.value
        except Broken:
            pass  # a trait that cannot be had is missing; the reading says what is wrong
        return measured

    def _look(
        self,
        path: str,
        source: Source,
        traits: Mapping[str, float],
        heard: Mapping[str, Heard],
        faces: Faces,
    ) -> Look:
        held, beyond = self._thresholds(source)
        return Look(
            path=path,
            sha256=source.sha256,
            kind=str(source.kind),
            container=source.stream.container,
            codec=source.stream.codec.split(" ")[0],
            face_seconds=faces.seconds,
            traits=dict(traits),
            thresholds=held,
            called={name: heard[name].called(at, source.kind) for name, at in held.items()},
            beyond={name: heard[name].called(at, source.kind) for name, at in beyond.items()},
            measured=faces.measured if faces.seconds is not None else None,
        )

    def _thresholds(self, source: Source) -> tuple[dict[str, float], dict[str, float]]:
        """Return the operating points that cover this medium, and those of its kind beside."""
        held, beyond = {}, {}
        for setup in self.judged:
            point = setup.info.operating_point(source.kind, source.stream)
            other = (p for p in setup.info.operating_points if p.kind is source.kind)
            if point is not None:
                held[setup.info.name] = point.threshold
            elif (near := next(other, None)) is not None:
                beyond[setup.info.name] = near.threshold
        return held, beyond


def digest(file: Path) -> str:
    """Return the SHA-256 of a file. Raises ReadFailed."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReadFailed(error.strerror or str(error)) from error
