"""Every medium lies in one cell of conditions, or it is said what could not be measured."""

import math

import pytest

from workbench.calibration.conditions import cell_of, conditions, told
from workbench.model import MediaKind, Need

IMAGE = MediaKind.IMAGE


def measured(width=512, height=512, **more):
    return {"log_picture_size": math.log10(width * height), **more}


@pytest.mark.parametrize("total", [1.0, 1899.0, 1900.0, 4638.0, 9999.0, 1e6])
@pytest.mark.parametrize("face", [10.0, 64.0, 128.0, 1000.0])
def test_a_medium_lies_in_the_cell_that_is_told_of_it(total, face):
    found = conditions(
        IMAGE, "jpeg", measured(jpeg_table_sum=total, log_face_width=math.log10(face))
    )
    cell, lack = cell_of(found, Need.FACES)

    assert not lack and cell.holds(found)
    assert told(cell).startswith("image, jpeg, 0.1 to below 0.5 megapixels")


def test_face_width_is_no_condition_of_what_reads_no_faces():
    wide, narrow = (
        conditions(IMAGE, "jpeg", measured(jpeg_table_sum=500.0, log_face_width=math.log10(f)))
        for f in (50, 500)
    )

    assert cell_of(wide, Need.FRAMES) == cell_of(narrow, Need.FRAMES)
    assert cell_of(wide, Need.FACES) != cell_of(narrow, Need.FACES)


@pytest.mark.parametrize(
    ("kind", "codec", "more", "need", "lack"),
    [
        (IMAGE, "webp", {}, Need.FRAMES, "compressed"),
        (IMAGE, "jpeg", {}, Need.FRAMES, "compressed"),
        (IMAGE, "png", {}, Need.FACES, "face"),
        (MediaKind.VIDEO, "h264 (High)", {}, Need.FRAMES, "how many faces"),
        (MediaKind.VIDEO, "h264", {"face_quantiser": 20.0}, Need.FRAMES, "how many faces"),
    ],
)
def test_what_could_not_be_measured_is_in_no_cell(kind, codec, more, need, lack):
    cell, said = cell_of(conditions(kind, codec, measured(**more)), need)

    assert cell is None and lack in said


def test_a_coding_without_loss_needs_no_measure():
    cell, lack = cell_of(conditions(IMAGE, "png", measured()), Need.FRAMES)

    assert cell.coarseness is None and not lack
    assert cell_of(None, Need.FRAMES)[0] is None
