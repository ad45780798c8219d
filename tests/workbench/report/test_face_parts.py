"""A report shows the parts of a face as the desk does, with ranks, population and limits."""

from analyzers.parts.face_parts import WORDS
from analyzers.parts.telling import told
from tests.analyzers.made_parts_pack import followed, standard
from workbench.model import FrameScore, Outcome


def test_each_part_stands_in_the_report_with_its_rank(
    photo, received, recorded, issue, text_of
):
    [item] = received(photo)
    scored = FrameScore(frame=0, pts=0.0, outcome=Outcome.SCORED, score=20.0, track_id="t0")
    size = item.stream.width, item.stream.height
    recorded(item, WORDS, [scored, *told([followed(mouth=4.0)], standard(), size)])

    _, pdf = issue()
    said = text_of(pdf)

    assert "The mouth and chin look pasted in more than is usual" in said
    assert "None of this says that a part was altered" in said
    for part in ("Mouth and chin", "Nose and cheeks", "Eyes and brows"):
        assert f"{part}: " in said
    assert "authentic faces made for the tests; drawn by no camera" in said
    assert "what the rest does not explain" in said
    assert sum(len(page.images) for page in pdf.pages) >= 6  # the picture, four, and the map
