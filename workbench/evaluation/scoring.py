"""Score one file with every analyzer, in the worker, exactly as an examination reads it.

A file's score is the mean over all frames and faces that were scored. A file that breaks its
reader, or cannot be read, has an outcome and a reason for every analyzer; the rest go on.
"""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from workbench.analyzer import Method, Source
from workbench.coverage import Tally
from workbench.errors import (
    AnalyzerError,
    MediaTooLarge,
    ReadFailed,
    UnsupportedMedia,
    WorkbenchError,
)
from workbench.findings import MIN_FRAMES, segments
from workbench.model import (
    AnalyzerSetup,
    FaceSamples,
    Family,
    FrameScore,
    Measurement,
    MediaKind,
    Need,
    Outcome,
    Probe,
    Progress,
    ReadingEnded,
    Start,
    Stream,
)
from workbench.worker import Worker, WorkerBug

PROBED = "workbench.media.probe:probed"
READ_ONCE = "workbench.reading:read_once"
TRAITS = "workbench.evaluation.traits:traits"
PROBE_SECONDS = 60.0
MAX_DEATHS = 2
SHARPNESS = 1  # its column among the qualities of `FaceSamples`
ORDER = (Outcome.SCORED, Outcome.WITHHELD, Outcome.FAILED, Outcome.NOT_APPLICABLE)

Catalog = Callable[[], Iterable[Method]]
Patience = Callable[[Stream], float]  # how long a reading may be silent over one picture
Broken = (WorkbenchError, WorkerBug)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one analyzer says about one file; `score` and `llr` are None where there is none."""

    path: str
    analyzer: str
    version: str
    outcome: Outcome
    score: float | None = None
    llr: float | None = None
    reason: str = ""
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen of a file from outside, kept so that an evaluation can be continued.

    `traits` hold only what could be measured. `threshold` says for each analyzer with an
    operating point that covers this medium where it lies, `called` whether an examination
    would propose a finding from it.
    """

    path: str
    sha256: str
    kind: str = ""
    container: str = ""
    codec: str = ""
    face_seconds: float | None = None
    traits: Mapping[str, float] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    called: Mapping[str, bool] = field(default_factory=dict)


