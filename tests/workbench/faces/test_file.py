"""A face file gives back what was written, in parts, and a hostile one ends in a sentence."""

import io
import json
import random
import struct
import tracemalloc
import zipfile
import zlib

import numpy as np
import pytest

from workbench.errors import FaceFileDamaged, HashMismatch, WorkbenchError, WorkerCrashed
from workbench.faces import arrays
from workbench.faces.file import FaceFile, FaceFileWriter
from workbench.model import PNG_SIGNATURE, FaceCrop, FaceSamples, FacesSeen, TrackSpan

LIGHT = ("frames", "pts", "boxes", "points", "detected", "meshed", "poses", "qualities")
ALL = (*LIGHT, "landmarks", "blendshapes")


def samples(number, frames, seed=None):
    """Return a face that moves a little from frame to frame."""
    frames = np.array(frames, np.int64)
    n = len(frames)
    rng = np.random.default_rng(number if seed is None else seed)
    drift = rng.integers(-9, 10, (n, 478, 3)).cumsum(0) + rng.integers(0, 8192, (478, 3))
    meshed = np.ones(n, np.uint8)
    meshed[::5] = 0
    return FaceSamples(
        number=number,
        frames=frames,
        pts=frames / 30,
        boxes=rng.uniform(0, 500, (n, 4)).astype(np.float32),
        points=rng.uniform(0, 500, (n, 5, 2)).astype(np.float32),
        detected=np.full(n, np.nan, np.float32),
        meshed=meshed,
        landmarks=(drift * meshed[:, None, None]).astype(np.int16),
        blendshapes=rng.random((n, 52), np.float32) * meshed[:, None],
        poses=rng.random((n, 4, 4), np.float32),
        qualities=np.full((n, 8), np.nan, np.float32),
    )


def seen(frames):
    n = len(frames)
    return FacesSeen(
        frames=np.array(frames, np.int64),
        pts=np.array(frames) / 30,
        faces=np.ones(n, np.uint8),
        outcomes=np.zeros(n, np.uint8),
    )


def crop(number, frame, size=100):
    return FaceCrop(number=number, frame=frame, x=-2, y=7, image=PNG_SIGNATURE + bytes(size))


def write(path, *said):
    with path.open("wb") as file:
        writer = FaceFileWriter(file)
        try:
            for one in said:
                writer.add(one)
        except WorkerCrashed:
            writer.abandon()
            raise
        writer.finish()
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.faces.zip"


@pytest.fixture
def whole(path):
    """Two faces, given in stretches of eight frames as a face pass does."""
    said = []
    for first in range(0, 600, 8):
        frames = range(first, first + 8)
        said += [seen(frames), samples(1, frames, first), crop(1, first)]
        if 200 <= first < 304:
            said.append(samples(2, frames, first))
    return write(path, *said)


def same(one, other, names=ALL):
    for name in names:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def test_everything_comes_back(whole):
    with FaceFile.open(whole) as file:
        assert file.numbers == (1, 2)
        for first in (0, 248, 256, 592):
            expected = samples(1, range(first, first + 8), first)
            same(file.samples([TrackSpan(1, first, first + 7)]), expected)
        assert list(file.seen().frames) == list(range(600))
        assert file.seen().faces.sum() == 600
        assert file.frames(TrackSpan(2, 0, 250)).tolist() == list(range(200, 251))
        assert file.crop(1, 16) == crop(1, 16)
        assert file.crop(1, 17) is None and file.crop(9, 16) is None
        assert file.kept([TrackSpan(1, 5, 20)]) == [(8, 1), (16, 1)]


def test_rows_of_a_track_are_asked_for_by_frame(whole):
    with FaceFile.open(whole) as file:
        found = file.samples([TrackSpan(1, 0, 299), TrackSpan(2, 300, 303)], 298, 305)
        assert found.number == 1
        assert found.frames.tolist() == [*range(298, 304)]
        with pytest.raises(FaceFileDamaged):  # one face at two places of a frame
            file.samples([TrackSpan(1, 0, 599), TrackSpan(2, 200, 303)])
        apart = file.samples([TrackSpan(2, 250, 303), TrackSpan(1, 0, 99)], 90, 260)
        assert apart.frames.tolist() == [*range(90, 100), *range(250, 261)]
        assert apart.number == 2
        assert len(file.samples([], 0, 5).frames) == 0
        assert len(file.samples([TrackSpan(7, 0, 5)]).frames) == 0


def test_light_rows_without_the_mesh(whole):
    with FaceFile.open(whole) as file:
        span = [TrackSpan(1, 0, 599)]
        light, full = file.samples(span, meshes=False), file.samples(span)
    same(light, full, LIGHT)
    assert not light.landmarks.any() and full.landmarks.any()


def test_file_of_nothing(path):
    with FaceFile.open(write(path)) as file:
        assert file.numbers == () and len(file.seen().frames) == 0


def test_same_findings_make_the_same_bytes(whole, tmp_path):
    said = [seen(range(3)), samples(1, range(3)), crop(1, 0)]
    one, other = write(tmp_path / "1", *said), write(tmp_path / "2", *said)

    assert one.read_bytes() == other.read_bytes()


