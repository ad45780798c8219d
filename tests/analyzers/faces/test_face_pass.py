"""The whole face pass over real media: found, followed, measured, kept and read back."""

import hashlib
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from analyzers.faces.face_pass import Faces
from tests.sources import source_of
from workbench.analyzer import KEPT_PER_SECOND, Frame, Source
from workbench.faces.file import FaceFileWriter
from workbench.lane import Sampler
from workbench.media.decoding import frames
from workbench.model import (
    FaceCrop,
    FaceSamples,
    FacesSeen,
    FaceTrack,
    KnownFaces,
    Outcome,
    Shot,
    TrackFound,
    TrackSpan,
)
from workbench.reading import batched

SAMPLE = Path(__file__).parents[3] / "resources/sample"
CROPS = ("region", "aligned", "native", "eyes", "parts")
MEASURES = ("box", "points", "landmarks", "blendshapes", "pose")


def read(source):
    """Return the records of a pass and its frames."""
    said = list(Faces().read(source, batched(frames(source, quantisers=True), source)))
    records = [one for one in said if not isinstance(one, tuple)]
    return records, [frame for batch in said if isinstance(batch, tuple) for frame in batch]


def of(kind, records):
    return [one for one in records if isinstance(one, kind)]


def portrait():
    with Image.open(SAMPLE / "portrait.jpg") as picture:
        return np.asarray(picture.convert("RGB"))


@pytest.fixture(scope="module")
def clip():
    """The sample clip, a pan over one portrait, and all that the pass says of it."""
    source = source_of(SAMPLE / "clip.mp4")
    return source, *read(source)


@pytest.fixture(scope="module")
def known(clip, tmp_path_factory):
    """What is on record of that pass, as a later reading gets it."""
    _, records, _ = clip
    path = tmp_path_factory.mktemp("derived") / "faces"
    with path.open("wb") as sink:
        writer = FaceFileWriter(sink)
        for one in of((FacesSeen, FaceSamples, FaceCrop), records):
            writer.add(one)
        writer.finish()
    tracks = tuple(
        FaceTrack(
            media_id="m",
            run_id="r",
            label=f"Face {one.person}",
            spans=(TrackSpan(one.number, one.first_frame, one.last_frame),),
            frames=one.frames,
            id=str(one.number),
        )
        for one in of(TrackFound, records)
    )
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return KnownFaces(path=path, sha256=digest, frames=150, tracks=tracks)


def test_one_face_is_found_in_every_frame_of_a_pan_and_stays_one_face(clip):
    _, records, read_frames = clip

    assert [len(frame.faces) for frame in read_frames] == [1] * 150
    [track] = of(TrackFound, records)
    assert (track.first_frame, track.last_frame, track.frames) == (0, 149, 150)
    [shot] = of(Shot, records)
    assert (shot.first_frame, shot.last_frame) == (0, 149)
    assert shot.last_pts == pytest.approx(5.96)


def test_every_frame_is_accounted_for_once(clip):
    _, records, _ = clip
    seen = np.concatenate([one.frames for one in of(FacesSeen, records)])
    samples = np.concatenate([one.frames for one in of(FaceSamples, records)])

    assert seen.tolist() == samples.tolist() == list(range(150))


def test_crops_are_kept_at_the_promised_rate(clip):
    _, records, read_frames = clip
    sampler = Sampler(KEPT_PER_SECOND)
    ticks = [frame.index for frame in read_frames if sampler.takes(frame)]

    assert [crop.frame for crop in of(FaceCrop, records)] == ticks
    assert len(ticks) == 24


def assert_same(face, other):
    for name in (*MEASURES, *CROPS):
        assert np.array_equal(getattr(face, name), getattr(other, name)), name
    assert astuple(face.quality) == astuple(other.quality)
    assert (face.region_box, face.native_box) == (other.region_box, other.native_box)


def test_a_kept_face_equals_the_one_that_was_found(clip, known):
    """Crops, landmarks and quality are the same without decoding the medium."""
    source, _, read_frames = clip
    source = Source(
        **{f.name: getattr(source, f.name) for f in fields(Source)} | {"path": Path("/none")}
    )
    recalled = [frame for batch in Faces().recall(source, known, None) for frame in batch]

    assert len(recalled) == 24
    for frame in recalled:
        [face], [found] = frame.faces, read_frames[frame.index].faces
        assert face.track == found.track
        assert_same(face, found)


