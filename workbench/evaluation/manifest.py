"""The list of media whose truth is known: a CSV of others, read without trusting it.

A row is `path,label` and any further columns (`generator`, `source`, `person`, `mask`,
`segments`, `splices`, groups).
Paths are relative to the manifest's folder and may not lead out of it.
"""

import csv
import hashlib
import io
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from workbench.errors import ManifestUnusable
from workbench.text import printable_name

AUTHENTIC, ALTERED = "authentic", "altered"
MASK, SEGMENTS, SPLICES = "mask", "segments", "splices"
MOST_BYTES = 64 << 20
MOST_ROWS = 1_000_000
MOST_COLUMNS = 100
MOST_LETTERS = 4096  # of one cell
MOST_SEGMENTS = 1000  # of one clip
OUTSIDE, MISSING, IRREGULAR = "outside_folder", "not_found", "not_a_regular_file"

Times = tuple[tuple[float, float], ...]  # start and end of stretches, presentation time in s


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file to evaluate. `refused` is the reason why it is not opened, empty if it is.

    `mask` is the picture of what is altered, None where none is named or where
    `mask_refused` says why it is not opened. `segments` are the only times at which a clip is
    altered, `splices` those at which authentic material of elsewhere was put into it.
    """

    path: str
    file: Path
    altered: bool
    columns: Mapping[str, str]
    refused: str = ""
    mask: Path | None = None
    mask_refused: str = ""
    segments: Times = ()
    splices: Times = ()

    @property
    def cluster(self) -> str:
        """The independent unit a file belongs to: its person, else source, else itself."""
        for name in ("person", "source"):
            if self.columns.get(name):
                return f"{name}:{self.columns[name]}"
        return f"file:{self.path}"

    @property
    def unit(self) -> str:
        """The smallest independent unit a file belongs to: its person, else itself."""
        person = self.columns.get("person")
        return f"person:{person}" if person else f"file:{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is to be evaluated, what was left out, and the digest of the list itself."""

    name: str
    sha256: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]
    skipped: Mapping[str, int]
    duplicates: int

    @property
    def localizes(self) -> bool:
        """Whether any altered file has a mask, so that maps can be judged."""
        return any(entry.altered and entry.columns.get(MASK) for entry in self.entries)

    @property
    def times_alterations(self) -> bool:
        """Whether it says of any altered file when it is altered."""
        return any(entry.segments for entry in self.entries)


