"""Every face gets one answer of the network, the same whatever else is read with it."""

from dataclasses import FrozenInstanceError, asdict, dataclass, replace

import numpy as np
import pytest

from analyzers.quality.masking import masked
from analyzers.runtime.card import Validated
from analyzers.runtime.learned import (
    AT_ONCE,
    FaceReading,
    Learned,
    carried_as,
    carried_once_trained,
    made_of,
    read_faces,
)
from analyzers.runtime.packs import carried
from analyzers.runtime.validity import Bounds
from analyzers.synthesis.generated_face import WORDS
from tests.analyzers import made_packs
from tests.sources import source_of
from workbench.analyzer import Frame
from workbench.errors import ModelMismatch, ModelMissing
from workbench.model import FaceQuality, Family, MediaKind, Outcome

VIDEO = source_of(carried().parent / "sample" / "clip.mp4")


@dataclass(frozen=True, kw_only=True)
class Reader(Learned):
    """The least that a learned analyzer is."""


@dataclass(eq=False)
class MadeFace:
    """A face of which only crop, quality and track are asked."""

    track: str
    aligned: np.ndarray
    quality: FaceQuality


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    return made_packs.pack(tmp_path_factory.mktemp("packs"))


@pytest.fixture(scope="module")
def reader(pack):
    return made_of(pack, Reader, WORDS)


@pytest.fixture(scope="module")
def engine(reader):
    return reader.engine()


def frames_of(*counts, width=80.0):
    """Return frames with so many faces of noise."""
    crops = iter(made_packs.noise(sum(counts)))
    made = []
    for index, count in enumerate(counts):
        frame = Frame(index, index / 4, None)
        quality = FaceQuality(width=width)
        frame.faces = tuple(MadeFace(f"t{n}", next(crops), quality) for n in range(count))
        made.append(frame)
    return tuple(made)


def answers(engine, where, batch):
    return [score for score, _ in read_faces(engine, Bounds(where, VIDEO), batch)]


def test_each_face_and_each_frame_without_one_is_answered_in_order(engine, reader):
    said = answers(engine, reader.where, frames_of(2, 0, 1))

    assert [(one.frame, one.track_id) for one in said] == [
        (0, "t0"), (0, "t1"), (1, None), (2, "t0"),
    ]  # fmt: skip
    assert said[2].outcome is Outcome.NOT_APPLICABLE and said[2].reason == "no_face"
    assert len({one.score for one in said if one.score is not None}) == 3


def test_scores_and_maps_do_not_depend_on_what_is_read_together(engine, reader):
    batch, bounds = frames_of(3, 1, AT_ONCE, 2), Bounds(reader.where, VIDEO)
    together = list(read_faces(engine, bounds, batch))
    apart = [pair for frame in batch for pair in read_faces(engine, bounds, (frame,))]

    assert [one for one, _ in together] == [one for one, _ in apart]
    assert all(
        np.array_equal(a.drawn, b.drawn) for (_, a), (_, b) in zip(together, apart, strict=True)
    )


def test_what_the_highest_score_hangs_on_is_told_where_there_is_one(engine, reader):
    bounds = Bounds(reader.where, VIDEO)
    nothing, something = FaceReading(engine, bounds), FaceReading(engine, bounds)
    list(nothing.observe(frames_of(0, 0)))
    batch = frames_of(2, 0, 3)
    scores = [one for one in something.observe(batch) if one.score is not None]
    highest = max(scores, key=lambda one: one.score)
    face = batch[highest.frame].faces[int(highest.track_id[1:])]

    assert list(nothing.conclude()) == []
    spread, hangs = something.conclude()
    assert spread.frame == highest.frame and f"{highest.score:.2f}; without" in hangs.text
    assert f"{engine.run(masked(face.aligned[None], 0.5))[0][0]:.2f} (spread" in hangs.text


def test_a_face_outside_of_the_range_is_withheld_and_the_others_are_scored(engine, reader):
    batch = frames_of(3)
    batch[0].faces[1].quality = FaceQuality(width=39.0)
    said = answers(engine, reader.where, batch)
    unbounded = answers(engine, Validated(conditions="-"), batch)

    assert [one.outcome for one in said] == [
        Outcome.SCORED, Outcome.WITHHELD, Outcome.SCORED,
    ]  # fmt: skip
    assert said[1].reason == "face_too_small" and said[1].track_id == "t1"
    assert [said[0], said[2]] == [unbounded[0], unbounded[2]]
    assert all(one.outcome is Outcome.SCORED for one in unbounded)


def test_what_decides_a_score_is_recorded_and_cannot_change(reader, pack):
    assert asdict(reader) == {
        "least_face_width": 40.0, "least_sharpness": None,
        "coarsest_jpeg_step": None, "coarsest_h264_qp": None,
    }  # fmt: skip
    assert reader.model_sha256 == pack.sha256 and reader.packs[0].sha256 == pack.sha256
    assert reader.device == "cpu"
    assert replace(reader, least_face_width=90.0).where.least_face_width == 90
    with pytest.raises(FrozenInstanceError):
        reader.least_face_width = 1.0


def test_the_report_says_what_the_card_says(reader):
    info = reader.info

    assert (info.name, info.version, info.family) == ("synthesis", "1", Family.SYNTHESIS)
    assert "40 pixels" in info.validated_range
    assert info.reference.endswith("Licence of the model: CC0-1.0.")
    assert "Its scores mean nothing." in info.limitations
    assert "Not trained on: Anything at all." in info.limitations
    (point,) = info.operating_points
    assert (point.kind, point.threshold) == (MediaKind.IMAGE, 1.5)


def test_a_pack_that_is_not_there_is_told_and_fails_when_it_is_to_run():
    missing = carried_as("no-such-pack", "1", Reader, WORDS)

    assert "cannot be read" in missing.info.validated_range
    assert missing.info.operating_points == ()
    with pytest.raises(ModelMissing):
        missing.engine()


def test_a_pack_is_offered_once_it_is_carried_and_by_default_with_an_operating_point():
    assert not list(carried_once_trained("no-such-pack", "1", Reader, WORDS))
    [counted] = carried_once_trained("blending", "2", Reader, WORDS)
    [asked] = carried_once_trained("face-mesh", "1", Reader, WORDS)

    assert counted.info.by_default and not asked.info.by_default


def test_a_pack_of_another_kind_is_refused():
    mesh = carried_as("face-mesh", "1", Reader, WORDS)

    with pytest.raises(ModelMismatch, match="no network that scores faces"):
        mesh.engine()