def test_any_tool_opens_it(whole):
    with zipfile.ZipFile(whole) as archive:
        assert archive.testzip() is None
        name = "light/000001/000000256-000000511.npy"
        rows = np.load(io.BytesIO(archive.read(name)), allow_pickle=False)
        planes = np.load(
            io.BytesIO(archive.read(name.replace("light", "landmarks"))), allow_pickle=False
        )
        assert json.loads(archive.read("face-file.json"))["version"] == 1
        assert "crops/000001/000000008_-2_7.png" in archive.namelist()
    assert rows["frames"].tolist() == list(range(256, 512))
    assert planes.shape == (2, 256, 478, 3)


@pytest.mark.parametrize("n", [0, 1, 2, 300])
def test_landmarks_of_any_value_are_packed_without_loss(n):
    steps = np.random.default_rng(n).integers(-(2**15), 2**15, (n, 478, 3), np.int16)
    steps[::2, :5] = (-(2**15), 2**15 - 1, 0)
    packed = arrays.packed_landmarks(steps)

    assert packed.dtype == np.uint8
    np.testing.assert_array_equal(arrays.unpacked_landmarks(packed), steps)


def test_blendshapes_are_packed_without_loss():
    values = np.random.default_rng(1).random((40, 52), np.float32)
    packed = arrays.packed_blendshapes(values)

    np.testing.assert_array_equal(arrays.unpacked_blendshapes(packed), values)


def test_moving_face_takes_less_than_half(whole):
    with zipfile.ZipFile(whole) as archive:
        sizes = [
            (info.compress_size, info.file_size)
            for info in archive.infolist()
            if info.filename.startswith("landmarks/000001/")
        ]
    packed, unpacked = map(sum, zip(*sizes, strict=True))

    assert packed < 0.62 * unpacked


@pytest.mark.parametrize(
    "said",
    [
        [samples(1, [5]), samples(1, [5])],
        [samples(1, [5, 8]), samples(1, [7, 9])],
        [crop(1, 3), crop(1, 3)],
    ],
)
def test_what_no_face_pass_says_is_refused(path, said):
    with pytest.raises(WorkerCrashed):
        write(path, *said)


def test_frames_counted_out_of_order_are_named(path):
    with pytest.raises(WorkerCrashed, match="frame 2 after those of frame 3"):
        write(path, seen([1, 3]), seen([2]))


def test_writer_tells_which_rows_a_face_has():
    writer = FaceFileWriter(io.BytesIO())
    writer.add(samples(1, [3, 4]))
    writer.add(samples(2, range(0)))
    writer.add(samples(1, [7]))

    assert writer.rows(1) == (3, 7, 3)
    assert writer.rows(2) is None


def test_abandoned_file_is_written_no_more():
    sink = io.BytesIO()
    writer = FaceFileWriter(sink)
    writer.add(samples(1, range(8)))
    before = sink.getvalue()
    writer.abandon()

    assert sink.getvalue() == before


class Full(io.BytesIO):
    """A disk with room for some bytes."""

    def write(self, data):
        if self.tell() + len(data) > 100_000:
            raise OSError(28, "No space left on device")
        return super().write(data)


def test_full_disk_passes_through_and_the_rest_is_abandoned():
    sink = Full()
    writer = FaceFileWriter(sink)
    with pytest.raises(OSError):
        for first in range(0, 100_000, 256):
            writer.add(samples(1, range(first, first + 256)))
    writer.abandon()

    assert sink.tell() <= 100_000


def test_writing_and_reading_hold_little(path):
    class Away:
        """Counts and forgets."""

        def write(self, chunk):
            return len(chunk)

    stretch = samples(1, range(8))
    tracemalloc.start()
    writer = FaceFileWriter(Away())
    for number in range(400):  # faces that come and go
        writer.add(FaceSamples(**{name: getattr(stretch, name) for name in ALL}, number=number))
    writer.finish()
    written = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert written < 24 << 20
    write(path, *(samples(1, range(n, n + 256)) for n in range(0, 5120, 256)))
    tracemalloc.start()
    with FaceFile.open(path) as file:
        for first in range(0, 5120, 8):
            file.samples([TrackSpan(1, 0, 5119)], first, first + 7)
    read = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read < 24 << 20


def test_file_is_the_one_with_its_hash(whole):
    with pytest.raises(HashMismatch):
        FaceFile.open(whole, "0" * 64)
    with pytest.raises(HashMismatch):
        FaceFile.open(whole.with_name("gone"), "0" * 64)


def read_all(path):
    with FaceFile.open(path) as file:
        file.seen()
        for number in file.numbers:
            span = TrackSpan(number, 0, 10**9)
            file.samples([span])
            for frame, _ in file.kept([span]):
                file.crop(number, frame)


@pytest.mark.parametrize("keep", [0, 1, 20, 1000, -1, -22, -100])
def test_cut_file_is_an_expected_error(whole, keep):
    whole.write_bytes(whole.read_bytes()[:keep])
    with pytest.raises(FaceFileDamaged):
        read_all(whole)


