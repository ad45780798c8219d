"""A face has a known maker, or an unknown one of some kind, or none that can be told."""

from dataclasses import replace
from io import BytesIO

import msgspec
import numpy as np
import pytest
from PIL import Image, ImageFilter

from analyzers.attribution import wording
from analyzers.attribution.attributing import attributed
from analyzers.attribution.made_by import FacesReading, MadeBy, MadeByPicture
from analyzers.attribution.offered import local_makers
from analyzers.attribution.words import FACE, PICTURE
from analyzers.catalog import by_name
from analyzers.faces.face_pass import Faces
from analyzers.runtime import shelf
from analyzers.runtime.card import Validated
from analyzers.runtime.learned import made_of
from analyzers.runtime.packs import carried
from analyzers.runtime.validity import Bounds
from tests.analyzers.made_makers_pack import (
    BLUE_FACE as BLUE,
)
from tests.analyzers.made_makers_pack import (
    GREEN as GREEN_TRAITS,
)
from tests.analyzers.made_makers_pack import (
    RED_FACE as RED,
)
from tests.analyzers.made_makers_pack import (
    SAME,
    ColouredFace,
    coloured,
    face,
    makers,
    pack,
)
from tests.analyzers.made_parts_pack import GOOD, frames_of
from tests.sources import source_of
from workbench.errors import ModelMismatch
from workbench.model import (
    Embedding,
    Fact,
    FrameScore,
    Illustration,
    Measurement,
    Outcome,
    Start,
)
from workbench.reading import read_once

SAMPLE = carried().parent / "sample"
VIDEO, PORTRAIT = (source_of(SAMPLE / name) for name in ("clip.mp4", "portrait.jpg"))
GREEN = {"red": 78, "green": 228, "blue": 78}


BOX = np.float32([10, 60, 90, 120])
MANY = 16  # facts or measurements that the desk shows of a run: ui.views.analyzer_card.MANY


class Unmeshed(ColouredFace):
    """A face seen from the side."""

    parts = None


class Beside(ColouredFace):
    """A face at the other side of the frame."""

    box = np.float32([10, 60, 90, 120])


@pytest.fixture(scope="module")
def analyzer(tmp_path_factory):
    return made_of(pack(tmp_path_factory.mktemp("packs")), MadeBy, FACE)


@pytest.fixture(scope="module")
def engine(analyzer):
    return analyzer.engine()


@pytest.fixture
def said(engine, analyzer):
    """Return a function: what is said of frames, each a tuple of faces, in two batches."""

    def read(*faces):
        reading = FacesReading(engine, Bounds(analyzer.where, VIDEO))
        batch = frames_of(*faces)
        half = len(batch) // 2
        told = [*reading.observe(batch[:half]), *reading.observe(batch[half:])]
        return [*told, *reading.conclude()]

    return read


def of(kind, records):
    return [record for record in records if isinstance(record, kind)]


def facts(records):
    return {fact.name: fact.text for fact in of(Fact, records)}


def test_nothing_is_offered_until_a_trained_pack_is_carried():
    for name, carried_as in (("attribution", "face"), ("attribution.picture", "picture")):
        there = carried().joinpath(f"attribution_{carried_as}", "1").is_dir()
        assert (name in by_name()) == there
    assert not FACE.by_default and not PICTURE.by_default


def test_a_known_maker_is_told_family_first_with_distances_and_the_threshold(said):
    red, grey = said((face(RED),)), said((face(),))

    assert of(FrameScore, red)[0].score > 0.5 > 0 > of(FrameScore, grey)[0].score
    told = facts(red)
    assert next(iter(told)) == "family" and told["family"].startswith("GAN: Red gan at 0.0")
    assert (
        told["generator"].startswith("Red gan at 0.0") and "at most 0.10" in told["generator"]
    )
    assert told["nearest known works"] == "Red gan, known by 50 works: red faces"
    assert "0.10 (cosine distance). 19 of 20 known works" in told["rejection threshold"]
    measured = {one.name: one.value for one in of(Measurement, red)}
    assert next(iter(measured)) == "distance from Red gan"
    assert measured["rejection threshold of the nearest"] == pytest.approx(0.1)
    assert facts(grey)["generator"].startswith("None: it lies where photographs lie")


