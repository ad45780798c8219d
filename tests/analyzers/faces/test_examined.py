"""Faces through a whole examination: on record, read again without decoding, put right."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import av
import pytest

from analyzers.faces.face_pass import Faces
from case_store.store import CaseStore
from case_store.verification import verify
from workbench import reading
from workbench.examination import Observed, examine, plan
from workbench.faces.tracks import excluded, renamed
from workbench.intake import receive
from workbench.model import (
    AnalyzerInfo,
    Arrival,
    Case,
    Family,
    FrameScore,
    MediaKind,
    Need,
    Outcome,
    Progress,
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


@dataclass(frozen=True)
class ResumableNose(Nose):
    info: ClassVar[AnalyzerInfo] = replace(Nose.info, resumable=True)


def resumable():
    return (Faces(), ResumableNose())


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
    """Return track, frames and scores of the faces; failed frames belong to no track."""
    [series] = [one for one in store.series(run.id) if one.track_id]
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


def test_an_analyzer_reads_again_when_a_face_was_excluded_and_not_when_it_was_named(
    store, reader, item
):
    run(store, reader, both, item)
    [track] = store.tracks(item.id)
    named = renamed(track, "The astronaut", examiner="A. Vos")
    store.revise_tracks(item.id, [named])
    run(store, reader, undecoded, item)
    assert len(store.runs(item.id)) == 2

    store.revise_tracks(item.id, [excluded(named, examiner="A. Vos", note="a poster")])
    again = run(store, reader, undecoded, item)["test.nose"]

    assert len(store.runs(item.id)) == 3
    assert again.coverage.scored == 0
    assert again.coverage.not_applicable == TICKS


def test_a_stopped_face_pass_keeps_the_faces_that_it_had_found(store, reader, item):
    work = examine(store, reader, faces, plan(reader, faces), item)
    for event in work:
        if isinstance(event, Progress) and event.done >= 40:
            break
    work.close()

    [stopped] = store.runs(item.id)
    assert stopped.state is RunState.CANCELLED
    [track] = store.tracks(item.id)
    assert track.first_frame == 0
    assert 39 <= track.last_frame < 149
    assert verify(store.folder).ok


@pytest.fixture
def gap(store, worker, tmp_path):
    """The sample clip with frames that do not decode, first in a batch and within one."""
    clip = bytearray((SAMPLE / "clip.mp4").read_bytes())
    with av.open(str(SAMPLE / "clip.mp4")) as container:
        packets = [p for p in container.demux(video=0) if p.size]
        for number in (24, 37, 38, 90):
            packet = packets[number]
            clip[packet.pos + 4 : packet.pos + packet.size] = b"\xff" * (packet.size - 4)
    path = tmp_path / "gap.mp4"
    path.write_bytes(clip)
    [arrival] = [a for a in receive(store, worker, [path]) if isinstance(a, Arrival)]
    return store.item(arrival.exhibit)


def test_frames_that_do_not_decode_cost_themselves_and_no_face(store, reader, gap):
    runs = run(store, reader, both, gap)

    assert {one.state for one in runs.values()} == {RunState.FINISHED}, runs["faces"].error
    coverage = runs["faces"].coverage
    seen = store.faces_seen(gap.id)
    assert seen.frames.tolist() == list(range(150))
    assert coverage.not_examined == 0
    assert coverage.failed + coverage.withheld > 0
    assert coverage.scored > 20
    assert verify(store.folder).ok


def test_over_kept_faces_a_run_that_goes_on_equals_one_that_was_never_stopped(
    store, reader, gap, tmp_path
):
    run(store, reader, faces, gap)
    whole = scores(store, run(store, reader, resumable, gap)["test.nose"])
    other = CaseStore.create(tmp_path / "other.loupe", Case(number="2", examiner="x"))
    with other:
        list(receive(other, reader, [store.evidence_path(gap)]))
        [item] = other.media()
        run(other, reader, faces, item)
        work = examine(other, reader, resumable, plan(reader, resumable), item)
        for event in work:
            if isinstance(event, Observed) and event.observation.frame > 20:
                break
        work.close()
        again = run(other, reader, resumable, item)["test.nose"]

        assert again.continues
        assert frames_and_scores(scores(other, again)) == frames_and_scores(whole)


def frames_and_scores(told):
    _, frames, values = told
    return frames, [None if value != value else value for value in values]
