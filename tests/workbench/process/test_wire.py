"""Only true records cross; anything else is refused before it is used."""

import os
import pickle
import sys
from dataclasses import replace

import msgspec
import numpy as np
import pytest

from workbench.model import (
    PNG_SIGNATURE,
    Box,
    CaptionedPicture,
    Curve,
    FaceCrop,
    FaceSamples,
    FacesSeen,
    FrameScore,
    Illustration,
    LocalizationMap,
    Measurement,
    Outcome,
    Picture,
    RunState,
    Shot,
    TrackFound,
)
from workbench.process.shared_pixels import SLOT_BYTES, SLOTS, SharedPixels
from workbench.process.wire import ForeignMessage, Wire

wire = Wire()


def a_map(values):
    return LocalizationMap(
        frame=1, pts=0.04, name="m", box=Box(x=0, y=0, width=8, height=8),
        values=values, meaning="bright is odd",
    )  # fmt: skip


def test_a_map_returns_as_it_was():
    values = np.arange(12, dtype=np.uint8).reshape(3, 4)
    subject, returned = wire.unpack(wire.pack("noise", a_map(values[:, ::-1])))

    assert subject == "noise"
    assert returned.box == Box(x=0, y=0, width=8, height=8)
    assert np.array_equal(returned.values, values[:, ::-1])


def an_illustration(*pixels, name="residual"):
    shown = tuple(CaptionedPicture(caption="left", pixels=one) for one in pixels)
    return Illustration(frame=1, pts=0.04, name=name, pictures=shown, meaning="Bright is odd.")


def test_an_illustration_returns_as_it_was():
    grey = np.arange(12, dtype=np.uint8).reshape(3, 4)
    color = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    _, returned = wire.unpack(wire.pack("noise", an_illustration(grey, color)))

    assert (returned.name, returned.meaning) == ("residual", "Bright is odd.")
    assert [one.caption for one in returned.pictures] == ["left", "left"]
    assert np.array_equal(returned.pictures[0].pixels, grey)
    assert np.array_equal(returned.pictures[1].pixels, color)


GREY = ("|u1", (2, 2), b"\0" * 4)


def drawn_fields(*pixels, caption="left", box=None, **changes):
    pictures = [{"caption": caption, "pixels": one, "box": box} for one in pixels]
    fields = {"frame": 1, "pts": 0.0, "name": "n", "meaning": "m", "pictures": pictures}
    return fields | changes


def test_an_optional_array_may_be_absent():
    line = np.linspace(0, 1, 5, dtype=np.float32)
    curve = Curve(name="c", x=line, y=line, x_label="", y_label="", meaning="", lower=line)
    _, returned = wire.unpack(wire.pack("", curve))

    assert returned.upper is None
    assert np.array_equal(returned.lower, line)


def forged(name, payload, slot=-1):
    head = msgspec.msgpack.encode((name, "", slot))
    return len(head).to_bytes(4, "big") + head + msgspec.msgpack.encode(payload)


def map_fields(**changes):
    fields = msgspec.to_builtins(a_map(np.zeros((2, 2), np.uint8)), enc_hook=lambda array: None)
    return {**fields, "values": ("|u1", (2, 2), b"\0" * 4), **changes}


def test_the_honest_form_of_the_forgeries_below_is_accepted():
    wire.unpack(forged("LocalizationMap", map_fields()))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xff\xff\xff",
        pickle.dumps(RunState.FAILED),
        forged("Path", {}),
        forged("RunState", "failed"),
        forged("Absent", {}),
        forged("Fact", {"unknown": 0})[:-2] + b"\x91" * 100_000,
        forged("LocalizationMap", map_fields(frame="one")),
        forged("LocalizationMap", map_fields(values=("|u1", (9, 9), b"\0" * 4))),
        forged("LocalizationMap", map_fields(values=("|O", (2, 2), b"\0" * 32))),
        forged("LocalizationMap", map_fields(values=("<f4", (1, 1), b"\0" * 4))),
        forged("LocalizationMap", map_fields(values=("|u1", (-2, -2), b"\0" * 4))),
        forged("LocalizationMap", map_fields(values=("|u1", (0, 1 << 63), b""))),
        forged("LocalizationMap", map_fields(values=("|u1", (2, 2), 0))),
        forged("LocalizationMap", map_fields(values=("|u1", "22", b"\0" * 4))),
        forged(
            "Picture",
            {
                "frame": 0,
                "pts": 0.0,
                "scale": 1.0,
                "sha256": "",
                "pixels": ("|u1", (9, 9), b"\0" * 81),
            },
        ),
        forged("FrameScore", {"frame": 0, "pts": 0.0, "outcome": "scored"}),
    ],
)
def test_forgeries_are_refused(data):
    with pytest.raises(ForeignMessage):
        wire.unpack(data)


