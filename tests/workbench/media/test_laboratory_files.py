"""Files from the world: broken ones, camera files, photographs, videos of each kind."""

import hashlib
import random
import time
from collections import Counter

import pytest

from workbench.errors import IntakeError
from workbench.media.decoding import frames
from workbench.media.identify import identify
from workbench.media.metadata import text_chunks
from workbench.media.probe import probe, source_of
from workbench.media.reader import FrameReader
from workbench.model import MediaKind

pytestmark = pytest.mark.laboratory

VIDEOS = [
    "ffpp_c23/519.mp4",
    "hdtf_real/RD_Radio10_0_clip_0.mp4",
    "lipsync/original.mp4",
    "liveportrait/d9.mp4",
    "vasa1/vasa1_l8.mp4",
]


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_every_malformed_file_is_accepted_or_refused_with_a_reason(laboratory, capfd):
    outcomes = Counter()
    for path in files(laboratory / "malformed"):
        started = time.monotonic()
        try:
            probe(path, path.name)
            outcomes["accepted"] += 1
        except IntakeError as error:
            outcomes[error.code] += 1
            assert str(laboratory) not in str(error)
        assert time.monotonic() - started < 60, path

    assert sum(outcomes.values()) == 195
    assert outcomes["accepted"] >= 40
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("folder", ["exif", "photographs", "t2i"])
def test_camera_files_and_pictures_are_all_read(laboratory, folder):
    for path in files(laboratory / folder):
        found = probe(path, path.name)

        assert found.kind is MediaKind.IMAGE
        assert max(found.thumbnail.shape) <= 256
        assert not any("unreadable" in row.name for row in found.metadata), path


def test_prompts_are_found_in_generated_pictures(laboratory):
    found = 0
    for path in files(laboratory / "t2i"):
        texts = text_chunks(path, identify(path))
        found += any(len(row.text) > 40 and row.name == "UserComment" for row in texts)

    assert found >= 40


@pytest.mark.parametrize("name", VIDEOS)
def test_random_access_equals_sequential_decoding(laboratory, name):
    source = source_of(laboratory / "video" / name)
    count = source.stream.frame_count
    chosen = {0, 1, count // 3, count // 2, count - 2, count - 1}
    expected = {}
    for number, frame in enumerate(frames(source)):
        assert frame.index == number
        if frame.index in chosen:
            expected[frame.index] = hashlib.sha256(frame.rgb.data).digest()

    assert number == count - 1
    with FrameReader(source) as reader:
        for index in sorted(chosen, key=lambda i: (i % 2, -i)):
            assert hashlib.sha256(reader.frame(index).rgb.data).digest() == expected[index]


def test_jumps_into_an_old_444_stream_are_exact(laboratory):
    """Its encoder tells its version once, at the start; a decoder that misses it sees grey."""
    source = source_of(laboratory / "video" / "ffpp_c23" / "519.mp4")
    expected = {
        frame.index: hashlib.sha256(frame.coded.data).digest() for frame in frames(source)
    }
    walk = random.Random(4).sample(range(source.stream.frame_count), 24)

    for first in (750, 500, 250, 251):  # each time the first thing a new reader does
        with FrameReader(source) as reader:
            found = reader.frame(first).coded
            assert hashlib.sha256(found.data).digest() == expected[first]
    with FrameReader(source) as reader:
        for index in walk:
            found = hashlib.sha256(reader.frame(index).coded.data).digest()
            assert found == expected[index]
