"""What an evaluation has found so far, on disk file by file, so that it can be continued.

`scores.csv` has one row per file and analyzer, `frames.jsonl` the scores of clips frame by
frame, `maps.jsonl` the maps held against masks. `files.jsonl` says of each file what it looks
like from outside; its line is written last, so a file without one is read again.
"""

import csv
import hashlib
import json
import math
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from filelock import FileLock, Timeout

from workbench.errors import EvaluationError
from workbench.evaluation.hearing import DIGITS
from workbench.evaluation.records import Found, Look, Mapped, Row, Series
from workbench.model import AnalyzerInfo, AnalyzerSetup, Family, MediaKind, Need, Outcome

COLUMNS = ("path", "analyzer", "version", "outcome", "score", "llr", "reason", "seconds")
SCORES, FILES, METHODS, LOCK = "scores.csv", "files.jsonl", "methods.json", ".lock"
FRAMES, MAPS = "frames.jsonl", "maps.jsonl"
FILE_SCORE = "a clip's is of its highest second"  # rows that were scored otherwise are redone

Key = tuple[str, str]  # path and analyzer
Line = Look | Series | Mapped
Kind = TypeVar("Kind", bound=Line)
Part = TypeVar("Part", Series, Mapped)


class Ledger:
    """The folder of one evaluation, open to one process at a time.

    Rows of an analyzer that has changed since (version, settings, model) are forgotten when
    the folder is opened, as are those of files whose bytes have changed once that is seen.
    """

    def __init__(self, folder: Path, setups: Sequence[AnalyzerSetup]) -> None:
        self.folder = folder
        self._lock = _locked(folder)
        methods = identities(setups)
        known = _json(folder / METHODS)
        self.rows: dict[Key, Row] = {
            (row.path, row.analyzer): row
            for row in _read_rows(folder / SCORES)
            if row.analyzer not in methods or known.get(row.analyzer) == methods[row.analyzer]
        }
        self.looks = {one.path: one for one in _read_lines(folder / FILES, Look)}
        self.series = _keyed(_read_lines(folder / FRAMES, Series), self.rows)
        self.maps = _keyed(_read_lines(folder / MAPS, Mapped), self.rows)
        _replace(folder / METHODS, json.dumps(known | methods, indent=1, sort_keys=True))
        self._rewrite()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()

    def answered(self, path: str, sha256: str) -> set[str]:
        """Return the analyzers that have a row about these very bytes."""
        look = self.looks.get(path)
        if look is None or look.sha256 != sha256:
            return set()
        return {analyzer for known, analyzer in self.rows if known == path}

    def add(self, found: Found) -> None:
        """Keep what was found of one file, at once and for good."""
        known = {(row.path, row.analyzer) for row in found.rows} & self.rows.keys()
        for key in known:
            self.series.pop(key, None)
            self.maps.pop(key, None)
        self.rows |= {(row.path, row.analyzer): row for row in found.rows}
        self.series |= _keyed(found.series, self.rows)
        self.maps |= _keyed(found.mapped, self.rows)
        if found.look is not None:
            self.looks[found.look.path] = found.look
        if known:
            self._rewrite()
        else:
            _append(self.folder / SCORES, _text(found.rows))
            _append(self.folder / FRAMES, "".join(map(_line, found.series)))
            _append(self.folder / MAPS, "".join(map(_line, found.mapped)))
            _append(self.folder / FILES, _line(found.look) if found.look else "")

    def weigh(self, ratios: Mapping[Key, float]) -> None:
        """Keep these log10 likelihood ratios, and no other: a row without one has none."""
        self.rows = {
            key: row if row.llr == ratios.get(key) else replace(row, llr=ratios.get(key))
            for key, row in self.rows.items()
        }
        self._rewrite()

    def forget(self, path: str) -> None:
        """Drop what was found of other bytes that lay under this path."""
        self.rows = {key: row for key, row in self.rows.items() if key[0] != path}
        self.series = {key: one for key, one in self.series.items() if key[0] != path}
        self.maps = {key: one for key, one in self.maps.items() if key[0] != path}
        self.looks.pop(path, None)
        self._rewrite()

    def _rewrite(self) -> None:
        _replace(self.folder / SCORES, ",".join(COLUMNS) + "\r\n" + _text(self.rows.values()))
        for name, lines in (
            (FRAMES, self.series.values()),
            (MAPS, self.maps.values()),
            (FILES, self.looks.values()),
        ):
            _replace(self.folder / name, "".join(map(_line, lines)))


