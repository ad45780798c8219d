"""Every analyzer in the catalog keeps the promise of `workbench.analyzer.Analyzer`.

The media are real files, read by the real decoder; each question is put to every analyzer.
"""

import gc
import hashlib
import math
import re
import threading
import time
from dataclasses import FrozenInstanceError, asdict, fields, is_dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from analyzers import catalog
from tests.sources import source_of
from workbench.analyzer import is_analyzer
from workbench.media.decoding import frames
from workbench.model import (
    Curve,
    Embedding,
    Fact,
    FileOutcome,
    FrameScore,
    Grid,
    Illustration,
    LocalizationMap,
    Measurement,
    MediaKind,
    Need,
    Outcome,
)

BUILT_IN = tuple(method for method in catalog.BUILT_IN if is_analyzer(method))
RECORDS = (
    Curve,
    Embedding,
    Fact,
    FileOutcome,
    FrameScore,
    Illustration,
    LocalizationMap,
    Measurement,
)
OPEN_FILES = Path("/proc/self/fd")
STILLS = ("jpeg", "png", "grey", "deep", "flat", "pixel", "thin", "turned")
CLIPS = ("clip", "frame")
MEDIA = {MediaKind.IMAGE: STILLS, MediaKind.VIDEO: CLIPS}
# Each analyzer with each medium of a kind that it reads; the pass answers for the others.
QUESTIONS = [
    pytest.param((analyzer, name), id=f"{analyzer.info.name}-{name}")
    for analyzer in BUILT_IN
    for kind in sorted(analyzer.info.media)
    for name in MEDIA[kind]
]


def about(*names):
    return [question for question in QUESTIONS if question.values[0][1] in names]


@pytest.fixture(params=BUILT_IN, ids=lambda analyzer: analyzer.info.name)
def analyzer(request):
    return request.param


@pytest.fixture(scope="module")
def media(tmp_path_factory, scene, write_jpeg, write_video):
    """Return the sources that every analyzer must answer for, by name."""
    folder = tmp_path_factory.mktemp("media")
    picture = scene(320, 240)
    exif = Image.Exif()
    exif[0x0112] = 6
    stills = {
        "png": picture,
        "grey": picture[..., 0],
        "deep": picture[..., 0].astype(np.uint16) * 257,
        "flat": np.full((200, 200, 3), 128, np.uint8),
        "pixel": picture[:1, :1],
        "thin": picture[:3, :],
    }
    paths = {name: folder / f"{name}.png" for name in stills}
    for name, pixels in stills.items():
        Image.fromarray(pixels).save(paths[name])
    paths["jpeg"] = write_jpeg(folder / "jpeg.jpg", picture, quality=85)
    paths["turned"] = write_jpeg(folder / "turned.jpg", picture, quality=85, exif=exif)
    paths["clip"] = write_video(folder / "clip.mp4", [scene(96, 80, seed=n) for n in range(5)])
    paths["frame"] = write_video(folder / "frame.mp4", [scene(96, 80)])
    return {name: source_of(path) for name, path in paths.items()}


@pytest.fixture(params=QUESTIONS)
def question(request, media):
    """Return an analyzer and the source of a medium that it must answer for."""
    analyzer, name = request.param
    return analyzer, media[name]


def offered(analyzer, source):
    """Return the frames that the pass offers, in batches of two."""
    if analyzer.info.needs is Need.FILE:
        return []
    left = iter(list(frames(source)))
    return list(iter(lambda: tuple(islice(left, 2)), ()))


def observations(analyzer, source):
    reading = analyzer.begin(source)
    said = [seen for batch in offered(analyzer, source) for seen in reading.observe(batch)]
    return [*said, *reading.conclude()]


def plain(record):
    """Return a record as values that compare, its arrays as bytes with their shape."""
    return (type(record).__name__, _plain(asdict(record)))


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, np.ndarray):
        return (value.shape, value.dtype.str, value.tobytes())
    return value


def test_the_report_can_say_what_it_is_and_is_not(analyzer):
    info = analyzer.info

    assert info.name == info.name.lower()
    assert info.title and info.version and info.media
    for sentence in (info.reference, info.limitations, info.validated_range):
        assert len(sentence) > 20
    meaning = re.sub(r"\b(?:not a|no) probability\b", "", info.score_meaning)
    assert "probability" not in meaning and "confidence" not in meaning


def test_settings_are_plain_values_that_cannot_change(analyzer):
    assert is_dataclass(analyzer)
    for field in fields(analyzer):
        assert isinstance(getattr(analyzer, field.name), str | int | float | bool | None)
        with pytest.raises(FrozenInstanceError):
            setattr(analyzer, field.name, None)


def test_it_says_only_what_can_be_kept(question):
    analyzer, source = question

    assert all(isinstance(seen, RECORDS) for seen in observations(analyzer, source))


