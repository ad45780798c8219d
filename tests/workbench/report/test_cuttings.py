"""Parts of frames are cut in the worker: within the frame, and named by whoever asked."""

import pytest

from workbench.errors import UnreadableMedia
from workbench.model import Box
from workbench.report.cuttings import cuttings
from workbench.report.figures import CUTTER, READER


@pytest.fixture
def source(store, clip, received):
    [item] = received(clip)
    return store.source(item)


def test_a_part_has_the_pixels_and_the_hash_of_its_frame(source, worker):
    box = Box(x=20, y=10, width=60, height=40)
    [whole] = worker.run(READER, source, (7,), 1000)
    [(name, part)] = worker.run(CUTTER, source, ((3, 7, box),), 480)

    assert (name, part.frame, part.sha256, part.scale) == ("3", 7, whole.sha256, 1.0)
    assert (part.pixels == whole.pixels[10:50, 20:80]).all()


@pytest.mark.parametrize(
    ("box", "size"),
    [
        (Box(x=-30, y=-30, width=60, height=60), (30, 30)),
        (Box(x=180, y=100, width=400, height=400), (12, 28)),
        (Box(x=900, y=900, width=10, height=10), (1, 1)),
        (Box(x=-90, y=-90, width=10, height=10), (1, 1)),
        (Box(x=0, y=0, width=192, height=128), (96, 64)),
    ],
)
def test_a_part_never_reaches_over_the_edge_nor_over_the_size_asked(source, box, size):
    [(_, part)] = cuttings(source, [(1, 0, box)], 96)

    assert part.pixels.shape == (size[1], size[0], 3)


def test_a_frame_that_is_not_there_keeps_no_other_back(source):
    box = Box(x=0, y=0, width=20, height=20)
    work = cuttings(source, [(1, 999, box), (2, 30, box), (3, 0, box)], 96)

    assert [next(work)[0], next(work)[0]] == ["3", "2"]
    with pytest.raises(UnreadableMedia, match="999"):
        next(work)
