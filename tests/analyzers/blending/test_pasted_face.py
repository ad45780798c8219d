"""Each face of a picture and of a clip is scored, and the map of its highest score is drawn."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from analyzers.blending.pasted_face import MAP_NAME, WORDS, PastedFace
from analyzers.catalog import by_name
from analyzers.faces.face_pass import Faces
from analyzers.runtime.learned import made_of
from analyzers.runtime.packs import carried
from tests.analyzers import made_packs
from tests.sources import source_of
from workbench.model import Fact, FrameScore, Grid, LocalizationMap, Measurement, Outcome, Start
from workbench.reading import read_once

SAMPLE = carried().parent / "sample"


@pytest.fixture(scope="module")
def analyzer(tmp_path_factory):
    return made_of(made_packs.pack(tmp_path_factory.mktemp("packs")), PastedFace, WORDS)


def said(analyzer, name):
    """Return what is said of a sample file, read as an examination reads it."""
    methods = (Faces(), analyzer)
    starts = {method.info.name: Start() for method in methods}
    read = read_once(lambda: methods, source_of(SAMPLE / name), starts)
    return [record for name, record in read if name == analyzer.info.name]


def planted(folder):
    """Paste a blurred copy of the portrait's face over itself; return file and mask."""
    whole = Image.open(SAMPLE / "portrait.jpg").convert("RGB")
    mask = Image.new("L", whole.size)
    ImageDraw.Draw(mask).ellipse((192, 76, 259, 172), fill=255)  # within the face
    mask = mask.filter(ImageFilter.GaussianBlur(3))
    pasted = Image.composite(whole.filter(ImageFilter.GaussianBlur(1)), whole, mask)
    pasted.save(folder / "planted.jpg", quality=92)
    return folder / "planted.jpg", np.asarray(mask) > 127


def of(kind, records):
    return [record for record in records if isinstance(record, kind)]


def test_a_portrait_has_one_score_and_a_map_around_the_face(analyzer):
    records = said(analyzer, "portrait.jpg")
    (score,), (drawn,) = of(FrameScore, records), of(LocalizationMap, records)

    assert score.outcome is Outcome.SCORED and score.track_id == drawn.track_id
    assert (drawn.name, drawn.grid, drawn.frame) == (MAP_NAME, Grid.UPRIGHT, 0)
    stream = source_of(SAMPLE / "portrait.jpg").stream
    assert 0 <= drawn.box.x < drawn.box.x + drawn.box.width <= stream.width
    assert 0 <= drawn.box.y < drawn.box.y + drawn.box.height <= stream.height
    assert np.ptp(drawn.values) > 0
    assert said(analyzer, "portrait.jpg")[0] == score


def test_a_clip_is_read_four_times_a_second_with_a_map_of_its_highest_face(analyzer):
    records = said(analyzer, "clip.mp4")
    scores, maps = of(FrameScore, records), of(LocalizationMap, records)

    times = sorted({score.pts for score in scores})
    assert np.allclose(np.diff(times), 0.25, atol=0.05)
    by_track = {}
    for score in scores:
        if score.score is not None:
            by_track.setdefault(score.track_id, []).append(score)
    assert by_track
    assert {drawn.track_id: drawn.frame for drawn in maps} == {
        track: max(of_track, key=lambda score: score.score).frame
        for track, of_track in by_track.items()
    }


def test_what_the_highest_score_of_a_clip_hangs_on_is_measured_and_told(analyzer):
    records = said(analyzer, "clip.mp4")
    highest = max(
        (one for one in of(FrameScore, records) if one.score is not None),
        key=lambda one: one.score,
    )
    (spread,), (hangs,) = of(Measurement, records), of(Fact, records)

    assert spread.name == "dependence_on_high_frequencies"
    assert spread.frame == highest.frame and hangs.where == f"frame {highest.frame}"
    assert hangs.text.startswith(
        f"The score of the highest-scoring face is {highest.score:.2f}; without 25 % and 50 %"
    )
    assert f"(spread {spread.value:.2f})" in hangs.text and not hangs.stated


def test_a_planted_paste_is_told_from_its_control_and_drawn_where_it_is(tmp_path):
    carried_pack = by_name()["blending"]
    path, mask = planted(tmp_path)
    (control, nothing), (score, drawn) = (
        (of(FrameScore, records)[0], of(LocalizationMap, records)[0])
        for records in (said(carried_pack, "portrait.jpg"), said(carried_pack, path))
    )
    threshold = carried_pack.info.operating_points[0].threshold
    box, shape = drawn.box, drawn.values.shape
    part = mask[box.y : box.y + box.height, box.x : box.x + box.width]
    inside = np.asarray(Image.fromarray(part).resize(shape[::-1], Image.Resampling.NEAREST))

    assert score.score > threshold > control.score
    assert drawn.values[inside].mean() > 3 * drawn.values[~inside].mean()
    assert drawn.values[inside].mean() > 5 * nothing.values.mean()
