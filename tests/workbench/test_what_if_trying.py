"""Scores over copies that are encoded again: real media, the real worker, a real case."""

import hashlib
from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from analyzers.catalog import BUILT_IN
from analyzers.references import rank_of_score
from case_store.store import CaseStore
from case_store.verification import verify
from workbench.errors import HashMismatch, NothingToTry, UnknownAnalyzer
from workbench.examination import examine
from workbench.intake import receive
from workbench.media.decoding import frames
from workbench.media.probe import source_of
from workbench.model import (
    AnalyzerRun,
    MediaKind,
    OperatingPoint,
    Outcome,
    Progress,
    Rank,
    Recoding,
    Tried,
    Variant,
    WhatIf,
)
from workbench.sample import sample_files
from workbench.what_if import on_record, strips
from workbench.what_if_copies import copied
from workbench.what_if_trying import Asked, setups_for, try_out
from workbench.worker import Worker

NOISE = "compression.noise_residual"
UNTOUCHED, SAVED = Variant(Recoding.UNTOUCHED), Variant(Recoding.SAVED)
COARSE, FINE = Variant(Recoding.JPEG, 30), Variant(Recoding.JPEG, 90)


@pytest.fixture
def sample(store, worker):
    """The portrait and the clip of the sample case, taken in."""
    with sample_files() as files:
        wanted = [file for file in files if file.name in {"portrait.jpg", "clip.mp4"}]
        list(receive(store, worker, wanted, "the sample"))
    return {item.kind: item for item in store.media()}


@pytest.fixture(scope="module")
def setups(worker):
    """What is asked: an analyzer without a network, of stills and videos alike."""
    return setups_for(worker, few, SimpleNamespace(kind=MediaKind.IMAGE), [NOISE])


@pytest.fixture
def asked(setups, sample):
    def make(kind, *wanted, **frames_of):
        variants = (UNTOUCHED, SAVED, *wanted)
        return Asked(item=sample[kind], setups=setups, variants=variants, **frames_of)

    return make


def few():
    """Return a catalog without the networks that nobody asks here."""
    names = {NOISE, "faces", "gaze", "compression.block_grid", "provenance.metadata"}
    return tuple(method for method in BUILT_IN if method.info.name in names)


def told(record):
    """Return score or reason by kind and strength."""
    return {
        (one.copy.kind, one.copy.strength): answer.score or answer.reason
        for one in record.tried
        for answer in one.answers
    }


def tried_out(store, worker, asked):
    return list(try_out(store, worker, few, asked, rank_of_score))


def test_a_still_is_tried_with_its_scores_on_record_and_the_exhibit_as_it_was(
    store, worker, sample, asked
):
    item = sample[MediaKind.IMAGE]
    events = tried_out(store, worker, asked(MediaKind.IMAGE, FINE, COARSE))
    [record] = on_record(store, item.id)
    found = told(record)

    assert [type(e) for e in events if not isinstance(e, Progress)] == [WhatIf, *[Tried] * 4]
    assert found[Recoding.UNTOUCHED, 0] == pytest.approx(found[Recoding.JPEG, 90], abs=0.02)
    assert found[Recoding.JPEG, 30] == "compressed_too_coarsely"  # its gate closes: no score
    untouched = record.tried[0].answers[0]
    assert 0 <= untouched.percentile <= 100 and untouched.low < untouched.high
    assert "photographs" in untouched.reference
    assert untouched.threshold is not None and untouched.covered
    copy = record.tried[2].copy
    assert copy.parent_sha256 == item.sha256 != copy.sha256 and copy.size_bytes
    assert "JPEG of quality 90" in copy.recipe
    held = store.evidence_path(item).read_bytes()
    assert hashlib.sha256(held).hexdigest() == item.sha256
    assert list((store.folder / "incoming").iterdir()) == []


