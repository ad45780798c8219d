"""An examination leaves a true record, however it ends."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

import pytest
from case_store.verification import verify

from workbench.errors import UnknownAnalyzer
from workbench.examination import Observed, examine, plan
from workbench.intake import receive
from workbench.model import (
    AnalyzerInfo,
    AnalyzerRun,
    Arrival,
    Family,
    FileOutcome,
    FrameScore,
    MediaKind,
    Need,
    OperatingPoint,
    Outcome,
    Progress,
    RunState,
)

BRIGHTNESS = AnalyzerInfo(
    name="test.brightness",
    title="Mean brightness",
    version="1",
    media=frozenset({MediaKind.VIDEO}),
    family=Family.FREQUENCY,
    needs=Need.FRAMES,
    reference="none",
    limitations="Shows how bright a frame is and nothing else.",
    validated_range="any",
    resumable=True,
)


@dataclass(frozen=True)
class Brightness:
    """Scores each frame by its mean luma."""

    info: ClassVar = BRIGHTNESS

    def begin(self, source):
        return self

    def observe(self, batch):
        for frame in batch:
            yield FrameScore(
                frame=frame.index,
                pts=frame.pts,
                outcome=Outcome.SCORED,
                score=float(frame.luma.mean()),
            )

    def conclude(self):
        return iter(())


@dataclass(frozen=True)
class Flagging(Brightness):
    info: ClassVar = replace(
        BRIGHTNESS,
        name="test.flagging",
        operating_points=(
            OperatingPoint(kind=MediaKind.VIDEO, threshold=150.0, meaning="a test's choice"),
        ),
    )


@dataclass(frozen=True)
class Sampled(Brightness):
    info: ClassVar = replace(BRIGHTNESS, name="test.sampled", per_second=5.0)


@dataclass(frozen=True)
class Stateful(Brightness):
    info: ClassVar = replace(BRIGHTNESS, name="test.stateful", resumable=False)


@dataclass(frozen=True)
class Raising(Brightness):
    info: ClassVar = replace(BRIGHTNESS, name="test.raising")

    def observe(self, batch):
        for frame in batch:
            if frame.index == 10:
                raise RuntimeError("the network lost its weights")
            yield from super().observe((frame,))


@dataclass(frozen=True)
class Crashing(Brightness):
    info: ClassVar = replace(BRIGHTNESS, name="test.crashing")

    def observe(self, batch):
        yield from super().observe(batch)
        if batch[0].index >= 8:
            ctypes.string_at(0)


@dataclass(frozen=True)
class StillsOnly(Brightness):
    info: ClassVar = replace(
        BRIGHTNESS, name="test.stills", media=frozenset({MediaKind.IMAGE}), resumable=False
    )


@dataclass(frozen=True)
class OfFile(Brightness):
    info: ClassVar = replace(BRIGHTNESS, name="test.file", needs=Need.FILE)

    def observe(self, batch):
        raise AssertionError("it wants no frames")

    def conclude(self) -> Iterator[FileOutcome]:
        yield FileOutcome(outcome=Outcome.SCORED)


def good():
    return (Brightness(), Sampled(), StillsOnly(), OfFile())


def with_raising():
    return (Brightness(), Raising())


def with_crashing():
    return (Brightness(), Crashing(), Stateful())


def flagging():
    return (Flagging(),)


def one():
    return (Brightness(),)


def stateful():
    return (Stateful(),)


@pytest.fixture
def item(store, worker, tmp_path, scene, write_video):
    frames = [scene(64, 48, n) // 3 + (120 if 20 <= n < 30 else 0) for n in range(40)]
    clip = write_video(tmp_path / "clip.mp4", frames)
    [arrival] = [a for a in receive(store, worker, [clip]) if isinstance(a, Arrival)]
    return store.item(arrival.exhibit)


def run_all(store, worker, catalog, item):
    return list(examine(store, worker, catalog, plan(worker, catalog), item))


def runs_of(store, item):
    return {run.info.name: run for run in store.runs(item.id)}


def scores_of(store, run):
    [series] = store.series(run.id)
    return dict(zip(series.frames.tolist(), series.scores.tolist(), strict=True))


def test_every_analyzer_ends_with_its_coverage(store, worker, item):
    run_all(store, worker, good, item)
    runs = runs_of(store, item)

    assert {run.state for run in runs.values()} == {RunState.FINISHED}
    assert runs["test.brightness"].coverage.scored == 40
    sampled = runs["test.sampled"].coverage
    assert (sampled.scored, sampled.not_examined) == (8, 32)
    stills = runs["test.stills"].coverage
    assert (stills.unit, stills.not_applicable) == ("file", 1)
    assert runs["test.file"].coverage.scored == 1
    assert verify(store.folder).ok


def test_a_run_can_be_repeated_from_its_record(store, worker, item):
    run_all(store, worker, one, item)
    [run] = store.runs(item.id)

    assert run.media_sha256 == item.sha256
    assert {"python", "av", "numpy", "loupe"} <= set(run.software)
    assert run.info == BRIGHTNESS


def test_observations_are_on_record_when_they_are_told(store, worker, item):
    events = run_all(store, worker, one, item)
    told = [e.observation.frame for e in events if isinstance(e, Observed)]

    assert told == list(range(40)) == list(scores_of(store, store.runs(item.id)[0]))
    assert [e.done for e in events if isinstance(e, Progress)][-1] == 40


def test_one_that_raises_fails_alone_and_keeps_what_it_had(store, worker, item):
    run_all(store, worker, with_raising, item)
    runs = runs_of(store, item)

    assert runs["test.brightness"].state is RunState.FINISHED
    broken = runs["test.raising"]
    assert broken.state is RunState.FAILED
    assert "lost its weights" in broken.error
    assert (broken.coverage.scored, broken.coverage.failed) == (10, 6)
    assert broken.coverage.not_examined == 24


def test_one_that_kills_the_reader_fails_alone(store, worker, item):
    run_all(store, worker, with_crashing, item)
    runs = runs_of(store, item)

    assert runs["test.brightness"].state is RunState.FINISHED
    assert runs["test.stateful"].state is RunState.FINISHED
    assert runs["test.crashing"].state is RunState.FAILED
    assert "SIGSEGV" in runs["test.crashing"].error
    assert list(scores_of(store, runs["test.brightness"])) == list(range(40))
    assert verify(store.folder).ok


def cancel_after(store, worker, catalog, item, frames):
    work = examine(store, worker, catalog, plan(worker, catalog), item)
    for event in work:
        if isinstance(event, Observed) and event.observation.frame >= frames:
            break
    work.close()


def test_cancel_keeps_what_is_done_and_resuming_equals_an_uninterrupted_run(
    store, worker, item
):
    cancel_after(store, worker, one, item, 12)
    [cancelled] = store.runs(item.id)
    assert cancelled.state is RunState.CANCELLED
    assert 12 <= cancelled.coverage.scored < 40

    events = run_all(store, worker, one, item)
    resumed = store.runs(item.id)[-1]

    assert resumed.continues == cancelled.id
    assert min(e.observation.frame for e in events if isinstance(e, Observed)) > 12
    assert list(scores_of(store, resumed)) == list(range(40))
    assert resumed.coverage.scored == 40
    assert all(map(math.isfinite, scores_of(store, resumed).values()))
    assert verify(store.folder).ok


def test_what_cannot_resume_starts_over(store, worker, item):
    cancel_after(store, worker, stateful, item, 12)
    run_all(store, worker, stateful, item)
    [_, again] = store.runs(item.id)

    assert again.continues
    assert list(scores_of(store, again)) == list(range(40))
    assert again.coverage.scored == 40


def test_what_is_finished_is_not_repeated(store, worker, item):
    run_all(store, worker, one, item)

    assert run_all(store, worker, one, item) == []
    assert len(store.runs(item.id)) == 1


def test_a_flagged_segment_becomes_one_proposed_finding(store, worker, item):
    run_all(store, worker, flagging, item)
    [finding] = store.findings(item.id)

    assert finding.state == "proposed"
    assert finding.first_pts == pytest.approx(20 / 25)
    assert finding.last_pts == pytest.approx(29 / 25)
    assert "150.00" in finding.statement
    assert run_all(store, worker, flagging, item) == []
    assert len(store.findings(item.id)) == 1


def test_an_unknown_analyzer_is_named(worker):
    with pytest.raises(UnknownAnalyzer, match="nonsense"):
        plan(worker, one, ["nonsense"])


def test_a_run_is_told_when_it_begins_and_when_it_ends(store, worker, item):
    events = run_all(store, worker, one, item)
    states = [event.state for event in events if isinstance(event, AnalyzerRun)]

    assert states == [RunState.RUNNING, RunState.FINISHED]
