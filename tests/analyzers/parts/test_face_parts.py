"""Faces are scored by how their parts explain each other; a few are shown part by part."""

from dataclasses import asdict, replace

import numpy as np
import pytest

from analyzers.catalog import by_name
from analyzers.faces.face_pass import Faces
from analyzers.parts.explained import NAMES
from analyzers.parts.face_parts import WORDS, FaceParts, FacePartsReading
from analyzers.parts.standard import Standard
from analyzers.parts.telling import MOST_FACES
from analyzers.runtime.learned import carried_as, made_of
from analyzers.runtime.packs import carried
from analyzers.runtime.validity import Bounds
from tests.analyzers.made_parts_pack import GOOD, MadeFace, followed, frames_of, pack
from tests.sources import source_of
from workbench.errors import ModelMismatch
from workbench.model import (
    Curve,
    FacePart,
    Family,
    FrameScore,
    Grid,
    Illustration,
    LocalizationMap,
    Measurement,
    Outcome,
    Start,
)
from workbench.reading import read_once

SAMPLE = carried().parent / "sample"
VIDEO = source_of(SAMPLE / "clip.mp4")


@pytest.fixture(scope="module")
def analyzer(tmp_path_factory):
    return made_of(pack(tmp_path_factory.mktemp("packs")), FaceParts, WORDS)


@pytest.fixture(scope="module")
def engine(analyzer):
    return analyzer.engine()


@pytest.fixture
def said(engine, analyzer):
    """Return a function: what is said of frames, each a tuple of faces, in two batches."""

    def read(*faces, engine=engine):
        reading = FacePartsReading(engine, Bounds(analyzer.where, VIDEO))
        batch = frames_of(*faces)
        half = len(batch) // 2
        told = [*reading.observe(batch[:half]), *reading.observe(batch[half:])]
        return [*told, *reading.conclude()]

    return read


def of(kind, records):
    return [record for record in records if isinstance(record, kind)]


def test_nothing_is_offered_until_a_trained_pack_is_carried():
    there = carried().joinpath("face_parts", "1").is_dir()

    assert ("face_parts" in by_name()) == there


def test_a_part_that_is_unlike_the_rest_stands_out_from_its_control(said):
    control, planted = said((MadeFace(),)), said((MadeFace(mouth=4.0),))

    assert of(FrameScore, planted)[0].score > 2 * of(FrameScore, control)[0].score
    (shown,), (usual,) = of(Illustration, planted), of(Illustration, control)
    assert shown.pictures[0].caption.startswith("Mouth and chin: ")
    assert "mouth and chin look pasted in more than is usual" in shown.meaning
    assert usual.meaning.startswith("No part stands out")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quality": replace(GOOD, width=39.0)}, "face_too_small"),
        ({"quality": replace(GOOD, sharpness=0.01)}, "face_too_blurred"),
        ({"quality": replace(GOOD, quantiser=41.0)}, "face_too_compressed"),
        ({"quality": replace(GOOD, sharpness=None)}, "face_not_measured"),
        ({"meshed": False}, "no_mesh"),
    ],
)
def test_a_face_outside_of_the_range_is_withheld_and_the_other_is_scored(said, changes, reason):
    out, within = MadeFace("t1", **changes), MadeFace("t2", seed=2)
    records = said((out, within))
    first, second = of(FrameScore, records)

    assert (first.outcome, first.reason, first.track_id) == (Outcome.WITHHELD, reason, "t1")
    assert second == of(FrameScore, said((within,)))[0]
    assert {shown.track_id for shown in of(Illustration, records)} == {"t2"}


def test_a_frame_without_a_face_is_not_applicable(said):
    (only,) = said(())

    assert (only.outcome, only.reason) == (Outcome.NOT_APPLICABLE, "no_face")


def test_the_same_is_said_whatever_is_read_together(engine, analyzer):
    faces = [tuple(MadeFace(f"t{n}", 5 * at + n) for n in range(at % 3)) for at in range(8)]

    def read(size):
        reading, batch = (
            FacePartsReading(engine, Bounds(analyzer.where, VIDEO)),
            frames_of(*faces),
        )
        steps = range(0, len(batch), size)
        told = [seen for at in steps for seen in reading.observe(batch[at : at + size])]
        return [plain(seen) for seen in (*told, *reading.conclude())]

    assert read(1) == read(8)