def identities(setups: Iterable[AnalyzerSetup]) -> dict[str, str]:
    """Return for each analyzer a digest of all that its scores depend on besides the file."""
    own = {s.info.name: _identity(s) for s in setups}
    faces = [own[s.info.name] for s in setups if s.info.family is Family.FACES]
    return {
        s.info.name: hashlib.sha256(
            "".join([own[s.info.name], *(faces if s.info.needs is Need.FACES else [])]).encode()
        ).hexdigest()
        for s in setups
    }


def _identity(setup: AnalyzerSetup) -> str:
    settings = sorted(dict(setup.settings).items())
    told = (setup.info.version, setup.model_sha256, settings)
    made = (FILE_SCORE, *told) if _scores_frames(setup.info) else told
    return json.dumps(msgspec.to_builtins(made))


def _scores_frames(info: AnalyzerInfo) -> bool:
    """Say whether a clip's score is made of those of its frames."""
    asked_by_frame = info.needs is not Need.FILE and MediaKind.VIDEO in info.media
    return asked_by_frame and bool(info.score_meaning)


def _locked(folder: Path) -> FileLock:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise EvaluationError("another evaluation is writing to this folder") from error
    except (OSError, ValueError) as error:
        raise EvaluationError(f"the folder cannot be written: {error}") from error
    return lock


def _read_rows(path: Path) -> list[Row]:
    """Return the whole rows of an earlier evaluation; a torn last one is not whole."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="", errors="surrogateescape") as file:
        reader = csv.reader(file)
        if tuple(next(reader, ())) != COLUMNS:
            raise EvaluationError(f"{path} is not the scores of an evaluation; nothing written")
        return [row for cells in reader if (row := _row(cells)) is not None]


def _row(cells: list[str]) -> Row | None:
    if len(cells) != len(COLUMNS):
        return None
    path, analyzer, version, outcome, score, llr, reason, seconds = cells
    try:
        return Row(
            path=path,
            analyzer=analyzer,
            version=version,
            outcome=Outcome(outcome),
            score=_number(score),
            llr=_number(llr),
            reason=reason,
            seconds=_number(seconds),
        )
    except ValueError:
        return None


def _number(text: str) -> float | None:
    if not text:
        return None
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("no number")
    return value


def _read_lines(path: Path, kind: type[Kind]) -> list[Kind]:
    if not path.exists():
        return []
    told = []
    for line in path.read_bytes().splitlines():
        try:
            told.append(msgspec.json.decode(line, type=kind))
        except msgspec.MsgspecError:
            continue  # torn by an interruption: that file is read again
    return told


def _keyed(told: Iterable[Part], rows: Mapping[Key, Row]) -> dict[Key, Part]:
    """Return what belongs to a row that stands, by its file and analyzer."""
    return {key: one for one in told if (key := (one.path, one.analyzer)) in rows}


def _text(rows: Iterable[Row]) -> str:
    lines: list[str] = []

    class _Lines:
        def write(self, text: str) -> None:
            lines.append(text)

    writer = csv.writer(_Lines())
    writer.writerows([_cell(getattr(row, name)) for name in COLUMNS] for row in rows)
    return "".join(lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return repr(round(value, DIGITS)) if isinstance(value, float) else str(value)


def _line(one: Line) -> str:
    return msgspec.json.encode(one).decode() + "\n"


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _replace(path: Path, text: str) -> None:
    """Write a file wholly or not at all."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8", newline="")
    beside.replace(path)
