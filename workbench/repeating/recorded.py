"""What a finding rests on, as a case or a package of it has it on record."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import msgspec
import numpy as np

from workbench.errors import NotAPackage, UnknownFinding
from workbench.faces.digest import digest
from workbench.model import (
    AnalyzerRun,
    Curve,
    FaceTrack,
    Fact,
    FileOutcome,
    Finding,
    FrameScore,
    KnownFaces,
    LocalizationMap,
    Measurement,
    MediaItem,
    Outcome,
    Pixels,
    ScoreSeries,
    StoredMap,
)
from workbench.repeating.sealed import FAULTS, Sealed, sealed
from workbench.repeating.told import Told, told
from workbench.what_if_recorded import frame_scores

__all__ = ["CaseRuns", "OnRecord", "Recorded", "from_case", "from_package"]


SHORTEST_ID = 4
ID = re.compile("[0-9a-f]{32}")
SHA256 = re.compile("[0-9a-f]{64}")


class CaseRuns(Protocol):
    """The part of a case store that a rerun reads."""

    def findings(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Finding]:
        """Return findings."""

    def media(self) -> list[MediaItem]:
        """Return every item."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium."""

    def series(self, run_id: str) -> list[ScoreSeries]:
        """Return a run's scores."""

    def measurements(self, run_id: str) -> list[Measurement]:
        """Return what a run measured."""

    def facts(self, run_id: str) -> list[Fact]:
        """Return what a run read in the file."""

    def curves(self, run_id: str) -> list[Curve]:
        """Return the functions that a run measured."""

    def file_outcomes(self, run_id: str) -> list[FileOutcome]:
        """Return what became of the questions put to the file as a whole."""

    def maps(self, run_id: str) -> list[StoredMap]:
        """Return a run's maps."""

    def map_values(self, stored: StoredMap) -> Pixels:
        """Return the values of a map."""

    def tracks(self, media_id: str, *, superseded: bool = False) -> list[FaceTrack]:
        """Return face tracks."""

    def known_faces(self, item: MediaItem) -> KnownFaces | None:
        """Return what the last finished face pass found."""

    def evidence_path(self, item: MediaItem) -> Path:
        """Return where the original lies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """One run, and how to have what it said; faces are named by the number they had then."""

    run: AnalyzerRun
    said: Callable[[Mapping[str, str]], Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A finding with its medium, its runs and the faces they read.

    `found` are the tracks as a face pass found them, before any examiner put them right.
    `missing` are runs that the finding names and the record does not hold. `sealed` is what
    the log of a package seals; None for a case, which checks its own.
    """

    finding: Finding
    item: MediaItem
    original: Path
    runs: tuple[OnRecord, ...]
    found: tuple[FaceTrack, ...]
    known: KnownFaces | None = None
    missing: tuple[str, ...] = ()
    sealed: Sealed | None = None

    @property
    def found_digest(self) -> str:
        """What stands for the faces as they were found."""
        return digest(self.found)

    @property
    def numbers(self) -> dict[str, str]:
        """The number that the face pass gave to each track that it found, by the track's id."""
        return {track.id: str(track.spans[0].number) for track in self.found if track.spans}


def from_case(store: CaseRuns, finding_id: str) -> Recorded:
    """Return what a case has of a finding. Raises UnknownFinding."""
    finding = chosen(store.findings(superseded=True), finding_id)
    item = next(one for one in store.media() if one.id == finding.media_id)
    held = {run.id: run for run in store.runs(item.id)}

    def said(run: AnalyzerRun) -> Callable[[Mapping[str, str]], Told]:
        return lambda faces: told(_observations(store, run), faces)

    return Recorded(
        finding=finding,
        item=item,
        original=store.evidence_path(item),
        runs=tuple(
            OnRecord(run=held[one], said=said(held[one]))
            for one in finding.run_ids
            if one in held
        ),
        found=_unedited(store.tracks(item.id, superseded=True)),
        known=store.known_faces(item),
        missing=tuple(one for one in finding.run_ids if one not in held),
    )


