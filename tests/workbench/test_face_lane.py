"""The face pass takes its place in the one pass, and its failure ends no other reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pytest

from case_store.verification import verify
from workbench.analyzer import Frame
from workbench.examination import examine, plan
from workbench.face_lane import FaceLane
from workbench.intake import receive
from workbench.model import (
    AnalyzerInfo,
    Arrival,
    FacesSeen,
    Family,
    FrameScore,
    MediaKind,
    Need,
    Outcome,
    RunState,
)

FACES = AnalyzerInfo(
    name="faces",
    title="Faces",
    version="test",
    media=frozenset(MediaKind),
    family=Family.FACES,
    needs=Need.FRAMES,
    reference="none",
    limitations="none",
    validated_range="any",
)


@dataclass(frozen=True)
class NoFaces:
    """A face pass that looks and finds nothing; it raises at the frame `fault`."""

    fault: int = -1
    info: ClassVar = FACES
    model_sha256: ClassVar = "0" * 64

    def read(self, source, batches):
        for batch in batches:
            if any(frame.index == self.fault for frame in batch):
                raise RuntimeError("the detector lost its anchors")
            n = len(batch)
            yield FacesSeen(
                frames=np.array([frame.index for frame in batch], np.int64),
                pts=np.array([frame.pts for frame in batch], np.float64),
                faces=np.zeros(n, np.uint8),
                outcomes=np.full(n, list(Outcome).index(Outcome.NOT_APPLICABLE), np.uint8),
            )
            yield batch

    def recall(self, source, known, batches):
        raise AssertionError("nothing was kept")


@dataclass(frozen=True)
class Counting:
    """Scores a frame by the number of its faces."""

    info: ClassVar = replace(FACES, name="test.counting", family=Family.GAZE, needs=Need.FACES)

    def begin(self, source):
        return self

    def observe(self, batch) -> Iterator[FrameScore]:
        for frame in batch:
            yield FrameScore(
                frame=frame.index,
                pts=frame.pts,
                outcome=Outcome.SCORED,
                score=float(len(frame.faces)),
            )

    def conclude(self):
        return iter(())


@dataclass(frozen=True)
class Plain(Counting):
    info: ClassVar = replace(FACES, name="test.plain", family=Family.GAZE, needs=Need.FRAMES)


def sound():
    return (Counting(), Plain(), NoFaces())


def faulty():
    return (Counting(), Plain(), NoFaces(fault=20))


@pytest.fixture
def item(store, worker, tmp_path, scene, write_video):
    clip = write_video(tmp_path / "clip.mp4", [scene(64, 48, n) for n in range(40)])
    [arrival] = [a for a in receive(store, worker, [clip]) if isinstance(a, Arrival)]
    return store.item(arrival.exhibit)


def run_all(store, worker, catalog, item, names=()):
    list(examine(store, worker, catalog, plan(worker, catalog, names), item))
    return {run.info.name: run for run in store.runs(item.id)}


def test_an_analyzer_that_reads_faces_brings_the_face_pass_along(store, worker, item):
    runs = run_all(store, worker, sound, item, ("test.counting",))

    assert set(runs) == {"faces", "test.counting"}
    assert {run.state for run in runs.values()} == {RunState.FINISHED}


def test_frames_without_a_face_are_told_from_frames_not_looked_at(store, worker, item):
    coverage = run_all(store, worker, sound, item)["faces"].coverage

    assert (coverage.not_applicable, coverage.not_examined) == (40, 0)
    assert [reason.reason for reason in coverage.reasons] == ["no_face"]


def test_a_face_pass_that_raises_fails_with_those_that_need_it_alone(store, worker, item):
    runs = run_all(store, worker, faulty, item)

    assert runs["test.plain"].state is RunState.FINISHED
    assert runs["test.plain"].coverage.scored == 40
    assert runs["faces"].state is RunState.FAILED
    assert "lost its anchors" in runs["faces"].error
    assert runs["test.counting"].state is RunState.FAILED
    assert "the face pass failed" in runs["test.counting"].error
    assert runs["test.counting"].coverage.scored <= 16
    assert verify(store.folder).ok


def test_an_error_of_the_decoder_is_not_the_face_pass_s():
    def broken():
        yield (Frame(0, 0.0, None),)
        raise OSError("the disk is gone")

    lane = FaceLane(NoFaces(), None)
    with pytest.raises(OSError, match="the disk is gone"):
        list(lane.read(broken()))
    assert lane.error is None