def test_the_untouched_score_is_that_of_an_examination(store, worker, setups, sample, asked):
    item = sample[MediaKind.IMAGE]
    list(examine(store, worker, few, setups, item))
    [run] = store.runs(item.id)
    tried_out(store, worker, asked(MediaKind.IMAGE))
    [record] = on_record(store, item.id)

    [score] = store.series(run.id)[0].scores
    assert record.tried[0].answers[0].score == pytest.approx(score, abs=1e-8)


def test_frames_of_a_video_are_compared_with_what_the_examination_said_of_them(
    store, worker, setups, sample, asked
):
    item = sample[MediaKind.VIDEO]
    wanted = asked(MediaKind.VIDEO, first_frame=75, last_frame=77)
    tried_out(store, worker, wanted)
    [before] = on_record(store, item.id)
    [run] = (
        e
        for e in examine(store, worker, few, setups, item)
        if isinstance(e, AnalyzerRun) and e.ended_at
    )
    [series] = store.series(run.id)
    frame = next(f for f in series.frames.tolist() if f >= 40)
    tried_out(store, worker, replace(wanted, first_frame=frame, last_frame=frame))
    after = on_record(store, item.id)[-1]

    assert before.tried[0].answers == ()  # nobody has looked at them yet
    assert strips(before)[0].base.variant == SAVED
    place = series.frames.tolist().index(frame)
    assert after.tried[0].answers[0].score == pytest.approx(series.scores[place], abs=1e-8)
    assert after.tried[0].copy.sha256 != after.tried[1].copy.sha256


def test_less_than_a_second_of_a_video_is_judged_by_no_point_and_no_population(
    store, worker, setups, sample
):
    item, rank = sample[MediaKind.VIDEO], Rank(50.0, 0.0, 1.0, "of trials")
    point = OperatingPoint(kind=MediaKind.VIDEO, threshold=0.01, meaning="")
    told_of = [
        replace(one, info=replace(one.info, operating_points=(point,))) for one in setups
    ]
    answers = []
    for last in (40, 40 + round(item.stream.frame_rate) - 1):
        wanted = Asked(
            item=item, setups=told_of, variants=(SAVED,), first_frame=40, last_frame=last
        )
        list(try_out(store, worker, few, wanted, lambda *_: rank))
        [tried] = on_record(store, item.id)[-1].tried
        answers.extend(tried.answers)

    assert all(one.score is not None for one in answers)
    assert [one.threshold for one in answers] == [None, 0.01]
    assert [one.covered for one in answers] == [False, True]
    assert [one.percentile for one in answers] == [None, 50.0]


def test_stopping_keeps_what_was_tried_and_asking_again_goes_on(store, worker, sample, asked):
    wanted = asked(MediaKind.IMAGE, FINE, COARSE)
    with closing(try_out(store, worker, few, wanted, rank_of_score)) as events:
        next(event for event in events if isinstance(event, Tried))
    [stopped] = on_record(store, wanted.item.id)
    again = tried_out(store, worker, wanted)
    [whole] = on_record(store, wanted.item.id)
    actions = [event.action for event in store.events()]

    assert len(stopped.tried) == 1 and stopped.left == (SAVED, FINE, COARSE)
    assert whole.what_if.id == stopped.what_if.id and not whole.left
    assert whole.tried[0] == stopped.tried[0]  # not made a second time
    assert sum(isinstance(event, Tried) for event in again) == 4
    told_of = [action for action in actions if action.startswith("what-if")]
    assert told_of == [
        "what-if begun",
        "what-if tried",
        "what-if stopped",
        *["what-if tried"] * 3,
        "what-if ended",
    ]


def test_a_reader_that_is_broken_off_leaves_no_copy_that_failed(store, asked):
    wanted = asked(MediaKind.IMAGE, FINE)
    with Worker() as own:
        events = try_out(store, own, few, wanted, rank_of_score)
        next(event for event in events if isinstance(event, Tried))
        own.interrupt()
        rest = list(events)
    [record] = on_record(store, wanted.item.id)

    assert not any(isinstance(event, Tried) for event in rest)
    assert len(record.tried) == 1 and record.left == (SAVED, FINE)
    assert [event.action for event in store.events()][-1] == "what-if stopped"