def plain(record):
    return (
        repr(record) if isinstance(record, FrameScore | Measurement) else repr(asdict(record))
    )


def test_what_is_kept_of_a_face_holds_on_to_no_batch():
    kept = followed().first

    assert [one.base for one in (kept.pixels, kept.parts, kept.recovered)] == [None] * 3


def test_the_first_and_the_highest_frame_of_each_face_are_shown(said):
    contrasts = (1.0, 2.0, 4.0, 3.0)
    records = said(*((MadeFace(mouth=one), MadeFace("t1")) for one in contrasts))
    shown = of(Illustration, records)

    assert [(one.frame, one.track_id) for one in shown] == [(0, "t0"), (0, "t1"), (2, "t0")]
    assert [(one.frame, one.track_id) for one in of(LocalizationMap, records)] == [
        (one.frame, one.track_id) for one in shown
    ]


def test_only_so_many_faces_are_told_of_and_those_score_highest(said):
    crowd = tuple(MadeFace(f"t{n}", mouth=1 + n / 4) for n in range(MOST_FACES + 3))
    records = said(crowd)

    assert len(of(FrameScore, records)) == MOST_FACES + 3
    shown = {one.track_id for one in of(Illustration, records)}
    assert shown == {f"t{n}" for n in range(3, MOST_FACES + 3)}
    names = [one.name for one in of(Measurement, records)]
    assert len(set(names)) > len(NAMES)  # the place of the face ends each name


def test_each_part_has_its_residual_and_its_rank_and_so_has_the_score(said):
    found = {one.name: one for one in of(Measurement, said((MadeFace(mouth=3.0),)))}

    kinds = {f"{kind} of {name}" for kind in ("misfit", "residual") for name in NAMES.values()}
    assert set(found) == {*kinds, "score"}
    mouth, nose = (found[f"misfit of {NAMES[part]}"] for part in ("mouth", "nose"))
    assert mouth.value > nose.value and mouth.percentile > nose.percentile
    assert mouth.unit == "spreads" and "n = 200" in mouth.reference
    assert all(one.percentile == int(one.percentile) for one in found.values())


def test_without_authentic_faces_of_like_quality_the_raw_residual_has_no_rank(said):
    records = said((MadeFace(quality=replace(GOOD, width=300.0)),))

    found = of(Measurement, records)
    assert [one.percentile for one in found] == [None] * 6
    assert {one.unit for one in found} == {"raw"}
    (shown,) = of(Illustration, records)
    assert "cannot be told" in shown.meaning
    assert all("no comparison" in one.caption for one in shown.pictures[:3])


def test_a_part_that_no_pixel_shows_is_neither_told_of_nor_counted(said, monkeypatch):
    face = MadeFace(mouth=4.0)
    whole, covered = of(FrameScore, said((face,)))[0], face.parts.copy()
    covered[covered == FacePart.MOUTH] = 0
    monkeypatch.setattr(MadeFace, "parts", covered)
    records = said((face,))

    assert of(FrameScore, records)[0].score < whole.score / 2
    assert not [one for one in of(Measurement, records) if "mouth" in one.name]


def test_a_face_of_which_no_part_is_shown_is_withheld(said, monkeypatch):
    monkeypatch.setattr(MadeFace, "parts", np.zeros((256, 256), np.uint8))
    [only] = said((MadeFace(),))

    assert (only.outcome, only.reason) == (Outcome.WITHHELD, "no_mesh")


def test_the_parts_are_drawn_over_time_beside_what_is_usual(said):
    records = said(*((MadeFace(mouth=one),) for one in (1.0, 3.0, 2.0)))
    curves = of(Curve, records)

    assert curves[0].name == "misfit of mouth and chin over time"
    assert curves[0].x.tolist() == [0.0, 0.25, 0.5]
    assert curves[0].y.argmax() == 1
    assert (curves[0].lower < curves[0].upper).all() and curves[0].reference
    assert len(curves) == len(NAMES)
    assert not of(Curve, said((MadeFace(),)))


