"""A pack with a card becomes an analyzer that says of each face what its network says."""

from dataclasses import FrozenInstanceError, asdict, replace
from itertools import chain

import numpy as np
import pytest
from PIL import Image

from analyzers.catalog import available
from analyzers.faces.face_pass import Faces
from analyzers.imported.detector import analyzer_of
from analyzers.runtime import shelf
from analyzers.runtime.packs import carried, described
from tests import tiny_onnx
from tests.sources import source_of
from workbench.analyzer import Frame, FrameBatch
from workbench.errors import AnalyzerError, ModelMismatch
from workbench.media.decoding import frames
from workbench.model import Family, MediaKind, Need, Outcome
from workbench.reading import describe

PORTRAIT = carried().parent / "sample" / "portrait.jpg"


@pytest.fixture(scope="module")
def source():
    return source_of(PORTRAIT)


@pytest.fixture(scope="module")
def portrait(source):
    """A frame of one person, as the face pass hands it on."""
    said = Faces().read(source, iter([tuple(frames(source))]))
    (batch,) = [part for part in said if isinstance(part, tuple)]
    (frame,) = batch
    assert len(frame.faces) == 1
    return frame


@pytest.fixture
def analyzer(tmp_path):
    def made(content=None, detector="", validated="", **renamed):
        folder = tiny_onnx.pack(tmp_path / "pack", content, detector, validated, **renamed)
        return analyzer_of(described(folder))

    return made


def said(analyzer, source, *offered):
    reading = analyzer.begin(source)
    batch: FrameBatch = tuple(offered)
    return list(chain(reading.observe(batch), reading.conclude()))


def without_faces(portrait):
    return Frame(3, 0.5, portrait._decoded)


def test_the_score_is_the_networks_for_the_aligned_face(analyzer, source, portrait):
    (score,) = said(analyzer(detector="index = 1\nscale = 1.0"), source, portrait)

    face = portrait.faces[0]
    small = Image.fromarray(face.aligned).resize((8, 8), Image.Resampling.BILINEAR)
    assert (score.outcome, score.track_id) == (Outcome.SCORED, face.track)
    assert score.score == pytest.approx(np.asarray(small)[..., 1].mean(), abs=1e-3)


def test_crops_differ_and_a_frame_needs_no_face(analyzer, source, portrait):
    scores = {}
    for crop in ("aligned", "native", "frame"):
        made = analyzer(crop=crop)
        assert made.info.needs is (Need.FRAMES if crop == "frame" else Need.FACES)
        (scores[crop],) = said(made, source, portrait)
    assert len({score.score for score in scores.values()}) == 3
    assert scores["frame"].track_id is None

    (alone,) = said(analyzer(crop="frame"), source, without_faces(portrait))
    assert (alone.frame, alone.score) == (3, scores["frame"].score)


def test_where_no_face_is_the_question_does_not_arise(analyzer, source, portrait):
    (answer,) = said(analyzer(), source, without_faces(portrait))

    assert (answer.outcome, answer.reason) == (Outcome.NOT_APPLICABLE, "no_face")
    assert (answer.frame, answer.pts) == (3, 0.5)


@pytest.mark.parametrize(
    ("validated", "reason"),
    [
        ("least_face_width = 2000", "face_too_small"),
        ("least_sharpness = 1000.0", "face_too_blurred"),
    ],
)
def test_a_face_outside_the_range_is_withheld(analyzer, source, portrait, validated, reason):
    (answer,) = said(analyzer(validated=validated), source, portrait)

    assert (answer.outcome, answer.reason) == (Outcome.WITHHELD, reason)
    assert answer.track_id == portrait.faces[0].track


def test_a_frame_outside_the_range_is_withheld(analyzer, source, portrait):
    made = analyzer(crop="frame", validated="least_side = 2000")
    (answer,) = said(made, source, portrait)

    assert (answer.outcome, answer.reason) == (Outcome.WITHHELD, "too_small")


def test_what_is_no_number_has_failed(analyzer, source, portrait):
    broken = tiny_onnx.model(
        tiny_onnx.graph(
            [tiny_onnx.node("Log", ["pixels"], ["means"])],
            [tiny_onnx.given(tiny_onnx.NCHW)],
            [tiny_onnx.value_info("means", tiny_onnx.FLOAT, tiny_onnx.NCHW)],
        )
    )
    made = analyzer(broken, detector="mean = [9.0, 9.0, 9.0]")
    (answer,) = said(made, source, portrait)

    assert (answer.outcome, answer.reason) == (Outcome.FAILED, "no_finite_score")