def read_manifest(path: Path, *, absolute: bool = False) -> Manifest:
    """Return the manifest at a path; with `absolute`, its absolute paths are followed too.

    Rows of other labels are counted in `skipped`, repeated paths in `duplicates`. Raises
    ManifestUnusable for anything that would need guessing, naming the line.
    """
    data = _bytes(path)
    rows = _rows(_text(data))
    columns = _header(next(rows, (0, []))[1])
    folder = path.resolve().parent
    found: dict[Path, Entry] = {}
    skipped: Counter[str] = Counter()
    duplicates = 0
    for line, cells in rows:
        row = _row(columns, cells, line)
        if row["label"] not in {AUTHENTIC, ALTERED}:
            skipped[row["label"]] += 1
            continue
        entry = _entry(row, folder, line, absolute=absolute)
        known = found.setdefault(entry.file, entry)
        duplicates += known is not entry
        if known.altered != entry.altered:
            raise ManifestUnusable(f"line {line}: {_shown(entry.path)} has both labels")
    return Manifest(
        name=printable_name(path.name),
        sha256=hashlib.sha256(data).hexdigest(),
        columns=columns,
        entries=tuple(found.values()),
        skipped=dict(sorted(skipped.items())),
        duplicates=duplicates,
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ManifestUnusable(f"the manifest is larger than {MOST_BYTES >> 20} MiB")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ManifestUnusable(f"the manifest cannot be read: {error}") from error
    if len(data) > MOST_BYTES:  # a pipe or device has no size beforehand
        raise ManifestUnusable(f"the manifest is larger than {MOST_BYTES >> 20} MiB")
    return data


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ManifestUnusable(f"the manifest is no UTF-8 text: {error}") from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise ManifestUnusable(f"line {line}: a zero byte, which no table holds")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that is not empty with its number."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    count = 0
    try:
        for cells in reader:
            if not cells:
                continue
            count += 1
            if count > MOST_ROWS:
                raise ManifestUnusable(f"the manifest has more than {MOST_ROWS:,} rows")
            yield reader.line_num, cells
    except csv.Error as error:
        raise ManifestUnusable(f"line {reader.line_num}: {error}") from error


def _header(cells: list[str]) -> tuple[str, ...]:
    columns = tuple(cell.strip() for cell in cells)
    for needed in ("path", "label"):
        if needed not in columns:
            raise ManifestUnusable(f"line 1: there is no column {needed!r}")
    if len(set(columns)) < len(columns) or len(columns) > MOST_COLUMNS:
        raise ManifestUnusable(f"line 1: columns repeat, or are more than {MOST_COLUMNS}")
    return columns


def _row(columns: tuple[str, ...], cells: list[str], line: int) -> dict[str, str]:
    if len(cells) != len(columns):
        raise ManifestUnusable(f"line {line}: {len(cells)} cells under {len(columns)} columns")
    if any(len(cell) > MOST_LETTERS for cell in cells):
        raise ManifestUnusable(f"line {line}: a cell of more than {MOST_LETTERS} characters")
    row = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
    row["path"] = cells[columns.index("path")]
    if not row["path"]:
        raise ManifestUnusable(f"line {line}: no path")
    return row


def _entry(row: dict[str, str], folder: Path, line: int, *, absolute: bool) -> Entry:
    file, refused = _opened(row["path"], folder, line, absolute=absolute)
    mask, mask_refused = None, ""
    if row.get(MASK):
        mask, mask_refused = _opened(row[MASK], folder, line, absolute=absolute)
    altered = row["label"] == ALTERED
    if row.get(SEGMENTS) and not altered:
        raise ManifestUnusable(f"line {line}: an authentic file has no altered {SEGMENTS}")
    return Entry(
        path=row["path"],
        file=file,
        altered=altered,
        columns={name: text for name, text in row.items() if name not in {"path", "label"}},
        refused=refused,
        mask=None if mask_refused else mask,
        mask_refused=mask_refused,
        segments=_times(row.get(SEGMENTS, ""), line),
        splices=_times(row.get(SPLICES, ""), line),
    )


def _times(text: str, line: int) -> Times:
    """Return the stretches that a cell names, as in `3.2-4;7.5-8.04`."""
    told = [one for one in text.split(";") if one.strip()]
    found = tuple(_stretch(one, line) for one in told[: MOST_SEGMENTS + 1])
    if len(found) > MOST_SEGMENTS:
        raise ManifestUnusable(f"line {line}: more than {MOST_SEGMENTS} stretches of time")
    if any(one[1] > two[0] for one, two in pairwise(sorted(found))):
        raise ManifestUnusable(f"line {line}: stretches of time overlap")
    return found


def _stretch(text: str, line: int) -> tuple[float, float]:
    start, _, end = text.partition("-")
    try:
        times = float(start), float(end)
    except ValueError:
        times = math.nan, math.nan
    if not 0 <= times[0] < times[1] < math.inf:
        said = f"{_shown(text)!r} is no stretch of seconds such as 3.2-4"
        raise ManifestUnusable(f"line {line}: {said}")
    return times


def _opened(text: str, folder: Path, line: int, *, absolute: bool) -> tuple[Path, str]:
    """Return where a path leads, and why it is not opened."""
    try:
        file = (folder / text).resolve()
        return file, _refused(file, folder, absolute and Path(text).is_absolute())
    except (OSError, ValueError, RuntimeError) as error:  # too long, or links in a circle
        raise ManifestUnusable(f"line {line}: {_shown(text)}: {error}") from error


def _refused(file: Path, folder: Path, anywhere: bool) -> str:
    """Return why a file is not opened. What lies outside the folder is not even looked for."""
    if not anywhere and not file.is_relative_to(folder):
        return OUTSIDE
    if not file.exists():
        return MISSING
    return "" if file.is_file() else IRREGULAR


def _shown(text: str) -> str:
    return printable_name(text[:200])
