"""The desk draws where eyes look as the mesh has it, and their lanes without bridging gaps."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from analyzers.faces.face import row_of, samples_of
from analyzers.gaze.geometry import directions
from tests.analyzers.gaze.made_eyes import meshes_of, resting
from tests.ui.made_faces import FACE_PASS, track
from ui.face_overlay import FaceOverlay, arrow
from ui.faces import FacesView, TrackView, sightings
from ui.gaze import eye_series, eyes_seen, looks
from ui.theme import LIGHT
from ui.views.gaze_row import GazeRow
from ui.views.time_axis import TimeAxis
from workbench.model import AnalyzerRun, FaceQuality

RUN = AnalyzerRun(media_id="m", info=FACE_PASS, settings={}, media_sha256="0" * 64, software={})


def acted(count=40):
    """Return eyes that turn left, with both shut in five frames, in a head that turns."""
    yaw = np.linspace(-10, 10, count)[:, None] * np.ones((1, 2))
    shut = np.zeros((count, 2))
    shut[10:15] = 1.0
    head = np.column_stack([np.linspace(0, 5, count), np.zeros(count)])
    return replace(resting(count / 25), yaw=yaw, shut=shut, head=head)


def found(count=40, bare=()):
    """Return what the face pass would keep of it; `bare` frames have no mesh."""
    made = acted(count)
    box = np.array((200, 100, 240, 300), np.float32)
    rows = [
        row_of(
            frame=at,
            pts=at / 25,
            box=box,
            points=np.zeros((5, 2), np.float32),
            detected=1.0,
            mesh=None if at in bare else (mesh, np.zeros(52, np.float32), pose),
            quality=FaceQuality(width=240.0, yaw=float(made.head[at, 0])),
        )
        for at, (mesh, pose) in enumerate(zip(*meshes_of(made), strict=True))
    ]
    return samples_of(1, rows)


def gaze_row(samples):
    one = TrackView(track=track(RUN, "Face 1", samples), seen=sightings(samples), color=0)
    return GazeRow(one, eye_series([eyes_seen(samples)]))


def test_the_lanes_are_what_the_eyes_and_the_head_did():
    eyes = eye_series([eyes_seen(found())])

    open_ = np.r_[0:10, 15:40]
    assert eyes.yaw[open_] == pytest.approx(acted().yaw[open_], abs=1.5)
    assert eyes.head == pytest.approx(acted().head[:, 0] - 2.5, abs=0.1)
    assert np.flatnonzero(eyes.closed).tolist() == [10, 11, 12, 13, 14]
    assert np.isnan(eyes.yaw[10:15]).all()
    assert eyes.bound == pytest.approx(10, abs=1.5)


def test_frames_without_a_mesh_part_the_lanes():
    eyes = eye_series([eyes_seen(found(bare=(20, 21)))])

    assert [(eyes.frames[p][0], eyes.frames[p][-1]) for p in eyes.pieces()] == [
        (0, 19),
        (22, 39),
    ]
    assert eyes.row(0.4) == 10 and eyes.row(21 / 25) is None and eyes.row(-1) is None
    assert eye_series([eyes_seen(found(4, bare=range(4)))]) is None
    assert eye_series([]) is None


def test_only_what_is_in_view_is_drawn():
    eyes = eye_series([eyes_seen(found(bare=(20, 21)))])

    assert eyes.pieces(10 / 25, 15 / 25) == [slice(9, 17)]
    assert eyes.pieces(18 / 25, 24 / 25) == [slice(17, 20), slice(20, 24)]
    assert eyes.pieces(5.0, 6.0) == [slice(37, 38)]  # the last, out of the picture


def test_stretches_are_joined():
    whole = found()
    parts = [eyes_seen(part) for part in (cut(whole, 0, 17), cut(whole, 17, 40))]

    joined, alone = eye_series(parts), eye_series([eyes_seen(whole)])

    assert joined.frames.tolist() == list(range(40))
    assert np.array_equal(joined.yaw, alone.yaw, equal_nan=True)


def cut(samples, first, last):
    names = [name for name in samples.__dataclass_fields__ if name != "number"]
    return replace(samples, **{name: getattr(samples, name)[first:last] for name in names})


def test_the_row_says_what_it_draws():
    row = gaze_row(found())

    assert row.title == "Eyes and head" and row.detail.startswith("Face 1: ±")
    assert "right eye" in row.said_at(1.4) and "head +" in row.said_at(1.4)
    assert "shut" in row.said_at(12 / 25)
    assert "no mesh" in row.said_at(30.0)
    assert "Rough" in row.tip


def test_the_row_draws_both_eyes_the_head_and_the_shut_eyes(qapp):
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    box = QRectF(0, 0, 400, 56)
    gaze_row(found()).paint(painter, box, TimeAxis.whole(0, 1.6, 0, 400), LIGHT)
    painter.end()

    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(60, 400, 4)[:56, :, :3]
    shut = (pixels[53:55].mean(axis=(0, 2)) < 128).nonzero()[0]
    assert 95 <= shut.min() <= 105 and 145 <= shut.max() <= 155
    assert len(np.unique(pixels[:50].reshape(-1, 3), axis=0)) >= 3  # ground, eyes, head


def test_no_arrow_is_drawn_of_what_is_shut_or_cannot_be_measured():
    meshes, poses = meshes_of(acted())
    good = FaceQuality(width=240.0, yaw=0.0, pitch=0.0)

    assert len(looks(meshes[0], poses[0], good, None)) == 2
    assert len(looks(meshes[0], poses[0], replace(good, width=600.0), None)) == 2
    assert looks(meshes[12], poses[12], good, None) == []
    assert looks(meshes[0], poses[0], good, (True, True)) == []
    [left] = looks(meshes[0], poses[0], good, (True, False))
    assert left.yaw == directions(meshes[0], poses[0])[1].yaw
    for bad in ({"width": 90.0}, {"yaw": 50.0}, {"pitch": None}):
        assert looks(meshes[0], poses[0], replace(good, **bad), None) == []


def test_the_overlay_draws_the_arrows_of_open_eyes():
    samples, [meshes, poses] = found(), meshes_of(acted())
    samples.qualities[:, 3] = 0.0  # the pitch
    one = TrackView(track=track(RUN, "Face 1", samples), seen=sightings(samples), color=0)
    overlay = FaceOverlay(LIGHT)
    overlay.view = FacesView(media_id="m", tracks=(one,))
    overlay.mesh_of = lambda _, frame: meshes[frame]
    overlay.pose_of = lambda _, frame: poses[frame]

    def arrows(frame):
        [mark] = overlay.marks(frame)
        return len(mark.arrows)

    assert arrows(0) == 0
    overlay.gaze = True
    assert (arrows(0), arrows(12)) == (2, 0)
    overlay.shut_of = lambda _, frame: (frame == 0, False)
    assert (arrows(0), arrows(1)) == (1, 2)


def test_which_eyes_are_shut_is_known_by_frame():
    eyes = eye_series([eyes_seen(found(bare=(20, 21)))])

    assert eyes.shut(12) == (True, True) and eyes.shut(25) == (False, False)
    assert eyes.shut(20) is None and eyes.shut(99) is None


def test_an_arrow_goes_from_the_iris_to_where_the_eye_looks():
    [mesh, *_], [pose, *_] = meshes_of(acted())
    direction, _ = directions(mesh, pose)

    points = [(point.x(), point.y()) for point in arrow(direction)]

    assert points[0] == pytest.approx(tuple(direction.start))
    assert points[1] == pytest.approx(tuple(direction.end))
    assert len(points) == 5
