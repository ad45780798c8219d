"""Golden media: the sample files, with what every default analyzer said of them when made.

    python recipes/golden.py

writes `resources/golden/expected.json` anew, with the versions and packs of this workstation.
It is made when an analyzer, a pack or a sample file changes on purpose, and at no other time.
"""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

import msgspec

from workbench.analyzer import Source
from workbench.errors import IntakeError
from workbench.evaluation.scoring import PROBED, digest
from workbench.examination import plan
from workbench.model import AnalyzerSetup, Probe, Progress
from workbench.repeating.again import Catalog, read_again
from workbench.repeating.told import Told, told
from workbench.sample import sample_files
from workbench.worker import Worker

__all__ = ["EXPECTED", "FORMAT", "Golden", "Heard", "Said", "carried", "hear"]

FORMAT = "loupe-golden 2"
EXPECTED = ("golden", "expected.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one analyzer said of one file, or what went wrong."""

    version: str
    model_sha256: str | None = None
    told: Told = field(default_factory=Told)
    wrong: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One sample file: its hash, what the analyzers said, or why it was refused."""

    name: str
    sha256: str
    refused: str = ""
    said: Mapping[str, Said] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """What was said of all sample files, and by which software."""

    software: Mapping[str, str]
    files: tuple[Heard, ...]
    format: str = FORMAT


def carried() -> Golden:
    """Return what Loupe expects, as it is carried with it."""
    place = files("resources").joinpath(*EXPECTED)
    return msgspec.json.decode(place.read_bytes(), type=Golden)


def hear(worker: Worker, catalog: Catalog) -> Iterator[Progress | Golden]:
    """Yield progress, in files, and last what is said of the sample files here."""
    setups = plan(worker, catalog)
    heard: list[Heard] = []
    with sample_files() as paths:
        for number, path in enumerate(paths):
            yield Progress(done=number, total=len(paths))
            heard.append((yield from _file(worker, catalog, setups, path)))
    software = dict(setups[0].software) if setups else {}
    yield Golden(software=software, files=tuple(heard))


def _kept(said: Told) -> Told:
    """Return what golden results hold: maps coarsely, and the values of curves.

    The bands that curves are laid beside come from references, and are not drift.
    """
    maps = tuple(replace(one, levels=b"") for one in said.maps or ())
    curves = tuple(replace(one, axes=_thinned(one.axes)) for one in said.curves or ())
    return replace(said, maps=maps, curves=curves)


def _thinned(axes: Mapping[str, tuple[float, ...]]) -> dict[str, tuple[float, ...]]:
    """Return where a curve begins and ends, and its values to seven significant digits."""
    ends = (*axes["x"][:1], *axes["x"][-1:])
    told = {"x": ends, "y": axes["y"]}
    return {name: tuple(float(f"{one:.7g}") for one in axis) for name, axis in told.items()}


def _file(
    worker: Worker, catalog: Catalog, setups: list[AnalyzerSetup], path: Path
) -> Generator[Progress, None, Heard]:
    sha256 = digest(path)
    try:
        probe: Probe
        [probe] = worker.run(PROBED, path, path.name)
    except IntakeError as error:
        return Heard(name=path.name, sha256=sha256, refused=error.code)
    source = Source(
        path=path,
        sha256=sha256,
        size_bytes=path.stat().st_size,
        kind=probe.kind,
        stream=probe.stream,
    )
    again = yield from read_again(worker, catalog, source, setups)
    said = {
        setup.info.name: Said(
            version=setup.info.version,
            model_sha256=setup.model_sha256,
            told=_kept(told(again.said[setup.info.name], {})),
            wrong=again.wrong.get(setup.info.name, ""),
        )
        for setup in setups
    }
    return Heard(name=path.name, sha256=sha256, said=said)