def test_the_honest_form_of_the_forged_illustrations_is_accepted():
    box = {"x": 3, "y": 0, "width": 4, "height": 4}
    wire.unpack(forged("Illustration", drawn_fields(*[GREY] * 4, box=box)))


@pytest.mark.parametrize(
    "fields",
    [
        drawn_fields(),
        drawn_fields(*[GREY] * 5),
        drawn_fields(GREY, caption=" "),
        drawn_fields(GREY, name=""),
        drawn_fields(GREY, meaning=""),
        drawn_fields(GREY, frame=-1),
        drawn_fields(GREY, box={"x": -1, "y": 0, "width": 4, "height": 4}),
        drawn_fields(GREY, box={"x": 0, "y": 0, "width": 0, "height": 4}),
        drawn_fields(GREY, box={"x": 0, "y": 0, "width": 1 << 40, "height": 4}),
        drawn_fields(GREY, pts=float("nan")),
        drawn_fields(("|u1", (0, 4), b"")),
        drawn_fields(("|u1", (4,), b"\0" * 4)),
        drawn_fields(("|u1", (1, 1, 4), b"\0" * 4)),
        drawn_fields(("|u1", (1, 1, 1, 3), b"\0" * 3)),
        drawn_fields(("|u1", (1, 1025), b"\0" * 1025)),
        drawn_fields(("<f4", (1, 1), b"\0" * 4)),
    ],
)
def test_forged_illustrations_are_refused(fields):
    with pytest.raises(ForeignMessage):
        wire.unpack(forged("Illustration", fields))


def rows(frames):
    n = len(frames)
    return FaceSamples(
        number=1,
        frames=np.array(frames, np.int64),
        pts=np.array(frames) / 25,
        boxes=np.ones((n, 4), np.float32),
        points=np.ones((n, 5, 2), np.float32),
        detected=np.full(n, np.nan, np.float32),
        meshed=np.zeros(n, np.uint8),
        landmarks=np.zeros((n, 478, 3), np.int16),
        blendshapes=np.zeros((n, 52), np.float32),
        poses=np.zeros((n, 4, 4), np.float32),
        qualities=np.full((n, 8), np.nan, np.float32),
    )


def counts(frames):
    n = len(frames)
    return FacesSeen(
        frames=np.array(frames, np.int64),
        pts=np.array(frames) / 25,
        faces=np.zeros(n, np.uint8),
        outcomes=np.ones(n, np.uint8),
    )


SCORE = FrameScore(frame=3, pts=0.1, outcome=Outcome.SCORED, score=1.0)
SHOT = Shot(first_frame=3, last_frame=3, first_pts=0.1, last_pts=0.1)
CROP = FaceCrop(number=1, frame=3, x=-5, y=9, image=PNG_SIGNATURE)
TRACK = TrackFound(number=1, person=1, shot=1, first_frame=3, last_frame=5, frames=3)
RATIO = Measurement(name="ratio", value=1.0, frame=3)
FRAMES = np.array([3, 4])


@pytest.mark.parametrize(
    ("honest", "changes"),
    [
        (SCORE, {"frame": 2**63}),
        (SCORE, {"frame": 10**9}),
        (SCORE, {"frame": -4}),
        (SCORE, {"pts": np.inf}),
        (SCORE, {"score": np.nan}),
        (RATIO, {"frame": 2**63}),
        (RATIO, {"value": np.nan}),
        (RATIO, {"percentile": np.inf}),
        (a_map(np.ones((2, 2), np.uint8)), {"frame": -1}),
        (a_map(np.ones((2, 2), np.uint8)), {"values": np.ones((2, 2, 2), np.uint8)}),
        (SHOT, {"last_frame": 2}),
        (SHOT, {"first_frame": -1}),
        (SHOT, {"first_pts": np.nan}),
        (CROP, {"image": b"<html>"}),
        (CROP, {"x": 10**6}),
        (CROP, {"number": -1}),
        (CROP, {"frame": -5}),
        (TRACK, {"last_frame": 10**9, "frames": 10**9}),
        (TRACK, {"frames": 4}),
        (TRACK, {"frames": 0}),
        (TRACK, {"last_frame": 2}),
        (TRACK, {"number": -1}),
        (TRACK, {"person": 10**18}),
        (counts([3, 4]), {"frames": FRAMES[::-1]}),
        (counts([3, 4]), {"frames": FRAMES - 4}),
        (counts([3, 4]), {"frames": np.array([3, 2**62])}),
        (counts([3, 4]), {"pts": np.array([0.1, np.nan])}),
        (rows([3, 4]), {"frames": np.array([3, 3])}),
        (rows([3, 4]), {"frames": FRAMES - 4}),
        (rows([3, 4]), {"number": 2**40}),
        (rows([3, 4]), {"pts": np.array([0.1, np.inf])}),
        (rows([3, 4]), {"boxes": np.full((2, 4), np.nan, np.float32)}),
        (rows([3, 4]), {"points": np.full((2, 5, 2), 1e9, np.float32)}),
    ],
)
def test_a_record_of_what_cannot_be_is_refused(honest, changes):
    """A sender that was taken over makes records that this program would not."""
    wire.unpack(wire.pack("", honest))
    odd = object.__new__(type(honest))
    for name in honest.__dataclass_fields__:
        object.__setattr__(odd, name, changes.get(name, getattr(honest, name)))
    with pytest.raises(ForeignMessage):
        wire.unpack(wire.pack("", odd))


