"""A row is the mean of a file's scores, or the reason why there is none."""

import ctypes
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pytest

from workbench.evaluation.mapping import Truth
from workbench.evaluation.records import Look, Mapped, Row, Series
from workbench.evaluation.scoring import Scorer, digest
from workbench.examination import extra_seconds, plan
from workbench.model import (
    AnalyzerInfo,
    Box,
    Family,
    FrameScore,
    LocalizationMap,
    MediaKind,
    Need,
    OperatingPoint,
    Outcome,
)

MARKS = AnalyzerInfo(
    name="test.marks",
    title="Marked frames",
    version="1",
    media=frozenset({MediaKind.VIDEO}),
    family=Family.FREQUENCY,
    needs=Need.FRAMES,
    reference="none",
    limitations="Tells the number of a frame and nothing else.",
    validated_range="any",
    score_meaning="the frame's number",
    operating_points=(
        OperatingPoint(kind=MediaKind.VIDEO, threshold=8.0, meaning="a test's choice"),
    ),
)


@dataclass(frozen=True)
class Marks:
    """Scores each even frame by its number and withholds the others."""

    info: ClassVar = MARKS

    def begin(self, source):
        return self

    def observe(self, batch):
        for frame in batch:
            told = {"frame": frame.index, "pts": frame.pts}
            if frame.index % 2:
                yield FrameScore(**told, outcome=Outcome.WITHHELD, reason="odd")
            else:
                yield FrameScore(**told, outcome=Outcome.SCORED, score=float(frame.index))

    def conclude(self):
        return iter(())


@dataclass(frozen=True)
class Raising(Marks):
    info: ClassVar = replace(MARKS, name="test.raising")

    def observe(self, batch):
        yield from super().observe(batch)
        raise RuntimeError("the network lost its weights")


@dataclass(frozen=True)
class Crashing(Marks):
    info: ClassVar = replace(MARKS, name="test.crashing")

    def observe(self, batch):
        ctypes.string_at(0)
        yield from ()


@dataclass(frozen=True)
class Mapping(Marks):
    """Maps the left half of every other frame."""

    info: ClassVar = replace(MARKS, name="test.maps", map_meaning="Bright is the left half.")

    def observe(self, batch):
        yield from super().observe(batch)
        for frame in batch:
            if frame.index % 2 == 0:
                yield LocalizationMap(
                    frame=frame.index,
                    pts=frame.pts,
                    name="left",
                    box=Box(x=0, y=0, width=64, height=64),
                    values=np.array([[250, 5]], np.uint8),
                    meaning="Bright is the left half.",
                )


@dataclass(frozen=True)
class StillsOnly(Marks):
    info: ClassVar = replace(MARKS, name="test.stills", media=frozenset({MediaKind.IMAGE}))


def catalog():
    return (Marks(), Raising(), Crashing(), StillsOnly())


def marks():
    return (Marks(),)


def maps():
    return (Mapping(),)


@pytest.fixture
def clip(tmp_path, write_video):
    frames = [np.full((64, 64, 3), 8 * n, np.uint8) for n in range(12)]
    return write_video(tmp_path / "clip.mp4", frames)


def scored(worker, file, methods):
    scorer = Scorer(worker, methods, plan(worker, methods), extra_seconds)
    said = list(scorer.score("clip.mp4", file, digest(file)))
    look = [one for one in said if isinstance(one, Look)][-1]
    return {one.analyzer: one for one in said if isinstance(one, Row)}, look


def test_a_score_is_the_mean_of_what_was_scored_and_others_have_their_reason(worker, clip):
    rows, look = scored(worker, clip, catalog)

    assert list(rows) == ["test.marks", "test.raising", "test.crashing", "test.stills"]
    marked = rows["test.marks"]
    assert (marked.outcome, marked.score, marked.llr) == (Outcome.SCORED, 5.0, None)
    assert marked.seconds > 0
    told = {name: (row.outcome, row.reason, row.score) for name, row in rows.items()}
    assert told["test.raising"] == (Outcome.FAILED, "analyzer", None)
    assert told["test.crashing"] == (Outcome.FAILED, "worker_crashed", None)
    assert told["test.stills"] == (Outcome.NOT_APPLICABLE, "reads_no_video", None)
    assert (look.kind, look.codec) == ("video", "h264")
    assert {"log_file_size", "log_picture_size", "mean_red", "log_sharpness"} <= set(
        look.traits
    )
    assert not {"jpeg_table_sum", "faces"} & set(look.traits) and look.measured is None
    assert 0.1 < 10 ** look.traits["log_seconds"] < 1


def test_a_file_is_called_altered_where_an_examination_would_propose_a_finding(worker, clip):
    rows, look = scored(worker, clip, marks)

    assert rows["test.marks"].score < 8.0  # the mean is below, frames 8 and 10 are not
    assert look.thresholds == {"test.marks": 8.0}
    assert look.called == {"test.marks": True}


def test_a_file_that_changes_while_it_is_read_has_no_score(worker, clip):
    scorer = Scorer(worker, marks, plan(worker, marks), extra_seconds)
    said = list(scorer.score("clip.mp4", clip, "0" * 64))
    [row] = [one for one in said if isinstance(one, Row)]
    assert (row.outcome, row.score) == (Outcome.FAILED, None)


def test_the_scores_of_a_clip_are_kept_frame_by_frame(worker, clip):
    scorer = Scorer(worker, marks, plan(worker, marks), extra_seconds)
    [series] = [s for s in scorer.score("c", clip, digest(clip)) if isinstance(s, Series)]
    assert series.frames == (0, 2, 4, 6, 8, 10) == series.scores
    assert set(series.faces) == {0}


def held(worker, clip, truth):
    scorer = Scorer(worker, maps, plan(worker, maps), extra_seconds)
    said = scorer.score("clip.mp4", clip, digest(clip), truth)
    [mapped] = [one for one in said if isinstance(one, Mapped)]
    return mapped


def mask_video(path, write_video, side=64):
    frame = np.zeros((side, side, 3), np.uint8)
    frame[:, : side // 2] = 255
    return write_video(path, [frame] * 12, options={"crf": "5"})


def test_maps_are_held_against_the_mask_of_the_same_frame(worker, clip, tmp_path, write_video):
    mask = mask_video(tmp_path / "mask.mp4", write_video)
    told = held(worker, clip, Truth(mask=mask, sha256=digest(mask)))
    assert told.reason == "" and [one.frame for one in told.placed] == [0, 2, 4, 6, 8, 10]
    assert told.placed[0].overlap.inside[250] == 64 * 32 == told.placed[0].overlap.outside[5]


def test_an_authentic_clip_is_all_outside_the_mask(worker, clip):
    told = held(worker, clip, Truth())
    assert told.mask == "" and sum(told.placed[0].overlap.inside) == 0
    assert told.placed[0].overlap.outside[250] == 64 * 32


def test_a_mask_that_does_not_fit_is_refused_with_its_reason(
    worker, clip, tmp_path, write_video, write_jpeg
):
    small = mask_video(tmp_path / "small.mp4", write_video, side=32)
    assert held(worker, clip, Truth(mask=small)).reason == "mask_of_another_size"
    still = write_jpeg(tmp_path / "mask.jpg", np.zeros((64, 64, 3), np.uint8))
    assert held(worker, clip, Truth(mask=still)).reason == "mask_unsupported"
    (tmp_path / "bad.png").write_bytes(b"no picture at all")
    assert held(worker, clip, Truth(mask=tmp_path / "bad.png")).reason.startswith("mask_")
    assert held(worker, clip, Truth(reason="no_mask")).reason == "no_mask"
