"""Each face is scored on its own, by the pack that Loupe carries; nothing is drawn."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from analyzers.catalog import available
from analyzers.faces.face_pass import Faces
from analyzers.runtime.learned import made_of
from analyzers.runtime.packs import carried
from analyzers.synthesis.generated_face import WORDS, GeneratedFace
from analyzers.synthesis.window import window
from tests.analyzers import made_packs
from tests.sources import source_of
from workbench.analyzer import Frame
from workbench.errors import ModelMismatch
from workbench.model import (
    Box,
    FaceQuality,
    Family,
    FrameScore,
    Outcome,
    ReadingEnded,
    Start,
)
from workbench.reading import read_once

PORTRAIT = carried().parent / "sample" / "portrait.jpg"


@pytest.fixture(scope="module")
def analyzer():
    return next(one for one in available() if one.info.name == "synthesis")


def told(analyzer):
    methods = (Faces(), analyzer)
    starts = {method.info.name: Start() for method in methods}
    read = read_once(lambda: methods, source_of(PORTRAIT), starts)
    return [record for name, record in read if name == "synthesis"]


def test_a_portrait_has_one_score_and_no_map(analyzer):
    score, spread, hangs, end = told(analyzer)

    assert isinstance(score, FrameScore) and score.outcome is Outcome.SCORED
    assert score.track_id is not None
    assert spread.name == "dependence_on_high_frequencies" and spread.value > 0
    assert f"The score of the highest-scoring face is {score.score:.2f}" in hangs.text
    assert isinstance(end, ReadingEnded) and end.error is None
    assert told(analyzer)[0].score == score.score


def test_a_face_outside_the_validated_range_is_withheld(analyzer):
    score, _ = told(replace(analyzer, least_face_width=900.0))

    assert score.outcome is Outcome.WITHHELD and score.reason == "face_too_small"


@pytest.mark.parametrize("points", [np.full((5, 2), np.nan), np.full((5, 2), 9.0)])
def test_a_face_of_unusable_points_is_withheld_and_the_run_goes_on(analyzer, points):
    face = SimpleNamespace(
        points=np.float32(points),
        region=np.zeros((64, 64, 3), np.uint8),
        region_box=Box(x=0, y=0, width=64, height=64),
        track="1",
        quality=FaceQuality(width=200.0, sharpness=0.5),
    )
    frame = Frame(0, 0.0, None)
    frame.faces = (face,)
    reading = replace(analyzer, coarsest_jpeg_step=None).begin(source_of(PORTRAIT))
    (score,) = reading.observe((frame,))

    assert window(face).size == 0
    assert score.outcome is Outcome.WITHHELD and score.reason == "face_not_measured"


def test_a_pack_of_another_kind_is_refused(tmp_path):
    pack = made_packs.pack(tmp_path)
    with pytest.raises(ModelMismatch, match="generated faces"):
        made_of(pack, GeneratedFace, WORDS).engine()


def test_it_runs_on_request_alone_and_says_what_it_is(analyzer):
    info = analyzer.info

    assert info.family is Family.SYNTHESIS and not info.map_meaning
    assert not info.by_default
    assert info.operating_points == ()  # it would take blurred photographs for generated
    assert "as in no file" in info.validated_range
    assert "no probability" in info.score_meaning
