"""What an examiner marked and chose stands in the report, drawn where it is."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from case_store.store import CaseStore
from workbench.intake import receive
from workbench.model import Annotation, Author, Case, Finding, FindingRegion, Report, Shape
from workbench.report.figures import draw
from workbench.report.issue import issue_report
from workbench.report.marked_figures import INK, drawn, marked_figures
from workbench.report.plan import Planned, belongs_to
from workbench.report.statements import regions_told
from workbench.worker import Worker

GREY = np.full((80, 120, 3), 90, np.uint8)


@pytest.fixture
def store(tmp_path, write_video):
    """A case with a grey clip of eight frames."""
    frames = [np.full((240, 320, 3), 60 + 10 * n, np.uint8) for n in range(8)]
    clip = write_video(tmp_path / "clip.mp4", frames)
    case = Case(number="7", examiner="A. Examiner")
    with CaseStore.create(tmp_path / "c.loupe", case) as store, Worker() as worker:
        list(receive(store, worker, [clip]))
        yield store


@pytest.fixture
def box(store):
    [item] = store.media()
    return Annotation(
        media_id=item.id,
        shape=Shape.BOX,
        spots=((40.0, 60.0), (100.0, 120.0)),
        frame=5,
        pts=0.2,
        examiner="A. Examiner",
        note="a double edge",
        in_report=True,
    )


def test_only_what_was_chosen_has_a_figure_and_it_says_who_where_and_what(store, box):
    [item] = store.media()
    bookmark = replace(box, shape=Shape.FRAME, spots=(), frame=2, id="b")
    [first, second] = marked_figures(item, [box, bookmark, replace(box, in_report=False)])

    assert (first.frame, first.box) == (2, None)
    assert "marked by A. Examiner, a box, frame 5" in second.caption
    assert "60 × 60 native pixels from column 40, row 60" in second.caption
    assert "“a double edge”" in second.caption


def test_what_a_finding_cites_has_a_figure_that_belongs_to_it(store, box):
    unticked = replace(box, in_report=False)
    [item] = store.media()
    [figure] = marked_figures(item, [unticked], {unticked.id})
    region = FindingRegion(
        frame=box.frame,
        pts=box.pts,
        shape=box.shape,
        spots=box.spots,
        annotation_id=box.id,
    )
    sides = {"statement": "s", "h1": "a", "h2": "b", "author": Author.EXAMINER}
    own = Finding(media_id=item.id, regions=(region,), **sides)

    assert list(marked_figures(item, [unticked])) == []
    assert belongs_to(figure, own)
    assert not belongs_to(figure, replace(own, regions=()))


def test_a_caption_says_who_marked_it_first_and_that_pixels_are_not_square(store, box):
    [item] = store.media()
    assert item.stream.square
    anamorphic = replace(item.stream, remarks=("Pixels are not square (64:45); unstretched.",))
    item = replace(item, stream=anamorphic)
    other = replace(box, id="b", examiner="B. Other", note="wrong", supersedes=box.id)
    again = replace(box, id="c", examiner="B. Other", supersedes="b")
    [figure] = marked_figures(item, [box, other, again])
    assert figure.caption.count("lengths in different directions cannot be compared") == 1
    assert "marked by A. Examiner, stated again by B. Other, a box" in figure.caption
    [figure] = marked_figures(item, [box, other])

    assert "marked by B. Other, a box" in figure.caption


def test_a_shape_is_drawn_on_its_pixels_and_nowhere_else():
    made = drawn(GREY, Shape.BOX, ((20, 10), (60, 40)), 1.0)
    assert tuple(made[10, 40]) == tuple(made[25, 20]) == tuple(made[40, 60]) == INK
    assert tuple(made[25, 40]) == (90, 90, 90)
    assert tuple(GREY[10, 40]) == (90, 90, 90)  # not on what was shown
    half = drawn(GREY, Shape.DISTANCE, ((40, 20), (80, 20)), 0.5)
    assert tuple(half[10, 30]) == INK


def test_the_frame_and_the_part_around_it_are_those_of_the_file(store, box):
    [item] = store.media()
    planned = [Planned(replace(one, number=1)) for one in marked_figures(item, [box])]
    with Worker() as worker:
        [made] = draw(store, worker, item, planned)
    whole, part = (np.asarray(Image.open(BytesIO(panel.data))) for panel in made.panels)

    assert made.figure.frame_sha256 and not made.figure.problem
    assert whole.shape == (240, 320, 3)
    assert abs(int(whole[200, 200].mean()) - 110) < 8  # frame 5
    assert whole[60, 70, 0] > 200 > 80 > whole[60, 70, 2]  # yellow on the upper edge
    assert part.shape[0] == part.shape[1] == 240


def test_it_is_printed_and_what_was_taken_back_is_not(store, box, tmp_path):
    store.annotate(box)
    gone = replace(box, note="never mind", id="g" * 32)
    store.annotate(gone)
    store.annotate(replace(gone, withdrawn=True, supersedes=gone.id, id="h" * 32))
    with Worker() as worker:
        *_, issued = issue_report(store, worker, author="A", target=tmp_path / "r.pdf")
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "r.pdf").pages)

    assert isinstance(issued, Report)
    assert "a double edge" in " ".join(text.split())
    assert "never mind" not in text.split("Audit log")[0]


def test_of_many_regions_the_first_are_told_and_the_others_counted():
    spots = ((1.0, 2.0), (11.0, 12.0))
    many = [FindingRegion(frame=f, pts=0.0, shape=Shape.BOX, spots=spots) for f in range(64)]

    assert "frame index 7; and 56 more, which the case" in regions_told(many)
    assert regions_told(many).count("frame index") == 8
    assert "more" not in regions_told(many[:8])
