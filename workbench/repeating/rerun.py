"""Repeat a finding's runs by the recorded analyzers, settings and models, and compare.

It depends on the original's bytes and on the packs, never on the case: so it can be done on
another machine, from a package. What cannot be repeated as it was is said with its reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from workbench.analyzer import Source
from workbench.errors import HashMismatch, UnreadableMedia, WorkbenchError
from workbench.faces.digest import FACES_READ, digest
from workbench.model import (
    AnalyzerRun,
    AnalyzerSetup,
    FaceTrack,
    Family,
    KnownFaces,
    Need,
    Progress,
    RunState,
    TrackFound,
    TrackSpan,
    now,
)
from workbench.repeating.again import Again, Catalog, described, read_again
from workbench.repeating.comparing import Alike, Comparison, compare, worst
from workbench.repeating.recorded import OnRecord, Recorded
from workbench.repeating.told import told
from workbench.worker import Worker

__all__ = ["Repeated", "Rerun", "rerun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """One run, and how alike its repetition is; `reason` and `detail` say why there is none."""

    run: AnalyzerRun
    comparison: Comparison
    reason: str = ""
    detail: str = ""
    setup: AnalyzerSetup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rerun:
    """A finding that was repeated. `software` and `device` are those of the repetition."""

    recorded: Recorded
    runs: tuple[Repeated, ...]
    software: Mapping[str, str]
    at: datetime

    @property
    def alike(self) -> Alike:
        """How alike all of it is: as the least alike of its runs."""
        found = [one.comparison.alike for one in self.runs]
        lost = [Alike.NOT_REPEATABLE] if self.recorded.missing or not found else []
        return worst(iter([*found, *lost]))


@dataclass(frozen=True, slots=True)
class _Refusal:
    reason: str
    detail: str


def rerun(
    worker: Worker, catalog: Catalog, recorded: Recorded, media: Path | None = None
) -> Iterator[Progress | Rerun]:
    """Yield progress, and last what came of it. `media` is the original, where it lies else.

    Raises WorkerUnavailable where nothing can be read at all.
    """
    here = described(worker, catalog)
    refused = {
        one.run.id: why for one in recorded.runs if (why := _refusal(recorded, one.run, here))
    }
    left = [one for one in recorded.runs if one.run.id not in refused]
    again, problem, known = Again(), None, None
    if left:
        known = _kept_faces(recorded, left)
        try:
            again = yield from read_again(
                worker, catalog, _source(recorded, media), _setups(left, here, known), known
            )
        except (HashMismatch, UnreadableMedia) as error:
            problem = _Refusal(error.code, str(error))
    faces = _Faces(recorded, again, known)
    yield Rerun(
        recorded=recorded,
        runs=tuple(
            _repeated(one, refused.get(one.run.id) or problem, again, here, faces)
            for one in recorded.runs
        ),
        software=next((setup.software for setup in here.values()), {}),
        at=now(),
    )


def _refusal(
    recorded: Recorded, run: AnalyzerRun, here: Mapping[str, AnalyzerSetup]
) -> _Refusal | None:
    """Return why a run cannot be repeated as it was, None where it can."""
    setup = here.get(run.info.name)
    if run.state is not RunState.FINISHED:
        return _Refusal("not_finished", f"The run is {run.state}.")
    if setup is None:
        return _Refusal("analyzer_missing", f"{run.info.name} is not installed here.")
    if setup.info.family is Family.FACES:
        return _Refusal(
            "face_pass", "The face pass is repeated with those that read its faces."
        )
    return _other(run, setup) or _other_faces(recorded, run)


def _other(run: AnalyzerRun, setup: AnalyzerSetup) -> _Refusal | None:
    """Return in what the analyzer here differs from the one that ran."""
    if setup.info.version != run.info.version:
        versions = f"{run.info.version} then, {setup.info.version} here"
        return _Refusal("other_version", f"Version {versions}.")
    if setup.model_sha256 != run.model_sha256:
        if setup.model_sha256 is None:
            return _Refusal("model_missing", f"Its pack {run.model_sha256} is not here.")
        return _Refusal("other_model", f"Its pack here is {setup.model_sha256}.")
    settings = {name: value for name, value in run.settings.items() if name != FACES_READ}
    if dict(setup.settings) != settings:
        names = sorted(
            name
            for name in settings.keys() | setup.settings.keys()
            if settings.get(name) != setup.settings.get(name)
        )
        return _Refusal("other_settings", f"Other settings: {', '.join(names)}.")
    if setup.seed != run.seed:
        return _Refusal("other_seed", f"Seed {run.seed} then, {setup.seed} here.")
    return None


def _other_faces(recorded: Recorded, run: AnalyzerRun) -> _Refusal | None:
    """Return whether a run read faces that can be had neither anew nor from the case."""
    if run.info.needs is not Need.FACES:
        return None
    read = run.settings.get(FACES_READ)
    if read == recorded.found_digest or (recorded.known and _known_digest(recorded) == read):
        return None
    return _Refusal("other_faces", "It read faces as an examiner had put them right then.")


def _known_digest(recorded: Recorded) -> str | None:
    return digest(recorded.known.tracks) if recorded.known else None


def _kept_faces(recorded: Recorded, left: list[OnRecord]) -> KnownFaces | None:
    """Return the faces on record, where they and not those found anew were read."""
    read = {one.run.settings.get(FACES_READ) for one in left if _reads_faces(one)}
    anew = not read or recorded.found_digest in read
    return None if anew else recorded.known


def _reads_faces(one: OnRecord) -> bool:
    return one.run.info.needs is Need.FACES


def _setups(
    left: list[OnRecord], here: Mapping[str, AnalyzerSetup], known: KnownFaces | None
) -> list[AnalyzerSetup]:
    """Return the analyzers to ask, with the face pass where its faces are found anew."""
    setups = {one.run.info.name: here[one.run.info.name] for one in left}
    finding = [s for s in here.values() if s.info.family is Family.FACES]
    wanted = known is None and any(map(_reads_faces, left))
    return [*(finding if wanted else []), *setups.values()]


def _source(recorded: Recorded, media: Path | None) -> Source:
    item, path = recorded.item, media or recorded.original
    if item.kind is None or item.stream is None:
        raise UnreadableMedia(f"{item.exhibit} could not be read: {item.detail}")
    if not path.is_file():
        raise HashMismatch(f"The original of {item.exhibit} is not here: {path}")
    return Source(
        path=path,
        sha256=item.sha256,
        size_bytes=path.stat().st_size,
        kind=item.kind,
        stream=item.stream,
    )


class _Faces:
    """By which names the faces of then and now are told as the same."""

    def __init__(self, recorded: Recorded, again: Again, known: KnownFaces | None) -> None:
        self.then = {} if known else recorded.numbers
        self.differ = bool(again.found) and _digest(again.found) != recorded.found_digest
        self._read = bool(again.found or known)


def _digest(found: list[TrackFound]) -> str:
    """Return what stands for faces that were found anew, as for those on record."""
    return digest(
        FaceTrack(
            media_id="",
            run_id="",
            label="",
            spans=(TrackSpan(one.number, one.first_frame, one.last_frame),),
            frames=one.frames,
        )
        for one in found
    )


def _repeated(
    one: OnRecord,
    refusal: _Refusal | None,
    again: Again,
    here: Mapping[str, AnalyzerSetup],
    faces: _Faces,
) -> Repeated:
    run, name = one.run, one.run.info.name
    none = Comparison(alike=Alike.NOT_REPEATABLE)
    setup = here.get(name)
    if refusal is not None:
        why = {"reason": refusal.reason, "detail": refusal.detail}
        return Repeated(run=run, comparison=none, setup=setup, **why)
    if wrong := again.wrong.get(name):
        reason = wrong.split(":", 1)[0] if wrong.split(":", 1)[0].isidentifier() else "failed"
        return Repeated(run=run, comparison=none, setup=setup, reason=reason, detail=wrong)
    try:
        then = one.said(faces.then)
    except WorkbenchError as error:
        why = {"reason": error.code, "detail": str(error)}
        return Repeated(run=run, comparison=none, setup=setup, **why)
    said = told(again.said[name], {}, with_maps=then.maps is not None)
    if not then and not said:
        why = {"reason": "nothing_compared", "detail": "Neither reading says what is compared."}
        return Repeated(run=run, comparison=none, setup=setup, **why)
    found = compare(then, said)
    if _reads_faces(one) and faces.differ:
        remarks = ("The face pass found other faces.", *found.remarks)
        found = replace(found, alike=Alike.DIFFERENT, remarks=remarks)
    return Repeated(run=run, comparison=found, setup=setup)