def test_frames_out_of_order_are_named():
    with pytest.raises(ValueError, match="frame 4 comes after frame 6"):
        counts([3, 6, 4])


def test_a_record_of_no_frame_is_one():
    assert len(wire.unpack(wire.pack("", rows([])))[1].frames) == 0
    assert len(wire.unpack(wire.pack("", counts([])))[1].frames) == 0


@pytest.fixture
def shared():
    """The owner's end and the child's end of one shared memory."""
    owned = SharedPixels.create()
    attached = SharedPixels.attach(owned.handle)
    yield Wire(owned), Wire(attached), owned
    attached.close()
    owned.close()


def picture(number, side=300):
    pixels = np.full((side, side, 3), number, np.uint8)
    return Picture(frame=number, pts=0.0, pixels=pixels, scale=1.0, sha256="")


def test_large_arrays_are_laid_down_and_not_sent(shared):
    owner, child, _ = shared
    for number in range(5 * SLOTS):
        message = child.pack("", picture(number))
        _, returned = owner.unpack(message)

        assert len(message) < 200
        assert returned.pixels.shape == (300, 300, 3)
        assert set(returned.pixels.flat) == {number}


def test_all_arrays_of_a_record_share_a_slot(shared):
    owner, child, _ = shared
    x, y, low = (np.arange(40_001, dtype=np.float32) * k for k in (1, 2, 3))
    curve = Curve(name="", x=x, y=y, x_label="", y_label="", meaning="", lower=low[::-1])
    _, returned = owner.unpack(child.pack("", curve))

    for was, now in ((x, returned.x), (y, returned.y), (low[::-1], returned.lower)):
        assert np.array_equal(was, now)


def test_what_was_received_does_not_change_when_the_child_writes_on(shared):
    owner, child, _ = shared
    _, first = owner.unpack(child.pack("", picture(1)))
    child.pack("", picture(2))

    assert set(first.pixels.flat) == {1}
    assert not first.pixels.flags.writeable


def test_a_record_that_cannot_be_sent_leaves_its_slot_free(shared):
    _, child, _ = shared
    for _ in range(SLOTS + 1):  # a slot that stayed taken would block the last
        with pytest.raises(TypeError):
            child.pack("", replace(picture(1), sha256=object()))


def test_a_large_slot_gives_its_memory_back(shared):
    owner, child, memory = shared
    owner.unpack(child.pack("", picture(7, 5000)))

    assert owner.unpack(child.pack("", picture(8)))[1].pixels[0, 0, 0] == 8
    assert not memory.copy(0, 300 * 300 * 3, np.dtype(np.uint8), (5000, 5000)).any()


@pytest.mark.parametrize(
    ("slot", "start", "shape"),
    [(-1, 0, (2, 2)), (SLOTS, 0, (2, 2)), (1 << 40, 0, (2, 2)), (0, -1, (2, 2)),
     (0, SLOT_BYTES - 3, (2, 2)), (0, 0, (1 << 20, 1 << 20)), (0, 0, (1 << 62, 1 << 62))],
)  # fmt: skip
def test_a_place_outside_the_slots_is_refused(shared, slot, start, shape):
    with pytest.raises(ForeignMessage):
        data = forged("LocalizationMap", map_fields(values=("|u1", shape, start)), slot)
        shared[0].unpack(data)


def test_a_message_cannot_name_the_same_memory_over_and_over(shared):
    half = ("<f4", (SLOT_BYTES // 8,), 0)
    fields = dict.fromkeys(["x", "y", "lower"], half)
    fields |= dict.fromkeys(["name", "x_label", "y_label", "meaning"], "")
    with pytest.raises(ForeignMessage, match="bytes of arrays"):
        shared[0].unpack(forged("Curve", fields, 0))


@pytest.mark.skipif(sys.platform != "linux", reason="an unnamed file in memory is Linux's")
def test_the_child_cannot_cut_the_memory_short(shared):
    with pytest.raises(PermissionError):
        os.truncate(int(shared[2].handle), 0)