def test_flipped_bytes_never_pass_for_the_truth(whole):
    """Each flip is found, or lies where it changes nothing that is read."""
    data = whole.read_bytes()
    with FaceFile.open(whole) as file:
        truth = file.samples([TrackSpan(1, 0, 599)])
    rng = random.Random(3)
    refused = 0
    for _ in range(60):
        place = rng.randrange(len(data))
        whole.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        try:
            with FaceFile.open(whole) as file:
                same(file.samples([TrackSpan(1, 0, 599)]), truth)
            read_all(whole)
        except FaceFileDamaged:
            refused += 1
    assert refused > 50


def rewritten(path, name, data, method=zipfile.ZIP_DEFLATED, new=None):
    """Replace one part of an archive."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    assert name in parts
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in parts.items():
            changed = each == name
            archive.writestr(
                (new or each) if changed else each, data if changed else content, method
            )


PART = "000001/000000000-000000007.npy"


@pytest.fixture
def small(path):
    return write(path, seen(range(8)), samples(1, range(8)), crop(1, 0))


def table(frames, **changes):
    rows = arrays.light(samples(1, range(len(frames))))
    rows["frames"] = frames
    for name, value in changes.items():
        rows[name] = value
    return arrays.npy(rows)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (f"light/{PART}", b""),
        (f"light/{PART}", b"\x93NUMPY"),
        (f"light/{PART}", table(range(8))[:-1]),
        (f"light/{PART}", table(range(7))),
        (f"light/{PART}", table([*range(7), 9])),
        (f"light/{PART}", table([0, 2, 1, 3, 4, 5, 6, 7])),
        (f"light/{PART}", table(range(300))),
        (f"light/{PART}", table(range(8), pts=np.nan)),
        (f"light/{PART}", table(range(8), boxes=np.inf)),
        ("crops/000001/000000000_-2_7.png", b"<html>"),
        (f"light/{PART}", arrays.npy(np.zeros(8))),
        (f"light/{PART}", table(range(8)).replace(b"<i8", b"|O8", 1)),
        (f"landmarks/{PART}", arrays.npy(np.zeros((2, 7, 478, 3), np.uint8))),
        (f"landmarks/{PART}", bytes(32 << 20)),
        (f"blendshapes/{PART}", b"no array"),
        ("crops/000001/000000000_-2_7.png", bytes(65 << 20)),
        ("seen/000000000-000000007.npy", arrays.npy(arrays.seen(seen(range(9))))),
    ],
)
def test_part_that_lies_is_refused(small, name, data):
    rewritten(small, name, data)
    with pytest.raises(FaceFileDamaged):
        read_all(small)


def test_outcome_that_does_not_exist_is_refused(small):
    rows = arrays.seen(seen(range(8)))
    rows["outcomes"] = 9
    rewritten(small, "seen/000000000-000000007.npy", arrays.npy(rows))
    with pytest.raises(FaceFileDamaged):
        read_all(small)


@pytest.mark.parametrize(
    "new", ["../../evil", "light/1/9-3.npy", "light/x/000-007.npy", "crops/000001/0.png", "é"]
)
def test_part_with_another_name_is_refused(small, new):
    rewritten(small, f"light/{PART}", table(range(8)), new=new)
    with pytest.raises(FaceFileDamaged):
        read_all(small)


def test_part_packed_in_another_way_is_refused(small):
    rewritten(small, f"light/{PART}", table(range(8)), zipfile.ZIP_BZIP2)
    with pytest.raises(FaceFileDamaged):
        read_all(small)


def test_missing_mesh_is_refused(small):
    rewritten(small, f"landmarks/{PART}", b"", new="landmarks/000009/000000000-000000007.npy")
    with pytest.raises(FaceFileDamaged):
        read_all(small)


def test_bomb_takes_no_memory(small):
    """A part whose list entry claims little and whose bytes unpack to very much."""
    name = f"landmarks/{PART}"
    rewritten(small, name, bytes(64 << 20))
    data = bytearray(small.read_bytes())
    claimed = struct.pack("<L", 64 << 20)
    assert data.count(claimed) >= 2
    honest = struct.pack("<L", 2 * 8 * 478 * 3 + 128)
    small.write_bytes(bytes(data).replace(claimed, honest))
    tracemalloc.start()
    with pytest.raises(FaceFileDamaged):
        read_all(small)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 4 << 20


def test_list_of_parts_that_would_fill_the_memory_is_refused(path):
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 1 << 30, 0, 0)
    with path.open("wb") as file:
        file.truncate((1 << 30) + 10)  # sparse
        file.seek(0, 2)
        file.write(end)
    with pytest.raises(FaceFileDamaged, match="claims"):
        FaceFile.open(path)


@pytest.mark.parametrize("data", [b"", b"PK", zlib.compress(bytes(9999)), bytes(100_000)])
def test_what_is_no_archive_is_an_expected_error(path, data):
    path.write_bytes(data)
    with pytest.raises(WorkbenchError):
        FaceFile.open(path)
