"""Faces through a whole examination: on record, read again without decoding, put right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from analyzers.faces.face_pass import Faces
from case_store.verification import verify
from workbench import reading
from workbench.examination import examine, plan
from workbench.faces.tracks import excluded
from workbench.intake import receive
from workbench.model import (
    AnalyzerInfo,
    Arrival,
    Family,
    FrameScore,
    MediaKind,
    Need,
    Outcome,
    RunState,
)
from workbench.worker import Worker

SAMPLE = Path(__file__).parents[3] / "resources/sample"
TICKS = 12  # of half a second, in the six seconds of the sample clip


@dataclass(frozen=True)
class Nose:
    """Scores a face by how bright its nose is, twice a second."""

    info: ClassVar[AnalyzerInfo] = AnalyzerInfo(
        name="test.nose",
        title="Brightness of the nose",
        version="1",
        media=frozenset(MediaKind),
        family=Family.FACE_PARTS,
        needs=Need.FACES,
        reference="none",
        limitations="Shows how bright a nose is and nothing else.",
        validated_range="any",
        per_second=2.0,
    )

    def begin(self, source):
        return self

    def observe(self, batch) -> Iterator[FrameScore]:
        for frame in batch:
            for face in frame.faces:
                yield FrameScore(
                    frame=frame.index,
                    pts=frame.pts,
                    outcome=Outcome.SCORED,
                    score=float(face.aligned[face.parts == 2].mean()),
                    track_id=face.track,
                )
            if not frame.faces:
                yield FrameScore(
                    frame=frame.index,
                    pts=frame.pts,
                    outcome=Outcome.NOT_APPLICABLE,
                    reason="no_face",
                )

    def conclude(self):
        return iter(())


def faces():
    return (Faces(),)


def both():
    return (Faces(), Nose())


def undecoded():
    """The same methods where whoever decodes a frame fails."""
    reading.frames = refused
    return both()


def refused(source, **_):
    raise AssertionError("a second examination must not decode")


@pytest.fixture
def reader():
    """A worker of this test's own, since a catalog may spoil it."""
    with Worker() as worker:
        yield worker


@pytest.fixture
def item(store, worker):
    [arrival] = [
        a for a in receive(store, worker, [SAMPLE / "clip.mp4"]) if isinstance(a, Arrival)
    ]
    return store.item(arrival.exhibit)


def run(store, worker, catalog, item, names=()):
    list(examine(store, worker, catalog, plan(worker, catalog, names), item))
    return {run.info.name: run for run in store.runs(item.id)}


def scores(store, run):
    [series] = store.series(run.id)
    return series.track_id, series.frames.tolist(), series.scores.tolist()


def test_tracks_and_their_measures_are_on_record(store, reader, item):
    runs = run(store, reader, faces, item)

    assert runs["faces"].state is RunState.FINISHED
    assert runs["faces"].model_sha256
    assert runs["faces"].coverage.scored == 150
    [track] = store.tracks(item.id)
    assert (track.label, track.first_frame, track.last_frame) == ("Face 1", 0, 149)
    samples = store.face_samples(track, meshes=True)
    assert samples.frames.tolist() == list(range(150))
    assert samples.meshed.all()
    assert [(s.first_frame, s.last_frame) for s in store.shots(item.id)] == [(0, 149)]
    assert verify(store.folder).ok


def test_a_second_examination_reads_kept_faces_and_equals_the_first(store, reader, item):
    run(store, reader, faces, item)
    [track] = store.tracks(item.id)
    again = run(store, reader, undecoded, item)["test.nose"]

    assert again.state is RunState.FINISHED, again.error
    assert (again.coverage.scored, again.coverage.not_examined) == (TICKS, 150 - TICKS)
    track_id, frames, _ = scores(store, again)
    assert track_id == track.id
    assert len(frames) == TICKS
    assert verify(store.folder).ok

    anew = run(store, reader, undecoded, item)
    assert len(anew) == 2  # nothing is repeated


def test_one_pass_for_both_gives_the_same_scores(store, reader, item, tmp_path):
    runs = run(store, reader, both, item, ("test.nose",))

    assert {one.state for one in runs.values()} == {RunState.FINISHED}
    track_id, frames, values = scores(store, runs["test.nose"])
    [track] = store.tracks(item.id)
    assert track_id == track.id
    assert len(frames) == TICKS
    kept = list(Nose().observe(kept_frames(store, item)))
    assert [one.frame for one in kept] == frames
    assert [one.score for one in kept] == values


def kept_frames(store, item):
    known = store.known_faces(item)
    batches = Faces().recall(store.source(item), known, None)
    kept = [frame for batch in batches for frame in batch]
    return tuple(kept[::2])


def test_an_excluded_face_is_not_read_again(store, reader, item):
    run(store, reader, faces, item)
    [track] = store.tracks(item.id)
    store.revise_tracks(item.id, [excluded(track, examiner="A. Vos", note="a poster")])
    again = run(store, reader, undecoded, item)["test.nose"]

    assert again.coverage.scored == 0
    assert again.coverage.not_applicable == TICKS
