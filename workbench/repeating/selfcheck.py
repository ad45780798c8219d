"""Read the golden media on this workstation, and compare with what Loupe expects of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench import __version__
from workbench.model import Progress, now
from workbench.repeating.again import Catalog
from workbench.repeating.comparing import Alike, Comparison, compare, worst
from workbench.repeating.golden import Golden, Heard, Said, hear
from workbench.self_check import KeptCheck
from workbench.software import NETWORK
from workbench.worker import Worker

__all__ = ["Drift", "SelfCheck", "selfcheck"]

OWN = {NETWORK, "platform"}  # told, and no version that could change a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How alike one analyzer's results over one file are; `reason` where none is comparable."""

    analyzer: str
    version: str
    file: str
    comparison: Comparison
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """A self-check: every default analyzer over every sample file."""

    expected: Golden
    found: Golden
    drifts: tuple[Drift, ...]

    @property
    def by_analyzer(self) -> dict[str, Alike]:
        """The least alike of each analyzer's results."""
        names = dict.fromkeys(drift.analyzer for drift in self.drifts)
        return {
            name: worst(d.comparison.alike for d in self.drifts if d.analyzer == name)
            for name in names
        }

    @property
    def alike(self) -> Alike:
        """The least alike of all."""
        return worst(drift.comparison.alike for drift in self.drifts)

    @property
    def changed(self) -> dict[str, tuple[str | None, str | None]]:
        """Versions of software that are others than those expected: then and here."""
        then, here = self.expected.software, self.found.software
        names = (then.keys() | here.keys()) - OWN
        return {n: (then.get(n), here.get(n)) for n in names if then.get(n) != here.get(n)}

    def kept(self) -> KeptCheck:
        """Return what the user's data folder keeps of it."""
        return KeptCheck(
            at=now(),
            program=f"loupe {__version__}",
            result=str(self.alike),
            software=dict(self.found.software),
            analyzers={name: str(alike) for name, alike in self.by_analyzer.items()},
            changed=self.changed,
        )


def selfcheck(
    worker: Worker, catalog: Catalog, expected: Golden
) -> Iterator[Progress | SelfCheck]:
    """Yield progress, and last the result. Raises WorkerUnavailable."""
    for step in hear(worker, catalog):
        if isinstance(step, Progress):
            yield step
        else:
            drifts = tuple(_drifts(expected, step))
            yield SelfCheck(expected=expected, found=step, drifts=drifts)


def _drifts(expected: Golden, found: Golden) -> Iterator[Drift]:
    files = {heard.name: heard for heard in expected.files}
    for heard in found.files:
        then = files.pop(heard.name, None)
        if then is None or then.sha256 != heard.sha256:
            yield _lost("sample", heard.name, "other_file")
        elif then.refused or heard.refused:
            alike = Alike.BIT_EQUAL if then.refused == heard.refused else Alike.DIFFERENT
            remarks = () if alike is Alike.BIT_EQUAL else (_refusals(then, heard),)
            comparison = Comparison(alike=alike, remarks=remarks)
            yield Drift(analyzer="probe", version="", file=heard.name, comparison=comparison)
        else:
            yield from _of_file(heard.name, then.said, heard.said)
    yield from (_lost("sample", name, "file_missing") for name in files)


def _refusals(then: Heard, now_: Heard) -> str:
    return f"{then.refused or 'read'} then, {now_.refused or 'read'} now"


def _of_file(name: str, then: Mapping[str, Said], here: Mapping[str, Said]) -> Iterator[Drift]:
    for analyzer in sorted(then.keys() | here.keys()):
        was, is_ = then.get(analyzer), here.get(analyzer)
        if was is None or is_ is None:
            yield _lost(analyzer, name, "not_expected" if was is None else "analyzer_missing")
            continue
        reason = _reason(was, is_)
        none = Comparison(alike=Alike.NOT_REPEATABLE, remarks=(is_.wrong,) if is_.wrong else ())
        found = none if reason else compare(was.told, is_.told)
        yield Drift(
            analyzer=analyzer,
            version=is_.version,
            file=name,
            comparison=found,
            reason=reason,
        )


def _reason(was: Said, is_: Said) -> str:
    """Return why what an analyzer says cannot be compared, empty where it can."""
    if is_.wrong:
        return "failed"
    if is_.version != was.version:
        return "other_version"
    return "" if is_.model_sha256 == was.model_sha256 else "other_model"


def _lost(analyzer: str, file: str, reason: str) -> Drift:
    none = Comparison(alike=Alike.NOT_REPEATABLE)
    return Drift(analyzer=analyzer, version="", file=file, comparison=none, reason=reason)