def test_an_unknown_generator_is_told_by_its_kind_alone(said):
    told = facts(said((face(GREEN),)))

    assert told["generator"].startswith("Unknown generator, closest in kind to a face put in")
    assert "is too far" in told["generator"]
    assert told["family"].startswith("Not told: the nearest maker")


def test_what_may_be_a_photograph_is_called_no_unknown_generators(engine):
    wide, narrow = (
        said_by(engine, makers(beyond=margin), face(GREEN)) for margin in (0.01, -1.0)
    )

    assert narrow["generator"].startswith("Unknown generator, closest in kind to")
    assert wide["generator"].startswith("Not told: it may be a photograph unlike those")
    assert "closest in kind to a face put in" in wide["generator"]
    assert wide["family"].startswith("Not told: no known maker is near enough, and photographs")
    # nor is what lies nearest to photographs, though too far from them
    far, tinted = makers(threshold=1e-4), {"red": 138, "green": 128, "blue": 128}
    assert said_by(engine, far, face(tinted))["generator"].startswith(
        "Not told: it may be a photo"
    )


def test_what_lies_where_photographs_do_is_no_strangers_though_a_generator_is_nearer():
    photographs, red, _ = makers().makers
    known = makers(
        makers=(msgspec.structs.replace(photographs, rejection=0.6), red), threshold=0.7,
        beyond=-1.0,
    )  # fmt: skip
    between = np.float32(red.centre) + 0.6 * np.float32(photographs.centre)
    found = attributed(known, between / np.linalg.norm(between), GREEN_TRAITS.vector)
    near, camera = found.ranked

    assert near.maker is red and not near.within and near.distance > 0.1
    assert camera.within and found.beyond and not found.strange and found.known is None
    told = f"Photographs at {camera.distance:.2f} of at most 0.60"
    assert wording.generator(found).startswith(
        f"not told: it lies within what photographs reach ({told}), and a generator is nearer"
    )
    assert wording.family(found) == (
        f"not told: Red gan at {near.distance:.2f} is nearer but too far, and it lies within "
        f"what photographs reach ({told})."
    )
    narrow = msgspec.structs.replace(known, threshold=0.1)
    assert attributed(narrow, between / np.linalg.norm(between), GREEN_TRAITS.vector).strange


def said_by(engine, known, one):
    """Return the facts of a face where these makers are known."""
    before, engine.makers = engine.makers, known
    try:
        reading = FacesReading(engine, Bounds(Validated(conditions="none"), VIDEO))
        return facts([*reading.observe(frames_of((one,))), *reading.conclude()])
    finally:
        engine.makers = before


def test_kinship_names_the_family_of_an_unknown_generator(said):
    between = facts(said((face({"red": 228, "green": 40, "blue": 160}),)))
    assert between["family"].startswith("GAN, by kinship alone")


def test_no_sentence_has_a_percentage_or_a_probability(said):
    for colour in (RED, BLUE, GREEN, {}):
        for record in said((face(colour),)):
            text = getattr(record, "text", "") + getattr(record, "meaning", "")
            assert "%" not in text and "confiden" not in text
            assert text.replace("A distance is no probability", "").find("probab") < 0


def test_the_embedding_of_a_face_is_kept_with_what_compares_it(said, engine):
    records = said((face(RED, seed=1),), (face(RED, seed=2),), (face(BLUE, track="t1"),))
    kept = {one.track_id: one for one in of(Embedding, records)}

    assert {one.space for one in kept.values()} == {engine.space} and len(kept) == 2
    assert kept["t0"].direction @ kept["t1"].direction < 0
    assert (kept["t0"].known_as, kept["t0"].alike) == ("Red gan", SAME)
    assert np.linalg.norm(kept["t0"].direction) == pytest.approx(1, abs=1e-6)