def test_the_same_input_gives_the_same_observations(question):
    analyzer, source = question

    first, second = (list(map(plain, observations(analyzer, source))) for _ in range(2))

    assert first == second


def test_every_frame_or_the_file_is_answered_for_once_and_in_order(question):
    analyzer, source = question

    said = observations(analyzer, source)
    asked = [frame.index for batch in offered(analyzer, source) for frame in batch]
    scores = [seen for seen in said if isinstance(seen, FrameScore)]
    outcomes = [seen for seen in said if isinstance(seen, FileOutcome)]

    assert [score.frame for score in scores] == asked
    assert len(outcomes) == (analyzer.info.needs is Need.FILE)
    assert Outcome.FAILED not in [seen.outcome for seen in [*scores, *outcomes]]


def test_numbers_are_finite_and_named(question):
    analyzer, source = question

    said = observations(analyzer, source)

    for seen in said:
        if isinstance(seen, FrameScore) and seen.score is not None:
            assert math.isfinite(seen.score)
            assert analyzer.info.score_meaning
        if isinstance(seen, Measurement):
            assert math.isfinite(seen.value)
            assert seen.percentile is None or (0 <= seen.percentile <= 100 and seen.reference)
        if isinstance(seen, Curve):
            assert seen.x.shape == seen.y.shape and np.isfinite(seen.y).all()


def test_maps_lie_on_the_grid_they_name_and_say_what_they_mean(question):
    analyzer, source = question

    said = observations(analyzer, source)
    answered = {seen.frame for seen in said if isinstance(seen, FrameScore)}

    for drawn in (seen for seen in said if isinstance(seen, LocalizationMap)):
        stream = source.stream
        size = (stream.coded_width, stream.coded_height)
        if drawn.grid is Grid.UPRIGHT:
            size = (stream.width, stream.height)
        assert drawn.values.dtype == np.uint8 and drawn.values.ndim == 2 and drawn.values.size
        assert drawn.box.x >= 0 and drawn.box.x + drawn.box.width <= size[0]
        assert drawn.box.y >= 0 and drawn.box.y + drawn.box.height <= size[1]
        assert drawn.meaning and analyzer.info.map_meaning
        assert drawn.frame in answered


def test_illustrations_are_of_frames_that_were_answered_for_and_told_apart(question):
    analyzer, source = question

    said = observations(analyzer, source)
    answered = {seen.frame for seen in said if isinstance(seen, FrameScore)}
    drawn = [seen for seen in said if isinstance(seen, Illustration)]

    assert all(seen.frame in answered for seen in drawn)
    named = [(seen.name, seen.frame, seen.track_id) for seen in drawn]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("question", about("clip"), indirect=True)
def test_what_it_says_does_not_depend_on_the_batches(question):
    analyzer, source = question
    reading = analyzer.begin(source)
    one_by_one = [
        seen
        for batch in offered(analyzer, source)
        for frame in batch
        for seen in reading.observe((frame,))
    ]
    one_by_one += reading.conclude()

    assert list(map(plain, one_by_one)) == list(map(plain, observations(analyzer, source)))


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="counts open files by /proc")
@pytest.mark.parametrize("question", about("jpeg", "clip"), indirect=True)
def test_an_early_close_leaves_nothing_behind(question):
    analyzer, source = question
    observations(analyzer, source)  # what is loaded once may stay
    threads = set(threading.enumerate())

    reading = analyzer.begin(source)
    for batch in offered(analyzer, source):
        said = reading.observe(batch)
        next(said, None)
        said.close() if hasattr(said, "close") else None
    said = reading.conclude()
    next(said, None)
    said.close() if hasattr(said, "close") else None
    del reading, said
    gc.collect()

    assert soon(lambda: not is_open(source.path))
    assert soon(lambda: set(threading.enumerate()) <= threads)


def is_open(path):
    """Say whether this process holds a file; what other tests hold is not counted."""
    return any(points_to(one, path) for one in OPEN_FILES.iterdir())


def points_to(one, path):
    """Say whether an open file is this one; another thread may close it before it is read."""
    try:
        return one.readlink() == path
    except FileNotFoundError:
        return False


def soon(holds):
    """Say whether something holds before long: a thread may be on its way out."""
    end = time.monotonic() + 60
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def test_it_leaves_the_file_alone(question):
    analyzer, source = question
    before = source.path.stat(), sorted(source.path.parent.iterdir())

    observations(analyzer, source)

    after = source.path.stat(), sorted(source.path.parent.iterdir())
    assert hashlib.sha256(source.path.read_bytes()).hexdigest() == source.sha256
    assert after[0].st_mtime_ns == before[0].st_mtime_ns
    assert after[1] == before[1]