@dataclass
class _Heard:
    """What one analyzer has said of one file so far."""

    by_track: dict[str | None, dict[int, float]] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    ended: ReadingEnded | None = None

    def hear(self, said: object) -> None:
        if isinstance(said, ReadingEnded):
            self.ended = said
        elif isinstance(said, FrameScore):
            score = np.nan if said.score is None else said.score
            self.by_track.setdefault(said.track_id, {})[said.frame] = score
        self.tally.hear(said)

    def row(self, path: str, setup: AnalyzerSetup) -> Row:
        """Return the row; an analyzer that failed on the way has no score of its first half."""
        made = Row(
            path=path,
            analyzer=setup.info.name,
            version=setup.info.version,
            outcome=Outcome.FAILED,
            reason="not_concluded",
            seconds=self.ended.seconds if self.ended else None,
        )
        if self.ended is None:
            return made
        if self.ended.error is not None:
            return replace(made, reason=_code(self.ended.error))
        outcome, reason = self._answer()
        scores = np.array([s for told in self.by_track.values() for s in told.values()])
        known = scores[np.isfinite(scores)] if scores.size else scores
        score = float(known.mean()) if known.size else None
        return replace(made, outcome=outcome, reason=reason, score=score)

    def called(self, threshold: float, kind: MediaKind) -> bool:
        """Say whether an examination would propose a finding from these scores."""
        least = MIN_FRAMES if kind is MediaKind.VIDEO else 1
        return any(
            segments(np.array([told[frame] for frame in sorted(told)]), threshold, least)
            for told in self.by_track.values()
        )

    def _answer(self) -> tuple[Outcome, str]:
        """Return the outcome that tells most, and the reason most often given for it."""
        given = self.tally.reasons
        for outcome in ORDER:
            reasons = {why: n for (what, why), n in given.items() if what is outcome and n}
            if reasons:
                often = max(reasons, key=lambda why: (reasons[why], why))
                return outcome, "" if outcome is Outcome.SCORED else often
        return Outcome.FAILED, "nothing_said"


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

    def score(self, path: str, file: Path, sha256: str) -> Iterator[Progress | Look | Row]:
        """Yield progress, what the file looks like, and a row for each analyzer."""
        try:
            source = self._source(file, sha256)
        except Broken as error:
            yield Look(path=path, sha256=sha256)
            unsupported = isinstance(error, UnsupportedMedia | MediaTooLarge)
            outcome = Outcome.NOT_APPLICABLE if unsupported else Outcome.FAILED
            yield from self.unread(path, _reason(error), outcome)
            return
        look = self._look(path, source)
        heard, faces, reason = yield from self._together(source)
        yield replace(
            look,
            face_seconds=faces.seconds,
            traits={**look.traits, **faces.traits},
            called={
                name: heard[name].called(threshold, source.kind)
                for name, threshold in look.thresholds.items()
            },
        )
        for setup in self.judged:
            row = heard[setup.info.name].row(path, setup)
            yield row if row.reason != "not_concluded" else replace(row, reason=reason)

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

    def _look(self, path: str, source: Source) -> Look:
        measured: dict[str, float] = {}
        try:
            for one in self.worker.run(TRAITS, source, idle_seconds=self._idle(source)):
                if isinstance(one, Measurement) and np.isfinite(one.value):
                    measured[one.name] = one.value
        except Broken:
            pass  # a trait that cannot be had is missing; the reading says what is wrong
        points = {s.info.name: self._threshold(s, source) for s in self.judged}
        return Look(
            path=path,
            sha256=source.sha256,
            kind=str(source.kind),
            container=source.stream.container,
            codec=source.stream.codec.split(" ")[0],
            traits=measured,
            thresholds={name: at for name, at in points.items() if at is not None},
        )

    def _threshold(self, setup: AnalyzerSetup, source: Source) -> float | None:
        point = setup.info.operating_point(source.kind, source.stream)
        return point.threshold if point else None

    def _idle(self, source: Source) -> float:
        return self.worker.limits.idle_seconds + self.patience(source.stream)

    def _together(
        self, source: Source
    ) -> Generator[Progress, None, tuple[dict[str, _Heard], "_Faces", str]]:
        """Read once for all; after a death, once more for each that had not concluded."""
        heard = {setup.info.name: _Heard() for setup in self.judged}
        faces = _Faces()
        reason = yield from self._read(source, self.setups, heard, faces)
        deaths = 0
        if reason and len(self.judged) > 1:
            for setup in self.judged:
                if heard[setup.info.name].ended is None and deaths < MAX_DEATHS:
                    heard[setup.info.name] = _Heard()
                    died = yield from self._read(source, self._needed(setup), heard, _Faces())
                    deaths += bool(died)
                    reason = died or reason
        return heard, faces, reason

    def _needed(self, setup: AnalyzerSetup) -> list[AnalyzerSetup]:
        """Return an analyzer with the face pass, where it reads faces."""
        faces = [s for s in self.setups if s.info.family is Family.FACES]
        return [*(faces if setup.info.needs is Need.FACES else []), setup]

    def _read(
        self,
        source: Source,
        setups: Sequence[AnalyzerSetup],
        heard: Mapping[str, _Heard],
        faces: "_Faces",
    ) -> Generator[Progress, None, str]:
        """Hear one reading; return the reason why it broke off, empty if it did not."""
        starts = {setup.info.name: Start() for setup in setups}
        work = (READ_ONCE, self.catalog, source, starts, None)
        try:
            for item in self.worker.run(*work, idle_seconds=self._idle(source)):
                name, record = item if isinstance(item, tuple) else ("", item)
                if isinstance(record, Progress):
                    yield record
                elif name in heard:
                    heard[name].hear(record)
                else:
                    faces.hear(record)
        except Broken as error:
            return _reason(error)
        return ""


@dataclass
class _Faces:
    """What the face pass tells about a file from outside: how large and sharp its faces are."""

    widths: list[float] = field(default_factory=list)
    sharp: list[float] = field(default_factory=list)
    seconds: float | None = None

    def hear(self, said: object) -> None:
        if isinstance(said, ReadingEnded):
            self.seconds = said.seconds
        elif isinstance(said, FaceSamples):
            self.widths += said.boxes[:, 2].tolist()
            self.sharp += said.qualities[:, SHARPNESS].tolist()

    @property
    def traits(self) -> dict[str, float]:
        """Medians over all faces, each only where it was measured."""
        found = {"log_face_width": np.log10(np.maximum(self.widths, 1e-6))}
        found["face_sharpness"] = np.asarray(self.sharp, np.float64)
        return {
            name: float(np.median(kept))
            for name, values in found.items()
            if (kept := values[np.isfinite(values)]).size
        }


def digest(file: Path) -> str:
    """Return the SHA-256 of a file. Raises ReadFailed."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReadFailed(error.strerror or str(error)) from error


def _reason(error: Exception) -> str:
    return error.code if isinstance(error, WorkbenchError) else "reader_bug"


def _code(told: str) -> str:
    """Return the code at the head of an analyzer's error, or that it was a bug."""
    code = told.split(":", 1)[0]
    return code if code.replace("_", "").isalnum() and code.islower() else AnalyzerError.code
