"""Whoever issues a report is told which faces it hides, and which it shows unexamined."""

import json
from dataclasses import replace

import numpy as np
import pytest
from typer.testing import CliRunner

from workbench.__main__ import app
from workbench.faces import tracks as put_right
from workbench.model import Box, CaptionedPicture, FrameScore, Grid, Outcome
from workbench.report.choices import PrintedFaces, sentences
from workbench.report.content import Figure, FigureKind
from workbench.report.dossier import read_case
from workbench.report.issue import issue_report
from workbench.report.printed_faces import printed_faces
from workbench.report.redaction import Wish


@pytest.fixture
def seen(photo, received, recorded, found_faces, said):
    """A picture of two people whom no analyzer scored."""
    [item] = received(photo)
    boxes = ((6.0, 4.0, 24.0, 32.0), (40.0, 4.0, 24.0, 32.0))
    follow = [said.followed(number, [0], box=box) for number, box in enumerate(boxes)]
    return item, found_faces(item, follow)[1]


@pytest.fixture
def told(store, worker, tmp_path):
    """Issue a report and return what is said of the faces in its pictures."""

    def issue(**options):
        target = tmp_path / f"{len(store.reports())}.pdf"
        steps = list(issue_report(store, worker, author="A. Vos", target=target, **options))
        [found] = [one for one in steps if isinstance(one, PrintedFaces)]
        return found

    return issue


def of_face(track, score):
    return FrameScore(frame=0, pts=0.0, outcome=Outcome.SCORED, score=score, track_id=track.id)


def test_a_face_that_no_analyzer_scored_is_named_with_its_figures(
    told,
    seen,
    recorded,
    said,
):
    item, tracks = seen
    both = told()
    assert [(one.label, one.why) for one in both.unexamined] == [
        ("Face 1", "scored by no analyzer"),
        ("Face 2", "scored by no analyzer"),
    ]
    assert all(one.figures for one in both.unexamined) and both.unsearched == ()

    recorded(item, said.noise, [of_face(tracks[0], 0.5)])
    found = told()
    assert [one.label for one in found.unexamined] == ["Face 2"]
    [(warning, text)] = sentences(found)
    assert warning and "EX-001: Face 2 was scored by no analyzer and is seen in figure" in text
    assert "blur “EX-001:Face 2”" in text


def test_a_hidden_face_is_told_and_is_no_warning(told, seen):
    found = told(blur=Wish(tracks=(("EX-001", "Face 2"),)))

    [hidden] = found.blurred
    assert (hidden.hidden, hidden.shown) == (("Face 2",), ("Face 1",))
    assert [one.label for one in found.unexamined] == ["Face 1"]
    first, *_ = sentences(found)
    assert first == (False, "EX-001: hidden in every picture: Face 2; shown: Face 1.")


def test_a_face_that_an_examiner_took_out_is_named_though_it_was_scored(
    told,
    store,
    seen,
    recorded,
    said,
):
    item, tracks = seen
    recorded(item, said.noise, [of_face(one, 0.5) for one in tracks])
    assert told().unexamined == ()
    store.revise_tracks(item.id, [put_right.excluded(tracks[1], examiner="A. Vos")])

    [found] = told().unexamined
    assert (found.label, found.why) == ("Face 2", "taken out by an examiner")


def test_what_an_analyzer_drew_of_an_unexamined_face_is_named(
    told, store, seen, recorded, said
):
    """Boxes lie upright: one is over the second face alone, the other beside both."""
    item, tracks = seen
    before = {one.label: one.figures for one in told().unexamined}
    over, beside = (Box(x=x, y=4, width=20, height=30) for x in (42, 90))
    drawn = [
        replace(
            said.illustration(name=name),
            pictures=(
                CaptionedPicture(
                    caption="seen",
                    pixels=np.zeros((8, 8), np.uint8),
                    box=box,
                    grid=Grid.UPRIGHT,
                ),
            ),
        )
        for name, box in (("over", over), ("beside", beside))
    ]
    recorded(item, said.noise, [*drawn, of_face(tracks[0], 0.5)])
    [found] = told().unexamined

    assert found.label == "Face 2"
    assert len(found.figures) == len(before["Face 2"]) + 1


def test_a_face_whose_place_cannot_be_read_may_be_in_every_picture_of_its_frames(
    told, store, seen, monkeypatch
):
    before = told().unexamined

    def damaged(*_):
        raise OSError("the file of faces is gone")

    monkeypatch.setattr(store, "face_samples", damaged)
    figure = Figure(number=7, kind=FigureKind.PICTURE, exhibit="EX-001", caption="", frame=0)
    found = printed_faces(store, read_case(store), {"EX-001": [figure]}, {}, ())
    assert [(one.label, one.figures) for one in found.unexamined] == [
        (one.label, (7,)) for one in before
    ]


def test_where_faces_were_not_looked_for_pictures_may_show_some(told, examined_photo):
    found = told()

    assert found.unsearched == ("EX-001",) and found.unexamined == ()
    [(warning, text)] = sentences(found)
    assert warning and "not looked for to the end in EX-001" in text


def test_the_command_prints_both(store, seen, tmp_path):
    store.close()
    words = ["report", str(store.folder), "-o", str(tmp_path / "r.pdf")]
    done = CliRunner().invoke(app, [*words, "--blur", "EX-001:Face 1"])
    lines = " ".join(done.stdout.split())

    assert done.exit_code == 0, done.output
    assert "EX-001: hidden in every picture: Face 1; shown: Face 2." in lines
    assert "Look: EX-001: Face 2 was scored by no analyzer" in lines
    done = CliRunner().invoke(app, [*words[:3], str(tmp_path / "s.pdf"), "--json"])
    faces = json.loads(done.stdout)["faces"]
    assert [one["label"] for one in faces["unexamined"]] == ["Face 1", "Face 2"]
    assert faces["blurred"] == []
