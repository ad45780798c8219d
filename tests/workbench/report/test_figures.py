"""Pictures show the frame they name, maps lie where their grid says, failures are said."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageOps

from workbench.errors import WorkerCrashed
from workbench.model import (
    Box,
    FindingRegion,
    Grid,
    MediaItem,
    MediaKind,
    MediaState,
    Shape,
    StoredMap,
    Stream,
)
from workbench.report.dossier import read_case
from workbench.report.figures import around, draw, photograph, spread, undrawn
from workbench.report.marked_figures import INK
from workbench.report.plan import plan


def turned(orientation, width=80, height=40):
    """An item of coded size 80 by 40, shown with this EXIF orientation."""
    upright = (height, width) if orientation > 4 else (width, height)
    stream = Stream(
        container="JPEG",
        codec="jpeg",
        width=upright[0],
        height=upright[1],
        coded_width=width,
        coded_height=height,
        frame_count=1,
        orientation=orientation,
    )
    return MediaItem(
        case_id="c",
        exhibit="EX-001",
        original_name="a.jpg",
        sha256="0" * 64,
        size_bytes=1,
        state=MediaState.ACCEPTED,
        kind=MediaKind.IMAGE,
        stream=stream,
    )


def stored(box, grid=Grid.CODED):
    return StoredMap(
        id="m",
        run_id="r",
        frame=0,
        pts=0.0,
        name="noise",
        box=box,
        grid=grid,
        meaning="Bright: high.",
        sha256="0" * 64,
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_coded_map_turns_with_its_picture(tmp_path, orientation):
    coded = np.zeros((40, 80, 3), np.uint8)
    coded[:10, :20] = 255
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(coded).save(tmp_path / "a.png", exif=exif)
    with Image.open(tmp_path / "a.png") as opened:
        upright = np.asarray(ImageOps.exif_transpose(opened))[..., 0]

    item = turned(orientation)
    values = coded[::2, ::2, 0].copy()
    drawn, inside = spread(
        item, stored(Box(x=0, y=0, width=80, height=40)), values, upright.shape
    )

    assert inside.all()
    assert np.array_equal(drawn > 127, upright > 127)


def test_an_upright_map_stays_as_it_is():
    item = turned(6)
    values = np.zeros((80, 40), np.uint8)
    values[:5, :5] = 200
    box = Box(x=0, y=0, width=40, height=80)
    drawn, _ = spread(item, stored(box, Grid.UPRIGHT), values, (160, 80))

    assert drawn[:10, :10].min() == 200
    assert drawn[10:].max() == drawn[:, 10:].max() == 0


@pytest.mark.parametrize(
    "box",
    [
        Box(x=70, y=35, width=500, height=500),
        Box(x=79, y=39, width=0, height=0),
        Box(x=900, y=900, width=5, height=5),
        Box(x=-9, y=-9, width=12, height=12),
    ],
)
def test_a_box_beyond_the_picture_harms_nothing(box):
    drawn, inside = spread(turned(1), stored(box), np.full((3, 3), 9, np.uint8), (40, 80))

    assert drawn.shape == inside.shape == (40, 80)
    assert inside.any()


def test_only_the_box_is_coloured():
    box = Box(x=40, y=0, width=40, height=40)
    _, inside = spread(turned(1), stored(box), np.full((4, 4), 9, np.uint8), (40, 80))

    assert inside[:, 40:].all() and not inside[:, :40].any()


def test_a_face_is_shown_with_half_of_its_size_around_and_the_rest_is_left_out():
    item, shape = turned(1), (80, 160)  # the frame is drawn at twice its size
    whole = np.zeros(shape)
    box = Box(x=20, y=0, width=20, height=10)
    of_face = replace(stored(box, Grid.UPRIGHT), track_id="t")

    assert whole[around(item, stored(box, Grid.UPRIGHT), shape)].shape == shape
    assert around(item, of_face, shape) == np.s_[0:30, 20:100]
    beyond = replace(of_face, box=Box(x=900, y=900, width=5, height=5))
    assert whole[around(item, beyond, shape)].size


def drawn_figures(store, worker, item):
    [entry] = [one for one in read_case(store).items if one.item.id == item.id]
    planned, _ = plan(entry, 1)
    return planned, list(draw(store, worker, item, planned))


def test_a_photograph_is_shown_with_the_hash_of_its_pixels(
    store, worker, examined_photo, photo
):
    item, _ = examined_photo
    _, drawn = drawn_figures(store, worker, item)

    picture, mapped = drawn[0], drawn[1]
    with Image.open(BytesIO(picture.panels[0].data)) as shown, Image.open(photo) as taken:
        difference = np.abs(np.asarray(shown, np.int16) - np.asarray(taken.convert("RGB")))
    assert difference.mean() < 4
    assert len(picture.figure.frame_sha256) == 64
    assert mapped.figure.frame_sha256 == picture.figure.frame_sha256
    assert len(mapped.panels) == 2
    assert mapped.figure.map_sha256 == store.maps(mapped.figure.run_id)[0].sha256


def test_the_region_of_a_finding_is_enclosed_in_its_map_and_told_in_the_caption(
    store, worker, examined_photo, proposal
):
    item, runs = examined_photo
    [stored, *_] = store.maps(runs[0].id)
    region = FindingRegion(
        frame=0,
        pts=0.0,
        shape=Shape.BOX,
        spots=((20.0, 30.0), (60.0, 70.0)),
        map_id=stored.id,
    )
    proposal(item, runs[0], map_ids=(stored.id,), regions=(region,))
    _, drawn = drawn_figures(store, worker, item)
    [mapped] = [one for one in drawn if one.figure.map_id == stored.id]

    assert "40 × 40 native pixels from column 20, row 30" in mapped.figure.caption
    assert mapped.figure.leading and mapped.figure.regions == (region,)
    with Image.open(BytesIO(mapped.panels[1].data)) as alone:
        scale = alone.width / item.stream.width
        at = [(round(x * scale), round(50 * scale)) for x in (20, 60)]
        assert [alone.getpixel(place) for place in at] == [INK, INK]
        assert alone.getpixel((round(40 * scale), round(50 * scale))) != INK
    others = [one for one in drawn if one.figure.map_id not in {None, stored.id}]
    assert all(one.figure.regions == () for one in others)


class CrashingWorker:
    """A worker whose process dies at once, as codecs do on hostile files."""

    def run(self, work, *args):
        raise WorkerCrashed("The worker process ended by itself.")
        yield


def test_a_frame_that_kills_its_reader_leaves_a_figure_that_says_so(store, examined_photo):
    item, _ = examined_photo
    _, drawn = drawn_figures(store, CrashingWorker(), item)

    assert drawn[0].panels == ()
    assert "ended by itself" in drawn[0].figure.problem


def test_a_damaged_map_leaves_the_frame_and_a_reason(store, worker, examined_photo):
    item, runs = examined_photo
    path = store.map_path(store.maps(runs[0].id)[0])
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-4] + b"xxxx")
    _, drawn = drawn_figures(store, worker, item)

    assert len(drawn[1].panels) == 1
    assert drawn[1].figure.problem


def test_drawn_pictures_are_printed_exactly_and_enlarged_in_squares(
    store, worker, photo, received, recorded, said
):
    [item] = received(photo)
    recorded(item, said.noise, [said.score(0, 0.0, 0.9), said.illustration()])
    _, drawn = drawn_figures(store, worker, item)

    rich, poor = (np.asarray(Image.open(BytesIO(panel.data))) for panel in drawn[1].panels)
    assert rich.shape == poor.shape == (384, 384, 3)
    assert set(np.unique(rich)) == {9} and set(np.unique(poor)) == {60}
    [made] = store.illustrations(store.runs()[0].id)
    assert drawn[1].figure.picture_sha256 == tuple(one.sha256 for one in made.pictures)
    assert drawn[1].figure.frame_sha256 is None


def test_a_damaged_picture_leaves_a_figure_that_says_so(
    store, worker, photo, received, recorded, said
):
    [item] = received(photo)
    run = recorded(item, said.noise, [said.score(0, 0.0, 0.9), said.illustration()])
    [made] = store.illustrations(run.id)
    store.drawn_path(made.pictures[1]).unlink()
    _, drawn = drawn_figures(store, worker, item)

    assert drawn[1].panels == () and "is gone" in drawn[1].figure.problem


def test_changed_evidence_is_not_shown(store, worker, examined_photo):
    item, _ = examined_photo
    planned, _ = drawn_figures(store, worker, item)
    left = list(undrawn(planned, "changed"))

    assert [one.figure.problem for one in left] == ["changed", "changed", ""]


def test_pictures_are_encoded_with_their_size():
    panel = photograph(np.zeros((3, 7, 3), np.uint8))

    assert (panel.width, panel.height) == (7, 3)
    with Image.open(BytesIO(panel.data)) as opened:
        assert opened.size == (7, 3)


def test_a_figure_names_the_time_that_the_reader_found(
    store, worker, clip, received, recorded, said
):
    [item] = received(clip)
    recorded(item, said.noise, [said.score(30, 1.2, 0.9), said.spot(item, 30, 1.2)])
    _, drawn = drawn_figures(store, worker, item)

    assert [one.figure.frame for one in drawn] == [0, None, 30]
    assert drawn[2].figure.pts == pytest.approx(1.2)
    assert drawn[2].figure.frame_sha256 != drawn[0].figure.frame_sha256