def test_a_later_decoding_gives_every_frame_its_faces_without_looking_for_them(clip, known):
    source, _, read_frames = clip
    decoded = batched(frames(source), source)
    recalled = [frame for batch in Faces().recall(source, known, decoded) for frame in batch]

    assert len(recalled) == 150
    for frame in recalled[::10]:
        assert_same(frame.faces[0], read_frames[frame.index].faces[0])


def test_the_whole_frame_of_a_kept_face_is_decoded_when_it_is_asked_for(clip, known):
    source, _, read_frames = clip
    second = list(Faces().recall(source, known, None))[1][0]

    assert np.array_equal(second.rgb, read_frames[second.index].rgb)


def test_a_still_needs_one_look(tmp_path):
    records, [frame] = read(source_of(SAMPLE / "portrait.jpg"))

    [face] = frame.faces
    assert face.quality.width > 40
    assert face.aligned.shape == (256, 256, 3)
    assert len(of(FaceCrop, records)) == 1


@pytest.mark.parametrize("shape", [(1, 1), (3, 200), (240, 320)])
def test_a_picture_without_a_face_says_so(tmp_path, shape):
    Image.fromarray(np.full((*shape, 3), 128, np.uint8)).save(tmp_path / "grey.png")
    records, [frame] = read(source_of(tmp_path / "grey.png"))

    assert frame.faces == ()
    [seen] = of(FacesSeen, records)
    assert list(Outcome)[seen.outcomes[0]] is Outcome.NOT_APPLICABLE
    assert not of((FaceSamples, FaceCrop, TrackFound), records)


def test_no_track_crosses_a_cut(tmp_path, write_video, scene):
    face = portrait()[:304, :400]
    other = np.ascontiguousarray(portrait()[40:344, 300:20:-1])
    other = np.asarray(Image.fromarray(other).resize((400, 304)))
    clip = write_video(tmp_path / "cut.mp4", [face] * 13 + [other] * 13)
    records, _ = read(source_of(clip))

    shots = of(Shot, records)
    assert [(shot.first_frame, shot.last_frame) for shot in shots] == [(0, 12), (13, 25)]
    tracks = of(TrackFound, records)
    assert {track.shot for track in tracks} <= {1, 2}
    for track in tracks:
        shot = shots[track.shot - 1]
        assert shot.first_frame <= track.first_frame <= track.last_frame <= shot.last_frame


def test_a_damaged_frame_shows_no_face_and_is_withheld():
    source = source_of(SAMPLE / "clip.mp4")
    decoded = list(frames(source))[:16]
    decoded[5].damaged = True
    said = list(Faces().read(source, batched(iter(decoded), source)))

    seen = np.concatenate([one.outcomes for one in of(FacesSeen, said)])
    assert list(Outcome)[seen[5]] is Outcome.WITHHELD
    assert decoded[5].faces == ()
    samples = np.concatenate([one.frames for one in of(FaceSamples, said)])
    assert samples.tolist() == [n for n in range(16) if n != 5]


def test_the_same_medium_gives_the_same_records(clip):
    source, records, _ = clip
    again, _ = read(source)

    assert [content(one) for one in again] == [content(one) for one in records]


def content(record):
    values = [getattr(record, f.name) for f in fields(record)]
    return [v.tobytes() if isinstance(v, np.ndarray) else v for v in values]


def test_where_frames_change_their_size_a_shot_begins(tmp_path):
    small = list(frames(source_of(SAMPLE / "clip.mp4")))[:12]
    large = Frame(12, 0.48, Enlarged(small[11]))
    source = source_of(SAMPLE / "clip.mp4")
    said = list(Faces().read(source, batched(iter([*small, large]), source)))

    shots = [(s.first_frame, s.last_frame) for s in of(Shot, said)]
    assert shots == [(0, 11), (12, 12)]


class Enlarged:
    """The picture of a frame at twice its size."""

    def __init__(self, frame):
        self.frame = frame

    def rgb(self):
        return np.repeat(np.repeat(self.frame.rgb, 2, axis=0), 2, axis=1)

    def coded(self):
        return np.repeat(np.repeat(self.frame.coded, 2, axis=0), 2, axis=1)

    def quantiser(self, box):
        return None