def _observations(store: CaseRuns, run: AnalyzerRun) -> Iterator[object]:
    yield from frame_scores(store.series(run.id))
    yield from store.measurements(run.id)
    yield from store.facts(run.id)
    yield from store.curves(run.id)
    yield from store.file_outcomes(run.id)
    for stored in store.maps(run.id):
        yield LocalizationMap(
            frame=stored.frame,
            pts=stored.pts,
            name=stored.name,
            box=stored.box,
            values=store.map_values(stored),
            meaning=stored.meaning,
            grid=stored.grid,
            track_id=stored.track_id,
        )


def chosen(findings: Iterable[Finding], text: str) -> Finding:
    """Return the one finding whose id begins so; ids name files. Raises UnknownFinding."""
    found = [one for one in findings if ID.fullmatch(one.id) and one.id.startswith(text)]
    if len(text) < SHORTEST_ID or len(found) != 1:
        several = "Several findings have" if len(found) > 1 else "No finding has"
        raise UnknownFinding(f"{several} an id that begins with {text!r}.")
    return found[0]


def _unedited(tracks: Iterable[FaceTrack]) -> tuple[FaceTrack, ...]:
    return tuple(track for track in tracks if not track.supersedes)


def from_package(folder: Path, finding_id: str) -> Recorded:
    """Return what a package has of a finding; nothing in it is trusted.

    Raises NotAPackage for what cannot be read, or does not say what its log seals, and
    UnknownFinding. Maps lie there as pictures,
    and are not compared.
    """
    with _reading(folder):
        seal = sealed(folder)
        listed = _document(folder, "results/findings.json")["finding"]
        finding = chosen(msgspec.convert(listed, list[Finding]), finding_id)
        media = _document(folder, "media.json")["media_item"]
        entry = next(one for one in media if one["id"] == finding.media_id)
        item = msgspec.convert(entry, MediaItem)
        tracks = msgspec.convert(entry["tracks"], list[FaceTrack])
        runs = {one.run.id: one for one in _runs(folder, set(finding.run_ids))}
    if not SHA256.fullmatch(item.sha256):
        raise NotAPackage(f"{folder} names an original by what is no SHA-256.")
    return Recorded(
        finding=finding,
        item=item,
        original=folder / "data" / "evidence" / item.sha256,
        runs=tuple(runs[one] for one in finding.run_ids if one in runs),
        found=_unedited(tracks),
        missing=tuple(one for one in finding.run_ids if one not in runs),
        sealed=seal,
    )


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    try:
        yield
    except FAULTS as error:
        raise NotAPackage(f"{folder} cannot be read as a package: {error!s:.200}") from error


def _document(folder: Path, name: str) -> Any:  # noqa: ANN401  # what a file holds
    return msgspec.json.decode(_regular(folder, name).read_bytes())


def _regular(folder: Path, name: str) -> Path:
    """Return the path of a file of the payload; a pipe would never end."""
    path = folder / "data" / name
    if path.is_symlink() or not path.is_file():
        raise ValueError(f"{name} is not there, or is no regular file")
    return path


def _runs(folder: Path, wanted: set[str]) -> Iterator[OnRecord]:
    with _regular(folder, "results/runs.jsonl").open("rb") as file:
        for line in file:
            document = msgspec.json.decode(line)
            if document["run"]["id"] in wanted:
                yield _run(document)


def _run(document: dict[str, Any]) -> OnRecord:
    said: list[object] = [
        *(score for one in document["series"] for score in _series(one)),
        *msgspec.convert(document["measurements"], list[Measurement]),
        *msgspec.convert(document["facts"], list[Fact]),
        *msgspec.convert(document["outcomes"], list[FileOutcome]),
        *(_curve(one) for one in document["curves"]),
    ]
    return OnRecord(
        run=msgspec.convert(document["run"], AnalyzerRun),
        said=lambda faces: told(said, faces, with_maps=False),
    )


def _curve(one: dict[str, Any]) -> Curve:
    axes = {name: one[name] for name in ("x", "y", "lower", "upper") if one[name] is not None}
    return Curve(**{**one, **{name: np.array(axes[name], np.float32) for name in axes}})


def _series(one: dict[str, Any]) -> Iterator[FrameScore]:
    rows = (one[name] for name in ("frames", "pts", "scores", "outcomes", "reasons"))
    for frame, pts, score, outcome, reason in zip(*rows, strict=True):
        yield FrameScore(
            frame=int(frame),
            pts=float(pts),
            outcome=Outcome(outcome),
            score=float(score) if score is not None else None,
            reason=reason or None,
            track_id=one["track"],
        )
