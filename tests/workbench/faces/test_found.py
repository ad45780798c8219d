"""A reader names faces by number; the record gives each one track, and believes no other."""

import numpy as np
import pytest

from workbench.errors import WorkerCrashed
from workbench.faces.found import FoundTracks
from workbench.model import (
    Box,
    CaptionedPicture,
    Embedding,
    FaceSamples,
    FrameScore,
    Illustration,
    LocalizationMap,
    Outcome,
    TrackFound,
)

GREY = np.zeros((4, 4), np.uint8)
WHERE = {"frame": 3, "pts": 0.1, "name": "parts", "meaning": "Bright: unlike."}


def score(track):
    return FrameScore(frame=3, pts=0.1, outcome=Outcome.SCORED, score=1.0, track_id=track)


def drawn(track):
    pictures = (CaptionedPicture(caption="the mouth", pixels=GREY),)
    return Illustration(pictures=pictures, track_id=track, **WHERE)


def mapped(track):
    box = Box(x=0, y=0, width=4, height=4)
    return LocalizationMap(box=box, values=GREY, track_id=track, **WHERE)


def placed(track):
    east = np.float32([1, 0])
    return Embedding(space="drawn", direction=east, frame=3, pts=0.1, track_id=track)


def samples(number, frames):
    n = len(frames)
    return FaceSamples(
        number=number,
        frames=np.array(frames, np.int64),
        pts=np.zeros(n),
        boxes=np.zeros((n, 4), np.float32),
        points=np.zeros((n, 5, 2), np.float32),
        detected=np.zeros(n, np.float32),
        meshed=np.zeros(n, np.uint8),
        landmarks=np.zeros((n, 478, 3), np.int16),
        blendshapes=np.zeros((n, 52), np.float32),
        poses=np.zeros((n, 4, 4), np.float32),
        qualities=np.zeros((n, 8), np.float32),
    )


@pytest.mark.parametrize("said", [score, drawn, mapped, placed])
def test_what_is_said_of_a_face_and_its_track_get_the_same_id(said):
    tracks = FoundTracks("m", None)
    told = tracks.named("r", said("1"))
    assert tracks.named("r", said(None)).track_id is None
    found = TrackFound(number=1, person=2, shot=1, first_frame=0, last_frame=9, frames=8)
    track = tracks.named("r", found)

    assert told.track_id == track.id != "1"
    assert (track.label, track.first_frame, track.last_frame) == ("Face 2", 0, 9)


def test_what_was_still_followed_when_a_pass_was_stopped_becomes_a_track():
    tracks = FoundTracks("m", None)
    tracks.named("r", samples(1, [0, 1, 2]))
    tracks.named("r", samples(2, [1, 2]))
    tracks.named("r", samples(1, [5, 6]))
    found = TrackFound(number=2, person=1, shot=1, first_frame=1, last_frame=2, frames=2)
    tracks.named("r", found)

    [track] = tracks.unfinished("r")
    assert (track.first_frame, track.last_frame, track.frames) == (0, 6, 5)


def test_a_reader_without_a_face_pass_knows_the_tracks_on_record_alone():
    tracks = FoundTracks("m", ["a" * 32])

    assert tracks.named("r", score("a" * 32)).track_id == "a" * 32
    with pytest.raises(WorkerCrashed, match="nobody found"):
        tracks.named("r", score("1"))


@pytest.mark.parametrize("again", [samples(1, [3]), samples(1, [2, 5])])
def test_a_reader_does_not_come_back_to_a_face(again):
    tracks = FoundTracks("m", None)
    tracks.named("r", samples(1, [2, 3]))
    with pytest.raises(WorkerCrashed, match="came back"):
        tracks.named("r", again)


def test_a_reader_tells_of_a_face_once():
    tracks = FoundTracks("m", None)
    found = TrackFound(number=1, person=1, shot=1, first_frame=2, last_frame=3, frames=2)
    tracks.named("r", samples(1, [2, 3]))
    tracks.named("r", found)
    with pytest.raises(WorkerCrashed, match="twice"):
        tracks.named("r", found)
    with pytest.raises(WorkerCrashed, match="came back"):
        tracks.named("r", samples(1, [4]))
    assert len(tracks.tracks) == 1 and tracks.unfinished("r") == []


def test_a_face_has_a_number():
    with pytest.raises(WorkerCrashed):
        FoundTracks("m", None).named("r", score("one"))
