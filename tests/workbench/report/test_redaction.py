"""A face that shall not be recognised is in no picture of the PDF; the case is untouched."""

import json
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from case_store.verification import verify
from workbench.errors import RedactionImpossible, UnknownExhibit, UnknownTrack
from workbench.model import Box, CaptionedPicture, Illustration, LocalizationMap, RunState
from workbench.report.redaction import NEAR, Veil, Wish, tiled

FACE, OTHER = (60.0, 40.0, 48.0, 64.0), (200.0, 40.0, 48.0, 64.0)
MAGENTA, GREEN, CYAN, RED = (250, 0, 250), (0, 250, 0), (0, 250, 250), (250, 0, 0)


def checks(height, width, one, two):
    """Return squares of two colours by turns, which lie there as any feature of a face does."""
    rows, columns = np.indices((height, width)) // 4
    return np.where(((rows + columns) % 2)[..., None], one, two).astype(np.uint8)


def has(image, color):
    """Tell whether a picture has this colour, where compression left it about as it was."""
    near = np.abs(image.astype(int) - color).max(axis=2) < 60
    return bool(near.any())


def pictures(pdf):
    """Return the pixels of every picture in a PDF."""
    every = [image.data for page in pdf.pages for image in page.images]
    return [np.asarray(Image.open(BytesIO(data)).convert("RGB")) for data in every]


@pytest.fixture
def seen(tmp_path, scene, write_jpeg, received, recorded, found_faces, said):
    """A picture of two people, with a map and drawn pictures that show them, too."""
    pixels = scene(320, 240) // 3 + 80
    for (x, y, w, h), colors in ((FACE, (MAGENTA, GREEN)), (OTHER, (CYAN, RED))):
        pixels[int(y) : int(y + h), int(x) : int(x + w)] = checks(int(h), int(w), *colors)
    [item] = received(write_jpeg(tmp_path / "two.jpg", pixels, quality=98, subsampling=0))
    _, tracks = found_faces(
        item, [said.followed(0, [0], box=FACE), said.followed(1, [0], box=OTHER)]
    )
    bright = np.zeros((240, 320), np.uint8)
    bright[40:104, 60:108] = np.where(checks(64, 48, (1,), (0,))[..., 0], 255, 0)
    drawn = [
        Illustration(frame=0, pts=0.0, name=name, meaning="m", pictures=made)
        for name, made in (
            ("unplaced", (CaptionedPicture(caption="all", pixels=pixels),)),
            (
                "placed",
                (
                    CaptionedPicture(
                        caption="him",
                        pixels=checks(32, 32, MAGENTA, GREEN),
                        box=Box(x=70, y=50, width=8, height=8),
                    ),
                ),
            ),
        )
    ]
    stored = LocalizationMap(
        frame=0,
        pts=0.0,
        name="noise",
        box=Box(x=0, y=0, width=320, height=240),
        values=bright,
        meaning="Bright: other noise.",
    )
    recorded(item, said.noise, [said.score(0, 0.0, 0.9), stored, *drawn])
    return item, tracks


def test_no_picture_holds_a_hidden_face_and_those_not_hidden_are_there(
    issue, store, seen, text_of
):
    _, shown = issue()
    before = pictures(shown)
    report, pdf = issue(blur=Wish(tracks=(("EX-001", "Face 1"),)))
    after = pictures(pdf)
    text = text_of(pdf)

    assert len(before) == len(after)
    assert sum(has(image, MAGENTA) for image in before) == 4  # picture, face, both drawings
    assert not any(has(image, MAGENTA) or has(image, GREEN) for image in after)
    assert any(has(image, CYAN) and has(image, RED) for image in after)
    assert "Hidden: Face 1. Shown: Face 2." in text
    assert "The evidence in the case is unchanged" in text
    *_, event = store.events()
    assert event.detail["faces_made_unrecognisable"] == "EX-001: Face 1"
    assert verify(store.folder, report.head).ok and report.evidence_intact


def test_all_but_one_hides_the_others_and_a_star_means_all(issue, seen):
    _, pdf = issue(blur=Wish(tracks=(("EX-001", "Face 1"),), all_but=True))
    after = pictures(pdf)
    assert any(has(image, MAGENTA) for image in after)
    assert not any(has(image, CYAN) for image in after)
    _, again = issue(blur=Wish(tracks=(("EX-001", "Face 1"),), all_but=True))
    same = zip(pictures(again), after, strict=True)
    assert all(np.array_equal(one, other) for one, other in same)

    _, pdf = issue(blur=Wish(tracks=(("EX-001", "*"),)))
    assert not any(has(image, color) for image in pictures(pdf) for color in (MAGENTA, CYAN))


def test_the_attached_document_holds_no_picture(issue, seen):
    _, pdf = issue(blur=Wish(all_but=True))
    assert list(pdf.attachments) == ["report.json"]
    [data] = pdf.attachments["report.json"]
    held = json.loads(data)
    [blurred] = held["blurred"]
    assert blurred == {"exhibit": "EX-001", "hidden": ["Face 1", "Face 2"], "shown": []}
    longest = [0]

    def numbers(value):
        if isinstance(value, list) and value and all(isinstance(one, int) for one in value):
            longest.append(len(value))
        for one in value.values() if isinstance(value, dict) else value:
            if isinstance(one, dict | list):
                numbers(one)

    numbers(held)
    assert max(longest) < 64  # no rows of pixels
    assert b"/9j/" not in data and b"iVBOR" not in data and b"ffd8ff" not in data


