"""An examination leaves a true record, however it ends."""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

from case_store.verification import verify
from workbench.errors import UnknownAnalyzer
from workbench.examination import Observed, agenda, examine, plan
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
class Following(Brightness):
    info: ClassVar = replace(
        BRIGHTNESS, name="test.following", by_default=False, where_found=True
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


def followed():
    return (Flagging(), Following())


def following_nothing():
    return (Brightness(), Following())


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

    assert again.continues is None
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


def test_what_is_asked_where_something_is_found_is_not_asked_elsewhere(store, worker, item):
    def ask(catalog, names=()):
        setups, then = agenda(worker, catalog, names)
        list(examine(store, worker, catalog, setups, item, then=then))
        return set(runs_of(store, item))

    assert ask(following_nothing) == {"test.brightness"}
    assert ask(followed, ["test.flagging"]) == {"test.brightness", "test.flagging"}
    assert store.findings(item.id) and "test.following" not in runs_of(store, item)
    assert "test.following" in ask(followed)


def test_an_unknown_analyzer_is_named(worker):
    with pytest.raises(UnknownAnalyzer, match="nonsense"):
        plan(worker, one, ["nonsense"])


def test_a_run_is_told_when_it_begins_and_when_it_ends(store, worker, item):
    events = run_all(store, worker, one, item)
    states = [event.state for event in events if isinstance(event, AnalyzerRun)]

    assert states == [RunState.RUNNING, RunState.FINISHED]


def test_bytes_that_were_changed_behind_the_case_are_not_examined(store, worker, item):
    copy = store.evidence_path(item)
    copy.chmod(0o644)
    copy.write_bytes(copy.read_bytes()[:-1] + b"?")
    run_all(store, worker, good, item)

    runs = runs_of(store, item).values()
    assert {run.state for run in runs} == {RunState.FAILED}
    assert all(run.error.startswith("hash_mismatch") for run in runs)
    assert all(run.coverage.scored == 0 for run in runs)


def test_findings_are_proposed_though_an_earlier_call_was_stopped_before(store, worker, item):
    work = examine(store, worker, flagging, plan(worker, flagging), item)
    for event in work:
        if isinstance(event, AnalyzerRun) and event.state is RunState.FINISHED:
            break
    work.close()
    assert store.findings(item.id) == []

    run_all(store, worker, flagging, item)
    assert len(store.findings(item.id)) == 1


def total(coverage):
    return sum(getattr(coverage, str(outcome)) for outcome in Outcome) + coverage.not_examined


def test_a_run_begins_with_nothing_examined(store, worker, item):
    events = run_all(store, worker, good, item)
    begun = [e for e in events if isinstance(e, AnalyzerRun) and e.state is RunState.RUNNING]

    assert [total(run.coverage) for run in begun] == [40, 40, 1, 1]
    assert all(total(run.coverage) in (1, 40) for run in store.runs(item.id))


def test_lost_and_spoilt_frames_are_told_from_those_that_were_not_due(
    store, worker, tmp_path, scene, write_video
):
    clip = write_video(
        tmp_path / "d.ts",
        [scene(160, 120, n, noise=12) for n in range(60)],
        options={"g": "20", "bf": "0"},
    )
    data = bytearray(clip.read_bytes())
    middle = len(data) // 2 // 188 * 188
    data[middle : middle + 188 * 40] = bytes(188 * 40)
    clip.write_bytes(data)
    [arrival] = [a for a in receive(store, worker, [clip]) if isinstance(a, Arrival)]
    item = store.item(arrival.exhibit)
    run_all(store, worker, one, item)

    [run] = store.runs(item.id)
    reasons = {(count.outcome, count.reason) for count in run.coverage.reasons}
    assert reasons & {(Outcome.FAILED, "not_decoded"), (Outcome.WITHHELD, "frame_damaged")}
    assert 20 <= run.coverage.scored < 60
    assert run.coverage.not_examined == 0


def real():
    from analyzers.compression.noise_residual import NoiseResidual

    return (NoiseResidual(),)


def test_a_resumed_run_describes_the_same_frames_as_an_uninterrupted_one(
    store, worker, tmp_path, scene, write_video
):
    pictures = [scene(256, 192, n) for n in range(8)]
    pictures[1][40:120, 40:140] = scene(100, 80, 99, noise=25)
    clip = write_video(tmp_path / "n.mp4", pictures, rate=1, options={"crf": "10"})
    [arrival] = [a for a in receive(store, worker, [clip]) if isinstance(a, Arrival)]
    item = store.item(arrival.exhibit)
    cancel_after(store, worker, real, item, 4)
    run_all(store, worker, real, item)
    [_, resumed] = store.runs(item.id)
    assert resumed.continues

    scores = scores_of(store, resumed)
    assert list(scores) == list(range(8))
    described = {stored.frame for stored in store.maps(resumed.id)}
    assert described == {0, max(scores, key=scores.get)}