def test_the_card_shows_what_was_looked_at_and_how_far_the_makers_are(said):
    (card,) = of(Illustration, said((face(BLUE),)))

    assert [one.pixels.shape for one in card.pictures] == [(256, 256, 3), (104, 256, 3)]
    assert card.meaning.startswith("Family: diffusion model: Blue diffusion at 0.0")
    bars = card.pictures[1].pixels[..., 0]
    assert (bars[8] > 100).sum() < (bars[40] > 100).sum() and card.pictures[0].box is not None


def test_a_face_outside_the_range_has_a_reason_and_no_maker(said):
    small = replace(GOOD, width=30.0)
    records = said((face(RED, quality=small),), (Unmeshed(),), ())
    answers = [(one.outcome, one.reason) for one in of(FrameScore, records)]

    assert answers == [
        (Outcome.WITHHELD, "face_too_small"),
        (Outcome.WITHHELD, "no_mesh"),
        (Outcome.NOT_APPLICABLE, "no_face"),
    ]
    assert len(records) == 3


def test_several_faces_are_told_apart_by_where_they_are(said):
    records = said((face(RED), Beside("t1")))
    names = [one.name for one in of(Measurement, records)]

    assert len(set(names)) == len(names) and names[0].endswith("face at 120, 60 in frame 0")
    assert {fact.where for fact in of(Fact, records)} == {
        f"the face at {left}, 60 in frame 0" for left in (10, 120)
    }


def test_what_is_told_of_many_faces_fits_on_the_card(said):
    many = tuple(
        type("At", (ColouredFace,), {"box": BOX + 10 * at})(f"t{at}") for at in range(6)
    )
    records = said(many)

    assert len(of(Illustration, records)) > 2 and len(of(Embedding, records)) == 6
    assert max(len(of(Fact, records)), len(of(Measurement, records))) <= MANY


def test_other_batches_say_the_same(engine, analyzer):
    batch = frames_of(*((face(RED, seed=at),) for at in range(5)))
    told = []
    for size in (1, 5):
        reading = FacesReading(engine, Bounds(analyzer.where, VIDEO))
        for at in range(0, 5, size):
            list(reading.observe(batch[at : at + size]))
        told.append(of(Embedding, list(reading.conclude()))[0].direction)
    assert np.array_equal(*told)


def test_a_portrait_is_read_as_an_examination_reads_it(analyzer):
    starts = {"faces": Start(), "attribution": Start()}
    read = read_once(lambda: (Faces(), analyzer), PORTRAIT, starts)
    records = [record for name, record in read if name == "attribution"]

    assert [one.outcome for one in of(FrameScore, records)] == [Outcome.SCORED]
    (kept,) = of(Embedding, records)
    assert kept.track_id and kept.known_as == ""  # skin is of no maker's colour
    assert facts(records)["generator"].startswith("Unknown generator, closest in kind to ")


class Shown:
    """A decoded picture."""

    def __init__(self, pixels):
        self.pixels = pixels

    def rgb(self):
        return self.pixels

    coded = rgb


def test_a_whole_picture_is_told_by_its_windows_and_a_small_one_is_withheld(tmp_path):
    analyzer = made_of(pack(tmp_path, "attribution_picture"), MadeByPicture, PICTURE)
    reading = analyzer.begin(PORTRAIT)
    (large,), (small,) = frames_of(()), frames_of(())
    large._decoded, small._decoded = Shown(coloured(**RED, side=400)), Shown(coloured(side=100))
    scored, withheld = [*reading.observe((large,)), *reading.observe((small,))]

    assert scored.score > 0.5 and (withheld.outcome, withheld.reason) == (
        Outcome.WITHHELD,
        "too_small",
    )
    concluded = list(reading.conclude())
    assert facts(concluded)["family"].startswith("GAN: ")
    assert {one.where for one in of(Fact, concluded)} == {"the whole picture"}