def test_a_case_that_was_left_on_the_way_opens_with_what_was_tried(store, worker, asked):
    wanted = asked(MediaKind.IMAGE, FINE)
    events = try_out(store, worker, few, wanted, rank_of_score)
    next(event for event in events if isinstance(event, Tried))
    left = store.folder / "incoming" / "what-if-0123.jpg"
    left.write_bytes(b"half a copy")
    events.close()
    store.close()

    with CaseStore.open(store.folder) as opened:
        [record] = on_record(opened, wanted.item.id)
        assert len(record.tried) == 1
        assert not left.exists()
    assert verify(store.folder).ok


def test_a_copy_that_cannot_be_made_says_why(store, worker, setups, write_jpeg, tmp_path):
    write_jpeg(tmp_path / "tiny.jpg", np.zeros((8, 8, 3), np.uint8))
    list(receive(store, worker, [tmp_path / "tiny.jpg"], ""))
    [item] = store.media()
    coded = Variant(Recoding.H264, 28)
    tried_out(store, worker, Asked(item=item, setups=setups, variants=(coded, FINE)))
    [record] = on_record(store, item.id)

    assert "too small to be coded" in record.tried[0].copy.problem
    assert record.tried[0].copy.sha256 is None
    assert record.tried[0].answers[0].outcome is Outcome.FAILED
    assert told(record)[Recoding.JPEG, 90] == "too_small"  # the others go on


def test_a_changed_exhibit_is_not_tried(store, worker, sample, asked):
    wanted = asked(MediaKind.IMAGE)
    path = store.evidence_path(wanted.item)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b"!")

    with pytest.raises(HashMismatch):
        tried_out(store, worker, wanted)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (-1, 0)])
def test_frames_that_are_not_there_cannot_be_tried(store, worker, asked, first, last):
    wanted = replace(asked(MediaKind.IMAGE), first_frame=first, last_frame=last)

    with pytest.raises(NothingToTry):
        tried_out(store, worker, wanted)
    assert store.what_ifs() == []


def test_only_analyzers_with_scores_of_such_files_are_asked(worker):
    def names(kind, *named):
        found = setups_for(worker, few, SimpleNamespace(kind=kind), named)
        return [setup.info.name for setup in found]

    assert names(MediaKind.VIDEO) == [NOISE]
    assert set(names(MediaKind.IMAGE)) == {NOISE, "compression.block_grid"}
    assert names(MediaKind.VIDEO, "gaze") == ["faces", "gaze"]  # which reads faces
    with pytest.raises(NothingToTry):
        names(MediaKind.VIDEO, "provenance.metadata")
    with pytest.raises(UnknownAnalyzer):
        names(MediaKind.VIDEO, "no.such")


def test_each_kind_of_copy_is_what_it_says(tmp_path, sample, store):
    still, clip = (store.source(sample[kind]) for kind in MediaKind)
    sizes, blocks = {}, {}
    for kind, strength in (
        (Recoding.SAVED, 0),
        (Recoding.RESIZE, 50),
        (Recoding.BLUR, 2),
        (Recoding.H264, 35),
        (Recoding.RECAPTURE, 2),
        (Recoding.JPEG, 30),
    ):
        target = tmp_path / f"{kind}.jpg"
        list(copied(still, 0, 0, Variant(kind, strength), target))
        [frame] = frames(source_of(target))
        sizes[kind] = frame.rgb.shape[:2]
        blocks[kind] = np.abs(np.diff(frame.rgb.astype(float), axis=0)).mean()
    list(copied(clip, 10, 12, Variant(Recoding.BLUR, 1), tmp_path / "c.mp4"))
    shown = list(frames(source_of(tmp_path / "c.mp4")))

    assert sizes.pop(Recoding.RESIZE) == (256, 256)
    assert set(sizes.values()) == {(512, 512)}
    assert blocks[Recoding.BLUR] < blocks[Recoding.SAVED] / 2
    assert len(shown) == 3 and shown[0].pts == 0
    assert sorted(path.name for path in tmp_path.glob("*.mp4")) == ["c.mp4"]