def test_the_pictures_are_of_the_part_and_of_the_whole_and_point_at_the_frame(said):
    face = MadeFace(mouth=4.0)
    (shown,) = of(Illustration, said((face,)))
    mouth, *_, whole = shown.pictures

    assert len(shown.pictures) == 4 and whole.pixels.shape == (228, 228, 3)
    assert len({one.pixels.shape[1] for one in shown.pictures[:3]}) == 1  # on one scale
    height = (len(mouth.pixels) - 8) // 3
    as_it_is, explained, differs = (
        mouth.pixels[at : at + height] for at in (0, height + 4, 2 * height + 8)
    )
    assert np.ptp(explained.reshape(-1, 3), axis=0).max() == 0  # the mean colour of the face
    wanted = np.abs(as_it_is.astype(float) - explained).mean(axis=2) / 64 * 255
    within = np.s_[16:-16, 16:-16]  # beyond lies what is no part; both were drawn larger
    alike = np.corrcoef(
        differs[..., 0][within].ravel(), np.clip(wanted, 0, 255)[within].ravel()
    )
    assert alike[0, 1] > 0.8
    assert mouth.grid is Grid.UPRIGHT
    assert face.box[1] < mouth.box.y < mouth.box.y + mouth.box.height


def test_the_map_is_bright_where_the_part_is_that_stands_out(said):
    (drawn,) = of(LocalizationMap, said((MadeFace(mouth=4.0),)))

    rows = drawn.values.mean(axis=1)
    assert drawn.grid is Grid.UPRIGHT and rows.argmax() > 0.65 * len(rows)
    assert drawn.meaning == WORDS.map_meaning


def test_a_portrait_is_read_as_an_examination_reads_it(analyzer):
    methods = (Faces(), analyzer)
    starts = {method.info.name: Start() for method in methods}
    read = read_once(lambda: methods, source_of(SAMPLE / "portrait.jpg"), starts)
    records = [record for name, record in read if name == "face_parts"]

    assert [one.outcome for one in of(FrameScore, records)] == [Outcome.SCORED]
    (shown,), (drawn,) = of(Illustration, records), of(LocalizationMap, records)
    stream = source_of(SAMPLE / "portrait.jpg").stream
    for box in (drawn.box, *(one.box for one in shown.pictures if one.box)):
        assert 0 <= box.x < box.x + box.width <= stream.width
        assert 0 <= box.y < box.y + box.height <= stream.height
    assert not of(Curve, records)


def test_what_decides_a_score_is_recorded(analyzer):
    assert asdict(analyzer) == {
        "least_face_width": 40.0, "least_sharpness": 0.02,
        "coarsest_jpeg_step": 58.0, "coarsest_h264_qp": 40.0,
    }  # fmt: skip
    assert analyzer.device == "cpu" and analyzer.packs[0].card.name == "face_parts"
    assert replace(analyzer, least_face_width=90.0).where.least_face_width == 90


def test_the_report_says_what_it_is_and_what_it_is_not(analyzer):
    info = analyzer.info

    assert (info.name, info.version, info.family) == ("face_parts", "1", Family.FACE_PARTS)
    assert "40 pixels" in info.validated_range and "sharpness 0.02" in info.validated_range
    for limit in ("sharpness", "covers the face", "rare expressions", "groups", "as a whole"):
        assert limit in info.limitations


def test_a_pack_without_a_standard_ranks_nothing(tmp_path, said):
    empty = Standard(population="nobody", conditions="nowhere")
    unranked = made_of(pack(tmp_path, of=empty), FaceParts, WORDS)

    assert {
        one.percentile for one in of(Measurement, said((MadeFace(),), engine=unranked.engine()))
    } == {None}


def test_a_pack_of_another_kind_is_refused():
    with pytest.raises(ModelMismatch, match="no network that compares parts"):
        carried_as("face-mesh", "1", FaceParts, WORDS).engine()