@pytest.mark.parametrize(
    ("detector", "match"),
    [
        ("index = 3", "none at 3"),
        ('layout = "NHWC"', "refused its input"),
        ('type = "uint8"', "refused its input"),
        ('input = "image"', "takes pixels"),
    ],
)
def test_a_card_that_does_not_fit_its_model_is_refused(
    analyzer, source, portrait, detector, match
):
    with pytest.raises(ModelMismatch, match=match):
        said(analyzer(detector=detector), source, portrait)


def test_an_output_that_is_not_there_is_refused(analyzer, source):
    folder = analyzer(detector="").pack.folder
    card = folder / "card.toml"
    text = card.read_text("utf-8").replace('output = "means"', 'output = "logit"')
    card.write_text(text, "utf-8")

    with pytest.raises(ModelMismatch, match="no output 'logit'"):
        analyzer_of(described(folder)).begin(source)


def test_a_card_that_changes_after_it_was_read_changes_nothing(analyzer, source, portrait):
    """One reading of the card decides what is recorded and what is run."""
    made = analyzer(detector="index = 1\nscale = 1.0")
    before = said(made, source, portrait)
    card = made.pack.folder / "card.toml"
    card.write_text(card.read_text("utf-8").replace("index = 1", "index = 2"), "utf-8")

    assert said(made, source, portrait) == before
    assert [pack.card_sha256 for pack in made.packs] == [made.pack.card_sha256]
    assert described(made.pack.folder).card_sha256 != made.pack.card_sha256


def test_changed_files_are_refused_before_the_model_is_started(analyzer, source):
    made = analyzer()
    (made.pack.folder / "model.onnx").write_bytes(tiny_onnx.endless())

    with pytest.raises(ModelMismatch, match="its card says"):
        made.begin(source)
    with pytest.raises(ModelMismatch, match="its card says"):
        _ = made.model_sha256


def test_what_decides_a_score_is_recorded(analyzer):
    made = analyzer(detector="std = [0.5, 0.25, 1.0]", validated="least_face_width = 60")
    settings = asdict(made)

    assert settings["std"] == "0.5 0.25 1" and settings["least_face_width"] == 60
    assert settings["licence"] == "CC0-1.0" and settings["size"] == "8x8"
    assert all(isinstance(v, str | int | float | None) for v in settings.values())
    with pytest.raises(FrozenInstanceError):
        made.crop = "frame"
    assert asdict(replace(made, index=2))["index"] == 2


def test_the_report_can_say_what_it_is(analyzer):
    info = analyzer(validated="least_face_width = 60").info

    assert (info.name, info.version) == ("imported.means", "1")
    assert info.family is Family.SYNTHESIS and info.media == frozenset(MediaKind)
    assert not info.by_default and info.operating_points == ()
    assert "CC0-1.0" in info.reference
    assert "It knows nothing of faces." in info.limitations
    assert "nobody checked" in info.limitations and "Not trained on" in info.limitations
    assert "60 pixels" in info.validated_range
    assert "no probability" in info.score_meaning


def test_a_pack_that_is_no_detector_makes_no_analyzer():
    assert analyzer_of(described(carried() / "face-mesh" / "1")) is None


def test_the_catalog_offers_what_was_added_with_its_identity(tmp_path, monkeypatch):
    monkeypatch.setenv(shelf.PLACE, str(tmp_path / "own"))
    assert not [m for m in available() if m.info.name.startswith("imported.")]
    with shelf.staged(tiny_onnx.pack(tmp_path / "given")) as staged:
        identity = staged.pack.sha256

    (setup,) = [s for s in describe(available) if s.info.name == "imported.means"]
    assert (setup.model_sha256, setup.device) == (identity, "cpu")
    (tmp_path / "own" / "means" / "1" / "model.onnx").write_bytes(b"another")
    (setup,) = [s for s in describe(available) if s.info.name == "imported.means"]
    assert setup.model_sha256 is None  # and so no equal run is found that was finished


def test_a_provider_that_is_not_installed_is_refused(analyzer, source, monkeypatch):
    monkeypatch.setenv("LOUPE_PROVIDER", "abacus")
    with pytest.raises(AnalyzerError, match="abacus"):
        analyzer().begin(source)
    monkeypatch.setenv("LOUPE_PROVIDER", "cpu")
    assert analyzer().device == "cpu"