def test_a_picture_outside_the_range_of_pixels_is_withheld_with_the_reason(tmp_path):
    analyzer = made_of(pack(tmp_path, "attribution_picture"), MadeByPicture, PICTURE)
    scene = Image.open(SAMPLE / "portrait.jpg").convert("RGB")
    fine = scene.filter(ImageFilter.UnsharpMask(1, 150, 0))
    pictures = {
        "compressed_too_coarsely": jpeg(fine, 30),
        "too_blurred": scene.filter(ImageFilter.GaussianBlur(4)),
        "": fine,
    }
    for reason, picture in pictures.items():
        assert outcome_of(analyzer, picture) == (
            (Outcome.WITHHELD, reason) if reason else (Outcome.SCORED, None)
        )
        assert outcome_of(analyzer.ungated(), picture) == (Outcome.SCORED, None)
    grid = replace(PORTRAIT, stream=replace(PORTRAIT.stream, pixel_format="palette"))
    assert analyzer.outside(shown(fine), grid) == "palette"
    coarse = replace(analyzer, least_quality=None, coarsest_jpeg_step=1.0)
    assert coarse.outside(shown(jpeg(fine, 60)), PORTRAIT) == "compressed_too_coarsely"


def test_an_enlarged_picture_is_withheld_unless_it_is_asked_for(tmp_path):
    analyzer = made_of(pack(tmp_path, "attribution_picture"), MadeByPicture, PICTURE)
    scene = Image.open(SAMPLE / "portrait.jpg").convert("RGB")
    large = scene.resize((640, 640))

    assert analyzer.outside(shown(large), PORTRAIT) == "resampled"
    assert analyzer.ungated().outside(shown(large), PORTRAIT) == ""


def jpeg(picture, quality):
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=quality)
    return Image.open(kept).convert("RGB")


def shown(picture):
    [frame] = frames_of(())
    frame._decoded = Shown(np.asarray(picture))
    return frame


def outcome_of(analyzer, picture):
    [told] = analyzer.begin(PORTRAIT).observe((shown(picture),))
    return told.outcome, told.reason


def test_a_description_without_numbers_fails_and_is_kept_nowhere(tmp_path, monkeypatch):
    analyzer = made_of(pack(tmp_path, "attribution_picture"), MadeByPicture, PICTURE).ungated()
    reading = analyzer.begin(PORTRAIT)
    run = reading._engine.run
    monkeypatch.setattr(
        reading._engine, "run", lambda crops: (run(crops)[0], run(crops)[1] * np.nan)
    )
    [told] = reading.observe((shown(Image.fromarray(coloured(**RED, side=400))),))

    assert (told.outcome, told.reason) == (Outcome.FAILED, "no_finite_score")
    assert list(reading.conclude()) == []


def test_a_pack_that_learned_here_stands_beside_the_carried_one(tmp_path, monkeypatch):
    monkeypatch.setenv(shelf.PLACE, str(tmp_path))
    for version in ("1", "2"):
        pack(tmp_path, "attribution_face.local", version)
    (found,) = local_makers()

    assert (found.info.name, found.info.version) == ("attribution.local", "2")
    assert "this laboratory" in found.info.limitations and not found.info.by_default


def test_makers_of_another_length_are_refused(tmp_path):
    three = makers().makers
    known = makers(
        makers=tuple(
            type(one)(**{**_fields(one), "centre": (*one.centre, 0.0)}) for one in three
        )
    )
    engine = made_of(pack(tmp_path, known=known), MadeBy, FACE).engine()
    with pytest.raises(ModelMismatch, match="do not fit"):
        engine.run(coloured()[None], np.zeros((1, 256, 256), np.uint8))


def _fields(one):
    return {name: getattr(one, name) for name in one.__struct_fields__}
