"""What a face pass would put on record, made up: two faces in two shots of 15 frames."""

import numpy as np

from workbench.model import (
    AnalyzerInfo,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    Family,
    MediaKind,
    Need,
    Outcome,
    Shot,
    TrackSpan,
    landmark_steps,
)

OUTCOMES = list(Outcome)
FACE_PASS = AnalyzerInfo(
    name="faces",
    title="Faces",
    version="1",
    media=frozenset(MediaKind),
    family=Family.FACES,
    needs=Need.FRAMES,
    reference="r",
    limitations="l",
    validated_range="v",
)


def samples(number, frames, left=20.0, sharpness=1.0, unmeasured=()):
    """Return what was measured of a face that moves one pixel a frame, 50 pixels wide."""
    frames = np.array(frames, np.int64)
    count = frames.size
    boxes = np.tile(np.array([left, 30, 50, 60], np.float32), (count, 1))
    boxes[:, 0] += frames
    mesh = np.zeros((478, 3))
    mesh[:, :2] = np.random.default_rng(0).uniform(0, 50, (478, 2))
    steps = [landmark_steps(mesh + np.array([*box[:2], 0]), box) for box in boxes]
    qualities = np.tile(np.array([50, sharpness, -12, 3, 1, 0.08, 0.5, 27.5]), (count, 1))
    qualities[np.isin(frames, unmeasured), 2:6] = np.nan
    return FaceSamples(
        number=number,
        frames=frames,
        pts=frames / 25,
        boxes=boxes,
        points=np.zeros((count, 5, 2), np.float32),
        detected=np.full(count, np.nan, np.float32),
        meshed=(~np.isin(frames, unmeasured)).astype(np.uint8),
        landmarks=np.stack(steps),
        blendshapes=np.zeros((count, 52), np.float32),
        poses=np.zeros((count, 4, 4), np.float32),
        qualities=qualities.astype(np.float32),
    )


def seen(faces, count=30, damaged=(), undecoded=()):
    """Return what was seen of `count` frames with these faces; some could not be looked at."""
    outcomes = np.full(count, OUTCOMES.index(Outcome.NOT_APPLICABLE), np.uint8)
    counts = np.zeros(count, np.uint8)
    for one in faces:
        counts[one.frames] += 1
    outcomes[counts > 0] = OUTCOMES.index(Outcome.SCORED)
    outcomes[list(damaged)] = OUTCOMES.index(Outcome.WITHHELD)
    outcomes[list(undecoded)] = OUTCOMES.index(Outcome.FAILED)
    frames = np.arange(count)
    return FacesSeen(frames=frames, pts=frames / 25, faces=counts, outcomes=outcomes)


def two_faces():
    """Return two faces in two shots of 15 frames: one in both, one at its right in the second.

    The first is also a track of its own in the second shot, under the same label.
    """
    return [
        ("Face 1", samples(0, range(2, 15), unmeasured=(5, 6))),
        ("Face 1", samples(1, range(15, 28), sharpness=2.0)),
        ("Face 2", samples(2, range(18, 28), left=120)),
    ]


SHOTS = (
    Shot(first_frame=0, last_frame=14, first_pts=0.0, last_pts=0.56),
    Shot(first_frame=15, last_frame=29, first_pts=0.6, last_pts=1.16),
)


def track(run, label, one):
    return FaceTrack(
        media_id=run.media_id,
        run_id=run.id,
        label=label,
        spans=(TrackSpan(one.number, int(one.frames[0]), int(one.frames[-1])),),
        frames=one.frames.size,
    )