def test_a_map_is_in_tiles_where_the_face_is(issue, seen):
    """Maps show edges, and edges show faces."""
    _, pdf = issue(blur=Wish(all_but=True))
    _, shown = issue()

    def edges(image):
        """Return how many columns within the face differ from the next one."""
        face = image[46:98, 66:102].astype(int)
        return int((np.abs(np.diff(face, axis=1)).max(axis=(0, 2)) > 8).sum())

    of_frame = [
        [edges(one) for one in pictures(made) if one.shape == (240, 320, 3)]
        for made in (pdf, shown)
    ]
    assert len(of_frame[0]) == 4  # the picture, the map over it, the map, the unplaced drawing
    assert max(of_frame[0]) <= 3 and min(of_frame[1]) > 6


def test_tiles_are_few_and_flat_and_leave_the_rest_alone():
    pixels = np.random.default_rng(3).integers(0, 256, (64, 64, 3), np.uint8)
    made = tiled(pixels, [Box(x=8, y=8, width=30, height=30)], 1.0)

    outside = np.ones((64, 64), bool)
    outside[7:39, 7:39] = False
    assert np.array_equal(made[outside], pixels[outside])
    assert len(np.unique(made[7:39, 7:39].reshape(-1, 3), axis=0)) <= 16
    assert not (made[7:39, 7:39] % 16 - 8).any()


@pytest.mark.parametrize(
    "box", [(-20, -20, 30, 30), (60, 60, 90, 90), (500, 500, 5, 5), (0, 0, 1, 1)]
)
def test_a_box_beyond_the_edge_harms_nothing(box):
    x, y, width, height = box
    pixels = np.full((64, 64), 77, np.uint8)
    made = tiled(pixels, [Box(x=x, y=y, width=width, height=height)], 1.0)
    assert made.shape == (64, 64)


def test_between_frames_a_face_is_hidden_where_it_was_and_will_be(said):
    face = said.followed(0, [10, 20])
    face.boxes[1, 0] += 100
    veil = Veil(frozenset({"t"}), {"t": face})
    [before], [between], [near] = veil.boxes(10), veil.boxes(15), veil.boxes(20 + NEAR)

    assert between.x <= before.x and between.x + between.width >= before.x + 100 + 48
    assert near.x > before.x + 90
    assert veil.boxes(21 + NEAR) == ()


def test_what_is_not_there_is_told_and_nothing_is_issued(issue, store, seen, photo, received):
    for wish, refused in (
        (Wish(tracks=(("EX-009", "Face 1"),)), UnknownExhibit),
        (Wish(tracks=(("EX-001", "Face 9"),)), UnknownTrack),
        (Wish(tracks=(("EX-001", ""),)), UnknownTrack),
    ):
        with pytest.raises(refused):
            issue(blur=wish)
    received(photo)
    with pytest.raises(RedactionImpossible, match="EX-002"):
        issue(blur=Wish(all_but=True))
    assert store.reports() == []


def test_where_no_face_was_found_the_report_says_that_none_is_hidden(
    issue, store, examined_photo, found_faces, text_of
):
    item, *_ = store.media()
    for wish in (Wish(tracks=(("EX-001", "*"),)), Wish(all_but=True)):
        with pytest.raises(RedactionImpossible, match="EX-001"):
            issue(blur=wish)
    assert store.reports() == []

    found_faces(item, [], state=RunState.CANCELLED)
    with pytest.raises(RedactionImpossible, match="to the end in EX-001"):
        issue(blur=Wish(tracks=(("EX-001", "*"),)))

    found_faces(item, [])
    for wish in (Wish(tracks=(("EX-001", "*"),)), Wish(all_but=True)):
        _, pdf = issue(blur=wish)
        text = text_of(pdf)
        assert "EX-001. No face was found in it: none is hidden." in text
        assert "No face is made unrecognisable" in pdf.pages[0].extract_text().replace(
            "\n", " "
        )
        assert "Some faces are made unrecognisable" not in text
        *_, event = store.events()
        assert event.detail["faces_made_unrecognisable"] == "EX-001: none"


def test_under_all_each_exhibit_says_whether_it_had_a_face(
    issue, seen, photo, received, found_faces, text_of
):
    [other] = received(photo)
    found_faces(other, [])
    _, pdf = issue(blur=Wish(all_but=True))
    text = text_of(pdf)
    assert "EX-001. Hidden: Face 1, Face 2. No other face was found in it." in text
    assert "EX-002. No face was found in it: none is hidden." in text


def test_all_faces_of_a_file_that_was_not_read_cannot_be_hidden(
    issue, seen, tmp_path, received, store
):
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8 no picture")
    received(tmp_path / "broken.jpg")
    with pytest.raises(RedactionImpossible, match="EX-002 was not read"):
        issue(blur=Wish(tracks=(("EX-002", "*"),)))
    _, pdf = issue(blur=Wish(all_but=True))
    assert not any(has(image, MAGENTA) for image in pictures(pdf))
